"""Fields for some of the recovery words, which show that the sheet is at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.titled import titled


class AskedWords(QWidget):
    """A field for each word that is asked for; `entered` is emitted on Enter in the last one."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[int, ...] = ()
        self.fields: list[TextField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))

    @property
    def typed(self) -> tuple[str, ...]:
        return tuple(field.words for field in self.fields)

    def ask(self, places: Sequence[int]) -> None:
        """Ask for the words of these numbers, counted from 1."""
        empty(self._column)
        self.places = tuple(places)
        self.fields = [TextField(_("Word {n} of {m}").format(n=place, m=12)) for place in places]
        for field in self.fields:
            field.selectionChanged.connect(field.deselect)  # so that nothing can be copied
            self._column.addWidget(titled(field.accessibleName(), field))
        for field, following in zip(self.fields, self.fields[1:], strict=False):
            field.returnPressed.connect(following.setFocus)
        self.fields[-1].returnPressed.connect(self.entered)

    def focus_first(self) -> None:
        if self.fields:
            self.fields[0].setFocus()

    def clear(self) -> None:
        """Clear the fields: no word is kept in them."""
        for field in self.fields:
            field.clear()
