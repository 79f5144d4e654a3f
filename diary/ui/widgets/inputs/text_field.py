"""A single-line text field."""

from PySide6.QtWidgets import QLineEdit, QWidget

from diary.ui import theme
from diary.ui.widgets import painting

LONGEST = 200


class TextField(QLineEdit):
    """`name` is its accessible name, `example` its placeholder.

    It has the side margins that other controls need for their focus ring, to align with them.
    """

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(LONGEST)
        self.setMinimumHeight(theme.px(52))
        own = f"QLineEdit {{ margin: 0 {theme.px(painting.RING)}px }}"
        self.setStyleSheet(theme.field_style("QLineEdit") + own)

    @property
    def words(self) -> str:
        """The text with whitespace stripped and collapsed."""
        return " ".join(self.text().split())
