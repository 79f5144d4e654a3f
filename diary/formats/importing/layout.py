"""Finds the table in the rows of a file: its header, its rows, and the rows around them.

A person's table may begin with title lines, name its columns in two rows or in none, have days as columns, or end with
totals. The header is the row before the first day that names columns; no row is lost.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diary.formats.importing import cells, dates
from diary.formats.importing.aliases import folded, meaning_of
from diary.formats.importing.format import LeftOut
from diary.formats.importing.words import is_missing
from diary.i18n import _

_SEARCHED_ROWS, _SEARCHED_CELLS = 60, 200
_FEW = 0.2
"""The share of rows that are wider than the header up to which they count as mistakes, not as unnamed columns."""
_MOSTLY = 0.6
_SHOWN = 200
Grid = Sequence[tuple[int, list[str]]]
"""The non-empty rows of a file, each with its row number."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Unique column names, and the rows below them, each as long as the header, with their row numbers.

    `has_header` is False if the file does not name its columns; `is_turned` if the table was transposed because its
    days were columns, whose numbers then replace the row numbers.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    has_header: bool = True
    is_turned: bool = False


def below_first_row(grid: Grid) -> Layout:
    """The layout of a file whose first row is the header, as in the exports of known programs."""
    names = [cell.strip() for cell in grid[0][1]] if grid else []
    return _layout(names, grid[1:])


def arranged(grid: Grid) -> Layout:
    """The layout of any person's table, in which the header is searched for."""
    if (turned := _turned(grid)) is not None:
        return replace(arranged(turned), is_turned=True)
    place = _header_place(grid)
    if place is None:
        width = max((len(cells_of) for _number, cells_of in grid), default=0)
        return replace(_layout([""] * width, grid), has_header=False)
    names = [cell.strip() for cell in grid[place][1]]
    if place and len(set(filter(None, names))) < len(list(filter(None, names))):
        names = _below_groups([cell.strip() for cell in grid[place - 1][1]], names)
    below = grid[place + 1 :]
    if below and _is_second_header(below[0][1]):
        names, below = _with_units(names, [cell.strip() for cell in below[0][1]]), below[1:]
    return _layout(names, below)


def _header_place(grid: Grid) -> int | None:
    """The index of the row that names the columns; None if there is none."""
    beginning = [row for _number, row in grid[:_SEARCHED_ROWS]]
    dated = _first_dated(beginning)
    above = range(dated) if dated is not None else range(min(1, len(beginning)))
    possible = [place for place in above if _names_columns(beginning[place])]
    known = [place for place in possible if any(meaning_of(cell.strip())[0] == "day" for cell in beginning[place])]
    if dated is None and not possible:
        return next((place for place, row in enumerate(beginning) if _names_columns(row)), None)
    return next(reversed(known or possible), None)


def _first_dated(beginning: Sequence[list[str]]) -> int | None:
    """The index of the first row of the table, which has a day in the same column as the next row or the header's date
    column.

    A line above the table may also contain a day ("Printed 1 Dec 2025"). None without any day.
    """
    for place, row in enumerate(beginning[1:], 1):
        named = zip(beginning[place - 1][:_SEARCHED_CELLS], row, strict=False)
        if any(dates.is_date(cell) and meaning_of(name.strip())[0] == "day" for name, cell in named):
            return place
    days = [_days_of(row) for row in beginning]
    for place, columns in enumerate(days[:-1]):
        if columns & days[place + 1]:
            return place
    return next((place for place, columns in enumerate(days) if columns), None)


def _days_of(row: Sequence[str]) -> set[int]:
    """The indices of the columns in which a row has days."""
    return {
        column
        for column, cell in enumerate(row[:_SEARCHED_CELLS])
        if cell.strip() and dates.is_date(cell) and not (dates.is_counted(cell) or dates.has_no_year(cell))
    }


def _has_day(row: Sequence[str]) -> bool:
    return bool(_days_of(row))


def _names_columns(row: Sequence[str]) -> bool:
    """Whether a row may be a header: it has at least two texts, and no number."""
    full = [cell for cell in row[:_SEARCHED_CELLS] if cell.strip()]
    return len(full) > 1 and not any(cells.is_number(cell, sign) for cell in full for sign in cells.DECIMALS)


def _is_second_header(row: Sequence[str]) -> bool:
    """Whether the row below the header belongs to it: it has units and the like, and no day in the date column."""
    full = [cell for cell in row[:_SEARCHED_CELLS] if cell.strip()]
    is_text = not any(cells.is_number(cell, sign) or dates.is_date(cell) for cell in full for sign in cells.DECIMALS)
    return bool(full) and not row[0].strip() and not all(map(is_missing, full)) and is_text


def _with_units(names: list[str], units: list[str]) -> list[str]:
    """The names followed by the units of a second header row in brackets."""
    units += [""] * (len(names) - len(units))
    return [f"{name} ({unit.strip('()[]')})" if unit and name else name or unit for name, unit in zip(names, units)]  # noqa: B905 - further units have no column


def _below_groups(groups: list[str], names: list[str]) -> list[str]:
    """The names combined with the group names above them, each of which extends to the next group."""
    if len(list(filter(None, groups))) < 2 and not (groups and not groups[0] and any(groups)):
        return names
    whole, group = list[str](), ""
    for place, name in enumerate(names):
        group = (groups[place] if place < len(groups) else "") or group
        is_own = folded(group) == folded(name) or meaning_of(name)[0] == "day"
        whole.append(name if is_own or not group else f"{group} {name}".strip())
    return whole


def _layout(names: list[str], below: Grid) -> Layout:
    """The rows below a header, without columns that have neither a name nor a cell."""
    width = max((place for place, name in enumerate(names, 1) if name), default=0)
    broad = sum(any(cell.strip() for cell in row[width:]) for _number, row in below)
    if broad > max(1, len(below) * _FEW) or not width:
        width = max([width, *(len(row) for _number, row in below)])
    names = [*names, *[""] * width][:width]
    rows, numbers, left_out = list[tuple[str, ...]](), list[int](), list[LeftOut]()
    for number, row in below:
        if any(cell.strip() for cell in row[width:]):
            left_out.append(_too_long(names, number, row))
            continue
        whole = tuple([cell.strip() for cell in row[:width]] + [""] * (width - len(row)))
        if list(whole) == names:
            left_out.append(LeftOut(names[0], _("names the columns once more"), 1, number, whole[0]))
        else:
            rows.append(whole)
            numbers.append(number)
    used = [place for place, name in enumerate(names) if name or any(row[place] for row in rows)]
    header = _unique([names[place] or _("Column {n}").format(n=place + 1) for place in used])
    if len(used) < width:
        rows = [tuple(row[place] for place in used) for row in rows]
    return Layout(header, tuple(rows), tuple(numbers), tuple(left_out))


def _too_long(names: Sequence[str], number: int, row: Sequence[str]) -> LeftOut:
    reason = _("has {n} cells, more than the {m} columns").format(n=len(row), m=len(names))
    return LeftOut(names[0], reason, 1, number, ", ".join(row)[:_SHOWN])


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, with a number appended to repeated ones."""
    taken, seen, unique = set(names), Counter[str](), list[str]()
    for name in names:
        seen[name] += 1
        whole = name
        while seen[name] > 1 and (whole == name or whole in taken):
            whole = f"{name} {seen[name]}"
            seen[name] += whole in taken
        taken.add(whole)
        unique.append(whole)
    return tuple(unique)


def _turned(grid: Grid) -> Grid | None:
    """The transposed rows of a table whose days are columns, so that each day is a row; None for any other table."""
    beginning = grid[:_SEARCHED_ROWS]
    for place, (_number, row) in enumerate(beginning):
        full = [cell for cell in row[1 : _SEARCHED_CELLS + 1] if cell.strip()]
        days = sum(dates.is_date(cell) and not dates.is_counted(cell) for cell in full)
        if days > 1 and days >= len(full) * _MOSTLY and not dates.is_date(row[0]):
            if any(_has_day(other) for _n, other in beginning[place + 1 :]):
                return None
            return _columns_as_rows([row, *(other for _n, other in grid[place + 1 :])])
        if _has_day(row):
            return None
    return None


def _columns_as_rows(rows: Sequence[list[str]]) -> Grid:
    width = max(map(len, rows))
    names = [row[0].strip() for row in rows]
    names[0] = names[0] if meaning_of(names[0])[0] == "day" else "Date"
    whole = [row + [""] * (width - len(row)) for row in rows]
    columns = [(place + 1, [row[place] for row in whole]) for place in range(1, width)]
    return [(1, names), *((number, column) for number, column in columns if any(cell.strip() for cell in column))]
