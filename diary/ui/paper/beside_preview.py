"""Shows options to the left of a preview."""

from PySide6.QtWidgets import QWidget

from diary.ui import theme

_OPTIONS_WIDTH, _ANY_WIDTH = 397, 16_777_215


def show_beside(options: QWidget, preview: QWidget, *, is_wide: bool, shows_page: bool) -> None:
    """Show both if the window is wide, otherwise only the preview or the options."""
    options.setVisible(is_wide or not shows_page)
    preview.setVisible(is_wide or shows_page)
    options.setMinimumWidth(theme.px(_OPTIONS_WIDTH) if is_wide else 0)
    options.setMaximumWidth(theme.px(_OPTIONS_WIDTH) if is_wide else _ANY_WIDTH)
