"""Pictures with the accessible role of a graphic."""

from PySide6.QtWidgets import QWidget

from diary.ui.widgets.accessible_tree import AnnouncedAsGraphic, install


class Graphic(AnnouncedAsGraphic, QWidget):
    """A drawing: its accessible name is what it is, its accessible description what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
