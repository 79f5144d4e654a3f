"""Loads a picture of an exercise and scales it down for storage in the diary."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from diary.domain.definition import LARGEST_PICTURE
from diary.foreign.errors import Purpose
from diary.foreign.place import place_of

_SIDE, _SMALLEST_SIDE = 640, 80
_LARGEST_FILE = 100_000_000
_LARGEST_SIDE = 4096
_KINDS = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"))
"""The magic bytes of each supported format."""


def picture_bytes(path: Path) -> bytes:
    """The picture in the file, scaled down, as JPEG or PNG; empty if the file is not a picture.

    For a worker thread; raises `OSError` for a file that is too large, not a regular file, or on a place that does not
    answer.
    """
    source = QBuffer()
    source.setData(place_of(path, Purpose.CHOSEN).read(path.name, _LARGEST_FILE))
    reader = QImageReader(source)
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
        encoded = _encoded(smaller)
        if len(encoded) <= LARGEST_PICTURE:
            return encoded
        side //= 2
    return b""


def own_picture(content: bytes) -> QImage:
    """The decoded picture of the diary, a PNG or JPEG; empty for no picture, other formats, and excessive sizes.

    Other formats are not passed to Qt: an SVG may refer to further files, which Qt would load.
    """
    kind = next((name for begin, name in _KINDS if content.startswith(begin)), b"")
    if not kind:
        return QImage()
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    return reader.read() if max(size.width(), size.height()) <= _LARGEST_SIDE else QImage()


def _encoded(image: QImage) -> bytes:
    """The picture encoded as PNG if it has transparency, otherwise as JPEG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png" if image.hasAlphaChannel() else b"jpeg"))
    writer.write(image)
    return bytes(buffer.data().data())
