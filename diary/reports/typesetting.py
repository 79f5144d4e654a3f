"""Typesets texts with Typst as a PDF: tagged, archivable, and deterministic for the same texts and date."""

import atexit
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from diary import fonts, paths
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.reports.row_headers import with_row_headers
from diary.reports.writable import breakable, writable
from diary.storage.errors import StorageError
from diary.storage.file import temporary

if TYPE_CHECKING:
    from typst import Compiler


class SetPage(NamedTuple):
    """The PDF, and the sentence that names unsupported characters; empty if there are none."""

    pdf: bytes
    lost: str


def on_paper(texts: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """The same structure with every text restricted to characters of the fonts."""
    if isinstance(texts, str):
        return breakable(writable(texts))
    if isinstance(texts, list):
        return [on_paper(text) for text in texts]
    if isinstance(texts, dict):
        return {key: on_paper(text) for key, text in texts.items()}
    return texts


def typeset(template: str, inputs: dict[str, str], made_on: date) -> bytes:
    """Compile a Typst template of `resources/reports` to PDF (PDF/A-2a and PDF/UA-1).

    The template reads `inputs` from `sys.inputs`, as data, never as markup. Raises `ReportError` if a part of the
    installation is missing; a compile error of Typst is a bug.
    """
    compiler = _compiler(template, inputs)
    with _refusals():
        pdf = compiler.compile(pdf_standards=["a-2a", "ua-1"], timestamp=datetime.combine(made_on, time(), UTC))
    return _with_clear_stream_ends(with_row_headers(cast("bytes", pdf)))


def measured(template: str, inputs: dict[str, str], label: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """The metadata with that label that a template stores, such as measured heights."""
    compiler = _compiler(template, inputs)
    with _refusals():
        return json.loads(compiler.query(f"<{label}>", field="value", one=True))


def as_input(texts: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Serialise texts to JSON for a template."""
    return json.dumps(texts)


def _compiler(template: str, inputs: dict[str, str]) -> "Compiler":
    try:
        import typst  # noqa: PLC0415 - the start has no need of it
    except ImportError as trouble:
        raise ReportError(
            _("The typesetter of the program (Typst) is missing; installing the program again brings it back.")
        ) from trouble
    folder, families = paths.resources(), fonts.families()
    folders = dict.fromkeys(str(_folder_with(file)) for family in families for file in family.files)
    return typst.Compiler(
        str(folder / "reports" / template),
        root=str(folder / "reports"),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)),
        ignore_system_fonts=True,
        sys_inputs={**inputs, "families": as_input([family.name for family in families])},
    )


def _folder_with(font: Path) -> Path:
    """A folder that contains the font file and no other chosen font, as Typst takes folders and reads all fonts in
    them."""
    return font.parent if font.is_relative_to(paths.resources()) else _alone(font, font.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _alone(font: Path, _changed: int) -> Path:
    """A temporary folder with a copy of the font, which exists until the process ends; the font's own without disk
    space."""
    try:
        folder = temporary.make_folder(font.stat().st_size, font, is_harmless=True)
    except StorageError:
        return font.parent
    atexit.register(temporary.remove_folder, folder)
    shutil.copyfile(font, folder / font.name)
    return folder


@contextmanager
def _refusals() -> Iterator[None]:
    """Context manager: re-raise compile errors of Typst without quotations from the diary."""
    import typst  # noqa: PLC0415 - the start has no need of it

    try:
        yield
    except typst.TypstError as trouble:
        place = re.findall(r"[\w.-]+\.typ:\d+:\d+", trouble.diagnostic)[:1]
        raise RuntimeError(
            " ".join(["Typst did not set the page:", _without_quotes(trouble.message), *place])
        ) from None


def _without_quotes(message: str) -> str:
    """The error message of Typst without the text that it quotes, which may come from the diary."""
    return re.sub(r"`.*`", "…", message, flags=re.DOTALL)


def _with_clear_stream_ends(pdf: bytes) -> bytes:
    """The PDF with CR instead of LF after compressed streams that end in CR.

    Typst writes LF after a stream. If its last byte is CR, PDF/A validators take CR LF as one line end and report a
    wrong stream length. A lone CR is a valid line end too, and keeps all offsets.
    """
    return re.sub(rb"\r\n(?=endstream\nendobj)", b"\r\r", pdf)
