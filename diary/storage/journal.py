"""The open diary: one way to read, one way to write."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar, cast

from sqlalchemy import Connection, bindparam, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from diary import gc_control
from diary.domain.change import Change
from diary.domain.record import Record
from diary.domain.version import Version
from diary.storage import versions
from diary.storage.errors import ChangedElsewhereError, DamagedError, storage_error, translate_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.file.schema import TABLES
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.safety import backup, checksum, lock
from diary.storage.safety.preparing import prepare
from diary.storage.selects import MalformedRowError
from diary.storage.write_witness import WriteWitness

P = ParamSpec("P")
R = TypeVar("R")
Writer = Callable[[Connection, type[Record], Sequence[Change]], bool]


class Journal:
    """The diary at `path`, made or upgraded where needed; may be used from several threads."""

    def __init__(self, path: Path) -> None:
        prepare(path)
        self.path = path
        self._has_written = False
        self._engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: connection(path),
            module=cipher.engine(cipher.key_of(path)),
            poolclass=QueuePool,
        )
        event.listen(self._engine, "begin", _begin)

    def read(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `query` answers; raises `StorageError`."""
        with _told(self.path), gc_control.paused(), Session(self._engine) as session:
            return query(session, *args, **kwargs)

    def apply(
        self,
        changes: Sequence[Change],
        earlier: Sequence[Version] | None = None,
        *,
        is_import: bool = False,
        witness: WriteWitness | None = None,
    ) -> None:
        """Write all of the changes in one transaction, or none and raise `StorageError`.

        What the records were before is kept; where `earlier` versions are given, those are kept instead. Before an
        import a backup is made. A `witness` is told of the beginning and the end of the transaction.
        """
        lock.require_not_elsewhere(self.path)
        if is_import:
            backup.before_import(self.path)
        if not self._has_written:
            checksum.remove(self.path)
            self._has_written = True
        with _told(self.path), self._engine.connect().execution_options(writes=True) as file, file.begin():
            if witness is not None:
                witness.begin()
            for (write, record), group in groupby(changes, key=_sort_of):
                if not write(file, record, list(group)):
                    raise storage_error(ChangedElsewhereError, self.path)
            if earlier is None:
                versions.keep(file, changes, datetime.now(UTC).astimezone())
            else:
                versions.keep_versions(file, earlier)
            if witness is not None:
                witness.end(cast("sqlite3.Connection", file.connection.driver_connection))

    def close(self) -> None:
        """Let go of the file; it is sealed, unless a window has it open, which seals it at its end."""
        self._engine.dispose()
        if self._has_written and not lock.is_held_here(self.path):
            checksum.write(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the person's trouble into its sentence; a mistake of ours passes as it is."""
    try:
        yield
    except DBAPIError as error:
        if error.orig and isinstance(error.orig, Exception) and (known := translate_error(error.orig, path)):
            raise known from error
        raise
    except MalformedRowError as error:
        raise storage_error(DamagedError, path) from error


def _add(file: Connection, record: type[Record], changes: Sequence[Change]) -> bool:
    file.execute(insert(TABLES[record]), [SHAPE_OF[record].row(change.after) for change in changes if change.after])
    return True


def _edit(file: Connection, record: type[Record], changes: Sequence[Change]) -> bool:
    table = TABLES[record]
    for change in changes:
        if change.after:
            row = SHAPE_OF[record].row(change.after)
            if file.execute(table.update().where(table.c.id == change.after.id).values(row)).rowcount != 1:
                return False
    return True


def _remove(file: Connection, record: type[Record], changes: Sequence[Change]) -> bool:
    table = TABLES[record]
    gone = [{"gone": change.before.id} for change in changes if change.before]
    return file.execute(table.delete().where(table.c.id == bindparam("gone")), gone).rowcount == len(gone)


def _begin(file: Connection) -> None:
    """Begin a transaction; one that writes takes the lock for it at once, and waits for it where another holds it."""
    file.exec_driver_sql("BEGIN IMMEDIATE" if file.get_execution_options().get("writes") else "BEGIN")


def _sort_of(change: Change) -> tuple[Writer, type[Record]]:
    """How a change is written, and the kind of its record; changes of one sort in a row are written together."""
    if change.before is not None:
        return (_edit if change.after else _remove), type(change.before)
    return _add, type(change.after or Record())
