"""Errors of what the program does by itself: told where that is shown, and logged."""

from diary import log
from diary.storage.errors import StorageError


def log_error(error: BaseException) -> None:
    """Log an expected error; raises any other one, which is a bug of ours."""
    log.error(log.where(error, error.__traceback__))
    if not isinstance(error, StorageError):
        raise error
