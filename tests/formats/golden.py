"""The golden files of the exports of a small diary; `python -m tests.formats.golden` writes them again.

Review the diff before committing: it shows how everybody's files change.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

from diary.formats import export_format, export_formats, provenance
from diary.formats.exporting.format import ExportFormat
from tests.formats.diaries import MADE_ON, diary

_ARCHIVES = ("xlsx",)
"""The endings of files that are archives; of these the golden file holds the texts."""


def golden_name(form: ExportFormat) -> str:
    """The name of the golden file of a format: "diary-wide.csv" of "csv-wide"."""
    name = f"diary{form.key.removeprefix(form.ending.partition('.')[0])}.{form.ending}"
    return f"{name}.txt" if form.ending in _ARCHIVES else name


FOLDER = Path(__file__).parent.parent / "data" / "golden"
FILES = {form.key: golden_name(form) for form in export_formats()}


def made(key: str) -> bytes:
    """The file of a format, by a program of version 0."""
    write: Callable[..., bytes] = export_format(key).write
    with mock.patch.object(provenance, "__version__", "0"):
        return write(diary(), MADE_ON)


def readable(key: str) -> str:
    """The file of a format as its golden file holds it: of an archive each part but its colours, with one element a
    line."""
    content = made(key)
    if export_format(key).ending not in _ARCHIVES:
        return content.decode()
    with ZipFile(BytesIO(content)) as parts:
        texts = ((name, parts.read(name).decode()) for name in sorted(parts.namelist()) if "theme" not in name)
        return "".join(f"== {name}\n{text.replace('><', f'>{chr(10)}<')}\n" for name, text in texts)


if __name__ == "__main__":
    for name, file in FILES.items():
        (FOLDER / file).write_bytes(readable(name).encode())
