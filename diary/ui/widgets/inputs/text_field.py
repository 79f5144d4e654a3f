"""A line to type in."""

from PySide6.QtWidgets import QLineEdit, QWidget

from diary.ui import theme
from diary.ui.widgets import painting

LONGEST = 200


class TextField(QLineEdit):
    """`name` is what a screen reader hears; `example` stands in the field as long as it is empty.

    Its box leaves the room at its sides that other controls need for their focus ring, to stand in line with them.
    """

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(LONGEST)
        self.setMinimumHeight(theme.px(52))
        example_ink, beside = theme.colour("ink2").name(), theme.px(painting.RING)
        own = f"QLineEdit {{ placeholder-text-color: {example_ink}; margin: 0 {beside}px }}"
        self.setStyleSheet(theme.field_style("QLineEdit") + own)

    @property
    def words(self) -> str:
        """What was typed, without spaces around and doubled ones within."""
        return " ".join(self.text().split())
