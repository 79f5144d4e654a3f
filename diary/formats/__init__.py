"""Files from and for elsewhere; no SQL and no Qt.

A format is a module of this package: one of `EXPORTS` has a `FORMAT`, one of `IMPORTS` a `plan_import`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.formats.format import ExportFormat

IMPORTS = ("csv_import",)
EXPORTS = ("csv_export", "json_export")


def export_format(key: str) -> "ExportFormat":
    """The export format of that key ("csv"); raises `KeyError`."""
    for module in EXPORTS:
        found: ExportFormat = import_module(f"{__name__}.{module}").FORMAT
        if found.key == key:
            return found
    raise KeyError(key)
