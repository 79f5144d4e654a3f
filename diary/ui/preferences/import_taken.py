"""How much an import would bring, and why it cannot be brought yet, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from diary.domain.change import Change
from diary.formats.importing.format import ImportPlan
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.preferences.import_work import PlannedImport


class TakenImport(NamedTuple):
    """The label of the button that imports, why it may not be pressed yet (or empty), and whether it may."""

    words: str
    trouble: str
    may_take: bool


def taken_import(planned: PlannedImport, changes: Sequence[Change]) -> TakenImport:
    """What the button says where the import makes these changes."""
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
    """The entries that are added or edited by these changes, which are those of the plan and more."""
    return plan.entries + len(changes) - len(plan.changes)


def asked_in_words(plan: ImportPlan | None) -> str:
    """What needs an answer before the import; empty where nothing does, or that is not known."""
    names = plan.asks if plan else ()
    text = ngettext(
        "Before anything is imported, {n} thing needs an answer: {names}.",
        "Before anything is imported, {n} things need an answer: {names}.",
        len(names),
    )
    return text.format(n=locale_format.number(len(names)), names=_(", ").join(names[:3])) if names else ""
