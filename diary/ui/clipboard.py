"""What the program puts on the clipboard, and taking it off again when the diary locks."""

from PySide6.QtGui import QClipboard, QGuiApplication, QImage

_CLIPBOARD, _SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class _Copied:
    """What was put on the clipboard last, by which it is known again where the platform does not say whose it is."""

    content: str | QImage | None = None


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    _Copied.content = text
    QGuiApplication.clipboard().setText(text)


def copy_image(image: QImage) -> None:
    """Put a picture on the clipboard."""
    _Copied.content = image
    QGuiApplication.clipboard().setImage(image)


def clear_own() -> None:
    """Empty the clipboard, and on X11 the selection, where what they hold was copied or marked in this program."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _holds_copied(clipboard):
        clipboard.clear(_CLIPBOARD)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(_SELECTION)
    _Copied.content = None


def _holds_copied(clipboard: QClipboard) -> bool:
    copied = _Copied.content
    return copied is not None and copied == (clipboard.text() if isinstance(copied, str) else clipboard.image())
