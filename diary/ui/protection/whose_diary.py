"""The dialog at the start with a choice of diaries, if there are several."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from diary import APP_NAME, paths
from diary.i18n import _
from diary.storage.own_diaries import OwnDiary, own_diaries
from diary.ui import theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.layout.within_rings import within_rings

_WIDTH, _HEIGHT, _MARGIN = 480, 360, 20
_OF_SCREEN = 0.9
"""The maximum fraction of the screen's size, which leaves room for the window frame."""


class WhoseDiary(QDialog):
    """A button for each diary; `chosen` is the diary of the pressed button, None if the dialog was closed."""

    def __init__(self, diaries: Sequence[OwnDiary], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: OwnDiary | None = None
        self.setWindowTitle(APP_NAME)
        self.buttons = [Button(one.name, icon="today") for one in diaries]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[theme.px(_MARGIN)] * 4)
        column.setSpacing(theme.px(12))
        add_layout(column, within_rings(label(_("Whose diary?"), "title", wraps=True)))
        for one, button in zip(diaries, self.buttons, strict=True):
            button.wrap_label()
            button.clicked.connect(lambda _on=False, one=one: self._choose(one))
            column.addWidget(button)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))
        screen = self.screen().availableGeometry()
        self.resize(QSize(theme.px(_WIDTH), theme.px(_HEIGHT)).boundedTo(screen.size() * _OF_SCREEN))
        self.buttons[0].setFocus()

    def _choose(self, diary: OwnDiary) -> None:
        self.chosen = diary
        self.accept()


def asked_for(usual: Path) -> Path | None:
    """The diary file that the person chooses; the usual one if there is only one, None if the dialog was closed."""
    diaries = own_diaries()
    if len(diaries) < 2:
        return usual
    dialog = WhoseDiary(diaries)
    dialog.exec()
    return paths.diary_file(dialog.chosen.folder) if dialog.chosen else None
