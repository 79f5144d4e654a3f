"""The History page of an empty diary."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.label import label, plain_label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.narrow_column import narrow_column
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import scrolling

_HIGH = 52


class _NoSearch(QWidget):
    """A placeholder for the search field, which is useless in an empty diary."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.px(_HIGH))
        self.setAccessibleName(_("Search, not available, nothing written yet"))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        line.setSpacing(theme.px(10))
        picture = plain_label()
        picture.setPixmap(theme.pixmap("search", "ink2"))
        line.addWidget(picture)
        line.addWidget(label(_("Search my notes"), "body", "ink2"), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour("surface"), theme.colour("ctl"), 12, dashed=True)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)


class EmptyView(QWidget):
    """A description of the page, with a button to Today and one to the import."""

    today_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to_today = Button(_("Go to today"), kind=PRIMARY, icon="today")
        self.bring_in = Button(_("Bring it in"), kind=QUIET)
        self._question = label(_("Kept a diary in another program before?"), "secondary", "ink2")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        inner = QWidget()
        self._whole = QVBoxLayout(inner)
        self._whole.setSpacing(theme.px(16))
        self._whole.addWidget(_NoSearch())
        self._whole.addWidget(self._card())
        self._lay_out_foot()
        self._whole.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(inner))
        self.to_today.clicked.connect(self.today_wanted)
        self.bring_in.clicked.connect(self.import_wanted)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        self._whole.setContentsMargins(side, theme.px(8), side, gap)
        is_narrow = width_class == theme.NARROW
        self._question.setWordWrap(is_narrow)
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def focus_first(self) -> None:
        self.to_today.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self) -> Card:
        card = Card("")
        picture = plain_label()
        picture.setPixmap(theme.pixmap("history", "pri", 40))
        title = label(_("Your evenings will stand here"), "title", wraps=True)
        words = label(
            _(
                "One line for each evening: the ratings, the exercises, your sentence. You can search them, mend them "
                "and take them back. Days you leave out simply stay blank."
            ),
            "body",
            "ink2",
            wraps=True,
        )
        card.content.setSpacing(theme.px(12))
        card.content.addSpacing(theme.px(32))
        for part in (picture, title, words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.content.addWidget(picture)
        card.content.addWidget(title)
        add_layout(card.content, narrow_column(words))
        card.content.addSpacing(theme.px(8))
        card.content.addWidget(self.to_today, 0, Qt.AlignmentFlag.AlignHCenter)
        card.content.addSpacing(theme.px(36))
        return card

    def _lay_out_foot(self) -> None:
        self._foot.addStretch()
        self._foot.addWidget(self._question)
        self._foot.addWidget(self.bring_in)
        self._foot.addStretch()
        add_layout(self._whole, self._foot)
