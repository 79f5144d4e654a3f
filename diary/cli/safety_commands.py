"""Commands on the diary's file: integrity check, backup, restore, merging, sharing, passphrase."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, read_words, require_there, unlock, unlock_copy
from diary.cli.recovery_words import make_recovery_words
from diary.i18n import _, ngettext
from diary.settings import SettingsStore
from diary.storage import known_diaries
from diary.storage.copy_places import copy_places
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.storage.file.diary_file import is_missing
from diary.storage.safety import backup as backups
from diary.storage.safety import copies, lock, preparing, recovery
from diary.storage.safety import passphrase as passphrases
from diary.storage.safety import restore as restoring
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.checking import Health, require_unaltered
from diary.storage.safety.checking import check as check_file
from diary.storage.safety.protected import ProtectedCopies
from diary.storage.safety.protected_words import headline, sentences
from diary.storage.safety.salvage import name_of
from diary.storage.sync import merging, sharing


def check(
    context: typer.Context,
    join: Annotated[bool, typer.Option("--join", help="Join what is there twice; the newest is kept.")] = False,
) -> None:
    """Look whether the diary's file is sound, count what is in it, and name entries that are there twice.\f

    Raises `typer.Exit` with code 1 for a damaged, altered or missing file.
    """
    with one_sentence():
        require_there(context.obj)
    try:
        unlock(context.obj)
        health = check_file(context.obj)
        print(health.path)
        print(_("Schema version: {n}").format(n=health.schema_version))
        for table, count in health.counts.items():
            print(f"  {table}: {count}")
        if wrong := health.problems + health.refused:
            text = ngettext("{n} problem was found: {first}", "{n} problems were found, the first: {first}", len(wrong))
            raise StorageError(text.format(n=len(wrong), first=wrong[0]))
        require_unaltered(context.obj)
    except StorageError as error:
        print(error, file=sys.stderr)
        if context.obj.exists() and (good_backup := backups.newest_good(context.obj)):
            newest, health = good_backup
            print(_("The newest good backup is {file}:").format(file=newest.path), file=sys.stderr)
            print(_in_words(health), file=sys.stderr)
        raise typer.Exit(1) from error
    with one_sentence():
        if join:
            _join(context.obj)
        _tell_content(context.obj)
    print(_("The file is sound."))


def _join(path: Path) -> None:
    """Join duplicate entries, and print the result; raises `StorageError`."""
    from diary.storage import doubles  # noqa: PLC0415 - brings SQLAlchemy, which the other commands do without

    joined = doubles.join(path)
    count = len(joined.doubles)
    if joined.former is None:
        print(_("Nothing is there twice."))
        return
    print(ngettext("{n} entry was there twice.", "{n} entries were there twice.", count).format(n=count))
    print(_("The newest is kept, and what the others said is an earlier version."))
    print(_("As it was before, it is kept in {file}.").format(file=joined.former))


def _tell_content(path: Path) -> None:
    """Print the duplicates in the diary, and its control number; raises `StorageError`."""
    from diary.cli.double_words import duplicates_in_words  # noqa: PLC0415 - the other commands need none of it
    from diary.domain.control_number import control_number  # noqa: PLC0415 - likewise
    from diary.storage.safety.whole_content import whole_content  # noqa: PLC0415 - likewise

    content = whole_content(path)
    if content is None:
        return
    lines = duplicates_in_words(content)
    for line in lines:
        print(_("There twice: {what}").format(what=line))
    if lines:
        print(_("“check --join” keeps the newest of each; the others become earlier versions."))
    print(
        _("Control number: {number} (no password: the same number is the same diary)").format(
            number=control_number(content)
        )
    )


def backup(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="The folder for the copy; beside the diary when not given.")] = None,
) -> None:
    """Copy the diary as it is now; the copy is checked before it gets its name.\f

    Raises `typer.Exit` with code 1 if there is no diary, or the backup cannot be made.
    """
    with one_sentence():
        require_there(context.obj)
        unlock(context.obj)
        copy = backups.make(context.obj, backups.BY_HAND, to)
        health = check_file(copy.path)
    if to is not None:
        copies.note_copy(context.obj, copy.path, copies.BACKUP_TO, copy.digits)
    print(copy.path)
    print(_in_words(health))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A copy of the diary.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what is in the copy.")] = False,
) -> None:
    """Make a copy the diary again; the diary as it was is kept."""
    with one_sentence(), LocalCopy(file) as here:
        unlock(context.obj)
        unlock_copy(context, here, file)
        health = restoring.contents(here)
        print(_in_words(health))
        if dry_run:
            print(_("The diary was left as it is."))
            return
        if is_missing(context.obj):
            preparing.make_first_folder(context.obj)
        restored = restoring.restore(context.obj, here)
        known_diaries.remember(context.obj)
    print(_("This is the diary now."))
    if restored.former is not None:
        print(_("As it was before, it is kept in {file}.").format(file=restored.former))


def merge(
    context: typer.Context,
    other: Annotated[Path, typer.Argument(help="Another copy of the diary, written on another computer.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
) -> None:
    """Take in what another copy of the diary has; of what was changed in both, the later change holds."""
    with one_sentence(), LocalCopy(other) as here:
        opened(context).close()
        unlock_copy(context, here, other)
        merged = merging.dry_run(context.obj, here) if dry_run else merging.merge(context.obj, here)
    if merged.is_nothing_new:
        print(_("There is nothing new in it."))
    _tell(merged)
    if dry_run:
        print(_("The diary was left as it is."))


def share(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder that a stick or a service carries between computers.")],
) -> None:
    """Take in what other computers left in a shared folder, and leave this diary there for them."""
    with one_sentence():
        opened(context).close()
        exchanged = sharing.exchange(context.obj, folder)
    for merged in exchanged.merged:
        _tell(merged)
    for copy in exchanged.skipped:
        print(_("Not whole or not readable yet: {file}").format(file=copy), file=sys.stderr)
    for copy in exchanged.strangers:
        words = _("Another diary, nothing of it was taken in (merge a copy of it once if it is yours): {file}")
        print(words.format(file=copy), file=sys.stderr)
    print(_("The diary is left in the folder for the others."))


def _tell(merged: merging.Merged) -> None:
    """Print the numbers of added, changed and removed entries by kind."""
    for words, counts in (
        (_("New here"), merged.added),
        (_("Changed here"), merged.edited),
        (_("Removed here"), merged.removed),
    ):
        for table, count in sorted(counts.items()):
            print(f"{words}: {name_of(table)}: {count}")


def passphrase(
    context: typer.Context,
    remove: Annotated[bool, typer.Option("--remove", help="Leave the diary without a passphrase.")] = False,
    recovery_words: Annotated[
        bool, typer.Option("--recovery-words", help="Make twelve words that open it when the passphrase is forgotten.")
    ] = False,
    new_fd: Annotated[int | None, typer.Option(help="Read the new one from this descriptor.")] = None,
) -> None:
    """Set, change or remove the diary's passphrase; whoever forgets it needs the recovery words.\f

    Raises `typer.Exit` with code 1 where that fails, or a recovery word that is asked back is another one.
    """
    with one_sentence():
        if remove and recovery_words:
            raise StorageError(_("Recovery words are made for a diary with a passphrase; nothing was changed."))
        opened(context).close()
        twelve = make_recovery_words() if recovery_words else ()
        diary_lock = lock.acquire(context.obj)
        try:
            if twelve and cipher.is_encrypted(context.obj) and recovery.in_force(context.obj) is None:
                recovery.make_words(context.obj, twelve)
                print(_("These words open the diary now."))
                return
            if twelve and cipher.is_encrypted(context.obj):
                print(_("New words end the old ones: the diary is encrypted anew. The passphrase may be the same."))
            words = None if remove else _new_words(new_fd)
            settings = SettingsStore.of_diary(context.obj).value
            places = copy_places(settings.backup_place, settings.shared_place)
            outcome = passphrases.change(context.obj, words, *places, recovery_words=twelve)
        finally:
            diary_lock.release()
    _tell_change(context.obj, outcome, is_set=not remove)


def _tell_change(diary: Path, outcome: ProtectedCopies, *, is_set: bool) -> None:
    """Print the outcome for the copies after a change of the passphrase, and whether there are recovery words."""
    print(headline(outcome, is_set=is_set))
    for sentence in sentences(outcome, is_set=is_set):
        print(sentence.words)
        for path in sentence.paths:
            print(f"  {path}")
    if is_set and recovery.in_force(diary) is None:
        print(_("There are no recovery words. The option --recovery-words of this command makes them."))


def _new_words(descriptor: int | None) -> str:
    """The new passphrase, from a file descriptor or prompted for twice; raises `StorageError` for an empty one or a
    mismatch."""
    words = getpass(_("New passphrase: ")) if descriptor is None else read_words(descriptor)
    if not words:
        raise StorageError(_("The new passphrase is empty; nothing was changed."))
    if descriptor is None and getpass(_("Once more: ")) != words:
        raise StorageError(_("These were two different passphrases; nothing was changed."))
    return words


def _in_words(health: Health) -> str:
    """The content of a copy: its days, the last entry and the number of ratings."""
    if health.first_day is None or health.last_day is None:
        return _("There are no entries in it.")
    days = ngettext("{n} day with entries", "{n} days with entries", health.days).format(n=health.days)
    pattern = _("of {last}") if health.first_day == health.last_day else _("from {first} to {last}")
    span = pattern.format(first=health.first_day, last=health.last_day)
    ratings = ngettext("{n} rating", "{n} ratings", health.counts["rating"]).format(n=health.counts["rating"])
    return f"{days}, {span}; {ratings}."
