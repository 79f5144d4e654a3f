"""The form for a custom item: its name, and the fields of its kind."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.definition import Definition, key_for
from diary.domain.record import InvalidEntryError
from diary.domain.treatment import KINDS
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import DESTRUCTIVE, PRIMARY, Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings


class OwnForm(QWidget):
    """The form for items of one kind. Errors in the input are shown in the form.

    `saved` carries the former definition (None for a new item) and the new one; `retire_wanted` the one to retire;
    `left` is emitted on leaving without saving.
    """

    saved = Signal(Definition, Definition)
    retire_wanted = Signal(Definition)
    left = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._former: Definition | None = None
        self.error_banner = Banner("problem")
        self.name = TextField(_("Name"))
        self.low = TextField(_("What 0 means"), _("none"))
        self.high = TextField(_("What 10 means"), _("worst imaginable"))
        self.unit = TextField(_("Unit"), _("mmHg, say"))
        self.category = SegmentedControl(_("Kind"), [(key, _(name)) for key, name in KINDS.items()])
        self.save = Button(_("Save"), kind=PRIMARY)
        self.leave_button = Button(_("Leave without saving"))
        self.retire = Button(_("No longer offer it"), kind=DESTRUCTIVE)
        self._about_retiring = label(_("What you have written of it stays."), "secondary", "ink2", wraps=True)
        self._end = QWidget()
        self._ways = FormButtonRow(self.leave_button, self.save, self.error_banner)
        self.fields = (self.name, self.low, self.high, self.unit, self.category)
        self._lay_out()
        self._connect()

    def show_definition(self, definition: Definition | None) -> None:
        """Fill the form with a definition, or empty it for a new item."""
        self._former = definition
        self.error_banner.hide()
        for field, part in ((self.name, "name"), (self.low, "low"), (self.high, "high"), (self.unit, "unit")):
            field.setText(getattr(definition, part) if definition else "")
        self.category.show_choice(definition.category if definition and definition.category in KINDS else "")
        self._end.setVisible(definition is not None)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        narrow = width_class == theme.NARROW
        self.category.set_compact(narrow)
        self._ways.set_width_class(width_class)

    def focus_first(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_save(self) -> None:
        """Emit `saved`, or show the error of invalid input."""
        try:
            wanted = self._wanted()
        except InvalidEntryError as error:
            self.error_banner.show_words(str(error))
            return
        self.error_banner.hide()
        self.saved.emit(self._former, wanted)

    def _wanted(self) -> Definition:
        name, category = self.name.words, self.category.choice
        unit, low, high = self.unit.words, self.low.words, self.high.words
        if self._former is not None:
            return replace(self._former, name=name, category=category, unit=unit, low=low, high=high)
        kind, key = self._kind, key_for(name)
        return Definition(kind=kind, key=key, name=name, category=category, unit=unit, low=low, high=high)

    def _connect(self) -> None:
        self.save.clicked.connect(self.press_save)
        self.leave_button.clicked.connect(self.left)
        self.retire.clicked.connect(lambda: self.retire_wanted.emit(self._former))
        for field in (self.name, self.low, self.high, self.unit):
            field.returnPressed.connect(self.press_save)

    def _lay_out(self) -> None:
        card = Card("")
        parts: dict[str, list[tuple[str, QWidget]]] = {
            "symptom": [(_("What 0 means"), self.low), (_("What 10 means"), self.high)],
            "measurement": [(_("Unit"), self.unit)],
            "treatment": [(_("Kind"), self.category)],
        }
        fields = [(_("Name"), self.name), *parts.get(self._kind, [])]
        card.add_ringed(stacked([titled(words, field) for words, field in fields]))
        end = QVBoxLayout(self._end)
        end.setContentsMargins(0, theme.px(12), 0, 0)
        add_layout(end, within_rings(self._about_retiring, right=False))
        end.addWidget(self.retire, alignment=Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        add_layout(whole, within_rings(card, right=False))
        add_layout(whole, self._ways)
        whole.addWidget(self._end)


def stacked(fields: Iterable[QWidget]) -> QWidget:
    """The fields of a form, stacked vertically."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    for field in fields:
        column.addWidget(field)
    return holder
