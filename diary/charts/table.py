"""The data of a chart as a table of text, for screen readers and for export to a spreadsheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Column headers and rows; each row has as many cells as `headers`, formatted and translated."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
