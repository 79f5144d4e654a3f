"""The errors of a place outside the data folder; the text of each is one sentence for the user."""

from enum import Enum, auto
from pathlib import Path

from diary.i18n import _


class Purpose(Enum):
    """The purpose of a place."""

    SECOND_COPY = auto()
    SHARED = auto()
    OUTPUT = auto()
    CHOSEN = auto()


class ForeignError(OSError):
    """A place outside the data folder cannot be used; the text is one sentence for the user."""


class SilentPlaceError(ForeignError):
    """The place did not answer within the time limit."""


class StrangeFileError(ForeignError):
    """The path is not a regular file, but a folder, a link, a pipe or a device."""


class LargeFileError(ForeignError):
    """The file is larger than the limit."""


def silent_place(purpose: Purpose, file: Path) -> SilentPlaceError:
    sentences = {
        Purpose.SECOND_COPY: _("The folder for the second copy does not answer."),
        Purpose.SHARED: _("The shared folder does not answer."),
        Purpose.OUTPUT: _("The place of {file} does not answer; it may not have been saved there."),
        Purpose.CHOSEN: _("The place of {file} does not answer."),
    }
    return SilentPlaceError(sentences[purpose].format(file=file))


def strange_file(file: Path) -> StrangeFileError:
    return StrangeFileError(_("{file} is no ordinary file, or a link to one; it was left alone.").format(file=file))


def folder_instead(file: Path) -> StrangeFileError:
    return StrangeFileError(_("{file} is a folder; choose a file.").format(file=file))


def large_file(file: Path) -> LargeFileError:
    return LargeFileError(_("{file} is too large for a diary.").format(file=file))
