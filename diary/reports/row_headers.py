"""Row headers of the tables of a PDF, for screen readers: the first cell of each row names it.

Typst tags the heads of columns alone (its function for other header cells is not to be had from Python).
"""

import io
from typing import Any


def with_row_headers(pdf: bytes) -> bytes:
    """The tagged PDF with the first cell of each table row as a TH with the scope Row, to which the others of the row
    point beside the head of their column; the same bytes for the same PDF."""
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
    """The attributes that the cell has as one of a table; every table of the templates has a head, to which Typst lets
    its cells point by these."""
    import pikepdf  # noqa: PLC0415 - loaded when a page is set

    every = list(cell.A) if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(one for one in every if one.get("/O") == "/Table")


def _kids(element: Any) -> list[Any]:  # noqa: ANN401 - a PDF object
    """The structure elements directly below one."""
    import pikepdf  # noqa: PLC0415 - loaded when a page is set

    kids = element.get("/K")
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [one for one in kids if isinstance(one, pikepdf.Dictionary) and "/S" in one]
