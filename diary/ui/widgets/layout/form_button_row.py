"""The two ways out of a form: without keeping it at the left, on at the right; below the way on what it tells."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.ui import theme


class FormButtonRow(QGridLayout):
    """`leave` and `on` at the ends of a line; above each other in a narrow window, the way on above.

    `trouble`, the banner that says why the way on was not open, stands directly below the way on: it moves nothing
    above it, and where it scrolls itself into sight it is what comes under the pointer, not the way out.
    """

    def __init__(self, leave: QWidget, on: QWidget, trouble: QWidget | None = None) -> None:
        super().__init__()
        self._leave, self._on, self._trouble = leave, on, trouble
        self.setColumnStretch(1, 1)
        self.set_width_class(theme.WIDE)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        is_narrow = width_class == theme.NARROW
        while self.count():
            self.takeAt(0)
        if is_narrow:
            self.addWidget(self._on, 0, 0, 1, 3)
            self.addWidget(self._leave, 2, 0, 1, 3)
        else:
            self.addWidget(self._leave, 0, 0, Qt.AlignmentFlag.AlignLeft)
            self.addWidget(self._on, 0, 2, Qt.AlignmentFlag.AlignRight)
        if self._trouble is not None:
            self.addWidget(self._trouble, 1, 0, 1, 3)
