"""A preview of the pages of a PDF."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import ICON, Button
from diary.ui.widgets.graphic import Graphic
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.single_shot import single_shot
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.reports.pages import PagePicture

_ZOOM, _LARGEST, _SMALLEST = 1.25, 4.0, 0.5
_RENDER_AFTER_MS = 80


class _Page(Graphic):
    """One page, drawn as an image."""

    def __init__(self, picture: "PagePicture", ratio: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = picture.rgba
        row = 4 * picture.width
        self._image = QImage(self._pixels, picture.width, picture.height, row, QImage.Format.Format_RGBX8888)
        self._image.setDevicePixelRatio(ratio)
        self.setFixedSize(QSize(round(picture.width / ratio), round(picture.height / ratio)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(theme.colour("ctl"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """The pages stacked vertically, with zoom buttons; `shown` is emitted when new pages are displayed."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._texts: tuple[str, ...] = ()
        self._zoom = 1.0
        self._rendering = Background(self)
        self._rendering.done.connect(self._on_rendered)
        self._rendering.failed.connect(_raise)
        self._wait = single_shot(self, _RENDER_AFTER_MS, self._render)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(16))
        self._place.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = self._scrolling()
        closer = Button("", self, kind=ICON, icon="plus", spoken=_("Larger (Ctrl++)"))
        farther = Button("", self, kind=ICON, icon="minus", spoken=_("Smaller (Ctrl+-)"))
        closer.clicked.connect(lambda: self.zoom(1))
        farther.clicked.connect(lambda: self.zoom(-1))
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(closer)
        buttons.addWidget(farther)
        buttons.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(*(theme.px(12) for _side in range(4)))
        line.addWidget(self._area, 1)
        add_layout(line, buttons)
        self.setMinimumHeight(theme.px(360))

    @property
    def page_count(self) -> int:
        return self._place.count()

    def show_pdf(self, pdf: bytes, texts: tuple[str, ...]) -> None:
        """Show the pages of a PDF; `texts` has the text of each page, for screen readers."""
        if self._texts and texts != self._texts and self.isVisible():
            say(self, _("The page has changed."))
        self._pdf, self._texts = pdf, texts
        self._render()

    def zoom(self, steps: int) -> None:
        """Zoom in, or out with negative `steps`."""
        self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * _ZOOM**steps))
        self._render()

    def close_view(self) -> None:
        self._wait.stop()
        self._rendering.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour("rail"), theme.colour("line"), 16, width=1)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)

    def _render(self) -> None:
        if self._pdf and self.isVisible():
            self._wait.stop()
            room = self._area.width() - theme.px(40)
            width = max(theme.px(240), round(room * self._zoom))
            self._rendering.start(_rendering(self._pdf, round(width * self.devicePixelRatioF())))

    def _on_rendered(self, pictures: "list[PagePicture]") -> None:
        at = self._area.verticalScrollBar().value()
        empty(self._place)
        for number, picture in enumerate(pictures):
            page = _Page(picture, self.devicePixelRatioF())
            page.setAccessibleName(_("Page {n} of {m}").format(n=number + 1, m=len(pictures)))
            page.setAccessibleDescription(self._texts[number])
            self._place.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._area.verticalScrollBar().setValue(at)
        self.shown.emit()

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            bar.setStyleSheet(theme.scroll_style())
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("The page as it will be printed"))
        holder = QWidget()
        holder.setLayout(self._place)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        return area


def _rendering(pdf: bytes, width: int) -> "Callable[[], list[PagePicture]]":
    def render() -> "list[PagePicture]":
        from diary.reports.pages import page_pictures  # noqa: PLC0415 - imports PDFium

        return page_pictures(pdf, width)

    return render


def _raise(error: BaseException) -> None:
    raise error
