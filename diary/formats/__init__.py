"""Files from and for elsewhere; no SQL and no Qt.

A format is a module of this package: one of `EXPORTS` has a `FORMAT`, one of `IMPORTS` an `IMPORT`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from diary.formats.errors import FormatError
from diary.i18n import _

if TYPE_CHECKING:
    from diary.formats.format import ExportFormat, ImportFormat
    from diary.formats.reading import Source

IMPORTS = (
    "json_import",
    "diary_csv_import",
    "apple_health_import",
    "bearable_import",
    "daylio_import",
    "flaredown_import",
    "loop_import",
    "loop_backup_import",
    "nomie_import",
    "nomie_wide_import",
    "track_and_graph_import",
    "csv_import",
)
"""In the order in which they are offered; the table of any program comes last where a file is recognised."""
EXPORTS = ("xlsx_export", "html_export", "csv_wide_export", "csv_export", "json_export", "fhir_export")
"""In the order in which they are offered."""


def export_formats() -> "tuple[ExportFormat, ...]":
    """Every export format, in the order of `EXPORTS`."""
    return tuple(import_module(f"{__name__}.{module}").FORMAT for module in EXPORTS)


def export_format(key: str) -> "ExportFormat":
    """The export format of that key ("csv"); raises `KeyError`."""
    return {one.key: one for one in export_formats()}[key]


def import_formats() -> "tuple[ImportFormat, ...]":
    """Every import format, in the order of `IMPORTS`."""
    return tuple(import_module(f"{__name__}.{module}").IMPORT for module in IMPORTS)


def recognised(source: "Source") -> "ImportFormat":
    """The format that a file's content shows it to be of; raises `FormatError` where it is none of them."""
    found = next((one for one in import_formats() if one.recognises(source)), None)
    if found is None:
        text = _("{file} is neither a table nor the file of a diary that this program can read.")
        raise FormatError(text.format(file=source.name))
    return found


def read_as(source: "Source", key: str) -> "ImportFormat":
    """The format of that key; raises `FormatError` where there is none, or where the file is not of it."""
    form = {one.key: one for one in import_formats()}.get(key)
    if form is None:
        names = ", ".join(one.key for one in import_formats())
        raise FormatError(_("There is no program “{name}”; there are {names}.").format(name=key, names=names))
    if not form.recognises(source):
        raise FormatError(_("{file} is not of this kind: {name}.").format(file=source.name, name=_(form.name)))
    return form
