"""Dates, times and numbers in the cells of a table."""

import pytest

from diary.formats.importing import cells


@pytest.mark.parametrize(
    ("numbers", "sign"),
    [
        (["3", "-4"], "."),
        (["3.5", "4"], "."),
        (["3,5", "4", ""], ","),
        (["-3,5"], ","),
        (["3,5", "3.5"], "."),
        (["3.5", "3,5"], "."),
        (["3,5 or so"], "."),
    ],
)
def test_the_decimal_sign_is_a_comma_only_where_no_number_has_a_point(numbers: list[str], sign: str) -> None:
    assert cells.decimal_sign(numbers) == sign


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("1 250,5", ",", 1250.5),
        ("1\N{NO-BREAK SPACE}250", ".", 1250),
        ("\N{MINUS SIGN}3.5", ".", -3.5),
        (" 7 ", ".", 7),
    ],
)
def test_a_number_may_have_spaces_between_its_thousands(cell: str, decimal: str, number: float) -> None:
    assert cells.number(cell, decimal) == number
