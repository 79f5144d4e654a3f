"""What becomes of the copies of a diary when its passphrase is set, changed or removed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path


class WhyLeft(Enum):
    """Why a copy could not be reached or is left as it is."""

    LATER = auto()
    """A second place that is not connected or does not answer; its backups are rewritten when it is."""
    AWAY = auto()
    """A former place of backups, or a shared folder, that is not connected or does not answer."""
    SAVED_AWAY = auto()
    """What a person saved in a place that is not connected or does not answer."""
    MOVED = auto()
    UNREADABLE = auto()
    OTHER_PASSPHRASE = auto()
    OTHER_COMPUTER = auto()
    DAMAGED = auto()
    IN_USE = auto()


@dataclass(frozen=True, slots=True)
class UnreachedCopy:
    """A file or folder with copies that is as it was, and why."""

    path: Path
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class ProtectedCopies:
    """What became of the copies: those that have the diary's key now, and those that were removed.

    `left_plain` are the files that a person asked for and that anybody can read; `unreached` what else is as it was.
    """

    encrypted: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left_plain: tuple[Path, ...] = ()
    unreached: tuple[UnreachedCopy, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether no copy is left that opens without the diary's present key."""
        return not self.left_plain and not self.unreached


@dataclass(slots=True)
class CopiesSoFar:
    """What became of the copies so far; `gone` are the rows of the register that there is nothing behind any more."""

    encrypted: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    left_plain: list[Path] = field(default_factory=list)
    unreached: list[UnreachedCopy] = field(default_factory=list)
    gone: list[Path] = field(default_factory=list)

    def leave(self, why: WhyLeft, paths: Iterable[Path]) -> None:
        self.unreached += [UnreachedCopy(path, why) for path in paths]

    def all(self) -> ProtectedCopies:
        """Everything, each path once."""
        return ProtectedCopies(
            tuple(dict.fromkeys(self.encrypted)),
            tuple(dict.fromkeys(self.removed)),
            tuple(dict.fromkeys(self.left_plain)),
            tuple({one.path: one for one in self.unreached}.values()),
        )
