"""The body map: eight drawings on which a person marks where something is felt."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.site import DRAWINGS, PARTS, SIDES, VIEWS, part_name, view_name
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.ui import theme
from diary.ui.widgets.body.body_drawing import BodyDrawing
from diary.ui.widgets.body.body_site import Boards, SiteBoard, bare
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import Abreast


class BodyPartView(SiteBoard):
    """The four drawings of the feet or of the hands, in two rows if there is little room."""

    def __init__(self, part: str, symptoms: Sequence[Symptom] = SYMPTOMS, parent: QWidget | None = None) -> None:
        super().__init__(part, symptoms, parent)
        self.drawings = [BodyDrawing(drawing, symptoms, self) for drawing in DRAWINGS if drawing.startswith(f"{part}-")]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(label(part_name(part), "heading"), alignment=Qt.AlignmentFlag.AlignHCenter)
        pairs = Abreast(gap=0)
        for place, view in enumerate(VIEWS[part]):
            pair = _pair(view, self.drawings[len(SIDES) * place :][: len(SIDES)])
            pairs.addWidget(pair)
            pairs.setAlignment(pair, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addStretch()
        add_layout(column, pairs)
        column.addStretch()
        self.take_columns([drawing.regions for drawing in self.drawings])


class BodyMap(Boards):
    """The feet and the hands as drawings; `on_card` places each on its card."""

    def __init__(self, symptoms: Sequence[Symptom] = SYMPTOMS, on_card: Callable[[QWidget], QWidget] = bare) -> None:
        super().__init__([BodyPartView(part, symptoms) for part in PARTS], on_card)


def _pair(view: str, drawings: Sequence[BodyDrawing]) -> QWidget:
    """The left and the right drawing under the name of their view."""
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, theme.px(8))
    column.setSpacing(0)
    column.addWidget(label(view_name(view), "secondary", "ink2"), alignment=Qt.AlignmentFlag.AlignHCenter)
    line = QHBoxLayout()
    line.setSpacing(0)
    for drawing in drawings:
        line.addWidget(drawing)
    add_layout(column, line)
    return pair
