"""Pictures that a screen reader announces as such."""

from PySide6.QtWidgets import QWidget

from diary.ui.widgets.accessible_tree import AnnouncedAsGraphic, install


class Graphic(AnnouncedAsGraphic, QWidget):
    """A drawing: its accessible name says what it is, its description what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
