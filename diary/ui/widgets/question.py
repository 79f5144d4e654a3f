"""A modal confirmation dialog for irreversible actions; the safe answer is the default button."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import DESTRUCTIVE, PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout

_WIDTH = 520


class QuestionDialog(QDialog):
    """`accepted` is emitted by the button that proceeds; Escape and the default button reject.

    The buttons are labelled with verbs: `stay` is the safe answer, `go` the other one.
    """

    def __init__(self, question: str, words: str, stay: str, go: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        self.setModal(True)
        self.stay = Button(stay, self, kind=PRIMARY)
        self.go = Button(go, self, kind=DESTRUCTIVE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme.px(24) for _side in range(4)))
        whole.setSpacing(theme.px(14))
        whole.addWidget(label(question, "heading", wraps=True))
        whole.addWidget(label(words, "body", "ink2", wraps=True))
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addStretch()
        buttons.addWidget(self.stay)
        add_layout(whole, buttons)
        self.stay.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)
        self.stay.setDefault(True)
        self.setFixedWidth(min(theme.px(_WIDTH), parent.width()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: QShowEvent) -> None:
        """Enlarge the dialog to its full text, which Qt would cut off, and focus the safe answer."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        super().showEvent(event)
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_popup(QPainter(self), QRectF(self.rect()))
