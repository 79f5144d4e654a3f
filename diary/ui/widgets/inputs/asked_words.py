"""Fields for two of the recovery words, which prove that the sheet is at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from diary.domain.word_list import COUNT
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.titled import titled

_ASKED = 2


class AskedWords(QWidget):
    """A field for each requested word; `entered` is emitted on Enter in the last one.

    The fields are created once, as later ones would be last in the tab order.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: tuple[int, ...] = ()
        self.fields = [TextField("") for _place in range(_ASKED)]
        self._titled = [titled("", field) for field in self.fields]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for holder, field in zip(self._titled, self.fields, strict=True):
            field.selectionChanged.connect(field.deselect)  # so that nothing can be copied
            column.addWidget(holder)
        for field, following in zip(self.fields, self.fields[1:], strict=False):
            field.returnPressed.connect(following.setFocus)
        self.fields[-1].returnPressed.connect(self.entered)

    @property
    def typed(self) -> tuple[str, ...]:
        return tuple(field.words for field in self.fields)

    def ask(self, places: Sequence[int]) -> None:
        """Ask for the words at these two positions, which count from 1."""
        self.places = tuple(places)
        for place, field, holder in zip(places, self.fields, self._titled, strict=True):
            name = _("Word {n} of {m}").format(n=place, m=COUNT)
            field.setAccessibleName(name)
            holder.findChildren(QLabel)[0].setText(name)
        self.clear()

    def focus_first(self) -> None:
        self.fields[0].setFocus()

    def clear(self) -> None:
        """Clear the fields, so that no word is kept in them."""
        for field in self.fields:
            field.clear()
