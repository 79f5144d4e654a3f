"""What the file says otherwise than the diary: for all values at once, or for single ones."""

from collections.abc import Mapping as Choices

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.formats.importing.differing import BOTH, KEEP, TAKE, changes_with, values_of
from diary.formats.importing.format import Differing, ImportPlan
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.titled import titled

_AT_ONCE = 5


class DifferingCard(Card):
    """Keeps the diary's values until another choice is made; `choices_changed` follows each choice."""

    choices_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The file says something else than the diary"), parent)
        self._plan: ImportPlan | None = None
        self._singly: dict[int, str] = {}
        self._given: tuple[str, dict[str, str]] | None = None
        self._first = 0
        self._words = label("", "body", wraps=True)
        self.for_all = MenuButton(_("All of them"), [(KEEP, "")], KEEP)
        self.for_all.choice_made.connect(self._on_for_all)
        self.rows: dict[int, MenuButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(12))
        self.further = Button(_("Next 5"))
        self.further.clicked.connect(self._on_further)
        self.content.addWidget(self._words)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled(_("For all at once"), self.for_all))
        rows = QWidget()
        rows.setLayout(self._rows)
        for widget in (rows, self.further):
            column.addWidget(widget)
        self.add_ringed(holder)

    @property
    def is_bare(self) -> bool:
        """Whether nothing differs."""
        return self._plan is None or not self._plan.differing

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what differs in a plan; the choice for all stays, and those for single values that still differ."""
        for_all, given = self._given or self.choices
        self._plan, self._given = plan, None
        singly = ((place, given.get(_key(one))) for place, one in enumerate(plan.differing))
        self._singly = {place: choice for place, choice in singly if choice is not None}
        self._first = 0
        choices = [(KEEP, _("Keep the diary’s")), (TAKE, _("Take the file’s"))]
        if any(one.may_keep_both for one in plan.differing):
            choices.append((BOTH, _("Keep both, each at its time")))
        kept = for_all if for_all in dict(choices) else KEEP
        self.for_all.set_choices(choices, kept)
        count = len(plan.differing)
        text = ngettext(
            "{n} value of the file is another one in the diary. The earlier value stays in the history of the entry.",
            "{n} values of the file are others in the diary. The earlier values stay in the history of their entries.",
            count,
        )
        self._words.setText(text.format(n=locale_format.number(count)))
        self.further.setVisible(count > _AT_ONCE)
        self._show_rows()

    @property
    def choices(self) -> tuple[str, dict[str, str]]:
        """The choice for all, and those for single values by what they are about."""
        named = {place: _key(one) for place, one in enumerate(self._plan.differing)} if self._plan else {}
        return self.for_all.choice, {named[place]: choice for place, choice in self._singly.items()}

    def take_choices(self, for_all: str, singly: Choices[str, str]) -> None:
        """Choose for all and for single values, before or after a plan is shown; emits no signal."""
        self._given = (for_all, dict(singly))
        if self._plan is not None:
            self.show_plan(self._plan)

    def changes(self) -> tuple[Change, ...]:
        """The changes of the plan, with those for what differs as it was chosen."""
        return () if self._plan is None else changes_with(self._plan, self.for_all.choice, self._singly)

    def _show_rows(self) -> None:
        empty(self._rows)
        self.rows = {}
        differing = () if self._plan is None else self._plan.differing
        for place, one in list(enumerate(differing))[self._first : self._first + _AT_ONCE]:
            menu = MenuButton(_named(one), _choices(one), self._choice(place, one))
            menu.choice_made.connect(lambda key, place=place: self._on_single(place, key))
            self.rows[place] = menu
            self._rows.addWidget(titled(_named(one), menu))

    def _choice(self, place: int, one: Differing) -> str:
        choice = self._singly.get(place, self.for_all.choice)
        return KEEP if choice == BOTH and not one.may_keep_both else choice

    def _on_for_all(self, _choice: str) -> None:
        self._show_rows()
        self.choices_changed.emit()

    def _on_single(self, place: int, choice: str) -> None:
        self._singly[place] = choice
        self.choices_changed.emit()

    def _on_further(self) -> None:
        count = 0 if self._plan is None else len(self._plan.differing)
        self._first = self._first + _AT_ONCE if self._first + _AT_ONCE < count else 0
        self._show_rows()


def _key(one: Differing) -> str:
    """What a differing value is about."""
    return f"{one.incoming.day.isoformat()} {one.row} {one.name}"


def _named(one: Differing) -> str:
    theirs, ours = values_of(one)
    text = _("{day}, {name}: the file says {theirs}, the diary {ours}")
    return text.format(day=locale_format.long_date(one.incoming.day), name=one.name, theirs=theirs, ours=ours)


def _choices(one: Differing) -> list[tuple[str, str]]:
    theirs, ours = values_of(one)
    both = [(BOTH, _("Keep both"))] if one.may_keep_both else []
    keep, take = _("Keep {value}").format(value=ours), _("Take {value}").format(value=theirs)
    return [(KEEP, keep), (TAKE, take), *both]
