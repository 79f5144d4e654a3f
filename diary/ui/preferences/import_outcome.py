"""The preview of an import: numbers of entries by kind, their period, and the values left out with their reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.kinds import KINDS
from diary.formats.importing.converting import scales_in_words
from diary.formats.importing.format import Counted, ImportPlan, LeftOut
from diary.formats.importing.mapping import Mapping
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.preferences.import_left_out import LeftOutList, in_words
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout

_TITLES = {kind.word: kind.title for kind in KINDS}
_FEW_NAMES, _MOST_ROWS = 3, 200
_MOST_LINES = 2000
"""The maximum number of listed lines; the command line lists all."""


@dataclass(frozen=True, slots=True)
class PlanInWords:
    """An import plan and its description, which is made in a worker thread."""

    plan: ImportPlan
    counts: tuple[tuple[str, str], ...]
    remarks: str
    left_out: tuple[str, ...]
    reasons: "tuple[ReasonInWords, ...]" = ()


@dataclass(frozen=True, slots=True)
class ReasonInWords:
    """The number of cells left out for a reason, their columns, and a line per row of the file (at most 200)."""

    cells: int
    reason: str
    about: str
    lines: tuple[str, ...]


def plan_in_words(plan: ImportPlan, mapping: Mapping) -> PlanInWords:
    """Describe a plan."""
    groups: dict[str, list[str]] = {}
    for counted in plan.counted:
        groups.setdefault(counted.kind, []).append(_count_in_words(counted))
    counts = tuple((_(title), "\n".join(groups[kind])) for kind, title in _TITLES.items() if kind in groups)
    lines = [in_words(left_out) for left_out in plan.left_out[:_MOST_LINES]]
    if more := len(plan.left_out) - len(lines):
        text = ngettext("and {n} more line", "and {n} more lines", more)
        lines.append(text.format(n=locale_format.number(more)))
    return PlanInWords(plan, counts, "\n".join(_remarks(plan, mapping)), tuple(lines), _reasons(plan))


def _reasons(plan: ImportPlan) -> tuple[ReasonInWords, ...]:
    """The reasons for leaving values out, the most frequent first."""
    groups: dict[str, list[LeftOut]] = {}
    for one in plan.left_out:
        groups.setdefault(one.reason, []).append(one)
    described = [_reason(reason, group) for reason, group in groups.items()]
    if plan.silent:
        silent = _("says that nothing was done or recorded, which is no entry")
        described.append(ReasonInWords(plan.silent, silent, "", ()))
    return tuple(sorted(described, key=lambda one: -one.cells))


def _reason(reason: str, group: Sequence[LeftOut]) -> ReasonInWords:
    names = list(dict.fromkeys(one.label for one in group))
    about = _(", ").join(names[:_FEW_NAMES])
    if more := len(names) - _FEW_NAMES:
        further = ngettext("{names} and {n} more", "{names} and {n} more", more)
        about = further.format(names=about, n=locale_format.number(more)) if more > 0 else about
    lines = tuple(in_words(one) for one in group[:_MOST_ROWS])
    return ReasonInWords(sum(one.cells for one in group), reason, about, lines)


class OutcomeCard(Card):
    """Shows a `PlanInWords`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What will be imported"), parent)
        self._counts = QVBoxLayout()
        self._counts.setSpacing(theme.px(2))
        self._remarks = label("", "body", "ink2", wraps=True)
        self._heading = label("", "row", wraps=True)
        self.left_out = LeftOutList()
        add_layout(self.content, self._counts)
        for widget in (self._remarks, self._heading, self.left_out):
            self.content.addWidget(widget)

    def show_outcome(self, preview: PlanInWords) -> None:
        """Show a plan."""
        _fill(self._counts, preview.counts or ((_("Nothing new"), ""),))
        self._remarks.setText(preview.remarks)
        self._remarks.setHidden(not preview.remarks)
        count = len(preview.plan.left_out)
        heading = ngettext("{n} line is left out", "{n} lines are left out", count)
        self._heading.setText(heading.format(n=locale_format.number(count)))
        self.left_out.show_lines(preview.left_out)
        for widget in (self._heading, self.left_out):
            widget.setVisible(bool(count))


def _fill(layout: QVBoxLayout, counts: Sequence[tuple[str, str]]) -> None:
    empty(layout)
    for kind, lines in counts:
        layout.addWidget(label(kind, "label", "ink2"))
        words = label(lines, "body", wraps=True)
        words.setContentsMargins(0, 0, 0, theme.px(8))
        layout.addWidget(words)
        words.setHidden(not lines)


def _count_in_words(counted: Counted) -> str:
    count = ngettext("{n} entry", "{n} entries", counted.number).format(n=locale_format.number(counted.number))
    first, last = locale_format.long_date(counted.period.first), locale_format.long_date(counted.period.last)
    if first == last:
        return _("{name}: {count}, {day}").format(name=counted.name, count=count, day=first)
    return _("{name}: {count}, {first} to {last}").format(name=counted.name, count=count, first=first, last=last)


def _remarks(plan: ImportPlan, mapping: Mapping) -> list[str]:
    """Remarks on scales, several ratings a day, and duplicates."""
    lines = scales_in_words(mapping.things)
    if plan.several_a_day:
        text = ngettext(
            "On {n} day something has several ratings; all are kept, and the day’s value is their mean.",
            "On {n} days something has several ratings; all are kept, and the day’s value is their mean.",
            plan.several_a_day,
        )
        lines.append(text.format(n=locale_format.number(plan.several_a_day)))
    if plan.already_there:
        lines.append(_("Already in the diary: {n}").format(n=locale_format.number(plan.already_there)))
    return lines
