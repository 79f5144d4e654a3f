"""What a chart shows as rows of text, for those who would rather read it, and for a spreadsheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartTable:
    """`headers` name the columns; each of `rows` has as many cells, already written as the person reads them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
