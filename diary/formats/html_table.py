"""Records as an HTML table with `scope` on its header cells.

`markup` stays within the subset that FHIR's narrative permits; `cards` is for pages whose style lays each row out as a
card on narrow screens.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from html import escape
from typing import Any

from diary import paths
from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.kinds import GRADE
from diary.domain.record import Record
from diary.domain.rounding import as_entered, shortest
from diary.domain.symptom import Rating
from diary.formats.row import TITLES, columns, in_day_order, worded
from diary.i18n import _

_NOT_FOR_PEOPLE = frozenset({"kind", "key", "id", "origin", "written", "unit", "position", "exercises", "choice"})
_BLANK, _NUMBER, _COLUMN, _ROW = "–", ' class="number"', '"col"', '"row"'


def markup(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table whose first column has the row headers."""
    lines = [
        "<table>",
        f"<thead><tr>{''.join(f'<th scope={_COLUMN}>{escape(name)}</th>' for name in header)}</tr></thead>",
        "<tbody>",
        *(f"<tr><th scope={_ROW}>{_written(first)}</th>{''.join(map(_cell, others))}</tr>" for first, *others in rows),
        "</tbody>",
        "</table>",
    ]
    return "\n".join(lines)


def cards(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The table of `markup` as `card_lines`. Empty cells, which a card leaves out, have neither role nor label."""
    labels = card_labels(header)
    lines = (("", _written(first), "".join(map(_cell, others, labels))) for first, *others in rows)
    return "\n".join(card_lines(header, lines))


def card_labels(header: Sequence[str]) -> list[str]:
    """The attributes of the cells in a row of `card_lines`: their role, and the name of their column (`data-label`)."""
    return [f' role="cell" data-label="{escape(name)}"' for name in header[1:]]


def card_lines(header: Sequence[str], rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """A table whose first column has the row headers, for a style sheet that lays out each row as a card if narrow.

    A row is markup: the attributes of its first cell, the content of that cell, and the other cells. The explicit ARIA
    roles repeat those of the elements, because browsers drop them if a row is laid out as a card.
    """
    columns = "".join(f'<th scope={_COLUMN} role="columnheader">{escape(name)}</th>' for name in header)
    return [
        '<table role="table">',
        f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>',
        '<tbody role="rowgroup">',
        *(
            f'<tr role="row"><th scope={_ROW} role="rowheader"{attributes}>{first}</th>{cells}</tr>'
            for attributes, first, cells in rows
        ),
        "</tbody>",
        "</table>",
    ]


def card_style() -> str:
    """The style sheet by which `card_lines` are a table or cards, as wide as the window is."""
    return (paths.resources() / "reports" / "web_page.css").read_text("utf-8")


def table(
    records: Sequence[Record],
    excerpt: Excerpt,
    marked_up: Callable[[Sequence[str], Iterable[Sequence[object]]], str] = markup,
) -> str:
    """Records of one kind by day; ratings as one row per day, with "–" for symptoms that were not rated."""
    ordered = in_day_order(records, excerpt)
    rated = [one for one in ordered if isinstance(one, Rating)]
    header, rows = _ratings(rated, excerpt) if rated else _listing([worded(one, excerpt) for one in ordered])
    return marked_up(header, rows)


def _ratings(ratings: Sequence[Rating], excerpt: Excerpt) -> tuple[list[str], list[list[object]]]:
    """Header and rows for ratings: one row per day with a rating, one column per symptom; momentary ratings have their
    time."""
    symptoms = tracked_items.in_order("symptom", (one.symptom for one in ratings), excerpt.definitions)
    days: dict[date, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in ratings:
        at = _(" at {time}").format(time=f"{one.time:%H:%M}") if one.time else ""
        days[one.day][one.symptom].append(shortest(one.value) + at)
    names = [tracked_items.name_of("symptom", symptom, excerpt.definitions) for symptom in symptoms]
    rows: list[list[object]] = [
        [day, *("; ".join(by_symptom[symptom]) if symptom in by_symptom else _BLANK for symptom in symptoms)]
        for day, by_symptom in days.items()
    ]
    return [_(TITLES["day"]), *names], rows


def _listing(rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[list[object]]]:
    """Header and rows with one row per record, without the columns that are empty in all of them."""
    with_units = [{**one, "value": _amount(one)} for one in rows]
    wanted = [name for name in columns(with_units) if name not in _NOT_FOR_PEOPLE]
    wanted = [name for name in wanted if any(one.get(name) not in (None, "") for one in with_units)]
    return [_(TITLES[name]) for name in wanted], [[one.get(name) for name in wanted] for one in with_units]


def _amount(cells: Mapping[str, Any]) -> str:
    """The value with its unit."""
    value, unit = cells["value"], cells["unit"]
    return "" if value is None else f"{as_entered(value)} {'' if unit == GRADE else unit or ''}".strip()


def _cell(cell: object, attributes: str = "") -> str:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    words = _written(cell)
    return f"<td{_NUMBER if is_number else ''}{attributes if words else ''}>{words}</td>"


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return escape(_("Yes") if cell else _("No"))
    if isinstance(cell, int | float):
        return as_entered(cell)
    return escape(f"{cell:%H:%M}" if isinstance(cell, time) else str(cell))
