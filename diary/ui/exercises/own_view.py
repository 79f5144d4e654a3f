"""The form of a user-defined exercise: name, kind, dose, steps and a picture."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from diary.domain.change import Change, added
from diary.domain.custom_items import free_key
from diary.domain.definition import Definition
from diary.domain.exercise import CATEGORIES, Dose
from diary.domain.record import InvalidEntryError
from diary.foreign.errors import ForeignError
from diary.i18n import N_, _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.exercises.dose_editor import DoseEditor
from diary.ui.exercises.exercises_view import ExercisesView
from diary.ui.exercises.picture_file import picture_bytes
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import flowing

_MEASURES: dict[str, tuple[Dose, tuple[str, ...]]] = {
    "times": (Dose(sets=2, repetitions=(10, 10)), ("sets", "repetitions")),
    "hold": (Dose(sets=3, hold_seconds=15), ("sets", "hold_seconds")),
    "minutes": (Dose(minutes=(10, 10)), ("minutes",)),
}
_SIDES: dict[str, str] = {
    "none": N_("No sides"),
    "each-leg": N_("Each leg"),
    "each-foot": N_("Each foot"),
    "each-hand": N_("Each hand"),
}


class PictureField:
    """The picture of the form, as a field that drafts can store."""

    def __init__(self, view: "OwnView") -> None:
        self._view = view

    @property
    def typed(self) -> bytes:
        return self._view.picture

    def show_typed(self, picture: bytes) -> None:
        """Restore a chosen picture."""
        self._view.set_picture(picture)


class OwnView(ExercisesView):
    """The form of a user-defined exercise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_picture: Callable[[], Path | None] = self._ask_for_picture
        self._former: Definition | None = None
        self._taken: frozenset[str] = frozenset()
        self.picture = b""
        self._chosen: Path | None = None
        self._reading = Background(self)
        self.trouble, self.picture_trouble = Banner("problem"), Banner("problem")
        self.name = QLineEdit()
        self.category = SegmentedControl(_("Kind"), [(key, _(name)) for key, name in CATEGORIES.items()])
        self.measure = SegmentedControl(
            _("Counted in"), [("times", _("Times")), ("hold", _("Seconds held")), ("minutes", _("Minutes"))]
        )
        self.sides = SegmentedControl(_("Sides"), [(key, _(name)) for key, name in _SIDES.items()])
        self.dose = DoseEditor()
        self.dose.keep_room(max(len(parts) for _dose, parts in _MEASURES.values()))
        self.steps = QPlainTextEdit()
        self._picture_words = label("", "secondary", "ink2", wraps=True)
        self.add_picture = Button(_("Choose a picture"), icon="folder")
        self.drop_picture = Button(_("Without a picture"))
        self.save = Button(_("Save the exercise"), kind=PRIMARY)
        self.leave_button = Button(_("Leave without saving"))
        self._ways = FormButtonRow(self.leave_button, self.save, self.trouble)
        self.fields = (self.name, self.category, self.measure, self.sides, self.dose, self.steps, PictureField(self))
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    def titles(self) -> tuple[str, str]:
        return _("An exercise of my own"), _("Exercises")

    @property
    def former(self) -> Definition | None:
        """The exercise being edited; None for a new one."""
        return self._former

    def show_definition(self, definition: Definition | None, taken: frozenset[str]) -> None:
        """Edit an exercise, or show an empty form; `taken` are the keys in use."""
        self._former, self._taken, self._chosen = definition, taken, None
        self.save.setEnabled(True)
        self.trouble.hide()
        self.name.setText(definition.name if definition else "")
        self.category.show_choice((definition.category if definition else "") or "stretching")
        dose = (definition.dose if definition else None) or _MEASURES["times"][0]
        measure = "minutes" if dose.minutes else "hold" if dose.hold_seconds else "times"
        self.measure.show_choice(measure)
        self.sides.show_choice(dose.side if dose.side in _SIDES else "none")
        self.dose.show_dose(dose, parts=_MEASURES[measure][1])
        self.steps.setPlainText("\n".join(definition.steps) if definition else "")
        self.set_picture(definition.picture if definition else b"")

    def close_view(self) -> None:
        """Wait for a picture that is being read."""
        self._reading.close()

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side - theme.px(painting.RING), theme.px(8), beside_gutter(side), gap)
        wide = width_class == theme.WIDE
        for control in (self.category, self.sides):
            control.set_compact(not wide)
        self.measure.set_compact(width_class == theme.NARROW)
        self._ways.set_width_class(width_class)

    def focus_first(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        try:
            definition = self._definition()
        except InvalidEntryError as trouble:
            self.trouble.show_words(str(trouble))
            return
        self.changes_made.emit(
            [Change(self._former, definition)] if self._former is not None else added([definition]), ""
        )
        self.left.emit()

    def _definition(self) -> Definition:
        name = self.name.text().strip()
        steps = tuple(line.strip() for line in self.steps.toPlainText().splitlines() if line.strip())
        dose = replace(self.dose.dose, side=self.sides.choice)
        former = self._former or Definition(kind="exercise", key=free_key(name, self._taken), name=name)
        category = self.category.choice
        return replace(former, name=name, category=category, dose=dose, steps=steps, picture=self.picture)

    def _on_measure_chosen(self, key: str) -> None:
        dose, parts = _MEASURES[key]
        self.dose.show_dose(dose, parts=parts)

    def _choose_picture(self) -> None:
        path = self.choose_picture()
        if path is not None:
            self._chosen = path
            self.save.setEnabled(False)
            self._reading.start(lambda: picture_bytes(path))

    def _on_read(self, picture: bytes) -> None:
        self.save.setEnabled(True)
        if self._chosen is None:  # the form has been reused meanwhile
            return
        if picture:
            self.set_picture(picture)
        else:
            words = _("{file} is not a picture that can be read.").format(file=self._chosen.name)
            self.picture_trouble.show_words(words)

    def _on_unreadable(self, error: BaseException) -> None:
        self.save.setEnabled(True)
        if isinstance(error, ForeignError):
            self.picture_trouble.show_words(str(error))
        elif isinstance(error, OSError):
            self._on_read(b"")
        else:
            raise error

    def set_picture(self, picture: bytes) -> None:
        """Set the picture of the exercise; empty for none."""
        self.picture = picture
        self.picture_trouble.hide()
        self._picture_words.setText(_("With a picture") if picture else _("Without a picture"))
        self.drop_picture.setVisible(bool(picture))

    def _ask_for_picture(self) -> Path | None:
        endings = " ".join(f"*.{bytes(ending.data()).decode()}" for ending in QImageReader.supportedImageFormats())
        kinds = _("Pictures ({endings})").format(endings=endings)
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a picture"), "", kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self.measure.choice_made.connect(self._on_measure_chosen)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_unreadable)
        self.add_picture.clicked.connect(self._choose_picture)
        self.drop_picture.clicked.connect(lambda: self.set_picture(b""))
        self.save.clicked.connect(self._save)
        self.leave_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        self.name.setAccessibleName(_("Name"))
        self.name.setMinimumHeight(theme.px(52))
        self.name.setStyleSheet(theme.field_style("QLineEdit"))
        self.steps.setAccessibleName(_("Steps, one on each line"))
        self.steps.setTabChangesFocus(True)
        self.steps.setMinimumHeight(theme.px(120))
        self.steps.setStyleSheet(theme.field_style("QPlainTextEdit"))
        how = Card(_("How much"))
        for choice in (self.measure, self.sides):
            how.add_ringed(choice)
        how.add_inset(self.dose)
        self._whole.setSpacing(theme.px(12))
        for card in (self._what(), how):
            add_layout(self._whole, within_rings(card, right=False))
        add_layout(self._whole, self._ways)
        self._whole.addStretch()

    def _what(self) -> Card:
        """The card with name, kind, steps and picture."""
        card = Card(_("The exercise"))
        for words, field in (
            (_("Name"), self.name),
            (_("Kind"), self.category),
            (_("Steps, one on each line"), self.steps),
        ):
            title = label(words, "row")
            title.setBuddy(field)
            card.add_inset(title)
            (card.add_ringed if field is self.category else card.add_inset)(field)
        card.add_ringed(flowing(self.add_picture, self.drop_picture))
        for message in (self.picture_trouble, self._picture_words):
            card.add_inset(message)
        return card
