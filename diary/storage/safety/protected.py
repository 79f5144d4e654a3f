"""The outcome for the copies of a diary when its passphrase is set, changed or removed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path


class WhyLeft(Enum):
    """Why a copy could not be reached or was left unchanged."""

    LATER = auto()
    """The second place is not connected or does not answer; its backups are rewritten as soon as it is."""
    AWAY = auto()
    """A former second place, or a shared folder, is not connected or does not answer."""
    SAVED_AWAY = auto()
    """A place with exported files is not connected or does not answer."""
    MOVED = auto()
    UNREADABLE = auto()
    OTHER_PASSPHRASE = auto()
    OTHER_COMPUTER = auto()
    DAMAGED = auto()
    IN_USE = auto()


@dataclass(frozen=True, slots=True)
class UnreachedCopy:
    """A file or folder with copies that was left unchanged, and the reason."""

    path: Path
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class ProtectedCopies:
    """The outcome: copies that now have the diary's key, and copies that were removed.

    `left_plain` are exported files that can be read by anybody; `unreached` are all other unchanged copies.
    """

    encrypted: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left_plain: tuple[Path, ...] = ()
    unreached: tuple[UnreachedCopy, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether every remaining copy needs the diary's present key."""
        return not self.left_plain and not self.unreached


@dataclass(slots=True)
class CopiesSoFar:
    """The mutable outcome during the run; `gone` are rows of the register whose files no longer exist."""

    encrypted: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    left_plain: list[Path] = field(default_factory=list)
    unreached: list[UnreachedCopy] = field(default_factory=list)
    gone: list[Path] = field(default_factory=list)

    def leave(self, why: WhyLeft, paths: Iterable[Path]) -> None:
        self.unreached += [UnreachedCopy(path, why) for path in paths]

    def all(self) -> ProtectedCopies:
        """The immutable outcome, each path once."""
        return ProtectedCopies(
            tuple(dict.fromkeys(self.encrypted)),
            tuple(dict.fromkeys(self.removed)),
            tuple(dict.fromkeys(self.left_plain)),
            tuple({one.path: one for one in self.unreached}.values()),
        )
