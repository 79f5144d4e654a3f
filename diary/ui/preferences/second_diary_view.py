"""A second diary on this computer: created here, and opened from here or at the start."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.storage.own_diaries import OwnDiary, begin_second, own_diaries
from diary.ui.background import Background
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import flowing

SECOND_DIARY = "second-diary"


class SecondDiaryView(SettingsView):
    """Two names, and a button that creates the other diary in a window of its own; below it the existing diaries."""

    def __init__(self, diary: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("A second diary"), parent)
        self._folder = diary.parent
        self._known: tuple[OwnDiary, ...] = ()
        self.start: Callable[[Path], object] = _start
        self.mine, self.other = TextField(_("This diary is of")), TextField(_("The second diary is of"))
        self.begin_button = Button(_("Begin the second diary"), kind=PRIMARY)
        self.trouble = Banner("problem")
        self._whose = titled(_("This diary is of"), self.mine)
        self._others = QWidget()
        self._rows = QVBoxLayout(self._others)
        self.openers: list[Button] = []
        self._reading, self._beginning = Background(self), Background(self)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        self._reading.start(own_diaries)

    def show_diary(self, excerpt: Excerpt) -> None:
        if not self.mine.words and excerpt.profile is not None:
            self.mine.setText(excerpt.profile.name)

    def focus_first(self) -> None:
        (self.other if self._known else self.mine).setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self.begin_button.click()

    def close_view(self) -> None:
        self._reading.close()
        self._beginning.close(drops=False)

    def _show_known(self, known: tuple[OwnDiary, ...]) -> None:
        self._known = known
        self._whose.setVisible(not known)
        self.openers = []
        with refilled(self._others):
            for one in known:
                if one.folder != self._folder:
                    opener = Button(_("Open the diary of {name}").format(name=one.name))
                    opener.wrap_label()
                    opener.clicked.connect(partial(self._open, one.folder))
                    self.openers.append(opener)
                    self._rows.addWidget(opener, alignment=Qt.AlignmentFlag.AlignLeft)

    def _begin(self) -> None:
        mine, other = self.mine.words, self.other.words
        taken = {one.name.casefold() for one in self._known} or {mine.casefold()}
        if not other or not (mine or self._known):
            self.trouble.show_words(_("Both diaries need a name, so that the start can ask whose it is."))
        elif other.casefold() in taken:
            self.trouble.show_words(_("The two diaries need different names."))
        else:
            self.trouble.hide()
            self._beginning.start(partial(begin_second, self._folder, mine, other), is_certain=True)

    def _on_begun(self, second: OwnDiary) -> None:
        self.other.clear()
        self.start(second.folder)
        self.begin()

    def _open(self, folder: Path, _on: bool = False) -> None:
        self.start(folder)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        self.trouble.show_words(_("The second diary could not be noted: {reason}").format(reason=error.strerror))

    def _connect(self) -> None:
        self._reading.done.connect(self._show_known)
        self._beginning.done.connect(self._on_begun)
        for work in (self._reading, self._beginning):
            work.failed.connect(self._on_failed)
        self.begin_button.clicked.connect(self._begin)
        self.other.returnPressed.connect(self._begin)

    def _lay_out(self) -> None:
        card = Card("")
        about = _(
            "For two people who use one computer. Each has a diary of their own, and can lock it with a passphrase."
            " With two diaries the start asks whose is to be opened."
        )
        card.content.addWidget(label(about, "body", "ink2", wraps=True))
        card.add_ringed(self._whose)
        card.add_ringed(titled(_("The second diary is of"), self.other))
        card.add_ringed(flowing(self.begin_button))
        card.add_ringed(self._others)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.add_within_rings(self.trouble)
        self.add_face("", card)
        self.whole.addStretch(1)


def _start(folder: Path) -> None:
    """Open the diary of that folder in a new process; a window that has it open is activated."""
    QProcess.startDetached(sys.executable, ["-m", "diary", "--data-dir", str(folder)])
