"""The outcome for the copies after a change of passphrase, in sentences for the window and the command line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from diary.i18n import _, ngettext
from diary.storage.safety.protected import ProtectedCopies, WhyLeft


class CopiesSentence(NamedTuple):
    """A sentence about copies, and the files or folders that it names."""

    words: str
    paths: tuple[Path, ...] = ()


def headline(outcome: ProtectedCopies, *, is_set: bool) -> str:
    """One sentence that claims only what is true: it mentions the backups only if all of them were changed."""
    if not is_set:
        return _("The diary has no passphrase now.")
    if outcome.is_everything:
        return _("The diary and its backups have this passphrase now.")
    return _("The diary has this passphrase now, but not every copy of it has.")


def sentences(outcome: ProtectedCopies, *, is_set: bool) -> Iterator[CopiesSentence]:
    """Sentences on what was done, on exported files, and on unreachable copies with what to do about them."""
    if is_set and (count := len(outcome.encrypted)):
        words = ngettext("{n} backup needs the passphrase now.", "{n} backups need the passphrase now.", count)
        yield CopiesSentence(words.format(n=count))
    if is_set and (count := len(outcome.removed)):
        words = ngettext(
            "{n} file that could be read without it was removed.",
            "{n} files that could be read without it were removed.",
            count,
        )
        yield CopiesSentence(words.format(n=count))
    if count := len(outcome.left_plain):
        words = ngettext(
            "You saved this file, and it can be read without the passphrase. Delete it when you no longer need it.",
            "You saved these {n} files, and they can be read without the passphrase. Delete them when you no longer"
            " need them.",
            count,
        )
        yield CopiesSentence(words.format(n=count), outcome.left_plain)
    for why in WhyLeft:
        paths = tuple(copy.path for copy in outcome.unreached if copy.why is why)
        if paths:
            yield CopiesSentence(_words(why, len(paths)).format(n=len(paths)), paths)


def _words(why: WhyLeft, count: int) -> str:
    """Why `count` copies were left unchanged, and what to do."""
    return {**_not_connected(count), **_not_opened(count), **_not_ours(count)}[why]


def _not_connected(count: int) -> Mapping[WhyLeft, str]:
    """The sentences for copies in places that are not connected."""
    return {
        WhyLeft.LATER: ngettext(
            "This place is not connected now. The backups in it follow with the next one that is made there.",
            "These {n} places are not connected now. The backups in them follow with the next ones that are made"
            " there.",
            count,
        ),
        WhyLeft.AWAY: ngettext(
            "This place is not connected now, and copies of the diary are in it. Connect it, and change the passphrase"
            " once more.",
            "These {n} places are not connected now, and copies of the diary are in them. Connect them, and change the"
            " passphrase once more.",
            count,
        ),
        WhyLeft.SAVED_AWAY: ngettext(
            "You saved this file in a place that is not connected now. It can be read without the passphrase.",
            "You saved these {n} files in places that are not connected now. They can be read without the passphrase.",
            count,
        ),
    }


def _not_opened(count: int) -> Mapping[WhyLeft, str]:
    """The sentences for copies that could not be changed."""
    return {
        WhyLeft.UNREADABLE: ngettext(
            "This copy could not be read or written, and stays as it was. Delete it when you no longer need it.",
            "These {n} copies could not be read or written, and stay as they were. Delete them when you no longer need"
            " them.",
            count,
        ),
        WhyLeft.OTHER_PASSPHRASE: ngettext(
            "This backup has an earlier passphrase, which still opens it.",
            "These {n} backups have an earlier passphrase, which still opens them.",
            count,
        ),
        WhyLeft.IN_USE: ngettext(
            "Another program may still use this temporary file. It is removed at the next start after that has ended.",
            "Another program may still use these {n} temporary files. They are removed at the next start after that has"
            " ended.",
            count,
        ),
    }


def _not_ours(count: int) -> Mapping[WhyLeft, str]:
    """The sentences for copies that are never changed."""
    return {
        WhyLeft.MOVED: ngettext(
            "This file is not where you saved it. If you moved it, it can still be read without the passphrase.",
            "These {n} files are not where you saved them. If you moved them, they can still be read without the"
            " passphrase.",
            count,
        ),
        WhyLeft.OTHER_COMPUTER: ngettext(
            "Another computer, or another diary of this one, left this file in the shared folder. Set the passphrase"
            " there as well.",
            "Other computers, or other diaries of this one, left these {n} files in the shared folder. Set the"
            " passphrase there as well.",
            count,
        ),
        WhyLeft.DAMAGED: ngettext(
            "A damaged diary was kept in this folder, without a passphrase. Delete it when you no longer need it.",
            "Damaged diaries were kept in these {n} folders, without a passphrase. Delete them when you no longer need"
            " them.",
            count,
        ),
    }
