"""A chart as a picture for elsewhere: on the clipboard, or in a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from diary.charts.style import SCREEN_LIGHT, Style
from diary.domain.excerpt import Excerpt
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.widgets.buttons import QUIET, Button

KINDS = ("png", "svg", "pdf")
WIDTH = 960
TIMELINE_HEIGHT = 420


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart by its name, with what it is to show."""

    key: str
    title: str
    excerpt: Excerpt
    options: Mapping[str, object] = field(default_factory=dict)
    height: int = 0
    """In pixels of the design; 0 for as high as the chart wants to be."""


def height_of(drawing: Drawing, style: Style, width: int) -> int:
    """How high the chart wants to be at that width, in logical pixels; matplotlib is imported here."""
    if drawing.height:
        return round(drawing.height * style.scale)
    from diary.charts import lettering  # noqa: PLC0415 - brings matplotlib along

    module = import_module(f"diary.charts.{drawing.key}")
    with lettering.settings(style.scale):
        height: float = module.height(drawing.excerpt, style, width, **drawing.options)
    return ceil(height)


class PictureButton(Button):
    """What can be done with the picture of one chart; `copy_wanted` and `save_wanted` tell what the person chose."""

    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Copy or save the picture"), parent, kind=QUIET, icon="down")
        self.clicked.connect(lambda: self.menu_of_choices().popup(self.mapToGlobal(self.rect().bottomLeft())))

    def name_chart(self, title: str) -> None:
        """Say of which chart."""
        self.setAccessibleName(_("Copy or save the picture: {chart}").format(chart=title))

    def menu_of_choices(self) -> QMenu:
        """The choices as a menu, which goes when it is closed."""
        menu = QMenu(self)
        menu.setFont(theme.font("button"))
        menu.setStyleSheet(theme.menu_style())
        for words, signal in ((_("Copy as picture"), self.copy_wanted), (_("Save as…"), self.save_wanted)):
            action = QAction(words, menu)
            action.triggered.connect(signal)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


class PictureExport(QObject):
    """Draws in a thread of its own, in the light colours; `told` says what was done, `failed` what went wrong."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.choose_path: Callable[[str], Path | None] = self._ask_for_path
        self._copying, self._saving = Background(self), Background(self)
        self._copying.done.connect(self._on_copied)
        self._saving.done.connect(self.told.emit)
        for background in (self._copying, self._saving):
            background.failed.connect(self._on_failed)

    def copy(self, drawing: Drawing) -> None:
        """Put the picture on the clipboard."""
        self._copying.start(lambda: _made(drawing, "png"))

    def save(self, drawing: Drawing) -> None:
        """Write the picture into a file that the person names; its ending says of which kind it is to be."""
        path = self.choose_path(_("{chart}.png").format(chart=drawing.title))
        if path is None:
            return
        target = path if path.suffix else path.with_suffix(".png")
        kind = target.suffix.lower().lstrip(".")
        if kind not in KINDS:
            self.failed.emit(
                _("A picture can be saved as .png, .svg or .pdf; {name} is none of these.").format(name=target.name)
            )
            return

        def work() -> str:
            write_file(target, _made(drawing, kind))
            return _("The picture is saved as {name}.").format(name=target.name)

        self._saving.start(work)

    def close_export(self) -> None:
        self._copying.close()
        self._saving.close()

    def _on_copied(self, png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        self.told.emit(_("The picture is copied."))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnwritableFileError):
            raise error
        self.failed.emit(str(error))

    def _ask_for_path(self, name: str) -> Path | None:
        kinds = ";;".join((_("Picture (*.png)"), _("Drawing (*.svg)"), _("PDF (*.pdf)")))
        chosen, kind = QFileDialog.getSaveFileName(self._window, _("Save as…"), name, kinds)
        path = Path(chosen) if chosen else None
        ending = next((one for one in KINDS if f"*.{one}" in kind), "")
        return path.with_suffix(f".{ending}") if path and ending and not path.suffix else path


def _made(drawing: Drawing, kind: str) -> bytes:
    from diary.charts.picture import file  # noqa: PLC0415 - brings matplotlib along

    height = height_of(drawing, SCREEN_LIGHT, WIDTH)
    return file(drawing.key, drawing.excerpt, SCREEN_LIGHT, WIDTH, height, kind, **drawing.options)
