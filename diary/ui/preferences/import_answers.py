"""The meanings of a file's columns, one row each, and a common scale for all symptoms."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import UNKNOWN_SCALE, Mapping, Thing, with_meaning
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_thing_row import SCALES, scale_key, scale_name
from diary.ui.preferences.import_thing_rows import ThingRows
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

_TOGETHER = 2


class AnswersCard(Card):
    """Edits a `Mapping`; `mapping_changed` carries the new one, `forget_wanted` asks to delete the remembered one."""

    mapping_changed = Signal(Mapping)
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What is in the file"), parent)
        self._mapping: Mapping | None = None
        self._things = ThingRows()
        self._things.thing_changed.connect(self._on_thing_changed)
        self.rows = self._things.rows
        self._remarks = label("", "body", "ink2", wraps=True)
        self._kept = QWidget()
        self.forget = Button(_("Forget these answers"), kind=QUIET)
        self.forget.clicked.connect(self.forget_wanted)
        self.scale_of_all = MenuButton(_("Scale of all symptoms"), _all_scales(), scale_key(UNKNOWN_SCALE))
        self.scale_of_all.choice_made.connect(self._on_scale_of_all)
        self._together = QWidget()
        self._lay_out()

    @property
    def is_bare(self) -> bool:
        """Whether the mapping has no rows."""
        return self._mapping is None or not self._mapping.things

    def show_answers(self, preview: ImportPreview, mapping: Mapping, *, is_kept: bool) -> None:
        """Show a row for each thing."""
        self._mapping = mapping
        self._remarks.setText("\n".join(preview.remarks))
        self._remarks.setHidden(not preview.remarks)
        self._kept.setVisible(is_kept)
        asked = [thing for thing in preview.mapping.things if thing.meaning == "symptom" and thing.is_open]
        self._together.setVisible(len(asked) >= _TOGETHER)
        self.scale_of_all.set_choices(_all_scales(), scale_key(UNKNOWN_SCALE))
        self._things.show_things(mapping.things, preview)

    def take_mapping(self, mapping: Mapping) -> None:
        """Replace the mapping after a change outside this card; its things are the same."""
        self._mapping = mapping

    def focus_open(self) -> None:
        """Focus the first unanswered control."""
        if self._together.isVisible() and self.scale_of_all.choice == scale_key(UNKNOWN_SCALE):
            self.scale_of_all.setFocus(Qt.FocusReason.OtherFocusReason)
        elif row := next((row for row in self.rows.values() if row.thing.is_open), None):
            row.focus_open()

    def stop(self) -> None:
        self._things.stop()

    def _on_thing_changed(self, thing: Thing) -> None:
        if self._mapping is not None:
            self._emit_mapping(with_meaning(self._mapping, thing.label, thing))

    def _on_scale_of_all(self, key: str) -> None:
        """Set the chosen scale for all symptoms."""
        low, high = (float(end) for end in key.split(" "))
        if self._mapping is None or (low, high) == UNKNOWN_SCALE:
            return
        things = tuple(
            replace(thing, scale=(low, high)) if thing.meaning == "symptom" else thing for thing in self._mapping.things
        )
        self._things.show_scales(things)
        self._emit_mapping(replace(self._mapping, things=things))

    def _emit_mapping(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self.mapping_changed.emit(mapping)

    def _lay_out(self) -> None:
        kept = QHBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.addWidget(label(_("Your answers from last time are used."), "body", wraps=True), 1)
        kept.addWidget(self.forget)
        together = FlowLayout(self._together)
        together.addWidget(titled(_("Scale of all symptoms"), self.scale_of_all))
        for widget in (self._remarks, self._kept):
            self.content.addWidget(widget)
        self._things.setContentsMargins(0, theme.px(12), 0, 0)
        for holder in (self._together, self._things):
            self.add_ringed(holder)


def _all_scales() -> list[tuple[str, str]]:
    asked = (scale_key(UNKNOWN_SCALE), _("choose the scale"))
    return [asked, *((scale_key(pair), scale_name(pair)) for pair in SCALES)]
