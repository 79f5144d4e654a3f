"""Layout of a calendar: months side by side, each with one row per week."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diary.charts.style import Style
from diary.domain.period import Period

MOST_MONTHS = 12
TILE, GAP = 41, 3
_LEAST_ABREAST = 40
_SMALLEST = 4
MARGIN = 4
_ROUNDING = 0.01
_BETWEEN, _BELOW = 14, 12
_NAME, _WEEKDAYS = 26, 24
_WEEK, _YEAR = 7, 12

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Month:
    """The shown days of one month, and the position of its top left corner."""

    days: Period
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The laid out months, with tile size and gap in points; `bottom` is the y of the lower end."""

    tile: float
    gap: float
    months: tuple[Month, ...]
    boxes: dict[date, Box]
    heads: tuple[float, float]
    bottom: float

    def column(self, month: Month, place: int) -> float:
        """The x of the centre of a column of tiles; column 0 is the first day of the week."""
        return month.left + place * (self.tile + self.gap) + self.tile / 2


def shown(period: Period) -> Period:
    """The part of the period that a calendar shows: its last twelve calendar months."""
    earliest = _firsts(period)[-MOST_MONTHS:][0]
    return Period(max(period.first, earliest), period.last)


def grid(style: Style, width: float, span: tuple[float, float | None], period: Period, week: Sequence[int]) -> Grid:
    """Lay out the days of the period on a figure of that width; `span` is (top, bottom) in points, bottom or `None`.

    A row has as many months as fit with tiles of full size. If the grid then exceeds the bottom, the number of months
    per row is chosen for which the tiles are largest. `week` is the order of weekdays, as in `Wording.week`.
    """
    top, height = span
    left, right = style.px(MARGIN), width - style.px(MARGIN)
    months = [Period(max(first, period.first), min(_last_of(first), period.last)) for first in _firsts(period)]
    numbers = range(1, len(months) + 1)
    wide = {number: _tile_across(style, right - left, number) for number in numbers}
    number = max((one for one in numbers if wide[one] >= style.px(_LEAST_ABREAST)), default=1)
    tile = wide[number]
    if height is not None and tile > _tile_down(style, height - top, months, number, week) + _ROUNDING:
        sizes = {one: min(wide[one], _tile_down(style, height - top, months, one, week)) for one in numbers}
        number = max(numbers, key=lambda one: (sizes[one], one))
        tile = sizes[number]
    return _placed(style, _rows(months, number), max(tile, style.px(_SMALLEST)), (left, top), week)


def _placed(
    style: Style, rows: list[list[Period]], tile: float, corner: tuple[float, float], week: Sequence[int]
) -> Grid:
    """The grid of these rows of months from `corner` (top left), with tiles of the given size."""
    gap = style.px(GAP) * min(1.0, tile / style.px(_LEAST_ABREAST))
    heads = style.px(_NAME), style.px(_WEEKDAYS)
    pitch = tile + gap
    placed: list[Month] = []
    boxes: dict[date, Box] = {}
    y = corner[1]
    for row in rows:
        for place, days in enumerate(row):
            month = Month(days, corner[0] + place * (_WEEK * pitch - gap + style.px(_BETWEEN)), y)
            placed.append(month)
            for day in days:
                left = month.left + week.index(day.weekday()) * pitch
                upper = y + sum(heads) + _row(day, days.first, week) * pitch
                boxes[day] = (left, upper, left + tile, upper + tile)
        y += sum(heads) + max(_weeks(days, week) for days in row) * pitch + style.px(_BELOW)
    return Grid(tile, gap, tuple(placed), boxes, heads, y)


def _tile_across(style: Style, width: float, number: int) -> float:
    """The tile size at which `number` months fit side by side into the width."""
    block = (width - (number - 1) * style.px(_BETWEEN)) / number
    return min(style.px(TILE), (block - (_WEEK - 1) * style.px(GAP)) / _WEEK)


def _tile_down(style: Style, height: float, months: list[Period], number: int, week: Sequence[int]) -> float:
    """The largest tile size at which rows of `number` months fit into the height."""
    rows = [max(_weeks(days, week) for days in row) for row in _rows(months, number)]
    room = height - len(rows) * style.px(_NAME + _WEEKDAYS + _BELOW)
    return room / sum(rows) - style.px(GAP)


def _weeks(days: Period, week: Sequence[int]) -> int:
    return _row(days.last, days.first, week) + 1


def _row(day: date, first: date, week: Sequence[int]) -> int:
    """The number of weeks between the week of `first` and the week of `day`."""
    return ((day - first).days + week.index(first.weekday())) // _WEEK


def _rows(months: list[Period], number: int) -> list[list[Period]]:
    return [months[first : first + number] for first in range(0, len(months), number)]


def _firsts(period: Period) -> list[date]:
    """The first day of every month that the period touches."""
    begin, end = (_YEAR * day.year + day.month - 1 for day in (period.first, period.last))
    return [date(month // _YEAR, month % _YEAR + 1, 1) for month in range(begin, end + 1)]


def _last_of(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])
