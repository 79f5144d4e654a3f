"""The sites of the body map as a list of check boxes, an alternative to the picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from diary.domain.site import DRAWINGS, PARTS, SIDES, VIEWS, Site, part_name, short_name, side_name
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.body.body_site import Boards, SiteBoard, SiteBox, bare
from diary.ui.widgets.label import label
from diary.ui.widgets.whole_target import WholeTarget

_ROW, _COLUMN, _HEAD = 53, 92, 44
_BOX, _AROUND, _MARKER = 28, 7, 14


class SiteTick(WholeTarget, SiteBox):
    """A cell of the list with its check box; other symptoms felt there are small markers next to the box."""

    def __init__(self, site: Site, symptoms: Sequence[Symptom], parent: QWidget) -> None:
        super().__init__(site, symptoms, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_COLUMN), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, 0, theme.px(_BOX), theme.px(_BOX))
        box.moveCenter(QRectF(self.rect()).center())
        if self.hasFocus():
            around = theme.px(_AROUND)
            painting.paint_focus_ring(painter, box.adjusted(-around, -around, around, around), 10)
        accent = theme.colour("pri" if self.isChecked() else "ink" if self.underMouse() else "ctl")
        fill = accent if self.isChecked() else theme.colour("surface")
        painting.paint_box(painter, box, painting.BoxStyle(fill, accent, 8))
        if self.isChecked():
            inset = theme.px(4)
            painter.drawPixmap(box.topLeft() + QPointF(inset, inset), theme.pixmap("check", "onpri", 20))
        self._paint_others(painter, box)

    def _paint_others(self, painter: QPainter, box: QRectF) -> None:
        """Paint the other markers in columns of two, so that four fit into the cell."""
        side = theme.px(_MARKER)
        for place, symptom in enumerate(self.others):
            left = box.right() + theme.px(_AROUND + painting.RING + 2) + side * (place // 2)
            alone = place == len(self.others) - 1 and place % 2 == 0
            top = box.center().y() - side / 2 if alone else box.top() + side * (place % 2)
            painting.paint_marker(painter, symptom, QRectF(left, top, side, side))


class BodyPartList(SiteBoard):
    """The regions of the feet or of the hands, one per row, with a check box for the left and one for the right."""

    def __init__(self, part: str, symptoms: Sequence[Symptom] = SYMPTOMS, parent: QWidget | None = None) -> None:
        super().__init__(part, symptoms, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setRowMinimumHeight(0, theme.px(_HEAD))
        grid.addWidget(label(part_name(part), "heading"), 0, 0)
        columns: list[list[SiteBox]] = [[], []]
        for place, side in enumerate(SIDES):
            grid.addWidget(_centred(side_name(side)), 0, place + 1)
        for view in VIEWS[part]:
            for place, side in enumerate(SIDES):
                for site in DRAWINGS[f"{part}-{view}-{side}"]:
                    box = SiteTick(site, symptoms, self)
                    columns[place].append(box)
                    grid.addWidget(box, len(columns[place]), place + 1)
        for row, first in enumerate(columns[0], start=1):
            grid.addWidget(label(short_name(first.site), wraps=True), row, 0)
        self.take_columns(columns)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line above each row."""
        painter = QPainter(self)
        for box in self._columns[0]:
            rule = QRectF(0, box.y(), self.width(), theme.px(1))
            painting.fill(painter, rule, theme.colour("line"))


class BodyList(Boards):
    """The feet and the hands as lists; `on_card` places each on its card."""

    def __init__(self, symptoms: Sequence[Symptom] = SYMPTOMS, on_card: Callable[[QWidget], QWidget] = bare) -> None:
        super().__init__([BodyPartList(part, symptoms) for part in PARTS], on_card)


def _centred(words: str) -> QLabel:
    heading = label(words, "label")
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return heading
