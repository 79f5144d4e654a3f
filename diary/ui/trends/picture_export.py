"""Exports a chart as a picture, to the clipboard or to a file."""

from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from diary.charts.style import SCREEN_LIGHT
from diary.domain.period import Period
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui import clipboard
from diary.ui.background import Background
from diary.ui.journal.copy_register import WrittenCopy, register_copy, saved_in_words, written_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.save_place import suggested_path, with_period
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.context_menu import MenuEntry, menu_of

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart

KINDS = ("png", "svg", "pdf")
WIDTH = 960


class PictureButton(Button):
    """The actions on a chart's picture; `copy_wanted` and `save_wanted` are emitted by them."""

    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Copy or save the picture"), parent, kind=QUIET, icon="down")
        self.clicked.connect(lambda: self.menu_of_choices().popup(self.mapToGlobal(self.rect().bottomLeft())))

    def name_chart(self, title: str) -> None:
        """Set the chart's name in the accessible name."""
        self.setAccessibleName(_("Copy or save the picture: {chart}").format(chart=title))

    def menu_of_choices(self) -> QMenu:
        """The actions as a menu, which is deleted when it closes."""
        return menu_of(self, self.menu_entries())

    def menu_entries(self) -> list[MenuEntry]:
        """The actions as menu entries."""
        return [
            MenuEntry(_("Copy as picture"), self.copy_wanted.emit, "copy"),
            MenuEntry(_("Save as…"), self.save_wanted.emit, "down"),
        ]


class PictureExport(QObject):
    """Draws in a worker thread, in the light theme.

    `reported` carries the message of a completed action, `saved` the message after saving, with the file, `failed` the
    error message.
    """

    reported = Signal(str)
    saved = Signal(str, Path)
    failed = Signal(str)

    def __init__(self, parent: QWidget, journal: OpenJournal) -> None:
        super().__init__(parent)
        self._window, self._journal = parent, journal
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._copying, self._saving = Background(self), Background(self)
        self._copying.done.connect(self._on_copied)
        self._saving.done.connect(self._on_saved)
        for background in (self._copying, self._saving):
            background.failed.connect(self._on_failed)

    def copy(self, chart: "PreparedChart") -> None:
        """Copy the picture of a chart to the clipboard."""
        self._copying.start(lambda: _made(chart, "png"))

    def save(self, chart: "PreparedChart", period: Period) -> None:
        """Ask for a file, and write the picture of a period in the format of its suffix."""
        path = self.choose_path(with_period(_("{chart}.png").format(chart=chart.title), period))
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".png")
        kind = target.suffix.lower().lstrip(".")
        if kind not in KINDS:
            self.failed.emit(
                _("A picture can be saved as .png, .svg or .pdf; {name} is none of these.").format(name=target.name)
            )
            return

        diary = self._journal.path

        def work() -> WrittenCopy:
            content = _made(chart, kind)
            write_file(target, content, diary)
            return written_copy(target, content, "picture")

        self._saving.start(work)

    def close_export(self) -> None:
        self._copying.close()
        self._saving.close()

    def _on_saved(self, copy: WrittenCopy) -> None:
        register_copy(self._journal, copy)
        self.saved.emit(saved_in_words(copy), copy.path)

    def _on_copied(self, png: bytes) -> None:
        clipboard.copy_image(QImage.fromData(png))
        self.reported.emit(_("The picture is copied."))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnwritableFileError):
            raise error
        self.failed.emit(str(error))

    def _ask_for_path(self, name: str) -> Path | None:
        kinds = ";;".join((_("Picture (*.png)"), _("Drawing (*.svg)"), _("PDF (*.pdf)")))
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, _("Save as…"), suggested_path(self._journal, name), kinds
        )
        path = Path(chosen) if chosen else None
        ending = next((one for one in KINDS if f"*.{one}" in kind), "")
        return path.with_suffix(f".{ending}") if path and ending and not path.suffix else path


def _made(chart: "PreparedChart", kind: str) -> bytes:
    from diary.charts.picture import file  # noqa: PLC0415 - brings matplotlib along

    return file(chart, SCREEN_LIGHT, WIDTH, ceil(chart.height(SCREEN_LIGHT, WIDTH)), kind)
