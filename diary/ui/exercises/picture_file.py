"""A picture of an exercise, made small enough to be kept in the diary."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from diary.domain.definition import LARGEST_PICTURE

_SIDE, _SMALLEST_SIDE = 640, 80


def picture_bytes(path: Path) -> bytes:
    """The picture in the file, made small enough to be kept, as JPEG or PNG; empty where there is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return b""
    side = _SIDE
    while side >= _SMALLEST_SIDE:
        smaller = image
        if max(image.width(), image.height()) > side:
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            smaller = image.scaled(side, side, ratio, smooth)
        made = _encoded(smaller)
        if len(made) <= LARGEST_PICTURE:
            return made
        side //= 2
    return b""


def _encoded(image: QImage) -> bytes:
    """The picture as PNG where it is see-through, otherwise as JPEG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if image.hasAlphaChannel() else b"jpeg"))
    writer.write(image)
    return bytes(buffer.data().data())
