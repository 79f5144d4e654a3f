"""Files that are dragged into a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dragged_file(data: QMimeData) -> Path | None:
    """The path of the one file that is dragged; None for several at once, a folder and whatever else. The disk is not
    asked."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].path().endswith("/"):
        return None
    return Path(urls[0].toLocalFile())
