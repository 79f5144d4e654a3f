"""The golden files of the exports of small diaries, and of what small files import as.

`python -m tests.formats.golden` writes them again.

Review the diff before committing: it shows how everybody's files change.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

from diary.domain.excerpt import Excerpt
from diary.formats import export_format, export_formats, provenance
from diary.formats.exporting.format import ExportFormat
from diary.formats.exporting.research import ResearchOptions, files_of
from tests.formats import golden_imports
from tests.formats.diaries import MADE_ON, diary, uncommon_diary

_ARCHIVES = ("xlsx",)
"""The endings of files that are archives; of these the golden file holds the texts."""


def golden_name(form: ExportFormat) -> str:
    """The name of the golden file of a format: "diary-wide.csv" of "csv-wide", "diary-list.txt" of "list"."""
    variant = form.key.removeprefix(form.ending.partition(".")[0]).removeprefix("-")
    name = ".".join(("-".join(filter(None, ("diary", variant))), form.ending))
    return f"{name}.txt" if form.ending in _ARCHIVES else name


FOLDER = Path(__file__).parent.parent / "data" / "golden"
FILES = {form.key: golden_name(form) for form in export_formats()}
UNCOMMON = {key: f"uncommon-{file}" for key, file in FILES.items() if not file.endswith(".txt")}
"""The files of the diary with what is uncommon."""
_FORM = '"resourceType": "Questionnaire",'
"""The form of the health background in FHIR, which is long and the same for both diaries."""


def made(key: str, excerpt: Excerpt | None = None) -> bytes:
    """The file of a format, by a program of version 0."""
    write: Callable[..., bytes] = export_format(key).write
    with mock.patch.object(provenance, "__version__", "0"):
        return write(excerpt or diary(), MADE_ON)


def uncommon(key: str) -> str:
    """The file of a format of the diary with what is uncommon, without the form of the health background."""
    lines = made(key, uncommon_diary()).decode().splitlines(keepends=True)
    return "".join(line for line in lines if _FORM not in line)


def readable(key: str) -> str:
    """The file of a format as its golden file holds it: of an archive each part but its colours, with one element a
    line."""
    content = made(key)
    if export_format(key).ending not in _ARCHIVES:
        return content.decode()
    with ZipFile(BytesIO(content)) as parts:
        texts = ((name, parts.read(name).decode()) for name in sorted(parts.namelist()) if "theme" not in name)
        return "".join(f"== {name}\n{text.replace('><', f'>{chr(10)}<')}\n" for name, text in texts)


def research() -> dict[str, bytes]:
    """The files for research, with the notes and for the diary with what is uncommon without, by their names."""
    form, whole = export_format("csv"), ResearchOptions(True, True, True)
    files = files_of(form, diary(), MADE_ON, whole, "an identifier")
    others = files_of(form, uncommon_diary(), MADE_ON, whole._replace(with_notes=False), "an identifier")
    return {
        f"{diary_name}.research{name}.csv": content
        for diary_name, some in (("diary", files), ("uncommon-diary", others))
        for name, content in some.items()
    }


if __name__ == "__main__":
    for name, file in FILES.items():
        (FOLDER / file).write_bytes(readable(name).encode())
    for name, file in UNCOMMON.items():
        (FOLDER / file).write_bytes(uncommon(name).encode())
    for name, content in research().items():
        (FOLDER / name).write_bytes(content)
    for name in golden_imports.NAMES:
        golden_imports.golden_file(name).write_bytes(golden_imports.imported(name).encode())
