"""Controls that belong together, announced as a group."""

from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """A group without Qt's frame and title, so that its layout has all of its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QGroupBox { border: 0; margin: 0; padding: 0 }")
