"""The open diary: queries through SQLAlchemy, writes in transactions through the driver."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from diary import gc_control
from diary.domain.change import Change
from diary.domain.version import Version
from diary.storage import versions
from diary.storage.errors import ChangedElsewhereError, ReadOnlyError, storage_error
from diary.storage.file import cipher, diary_file
from diary.storage.file.diary_file import connection, transaction, translating_errors
from diary.storage.file.selects import Execute
from diary.storage.reconciling import Reconciled, reconciled
from diary.storage.safety import backup, checksum, lock
from diary.storage.safety.preparing import prepare
from diary.storage.write_witness import WriteWitness
from diary.storage.writer import write

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")


class Journal:
    """The diary at `path`, migrated if needed; thread-safe. Raises `StorageError`, and `GoneError` if there is none.

    SQLAlchemy is imported by the first `read`, so that writing alone does not need it.
    """

    def __init__(self, path: Path) -> None:
        prepare(path)
        self.path = path
        self._has_written = False
        self._file: sqlite3.Connection | None = None
        self._one_at_a_time = Lock()

    def read(self, query: "Callable[Concatenate[Execute, P], R]", *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `query(execute, *args, **kwargs)`, run in a read transaction; raises `StorageError`."""
        from diary.storage.sqlalchemy_names import Session  # noqa: PLC0415 - slower than writing an evening

        with (
            translating_errors(self.path),
            _unwrapping_driver_errors(),
            gc_control.paused(),
            Session(self._engine) as session,
        ):
            return query(_executing(session), *args, **kwargs)

    def apply(
        self,
        changes: Sequence[Change],
        earlier: Sequence[Version] | None = None,
        *,
        is_import: bool = False,
        witness: WriteWitness | None = None,
    ) -> None:
        """Write all of the changes in one transaction, or none and raise `StorageError`.

        The former values of edited and removed records are stored as versions, or `earlier` instead if given. Before an
        import a backup is made. `witness.begin` and `witness.end` are called within the transaction.
        """
        with self._changing(is_import, witness) as file:
            if not write(file, changes):
                raise storage_error(ChangedElsewhereError, self.path)
            if earlier is None:
                versions.keep(file, changes, datetime.now(UTC).astimezone())
            else:
                versions.keep_versions(file, earlier)

    def save(
        self, changes: Sequence[Change], *, is_import: bool = False, witness: WriteWitness | None = None
    ) -> Reconciled:
        """Write the changes as `apply` does, but reconciled with the file's present content; raises `StorageError`.

        An addition with the identity of an existing record becomes an edit of that one. Returns what was written.
        """
        with self._changing(is_import, witness) as file:
            fitting = reconciled(lambda query, values: file.execute(query, values).fetchall(), changes)
            if not write(file, fitting.changes):
                raise storage_error(ChangedElsewhereError, self.path)
            versions.keep(file, fitting.changes, datetime.now(UTC).astimezone())
        return fitting

    def close(self) -> None:
        """Close the connections, and record the checksum unless a window on this computer has the diary open."""
        if "_engine" in self.__dict__:
            self._engine.dispose()
        if self._file is not None:
            self._file.close()
        if self._has_written and not lock.is_held_here(self.path):
            checksum.write(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _changing(self, is_import: bool, witness: WriteWitness | None) -> Iterator[sqlite3.Connection]:
        """Context manager: a writing connection in a transaction that the witness observes; before an import after a
        backup."""
        lock.require_not_elsewhere(self.path)
        if is_import:
            backup.before_import(self.path)
        with self._one_at_a_time, translating_errors(self.path), gc_control.paused(), self._writing() as file:
            if witness is not None:
                witness.begin()
            yield file
            if witness is not None:
                witness.end(file)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Context manager: a writing connection in a transaction; before the first one the checksum is removed."""
        if not self._has_written:
            if diary_file.is_read_only(self.path):
                raise storage_error(ReadOnlyError, self.path)
            checksum.remove(self.path)
            self._has_written = True
        if self._file is None:
            self._file = connection(self.path)
        with transaction(self._file):
            yield self._file

    @cached_property
    def _engine(self) -> "Engine":
        """The SQLAlchemy engine for reading, with a pool of connections."""
        from diary.storage.sqlalchemy_names import QueuePool, create_engine, event  # noqa: PLC0415 - as in `read`

        path = self.path
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: connection(path),
            module=cipher.engine(cipher.key_of(path)),
            poolclass=QueuePool,
        )
        event.listen(engine, "begin", _begin)
        return engine


def _executing(session: "Session") -> Execute:
    """A function that executes SQL text on the session's connection, bypassing SQLAlchemy's compiler."""
    connection = session.connection()
    return lambda query, values: connection.exec_driver_sql(query, values).all()


@contextmanager
def _unwrapping_driver_errors() -> Iterator[None]:
    """Unwrap SQLAlchemy's `DBAPIError`: raise the driver's own error."""
    from diary.storage.sqlalchemy_names import DBAPIError  # noqa: PLC0415 - as in `Journal.read`

    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, Exception):
            raise error.orig from error
        raise


def _begin(file: "Connection") -> None:
    file.exec_driver_sql("BEGIN")
