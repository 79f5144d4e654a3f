"""The only INSERT, UPDATE and DELETE statements on the diary's records; they need no SQLAlchemy."""

import sqlite3
from collections.abc import Callable, Sequence
from itertools import groupby

from diary.domain.change import Change
from diary.domain.record import Record
from diary.storage.file.shapes import SHAPE_OF, Shape

Writer = Callable[[sqlite3.Connection, Shape, Sequence[Change]], bool]


def write(file: sqlite3.Connection, changes: Sequence[Change]) -> bool:
    """Write the changes in their order, within the caller's transaction.

    Returns False, with some of them written, if a record to edit or remove does not exist.
    """
    return all(
        write_alike(file, SHAPE_OF[record], list(group))
        for (write_alike, record), group in groupby(changes, key=_grouping_key)
    )


def insert_statement(table: str, columns: Sequence[str]) -> str:
    """The statement that adds a row, with a named parameter for each column."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({_placeholders(columns)})"  # noqa: S608 - our own names


def _add(file: sqlite3.Connection, shape: Shape, changes: Sequence[Change]) -> bool:
    rows = [shape.row(change.after) for change in changes if change.after]
    file.executemany(insert_statement(shape.table, shape.columns), rows)
    return True


def _edit(file: sqlite3.Connection, shape: Shape, changes: Sequence[Change]) -> bool:
    rows = [shape.row(change.after) for change in changes if change.after]
    statement = (
        f"UPDATE {shape.table} SET ({', '.join(shape.columns)}) = ({_placeholders(shape.columns)}) WHERE id = :id"  # noqa: S608 - our own names
    )
    return file.executemany(statement, rows).rowcount == len(rows)


def _remove(file: sqlite3.Connection, shape: Shape, changes: Sequence[Change]) -> bool:
    identifiers = [(change.before.id,) for change in changes if change.before]
    statement = f"DELETE FROM {shape.table} WHERE id = ?"  # noqa: S608 - our own names
    return file.executemany(statement, identifiers).rowcount == len(identifiers)


def _placeholders(columns: Sequence[str]) -> str:
    """The named parameters of a statement."""
    return ", ".join(f":{name}" for name in columns)


def _grouping_key(change: Change) -> tuple[Writer, type[Record]]:
    """The grouping key of consecutive changes for `executemany`: their writer and the kind of record."""
    if change.before is not None:
        return (_edit if change.after else _remove), type(change.before)
    return _add, type(change.after or Record())
