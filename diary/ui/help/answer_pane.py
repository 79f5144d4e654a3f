"""The answer to a question of Help: paragraphs, a screenshot, and a link to the place in question."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from diary.domain.help.question import HelpQuestion, picture_file
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.scrolling import scrolling
from diary.ui.widgets.wrapping import FlowLayout


class HelpPicture(QWidget):
    """A picture scaled to the available width, but not enlarged; its accessible name is the text alternative."""

    def __init__(self, image: QImage, shows: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(shows)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._image.size()

    def heightForWidth(self, width: int) -> int:
        """The height of the picture at that width."""
        shown = min(width, self._image.width())
        return round(shown * self._image.height() / max(1, self._image.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), self._image.width())
        painter.drawImage(self.rect().adjusted(0, 0, width - self.width(), 0), self._image)


class AnswerPane(QWidget):
    """The answer, which scrolls with the keyboard; `place_wanted` carries a page or place, `question_wanted` a
    question."""

    place_wanted = Signal(str)
    question_wanted = Signal(str)

    def __init__(self, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self.card = Card("")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(theme.px(12))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.card.content.addWidget(self._inner)
        holder = QWidget()
        around = self._around = QVBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.card)
        around.addStretch()
        self.area: QScrollArea = scrolling(holder)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def set_right_margin(self, margin: int) -> None:
        """Leave a margin of that many pixels between the card and the scroll bar."""
        self._around.setContentsMargins(0, 0, margin, 0)

    def show_question(self, question: HelpQuestion) -> None:
        """Show the answer from its beginning."""
        with refilled(self._inner):
            self._show_title(question.title, " ".join(question.answer))
            for paragraph in question.answer:
                self._column.addWidget(label(paragraph, "body", wraps=True))
            self._add_picture(question)
            if question.leads_to:
                way = Button(question.button, icon="chevr", icon_last=True)
                way.wrap_label()
                way.clicked.connect(partial(self.place_wanted.emit, question.leads_to))
                self._column.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)
            beside = [key for key in question.beside if key in self._titles]
            if beside:
                self._column.addWidget(label(_("Next to this"), "secondary", "ink2"))
                self._column.addWidget(self._ways(beside))
        self.area.verticalScrollBar().setValue(0)

    def show_words(self, title: str, words: str, button: str = "", place: str = "") -> None:
        """Show a sentence in place of an answer, optionally with a button that leads to a place."""
        with refilled(self._inner):
            self._show_title(title, words)
            if words:
                self._column.addWidget(label(words, "body", wraps=True))
            if button:
                way = Button(button, icon="flag")
                way.clicked.connect(partial(self.place_wanted.emit, place))
                self._column.addWidget(way, alignment=Qt.AlignmentFlag.AlignLeft)

    def focus(self) -> None:
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_title(self, title: str, text: str) -> None:
        self._column.addWidget(label(title, "title-medium", wraps=True))
        self.area.setAccessibleName(title)
        self.area.setAccessibleDescription(text)

    def _add_picture(self, question: HelpQuestion) -> None:
        """Add the picture if its file can be read."""
        image = QImage(str(picture_file(question))) if question.picture else QImage()
        if not image.isNull():
            self._column.addWidget(HelpPicture(image, question.shows))
            self._column.addWidget(label(question.shows, "caption", "ink2", wraps=True))

    def _ways(self, keys: list[str]) -> QWidget:
        ways = QWidget()
        line = FlowLayout(ways, theme.px(2))
        for key in keys:
            way = Button(self._titles[key], kind=QUIET)
            way.wrap_label()
            way.clicked.connect(partial(self.question_wanted.emit, key))
            line.addWidget(way)
        return ways
