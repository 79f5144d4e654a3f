"""The paper sheet for four weeks in large print, as a PDF; it contains nothing of the diary."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from diary import fonts
from diary.domain.evening_sheet import SheetColumn, sheet_period
from diary.i18n import _
from diary.reports.frame import frame
from diary.reports.typesetting import as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import every_text

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_TEMPLATE = "evening_sheet.typ"
_NUMBER_MM, _TICK_MM, _ROOM_MM = 15.4, 13.4, 130.0
"""The widths in millimetres of a column for numbers and for ticks, and the total width available for them."""
_WEEK_END = 5


def evening_sheet(
    columns: Sequence[SheetColumn], first: date, paper: "Paper", *, made_on: date, words: Words = ENGLISH
) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of the sheet of the four weeks that begin on `first`, a Monday.

    More columns than fit continue on a further page for the same days. Raises `ReportError` if a part of the
    installation is missing.
    """
    said = _contents(columns, first, paper, made_on, words)
    with fonts.covering(every_text(said)):
        return typeset(_TEMPLATE, {"texts": as_input(on_paper(said))}, made_on)


def sheet_name(first: date) -> str:
    """The title by which a sheet's days are identified: "Sheet 2026-11-30"."""
    return _("Sheet {day}").format(day=first.isoformat())


def _contents(
    columns: Sequence[SheetColumn], first: date, paper: "Paper", made_on: date, words: Words
) -> dict[str, Any]:
    """All texts of the sheet."""
    title, period = _("My evenings, on paper"), sheet_period(first)
    return {
        **frame(title, paper, made_on),
        "document": _("{title}, {sheet}").format(title=title, sheet=sheet_name(first)),
        "period": _("{first} to {last}").format(
            first=words.short.day_month_year(period.first), last=words.short.day_month_year(period.last)
        ),
        "rule": _("Past 24 hours: 0 is none, 10 is the worst imaginable."),
        "how": [
            _("One number in each large box, a tick in each small one."),
            _("Leave blank what you do not know: blank is an answer."),
        ],
        "for_the_pen": [_("Name"), _("Written by")],
        "day": _("Day"),
        "days": [_day(day, words) for day in period],
        "sheets": [_sheet(some) for some in _by_sheet(columns)],
        "widths": {"number": _NUMBER_MM, "tick": _TICK_MM},
        "legend": _legend(columns),
        "sheet": sheet_name(first),
    }


def _day(day: date, words: Words) -> dict[str, Any]:
    weekday = day.weekday()
    return {
        "weekday": words.short.weekday(weekday),
        "day": words.short.day_month(day),
        "is_week_end": weekday >= _WEEK_END,
    }


def _sheet(columns: Sequence[SheetColumn]) -> list[dict[str, str]]:
    kinds = {True: "number", False: "tick"}
    return [{"name": one.name, "kind": "words" if one.kind == "words" else kinds[one.is_number]} for one in columns]


def _by_sheet(columns: Sequence[SheetColumn]) -> Iterator[list[SheetColumn]]:
    """The columns of each page, as many as fit; the text column is on the first page."""
    boxes = [one for one in columns if one.kind != "words"]
    words = [one for one in columns if one.kind == "words"]
    room, some = _ROOM_MM, list[SheetColumn]()
    for one in boxes:
        wide = _NUMBER_MM if one.is_number else _TICK_MM
        if some and wide > room:
            yield [*some, *words]
            room, some, words = _ROOM_MM, [], []
        some.append(one)
        room -= wide
    yield [*some, *words]


def _legend(columns: Sequence[SheetColumn]) -> list[dict[str, str]]:
    """The explanations of columns that need one, each after its name; then the instructions for transcribing the
    sheet."""
    kinds = {one.kind for one in columns}
    said = [
        (_("Fall"), _("tick if you fell; nearly fell: write N."), "fall"),
        (_("Feet seen"), _("tick if you looked at both feet; something new: write N, and what in words."), "feet"),
        ("", _("To type it in: History, “From paper”. It asks in the order of this sheet."), ""),
    ]
    return [{"of": of, "text": text} for of, text, kind in said if not kind or kind in kinds]
