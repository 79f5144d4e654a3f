"""Entries that differ between file and diary, with a choice for all or for individual ones."""

from collections import Counter
from collections.abc import Mapping as Choices
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.formats.importing.differing import BOTH, KEEP, TAKE, changes_with
from diary.formats.importing.format import Differing, ImportPlan
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.preferences.import_differing_row import DifferingRow
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.titled import titled

_AT_ONCE = 5
"""The number of rows on a page; one in a narrow window."""
_KEYS = {Qt.Key.Key_K: KEEP, Qt.Key.Key_T: TAKE, Qt.Key.Key_B: BOTH}


class DifferingCard(Card):
    """Keeps the diary's entries by default; `choices_changed` is emitted for each choice.

    In the focused row K keeps the diary's entry, T takes the file's and B keeps both; Page Down shows the next page.
    """

    choices_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The file says something else than the diary"), parent)
        self._plan: ImportPlan | None = None
        self._singly: dict[int, str] = {}
        self._given: tuple[str, dict[str, str]] | None = None
        self._first, self._width_class = 0, theme.WIDE
        self._words = label("", "body", wraps=True)
        self._place, self._keys = (label("", "secondary", "ink2", wraps=True) for _one in range(2))
        self._offered: list[tuple[str, str]] = []
        self.for_all = SegmentedControl(_("For all at once"), _for_all())
        self.rows: dict[int, DifferingRow] = {}
        self._all, self._rows = QVBoxLayout(), QVBoxLayout()
        self.further = Button(_("Show the next"))
        self.further.clicked.connect(self._on_further)
        self._lay_out()
        self._offer([KEEP, TAKE], KEEP)

    @property
    def is_bare(self) -> bool:
        """Whether nothing differs."""
        return self._plan is None or not self._plan.differing

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the differing entries of a plan; the choice for all is kept, and those for entries that still differ."""
        for_all, given = self._given or self.choices
        self._plan, self._given = plan, None
        singly = ((place, given.get(_key(one))) for place, one in enumerate(plan.differing))
        self._singly = {place: choice for place, choice in singly if choice is not None}
        self._first = 0
        offered = [KEEP, TAKE, *([BOTH] if any(one.may_keep_both for one in plan.differing) else [])]
        self._offer(offered, for_all if for_all in offered else KEEP)
        count = len(plan.differing)
        text = ngettext(
            "{n} value of the file is another one in the diary. The earlier value stays in the history of the entry.",
            "{n} values of the file are others in the diary. The earlier values stay in the history of their entries.",
            count,
        )
        self._words.setText(text.format(n=locale_format.number(count)))
        keys = _("K keeps the diary’s, T takes the file’s; Page Down shows the next.")
        with_both = _("K keeps the diary’s, T takes the file’s, B keeps both; Page Down shows the next.")
        self._keys.setText(with_both if BOTH in offered else keys)
        self._show_rows()

    @property
    def choices(self) -> tuple[str, dict[str, str]]:
        """The choice for all, and those for individual entries by their key."""
        named = {place: _key(one) for place, one in enumerate(self._plan.differing)} if self._plan else {}
        return self.for_all.choice, {named[place]: choice for place, choice in self._singly.items()}

    def take_choices(self, for_all: str, singly: Choices[str, str]) -> None:
        """Set the choices, before or after a plan is shown; emits no signal."""
        self._given = (for_all, dict(singly))
        if self._plan is not None:
            self.show_plan(self._plan)

    def changes(self) -> tuple[Change, ...]:
        """The changes of the plan with those of the choices."""
        return () if self._plan is None else changes_with(self._plan, self.for_all.choice, self._singly)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        former, self._width_class = self._at_once, width_class
        if self._at_once != former and self._plan is not None:
            self._first -= self._first % self._at_once
            self._show_rows()
        self.for_all.set_compact(width_class != theme.WIDE)
        for row in self.rows.values():
            row.set_width_class(width_class)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused, choice = QApplication.focusWidget(), _KEYS.get(Qt.Key(event.key()))
        row = next((one for one in self.rows.values() if focused is not None and one.isAncestorOf(focused)), None)
        if row is not None and choice is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            row.choose(choice)
        elif event.key() == Qt.Key.Key_PageDown and self.further.isVisible():
            self._on_further()
            next(iter(self.rows.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _offer(self, keys: Sequence[str], choice: str) -> None:
        """Offer these choices for all entries, with `choice` selected."""
        if [key for key, _words in self._offered] != list(keys):
            self._offered = [pair for pair in _for_all() if pair[0] in keys]
            empty(self._all)
            self.for_all = SegmentedControl(_("For all at once"), self._offered)
            self.for_all.choice_made.connect(self._on_for_all)
            self._all.addWidget(titled(_("For all at once"), self.for_all))
            self.set_width_class(self._width_class)
        self.for_all.show_choice(choice)

    @property
    def _at_once(self) -> int:
        return 1 if self._width_class == theme.NARROW else _AT_ONCE

    def _show_rows(self) -> None:
        empty(self._rows)
        self.rows = {}
        differing = () if self._plan is None else self._plan.differing
        for place, one in list(enumerate(differing))[self._first : self._first + self._at_once]:
            row = DifferingRow(one, self._choice(place, one))
            row.show_choice(self._choice(place, one), is_single=place in self._singly)
            row.choice_made.connect(lambda key, place=place: self._on_single(place, key))
            self.rows[place] = row
            self._rows.addWidget(row)
        self.further.setVisible(len(differing) > self._at_once)
        self.set_width_class(self._width_class)
        self._count()

    def _choice(self, place: int, one: Differing) -> str:
        choice = self._singly.get(place, self.for_all.choice)
        return KEEP if choice == BOTH and not one.may_keep_both else choice

    def _count(self) -> None:
        """Show which rows are visible, and how many entries are kept and taken."""
        differing = () if self._plan is None else self._plan.differing
        counts = Counter(self._choice(place, one) for place, one in enumerate(differing))
        taken, kept, both, singly = counts[TAKE], counts[KEEP], counts[BOTH], len(self._singly)
        parts = (
            (ngettext("{n} taken", "{n} taken", taken), taken),
            (ngettext("{n} kept", "{n} kept", kept), kept),
            (ngettext("{n} both", "{n} both", both), both),
            (ngettext("{n} chosen singly", "{n} chosen singly", singly), singly),
        )
        told = [part.format(n=locale_format.number(count)) for part, count in parts if count]
        text = _("{first} to {last} of {n}: {counts}.") if self._at_once > 1 else _("{first} of {n}: {counts}.")
        last = min(self._first + self._at_once, len(differing))
        first, end, whole = (locale_format.number(one) for one in (self._first + 1, last, len(differing)))
        self._place.setText(text.format(first=first, last=end, n=whole, counts=_(", ").join(told)))

    def _on_for_all(self, _choice: str) -> None:
        differing = () if self._plan is None else self._plan.differing
        for place, row in self.rows.items():
            row.show_choice(self._choice(place, differing[place]), is_single=place in self._singly)
        self._count()
        self.choices_changed.emit()

    def _on_single(self, place: int, choice: str) -> None:
        self._singly[place] = choice
        self._count()
        self.choices_changed.emit()

    def _on_further(self) -> None:
        count = 0 if self._plan is None else len(self._plan.differing)
        self._first = self._first + self._at_once if self._first + self._at_once < count else 0
        self._show_rows()

    def _lay_out(self) -> None:
        self.content.addWidget(self._words)
        holder, every, rows = QWidget(), QWidget(), QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for part, layout in ((every, self._all), (rows, self._rows)):
            part.setLayout(layout)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.px(12))
        for widget in (every, rows):
            column.addWidget(widget)
        self.add_ringed(holder)
        for words in (self._place, self._keys):
            self.add_inset(words)
        further = QWidget()
        line = QVBoxLayout(further)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.further, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_ringed(further)


def _for_all() -> list[tuple[str, str]]:
    return [
        (KEEP, _("Keep the diary’s")),
        (TAKE, _("Take the file’s")),
        (BOTH, _("Keep both, each at its time")),
    ]


def _key(one: Differing) -> str:
    """The key of a differing entry."""
    return f"{one.incoming.day.isoformat()} {one.row} {one.name}"
