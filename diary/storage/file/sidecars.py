"""The paths of the sidecar files of SQLite and this program; imports the standard library alone."""

from pathlib import Path

LOG_ENDINGS = ("-wal", "-journal")
"""The suffixes of the write-ahead log and the rollback journal."""


def file_itself(path: Path) -> Path:
    """The target of a symbolic link, otherwise the path itself.

    SQLite creates its sidecar files beside the target. This program does the same with its lock and checksum, which are
    therefore shared by all names of the diary.
    """
    return path.resolve() if path.is_symlink() else path


def beside(path: Path, ending: str) -> Path:
    """The path of a sidecar file: the name of the diary's real file with `ending` appended."""
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
    """The size in bytes; 0 if the last connection has just removed the file."""
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return 0
