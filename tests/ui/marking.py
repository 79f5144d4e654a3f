"""A minimal page for the body map and its list: marks are stored in a diary and shown again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import Change
from diary.domain.site import SiteMark
from diary.domain.symptom import SYMPTOMS
from diary.domain.where import mark
from diary.ui import theme
from diary.ui.widgets.body.body_site import Boards, SiteBox
from diary.ui.widgets.layout.scrolling import scrolling

DAY = date(2026, 11, 19)


@dataclass
class Diary:
    """The marks of one day, shown on one or more widgets."""

    screens: list[Boards] = field(default_factory=list)
    marks: list[SiteMark] = field(default_factory=list)
    layer: str = "numbness"
    both_sides: bool = True

    def show_on(self, screen: Boards) -> None:
        self.screens.append(screen)
        screen.site_toggled.connect(self.toggle)
        screen.layer_wanted.connect(self.edit)
        self.edit(self.layer)

    def edit(self, layer: str) -> None:
        self.layer = layer
        for screen in self.screens:
            screen.show_marks(self.by_site(), layer)

    def toggle(self, site: str, on: bool) -> None:
        self.apply(mark(self.marks, DAY, site, self.layer, on=on, both_sides=self.both_sides))
        self.edit(self.layer)

    def apply(self, changes: list[Change]) -> None:
        for change in changes:
            if isinstance(change.before, SiteMark):
                self.marks.remove(change.before)
            if isinstance(change.after, SiteMark):
                self.marks.append(change.after)

    def by_site(self) -> dict[str, tuple[str, ...]]:
        return {
            site: tuple(
                symptom.key
                for symptom in SYMPTOMS
                if any((one.site, one.symptom) == (site, symptom.key) for one in self.marks)
            )
            for site in {one.site for one in self.marks}
        }

    @property
    def facts(self) -> set[tuple[str, str]]:
        return {(one.site, one.symptom) for one in self.marks}


def boxes(screen: Boards) -> dict[str, SiteBox]:
    """All check boxes by the key of their site."""
    return {key: box for board in screen.boards for key, box in board.boxes.items()}


@contextmanager
def shown(widget: QWidget, qtbot: QtBot, width: int = 1000, height: int = 900) -> Iterator[QScrollArea]:
    """The widget on a scrolling page, in an active window of that size; nothing has the focus.

    The theme must be applied before the widget is created.
    """
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch()
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(width, height)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    if focused := QApplication.focusWidget():
        focused.clearFocus()
    try:
        yield area
    finally:
        area.close()


def use(look: str = "light", scale: float = 1.0) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, look, scale)
