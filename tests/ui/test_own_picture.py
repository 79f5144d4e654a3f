"""A picture of the diary is a PNG or JPEG of reasonable size, or it is not shown."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from diary.ui.exercises.picture_file import own_picture
from tests.ui.marked_up import watched

pytestmark = pytest.mark.usefixtures("qapp")


def encoded(kind: str, width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_the_program_writes_is_shown(kind: str) -> None:
    shown = own_picture(encoded(kind))
    assert (shown.width(), shown.height()) == (40, 30)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", encoded("PNG")[:60], encoded("BMP"), encoded("PNG", 5_000, 2)],
)
def test_anything_else_is_not(content: bytes) -> None:
    assert own_picture(content).isNull()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who opens a file (inotify)")
def test_a_drawing_that_names_a_file_loads_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "marker.png"
    marker.write_bytes(encoded("PNG"))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{marker}" width="9" height="9"/></svg>'
    )
    with watched(marker) as openings:
        assert own_picture(drawing.encode()).isNull()
        assert openings.count() == 0
