"""Access to the clipboard: copying, and removing copied content when the diary is locked."""

from PySide6.QtGui import QClipboard, QGuiApplication, QImage

_CLIPBOARD, _SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class _Copied:
    """The content that was last copied, by which it is recognised on platforms without clipboard ownership."""

    content: str | QImage | None = None


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    _Copied.content = text
    QGuiApplication.clipboard().setText(text)


def copy_image(image: QImage) -> None:
    """Put an image on the clipboard."""
    _Copied.content = image
    QGuiApplication.clipboard().setImage(image)


def clear_own() -> None:
    """Clear the clipboard, and X11's primary selection, if their content comes from this program."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _holds_copied(clipboard):
        clipboard.clear(_CLIPBOARD)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(_SELECTION)
    _Copied.content = None


def _holds_copied(clipboard: QClipboard) -> bool:
    copied = _Copied.content
    return copied is not None and copied == (clipboard.text() if isinstance(copied, str) else clipboard.image())
