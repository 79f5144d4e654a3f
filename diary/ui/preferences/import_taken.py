"""The texts on how much an import would add, and on what prevents it."""

from collections.abc import Sequence
from typing import NamedTuple

from diary.domain.change import Change
from diary.formats.importing.format import ImportPlan
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.preferences.import_work import PlannedImport


class TakenImport(NamedTuple):
    """The label of the Import button, the reason why it is disabled (or empty), and whether it is enabled."""

    words: str
    trouble: str
    may_take: bool


def taken_import(planned: PlannedImport, changes: Sequence[Change]) -> TakenImport:
    """The state of the Import button for an import of `changes`."""
    plan = planned.words.plan
    count = entries_of(plan, changes)
    words = ngettext("Import {n} entry", "Import {n} entries", count).format(n=locale_format.number(count))
    asked = asked_in_words(plan)
    return TakenImport(
        words if count else _("Nothing to import"),
        asked or ("" if plan.adds_up else _("The sum does not add up: nothing is imported.")),
        bool(planned.whole(changes)) and not asked and plan.adds_up,
    )


def entries_of(plan: ImportPlan, changes: Sequence[Change]) -> int:
    """The number of added or edited entries: those of the plan, and those chosen among differing ones."""
    return plan.entries + len(changes) - len(plan.changes)


def asked_in_words(plan: ImportPlan | None) -> str:
    """The unanswered questions as a sentence; empty if there are none, or no plan yet."""
    names = plan.asks if plan else ()
    text = ngettext(
        "Before anything is imported, {n} thing needs an answer: {names}.",
        "Before anything is imported, {n} things need an answer: {names}.",
        len(names),
    )
    return text.format(n=locale_format.number(len(names)), names=_(", ").join(names[:3])) if names else ""
