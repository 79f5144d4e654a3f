"""Import and export formats; no SQL and no Qt.

A format is a module: one of `exporting/` in `EXPORTS` has a `FORMAT`, one of `importing/` in `IMPORTS` an `IMPORT`. Its
key is the module's name: `csv_wide_export` is "csv-wide".
"""

from importlib import import_module
from typing import TYPE_CHECKING

from diary.formats.errors import FormatError
from diary.i18n import _

if TYPE_CHECKING:
    from diary.formats.exporting.format import ExportFormat
    from diary.formats.importing.format import ImportFormat
    from diary.formats.importing.reading import Source

IMPORTS = (
    "json_import",
    "diary_csv_import",
    "diary_xlsx_import",
    "apple_health_import",
    "bearable_import",
    "daylio_import",
    "daylio_backup_import",
    "flaredown_import",
    "loop_import",
    "loop_backup_import",
    "nomie_import",
    "nomie_wide_import",
    "track_and_graph_import",
    "health_connect_import",
    "fitbit_import",
    "pixels_import",
    "gpx_fit_import",
    "csv_import",
)
"""The modules of the import formats in the order in which they recognise a file and are offered; the general table is
last."""
EXPORTS = ("xlsx_export", "html_export", "csv_wide_export", "csv_export", "json_export", "fhir_export")
"""The modules of the export formats in the order in which they are offered."""


def export_keys() -> tuple[str, ...]:
    """The keys of the export formats, in the order of `EXPORTS`, without importing them."""
    return tuple(_key_of(module) for module in EXPORTS)


def import_keys() -> tuple[str, ...]:
    """The keys of the import formats, in the order of `IMPORTS`, without importing them."""
    return tuple(_key_of(module) for module in IMPORTS)


def export_formats() -> "tuple[ExportFormat, ...]":
    """All export formats, in the order of `EXPORTS`."""
    return tuple(_export(module) for module in EXPORTS)


def export_format(key: str) -> "ExportFormat":
    """The export format with that key ("csv"), without importing the others; raises `KeyError`."""
    return _export({_key_of(module): module for module in EXPORTS}[key])


def import_formats() -> "tuple[ImportFormat, ...]":
    """All import formats, in the order of `IMPORTS`."""
    return tuple(import_module(f"{__name__}.importing.{module}").IMPORT for module in IMPORTS)


def import_endings() -> tuple[str, ...]:
    """The endings of the files of all import formats, those of any table first."""
    *others, table = import_formats()
    return tuple(dict.fromkeys(ending for form in (table, *others) for ending in form.endings))


def recognised(source: "Source") -> "ImportFormat":
    """The first format of `IMPORTS` that recognises the file by its content; raises `FormatError` if none does."""
    form = next((known for known in import_formats() if known.recognises(source)), None)
    if form is None:
        text = _(
            "{file} is neither a table nor the file of a diary that this program can read. In the program that made it"
            " choose Export, and then CSV."
        )
        raise FormatError(text.format(file=source.name))
    return form


def read_as(source: "Source", key: str) -> "ImportFormat":
    """The import format with that key; raises `FormatError` for an unknown key or a file that the format does not
    recognise."""
    form = {known.key: known for known in import_formats()}.get(key)
    if form is None:
        names = ", ".join(import_keys())
        raise FormatError(_("There is no program “{name}”; there are {names}.").format(name=key, names=names))
    if not form.recognises(source):
        raise FormatError(_("{file} is not of this kind: {name}.").format(file=source.name, name=_(form.name)))
    return form


def _key_of(module: str) -> str:
    """The key of a module: "csv-wide" for `csv_wide_export`, "apple-health" for `apple_health_import`."""
    return module.rpartition("_")[0].replace("_", "-")


def _export(module: str) -> "ExportFormat":
    form: ExportFormat = import_module(f"{__name__}.exporting.{module}").FORMAT
    return form
