"""A label that is never elided: if a text does not fit, it shows a shorter one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from diary.ui import theme
from diary.ui.widgets.label import set_ink


class FittingLabel(QLabel):
    """Shows the first of its texts that fits, or none; it expands, or with `asks` has the width of the longest text."""

    def __init__(self, role: str, ink: str, parent: QWidget | None = None, *, asks: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._texts: tuple[str, ...] = ()
        self.setFont(theme.font(role))
        set_ink(self, ink)
        wish = QSizePolicy.Policy.Maximum if asks else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wish, QSizePolicy.Policy.Preferred)

    def show_words(self, *texts: str) -> None:
        """Set the texts, of which the longest comes first."""
        if texts == self._texts:
            return
        self._texts = texts
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = max((metrics.horizontalAdvance(text) for text in self._texts), default=0)
        return QSize(width, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(next((text for text in self._texts if metrics.horizontalAdvance(text) <= self.width()), ""))
