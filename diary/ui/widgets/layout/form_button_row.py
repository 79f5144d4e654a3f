"""The two ways out of a form: without keeping it at the left, on at the right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.ui import theme


class FormButtonRow(QHBoxLayout):
    """`leave` and `on` at the ends of a line; above each other in a narrow window, the way on above."""

    def __init__(self, leave: QWidget, on: QWidget) -> None:
        super().__init__()
        self.addWidget(leave)
        self.addStretch()
        self.addWidget(on)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        is_narrow = width_class == theme.NARROW
        self.setDirection(QHBoxLayout.Direction.BottomToTop if is_narrow else QHBoxLayout.Direction.LeftToRight)
