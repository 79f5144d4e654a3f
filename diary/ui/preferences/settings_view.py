"""The base class of the views of Settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui import theme
from diary.ui.page import page_margins
from diary.ui.page_stack import StackedView
from diary.ui.widgets import painting
from diary.ui.widgets.drafts import Drafts
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.opened_from import OpenedFrom


class SettingsView(StackedView):
    """A view with several faces (a list, its form, ...), one visible at a time.

    `key_ticked` carries kind and key of an item and whether it is chosen; `face_changed` is emitted for another face.
    """

    key_ticked = Signal(str, str, bool)
    face_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {"": title}
        self._faces: dict[str, QWidget] = {}
        self._ways_back: dict[str, str] = {}
        self.face = ""
        self._opened_from = OpenedFrom(self)
        self._forms: dict[str, tuple[object, Sequence[QWidget]]] = {}
        self.drafts = Drafts()
        self.whole = QVBoxLayout(self)
        self.whole.setSpacing(theme.px(14))

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:  # noqa: ARG002 - does not depend on the diary
        return self._titles[self.face], _("Settings")

    def add_face(self, key: str, face: QWidget, title: str = "", *, is_ringed: bool = False) -> None:
        """Add a face, the one with an empty key being the first one; its title may be set later.

        `is_ringed` is whether the face reserves a margin next to widgets that have no room for a focus ring of their
        own.
        """
        self._faces[key] = face
        if title:
            self._titles[key] = title
        if is_ringed:
            self.whole.addWidget(face)
        else:
            self.add_within_rings(face)
        face.setHidden(key != self.face)

    def add_within_rings(self, part: QWidget) -> None:
        """Add a widget without room for focus rings, aligned with the left edge of the others' boxes."""
        add_layout(self.whole, within_rings(part, right=False))

    def show_face(self, key: str, title: str = "") -> None:
        """Show a face, with another title if given; `go_back` returns to the former one."""
        if not key:
            self._ways_back.clear()
            self._opened_from.forget()
        elif key != self.face:
            self._ways_back[key] = self.face
            self._opened_from.remember()
        self.name_face(key, title)
        self._bring(key)

    def name_face(self, key: str, title: str) -> None:
        """Set the title of a face, unless it is empty."""
        if title:
            self._titles[key] = title

    @property
    def has_unkept(self) -> bool:
        return self.face in self._forms

    def begin_form(self, face: str, about: object, fields: Sequence[QWidget]) -> None:
        """Bind a form to what it edits (`about`); a draft for the same object is restored."""
        self._forms[face] = about, fields
        self.drafts.resume(face, about, fields)

    def keep_form(self) -> None:
        """Store the input of the current form as a draft."""
        if self.face in self._forms:
            self.drafts.keep(self.face, *self._forms[self.face])

    def go_back(self) -> bool:
        """As `close_face`, but the input of a form is stored as a draft."""
        self.keep_form()
        return self.close_face()

    def close_view(self) -> None:
        self.keep_form()

    def close_face(self) -> bool:
        """Return to the previous face, and focus the control that had opened this one; returns False if there is
        none."""
        if not self.face:
            return False
        self.take_up()
        self._bring(self._ways_back.pop(self.face, ""))
        if not self._opened_from.give_back():
            self.focus_first()
        return True

    def _bring(self, key: str) -> None:
        self.face = key
        for name, face in self._faces.items():
            face.setVisible(name == key)
        self.face_changed.emit()

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self.whole.setContentsMargins(side - ring, theme.px(8), beside_gutter(side), gap)
