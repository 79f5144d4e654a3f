"""Where the table is among the rows of a file."""

import pytest

from diary.formats.importing.layout import Layout, arranged
from diary.formats.importing.table import any_table


def laid_out(text: str) -> Layout:
    return arranged([(number, line.split(";")) for number, line in enumerate(text.splitlines(), 1) if line.strip(";")])


def test_title_lines_and_preambles_are_no_header() -> None:
    layout = laid_out("My diary;;\nPrinted;1 Dec 2025;\n;;\nDate;Pain;Steps\n2025-11-24;4;900\n")
    assert layout.header == ("Date", "Pain", "Steps")
    assert (layout.rows, layout.numbers) == ((("2025-11-24", "4", "900"),), (5,))


def test_a_second_row_of_the_header_tells_units_or_groups() -> None:
    units = laid_out("Date;Pain;Weight\n;0-10;kg\n2025-11-24;4;80\n")
    assert units.header == ("Date", "Pain (0-10)", "Weight (kg)")
    assert len(units.rows) == 1
    groups = laid_out(";Feet;;Hands;\nDate;Pain;Numbness;Pain;Numbness\n2025-11-24;4;5;6;7\n")
    assert groups.header == ("Date", "Feet Pain", "Feet Numbness", "Hands Pain", "Hands Numbness")


@pytest.mark.parametrize("row", [";4;80", ";4;kg", ";0-10;24.11.2025", ";-;", "x;0-10;kg"])
def test_a_row_with_a_number_or_a_day_or_nothing_is_no_second_row_of_the_header(row: str) -> None:
    layout = laid_out(f"Date;Pain;Weight\n{row}\n2025-11-24;5;81\n")
    assert layout.header == ("Date", "Pain", "Weight")
    assert layout.rows[0] == tuple(row.split(";"))


def test_doubled_and_empty_names_are_told_apart() -> None:
    layout = laid_out("Date;Pain;Pain;;\n2025-11-24;4;5;6;\n2025-11-25;4;5;6;\n")
    assert layout.header == ("Date", "Pain", "Pain 2", "Column 4")
    assert layout.rows[0] == ("2025-11-24", "4", "5", "6")
    assert laid_out("Date;A;A;A 2\n2025-11-24;1;2;3\n").header == ("Date", "A", "A 3", "A 2")


def test_without_a_header_no_row_is_lost() -> None:
    layout = laid_out("2025-11-24;4;7\n2025-11-25;5;7\n")
    assert not layout.has_header
    assert layout.header == ("Column 1", "Column 2", "Column 3")
    assert len(layout.rows) == 2


def test_trailing_separators_are_no_columns() -> None:
    layout = laid_out("Date;Pain;;;\n2025-11-24;4;;;\n")
    assert (layout.header, layout.rows) == (("Date", "Pain"), (("2025-11-24", "4"),))


def test_a_row_with_too_many_cells_and_a_header_that_comes_again_are_listed() -> None:
    layout = laid_out("Date;Pain\n2025-11-24;4\n2025-11-25;5;and bad;x\nDate;Pain\n2025-11-26;5\n")
    assert [row[0] for row in layout.rows] == ["2025-11-24", "2025-11-26"]
    assert [(one.row, one.reason) for one in layout.left_out] == [
        (3, "has 4 cells, more than the 2 columns"),
        (4, "names the columns once more"),
    ]


def test_days_that_are_columns_become_rows() -> None:
    layout = laid_out("What;24.11.2025;25.11.2025\nPain;4;5\nNumbness;6;\n")
    assert layout.is_turned
    assert layout.header == ("Date", "Pain", "Numbness")
    assert layout.rows == (("24.11.2025", "4", "6"), ("25.11.2025", "5", ""))
    assert layout.numbers == (2, 3)
    assert laid_out("What;24.11.2025;25.11.2025\nPain;4;5\nNumbness;6\n") == layout


def test_things_with_a_beginning_and_an_end_are_not_turned() -> None:
    layout = laid_out("Name;Start;End\nPain;2025-11-24;2025-11-25\nAche;2025-11-26;2025-11-27\n")
    assert not layout.is_turned
    assert len(layout.rows) == 2


def test_a_line_that_tells_the_separator_is_believed() -> None:
    read = any_table(b"sep=|\nDate|Pain, and more\n2025-11-24|4,5\n")
    assert (read.header, read.delimiter, read.numbers) == (("Date", "Pain, and more"), "|", (3,))


def test_samsungs_preamble_is_no_header() -> None:
    read = any_table(
        b"com.samsung.shealth.step_daily_trend,6312007,4\nday_time,count,\n2026-01-15 00:00:00.000,5210,\n"
    )
    assert (read.header, read.rows) == (("day_time", "count"), (("2026-01-15 00:00:00.000", "5210"),))
