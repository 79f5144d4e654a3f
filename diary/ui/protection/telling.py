"""Logs errors of background work."""

from diary import log
from diary.storage.errors import StorageError


def log_error(error: BaseException) -> None:
    """Log an expected error; raise any other one, which is a bug."""
    log.error(log.where(error, error.__traceback__))
    if not isinstance(error, StorageError):
        raise error
