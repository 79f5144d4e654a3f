"""Imports files written for a test, as the program does."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats import import_formats, recognised
from diary.formats.importing.format import ImportPlan, ImportPreview
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.reading import source
from diary.formats.work import Work

TODAY = date(2026, 11, 24)
EVER = Period(date.min, date.max)
BLANK = Excerpt(period=EVER)
R = TypeVar("R", bound=Record)


def look_at(file: Path, key: str) -> ImportPreview:
    """What is in a file, which has to be recognised as that format by its content alone."""
    nameless = file.rename(file.with_name("file"))
    found = source(nameless)
    form = recognised(found)
    assert form.key == key
    return form.preview(found, Work(), None)


def plan_of(preview: ImportPreview, mapping: Mapping | None = None, into: Excerpt = BLANK) -> ImportPlan:
    """What an import would do with these answers, or with those that the preview begins with."""
    answers = mapping or preview.mapping
    form = next(one for one in import_formats() if one.key == (answers.app or "csv"))
    return form.plan(preview, answers, into, TODAY, Work())


def with_scale(mapping: Mapping, low: float, high: float) -> Mapping:
    """The answers with one scale for all symptoms that lack one."""
    things = (replace(one, scale=(low, high)) if one.is_open and not one.is_word else one for one in mapping.things)
    return replace(mapping, things=tuple(things))


def things(mapping: Mapping) -> dict[str, Thing]:
    return {thing.label: thing for thing in mapping.things}


def made(changes: Iterable[Change], kind: type[R]) -> list[R]:
    """The records of a kind that the changes add."""
    return [change.after for change in changes if isinstance(change.after, kind)]


def ratings(plan: ImportPlan) -> list[tuple[str, str, float]]:
    return [(one.symptom, one.day.isoformat(), one.value) for one in made(plan.changes, Rating)]


def rows_left_out(plan: ImportPlan) -> list[tuple[int, str, str]]:
    """Row, text and reason of each cell that is left out."""
    return [(one.row, one.text, one.reason) for one in plan.left_out if one.row]


def adds_nothing_again(preview: ImportPreview, plan: ImportPlan, mapping: Mapping | None = None) -> bool:
    """Whether the same file brings nothing new into the diary that it was imported into."""
    again = plan_of(preview, mapping, changed(BLANK, plan.changes))
    return not again.changes and again.already_there == plan.entries
