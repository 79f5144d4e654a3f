"""The work of an import is that of any long file."""

from diary.formats.work import CancelledError, Work

__all__ = ["CancelledError", "Work"]
