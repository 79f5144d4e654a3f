"""Adds row headers to the tables of a tagged PDF, for screen readers: the first cell of each row names it.

Typst tags only the column headers (its function for other header cells is not available from Python).
"""

import io
from typing import Any


def with_row_headers(pdf: bytes) -> bytes:
    """The tagged PDF with the first cell of each table row as a TH with scope Row, to which the row's other cells
    refer.

    They refer to the header of their column as well. Deterministic: the same PDF gives the same bytes.
    """
    import pikepdf  # noqa: PLC0415 - loaded when a page is set

    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        bodies = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TBody"]
        rows = [_kids(row) for body in bodies for row in _kids(body)]
        named = {f"row{n}": cells for n, cells in enumerate(rows) if cells and cells[0].S == "/TD"}
        if not named:
            return pdf
        identifiers = pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)
        for identifier, cells in named.items():
            _name_row(identifier, cells)
            identifiers[identifier] = cells[0]
        document.save(into, deterministic_id=True, fix_metadata_version=False)
    return into.getvalue()


def _name_row(identifier: str, cells: list[Any]) -> None:
    from pikepdf import Array, Name, String  # noqa: PLC0415 - loaded when a page is set

    header, *others = cells
    header.S, header.ID = Name.TH, String(identifier)
    _of_table(header).Scope = Name.Row
    for cell in others:
        attributes = _of_table(cell)
        attributes.Headers = Array([*attributes.Headers, String(identifier)])


def _of_table(cell: Any) -> Any:  # noqa: ANN401 - a PDF object
    """The table attributes of a cell: Typst gives them to every cell of a table with a header row, as all ours have."""
    import pikepdf  # noqa: PLC0415 - loaded when a page is set

    every = list(cell.A) if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(one for one in every if one.get("/O") == "/Table")


def _kids(element: Any) -> list[Any]:  # noqa: ANN401 - a PDF object
    """The child elements of a structure element."""
    import pikepdf  # noqa: PLC0415 - loaded when a page is set

    kids = element.get("/K")
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [one for one in kids if isinstance(one, pikepdf.Dictionary) and "/S" in one]
