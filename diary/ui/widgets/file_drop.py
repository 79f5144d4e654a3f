"""Files dropped into a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dragged_file(data: QMimeData) -> Path | None:
    """The path of a single dragged file; None for several files, a folder and other data. Does not access the disk."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile() or urls[0].path().endswith("/"):
        return None
    return Path(urls[0].toLocalFile())
