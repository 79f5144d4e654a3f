"""The two buttons below a form: leave on the left, save on the right, and the banner for errors below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from diary.ui import theme


class FormButtonRow(QGridLayout):
    """`leave` and `on` at the ends of a line; stacked in a narrow window, with `on` above.

    `trouble`, the banner with the reason why `on` failed, is directly below `on`: it moves nothing above it, and if it
    scrolls itself into view it is under the pointer, rather than the other button.
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
