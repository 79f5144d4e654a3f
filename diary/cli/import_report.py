"""The report of the command `import`, and the choices for differing values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diary.domain.change import Change
from diary.domain.identity import subject
from diary.formats.errors import FormatError
from diary.formats.importing.converting import scales_in_words
from diary.formats.importing.differing import BOTH, CHOICES, KEEP, TAKE, changes_with, values_of
from diary.formats.importing.differing import in_words as difference
from diary.formats.importing.format import Differing, ImportFormat, ImportPlan, ImportPreview, LeftOut
from diary.formats.importing.kept_imports import DoneImport, TakenBack
from diary.formats.importing.mapping import Mapping as Answers
from diary.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class DifferingChoices:
    """The choices for differing values: `for_all`, overridden by `of_row` for single rows.

    Raises `FormatError` for an unknown choice.
    """

    for_all: str
    of_row: Mapping[int, str]

    def __post_init__(self) -> None:
        for one in (self.for_all, *self.of_row.values()):
            if one not in CHOICES:
                raise FormatError(_("“{value}” is none of {choices}.").format(value=one, choices=", ".join(CHOICES)))

    def singly(self, plan: ImportPlan) -> dict[int, str]:
        """The choices by index in `plan.differing`."""
        return {place: self.of_row.get(one.row, self.for_all) for place, one in enumerate(plan.differing)}

    def changes(self, plan: ImportPlan) -> tuple[Change, ...]:
        return changes_with(plan, self.for_all, self.singly(plan))


def choices_of(for_all: str, of_rows: Iterable[str]) -> DifferingChoices:
    """The choices in the options, of which those for rows are texts such as "12=take"; raises `FormatError`."""
    return DifferingChoices(for_all, dict(_choice_of_row(one) for one in of_rows))


def _choice_of_row(text: str) -> tuple[int, str]:
    row, _sign, choice = text.partition("=")
    if not row.isdecimal():
        raise FormatError(_("“{value}” does not name a row and a choice, as 12=take.").format(value=text))
    return int(row), choice


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A parsed file, and the answers with which it is imported."""

    name: str
    path: Path
    form: ImportFormat
    preview: ImportPreview
    answers: Answers


def in_words(read: ReadFile, plan: ImportPlan, choices: DifferingChoices, dry_run: bool) -> Sequence[str]:
    """The lines to print: what was (or would be) imported, and what was left out with the reason."""
    count = plan.entries
    lines = [
        ngettext("{n} entry would be imported.", "{n} entries would be imported.", count).format(n=count)
        if dry_run
        else ngettext("{n} entry was imported.", "{n} entries were imported.", count).format(n=count)
    ]
    lines += [f"  {_(read.form.name)}", *(f"  {one}" for one in read.preview.remarks)]
    lines += [f"  {name}: {number}" for name, number in plan.counts.items()]
    lines += [f"  {words}" for words in scales_in_words(read.answers.things)]
    if plan.already_there:
        lines.append(_("Already there: {n}").format(n=plan.already_there))
    outcome = {KEEP: _("the diary’s stays"), TAKE: _("the file’s is taken"), BOTH: _("both are kept")}
    for place, choice in choices.singly(plan).items():
        differing = plan.differing[place]
        kept = KEEP if choice == BOTH and not differing.may_keep_both else choice
        lines.append(_("{differs}; {outcome}").format(differs=difference(differing), outcome=outcome[kept]))
    for one in plan.left_out:
        if one.row:
            lines.append(_("Left out: {what}").format(what=row_in_words(one)))
        else:
            text = _("Left out: {name} ({reason}), cells: {n}")
            lines.append(text.format(name=one.label, reason=one.reason, n=one.cells))
    return lines


def undo_in_words(one: DoneImport, back: TakenBack, dry_run: bool) -> Sequence[str]:
    """The lines to print: how much of an import was (or would be) undone, and what stays."""
    count = len(back.changes)
    text = (
        ngettext("{n} entry of {file} would be taken back.", "{n} entries of {file} would be taken back.", count)
        if dry_run
        else ngettext("{n} entry of {file} was taken back.", "{n} entries of {file} were taken back.", count)
    )
    stays = _("Changed since, and kept: {day}, {name}")
    return [
        text.format(n=count, file=one.file),
        *(stays.format(day=entry.day.isoformat(), name=subject(entry)[1] or subject(entry)[0]) for entry in back.kept),
    ]


def row_in_words(one: LeftOut) -> str:
    return _("Row {row}, {name}: “{text}” {reason}").format(
        row=one.row, name=one.label, text=one.text, reason=one.reason
    )


def as_values(plan: ImportPlan, choices: DifferingChoices, dry_run: bool) -> dict[str, Any]:
    """The plan as JSON values; `from` and `to` are absent for a plan without entries."""
    ends = {"from": plan.period.first.isoformat(), "to": plan.period.last.isoformat()} if plan.period else {}
    return {
        "imported": 0 if dry_run else plan.entries,
        "counts": plan.counts,
        "already_there": plan.already_there,
        "differing": [_differing_values(plan.differing[place], one) for place, one in choices.singly(plan).items()],
        "left_out": [_left_out_values(one) for one in plan.left_out],
        "days_with_several_ratings": plan.several_a_day,
        **ends,
    }


def _differing_values(one: Differing, choice: str) -> dict[str, Any]:
    theirs, ours = values_of(one)
    day = one.incoming.day.isoformat()
    return {"name": one.name, "day": day, "row": one.row, "file": theirs, "diary": ours, "choice": choice}


def _left_out_values(one: LeftOut) -> dict[str, Any]:
    place = {"row": one.row, "text": one.text} if one.row else {}
    return {"name": one.label, "reason": one.reason, "cells": one.cells, **place}
