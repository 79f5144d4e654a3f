"""The row of an entry that differs between file and diary, with its choices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.formats.importing.differing import BOTH, KEEP, TAKE, values_of
from diary.formats.importing.format import Differing
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label, set_ink
from diary.ui.widgets.wrapping import FlowLayout

_LONGEST = 8
"""The maximum length in characters of a value on a segment."""


class DifferingRow(QWidget):
    """The day, the item and both values, of which the discarded one is struck through.

    `choice_made` carries `KEEP`, `TAKE` or `BOTH`.
    """

    choice_made = Signal(str)

    def __init__(self, one: Differing, choice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        theirs, ours = values_of(one)
        self.control = SegmentedControl(named(one), choices(one))
        self.control.set_padding(14)
        self.control.choice_made.connect(self._on_choice)
        self._ours = label(_("Diary: {value}").format(value=ours), wraps=True)
        self._theirs = label(_("File: {value}").format(value=theirs), wraps=True)
        self._note = label("", "secondary", "ink2", wraps=True)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.show_choice(choice, is_single=False)

    @property
    def keys(self) -> tuple[str, ...]:
        """The available choices."""
        return tuple(key for key, _words in choices(self._one))

    @property
    def told(self) -> str:
        """The outcome of the choice as text."""
        return self._note.text()

    def show_choice(self, choice: str, *, is_single: bool) -> None:
        """Show a choice; `is_single` if it was made for this entry individually. No signal is emitted."""
        self.control.show_choice(choice)
        for words, stands in ((self._ours, choice != TAKE), (self._theirs, choice != KEEP)):
            font = theme.font("label" if stands else "body")
            font.setStrikeOut(not stands)
            words.setFont(font)
            set_ink(words, "ink" if stands else "ink2")
        self._note.setText(
            _("{outcome}; chosen singly").format(outcome=self._outcome(choice)) if is_single else self._outcome(choice)
        )

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        is_narrow, ways = width_class == theme.NARROW, QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self.control.set_compact(is_narrow)

    def choose(self, key: str) -> None:
        """Choose as by a click; no effect if the choice is not available."""
        if key in self.keys and key != self.control.choice:
            self.control.show_choice(key)
            self._on_choice(key)

    def _on_choice(self, key: str) -> None:
        self.show_choice(key, is_single=True)
        self.choice_made.emit(key)

    def _outcome(self, choice: str) -> str:
        theirs, ours = values_of(self._one)
        if choice == KEEP:
            return _("stays {value}").format(value=ours)
        if choice == TAKE:
            return _("becomes {value}").format(value=theirs)
        at = getattr(self._one.incoming, "time", None)
        return (
            _("{ours}, and {theirs} at {time}").format(ours=ours, theirs=theirs, time=locale_format.clock(at))
            if at
            else ""
        )

    def _lay_out(self) -> None:
        words, values, text = QWidget(), QWidget(), QVBoxLayout()
        words.setLayout(text)
        text.setContentsMargins(theme.px(painting.RING), theme.px(8), 0, 0)
        text.setSpacing(theme.px(2))
        day, name = locale_format.long_date(self._one.incoming.day), self._one.name
        line = FlowLayout(values, theme.px(16))
        for one in (self._ours, self._theirs):
            line.addWidget(one)
        for part in (label(_("{day}, {name}").format(day=day, name=name), "row", wraps=True), values, self._note):
            text.addWidget(part)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(8))
        self._line.addWidget(words, 1)
        self._line.addWidget(self.control, alignment=Qt.AlignmentFlag.AlignVCenter)


def named(one: Differing) -> str:
    """The entry with both values: "24 November 2026, Pain: the file says 8, the diary 6"."""
    theirs, ours = values_of(one)
    text = _("{day}, {name}: the file says {theirs}, the diary {ours}")
    return text.format(day=locale_format.long_date(one.incoming.day), name=one.name, theirs=theirs, ours=ours)


def choices(one: Differing) -> list[tuple[str, str]]:
    """The choices for an entry; both can be kept only if the file's entry has a time."""
    theirs, ours = values_of(one)
    is_short = max(len(theirs), len(ours)) <= _LONGEST
    keep = _("Keep {value}").format(value=ours) if is_short else _("Keep the diary’s")
    take = _("Take {value}").format(value=theirs) if is_short else _("Take the file’s")
    both = [(BOTH, _("Both"))] if one.may_keep_both else []
    return [(KEEP, keep), (TAKE, take), *both]
