"""The paths of what SQLite and this program keep beside the diary's file; imports the standard library alone."""

from pathlib import Path

LOG_ENDINGS = ("-wal", "-journal")
"""Of the write-ahead log and of the rollback journal."""


def file_itself(path: Path) -> Path:
    """The file that a symbolic link leads to, else the path itself.

    SQLite puts its sidecar files beside that one; so does this program with its lock and checksum, which thus are the
    same ones by whatever name the diary is opened.
    """
    return path.resolve() if path.is_symlink() else path


def beside(path: Path, ending: str) -> Path:
    """The path of a file beside the diary itself, of its name and `ending`."""
    itself = file_itself(path)
    return itself.with_name(f"{itself.name}{ending}")


def log_of(path: Path) -> Path:
    """The path of SQLite's write-ahead log, which holds committed transactions until it is checkpointed."""
    return beside(path, "-wal")


def logs_of(path: Path) -> tuple[Path, Path]:
    """The paths of the write-ahead log and of the rollback journal."""
    return log_of(path), beside(path, "-journal")


def sidecar_files(path: Path) -> tuple[Path, ...]:
    """The paths of SQLite's sidecar files (-wal, -journal, -shm), which exist while it is open or after a crash."""
    return *logs_of(path), shared_memory_of(path)


def shared_memory_of(path: Path) -> Path:
    """The path of the index of the write-ahead log, which several processes share."""
    return beside(path, "-shm")


def has_log(path: Path) -> bool:
    """Whether the write-ahead log or the rollback journal exists and is not empty."""
    return any(log.is_file() and _size(log) > 0 for log in logs_of(path))


def _size(log: Path) -> int:
    """Its size in bytes; 0 where the last connection has just removed it."""
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return 0
