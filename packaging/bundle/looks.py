"""Writes the program's icon for Windows and macOS, and the version resource for Windows; run in `.venv`.

    python packaging/bundle/looks.py FOLDER

Writes icon.ico, icon.icns and version.txt there.
"""

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from diary import APP_ID, APP_NAME, __version__, paths

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", {name!r}),
      StringStruct("FileVersion", {version!r}),
      StringStruct("InternalName", {identifier!r}),
      StringStruct("LegalCopyright", "GNU General Public License, version 3 or later"),
      StringStruct("ProductName", {name!r}),
      StringStruct("ProductVersion", {version!r}),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def drawn(size: int) -> Image.Image:
    """The logo in this size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(paths.resources() / "icons" / "logo.svg")).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs of PySide6 want bytes there
    return Image.open(io.BytesIO(bytes(data.data())))


def version_text(version: str) -> str:
    """PyInstaller's version file for Windows, which needs four numbers where our versions have three."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    return _VERSION.format(numbers=(*numbers, 0), version=version, name=APP_NAME, identifier=APP_ID)


def main(folder: Path) -> None:
    """Write the three files."""
    app = QGuiApplication([])
    pictures = [drawn(size) for size in SIZES]
    folder.mkdir(parents=True, exist_ok=True)
    largest = pictures[-2]
    largest.save(folder / "icon.ico", sizes=[(size, size) for size in SIZES[:-1]], append_images=pictures[:-2])
    pictures[-1].save(folder / "icon.icns", append_images=pictures[:-1])
    (folder / "version.txt").write_text(version_text(__version__), encoding="utf-8")
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]))
