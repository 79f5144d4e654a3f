"""What the exports make of the small diary, kept as files; `python -m tests.formats.golden` writes them anew.

Look at the difference before it is committed: it is what everybody's files change by.
"""

from collections.abc import Callable
from pathlib import Path
from unittest import mock

from diary.formats import export_format, provenance
from tests.formats.diaries import MADE_ON, diary

FOLDER = Path(__file__).parent.parent / "data" / "golden"
FILES = {
    "csv": "diary.csv",
    "csv-wide": "diary-wide.csv",
    "json": "diary.json",
    "html": "diary.html",
    "fhir": "diary.fhir.json",
}


def made(key: str) -> bytes:
    """The file of a format, by a program of version 0."""
    write: Callable[..., bytes] = export_format(key).write
    with mock.patch.object(provenance, "__version__", "0"):
        return write(diary(), MADE_ON)


if __name__ == "__main__":
    for name, file in FILES.items():
        (FOLDER / file).write_bytes(made(name))
