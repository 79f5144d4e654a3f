"""A year, a month or a day to type in, as the person's locale writes it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from diary.ui import locale_format
from diary.ui.widgets.inputs.partial_date_field import PartialDateField, read_partial_date

DATES = ("2019", "1900", "2019-05", "2019-12", "2019-05-13", "2026-11-24")


@pytest.fixture(params=["en_GB", "en_US", "de_DE", "fr_FR", "pl_PL", "ja_JP"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    former = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(former)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("dated", DATES)
def test_what_is_written_is_read_again(dated: str) -> None:
    assert read_partial_date(locale_format.partial_date(dated)) == dated


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("locale", ["en_GB"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "dated"),
    [
        ("2019", "2019"),
        ("May 2019", "2019-05"),
        ("may 2019", "2019-05"),
        ("Sep 2019", "2019-09"),
        ("5/2019", "2019-05"),
        ("2019-05", "2019-05"),
        ("13 May 2019", "2019-05-13"),
        ("13 sep. 2019", "2019-09-13"),
        ("Sept 13, 2019", "2019-09-13"),
        ("13/05/2019", "2019-05-13"),
        ("2019-05-13", "2019-05-13"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, dated: str) -> None:
    assert read_partial_date(typed) == dated


@pytest.mark.parametrize("typed", ["19", "20190", "0000", "1899", "May", "13/2019", "31 June 2019", "soon", "٢٠١"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_partial_date(typed) is None


def test_the_field_tells_what_was_typed_once_and_keeps_what_is_wrong(qtbot: QtBot) -> None:
    field = PartialDateField("Since when?")
    qtbot.addWidget(field)
    told: list[str] = []
    field.answered.connect(told.append)
    for typed in ("2019", "2019", "last year", ""):
        field.text.setText(typed)
        field.take_up()
        if typed == "last year":
            assert field.trouble.text().startswith("“last year” is no date")
            assert field.text.text() == "last year"
        elif told:
            field.show_date(told[-1])
    assert told == ["2019", ""]
    assert field.trouble.isHidden()
