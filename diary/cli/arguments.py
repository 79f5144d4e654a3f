"""Shared by the commands: opening the journal, parsing days, and printing errors as one sentence."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path
from time import sleep

import typer

from diary.cli.terminal import for_terminal
from diary.domain import evening
from diary.domain.period import Period
from diary.domain.record import InvalidEntryError, diary_day, now
from diary.formats.errors import FormatError
from diary.formats.writing import UnwritableFileError
from diary.i18n import _
from diary.reports.errors import ReportError, UnwritableNameError
from diary.settings import SettingsStore
from diary.storage import known_diaries
from diary.storage.errors import (
    AlteredError,
    GoneError,
    LockedError,
    StorageError,
    WrongPassphraseError,
    WrongWordsError,
    storage_error,
)
from diary.storage.file import temporary
from diary.storage.file.diary_file import is_missing
from diary.storage.journal import Journal
from diary.storage.safety import backup, lock, passphrase, preparing, recovery
from diary.storage.safety.checking import require_sound

_TRIES = 5
_RECOVERY_WORDS, _PASSPHRASE = "diary.recovery_words", "diary.passphrase"


@contextmanager
def one_sentence() -> Iterator[None]:
    """Context manager: print an expected error as one sentence on stderr and raise `typer.Exit` with code 1."""
    try:
        yield
    except GoneError as error:
        way_on = _("With --start-here before the command, a new diary without a passphrase is started there.")
        print(f"{error} {way_on}", file=sys.stderr)
        raise typer.Exit(1) from error
    except UnwritableNameError as error:
        way_on = _("--spelled NAME gives the name for this page, --font FILE a font file for all pages to come.")
        print(f"{for_terminal(str(error))} {way_on}", file=sys.stderr)
        raise typer.Exit(1) from error
    except (InvalidEntryError, StorageError, ReportError, FormatError, UnwritableFileError) as error:
        print(for_terminal(str(error)), file=sys.stderr)
        raise typer.Exit(1) from error


def opened(context: typer.Context, *, starts: bool = False) -> Journal:
    """Unlock and open the diary, after the integrity check unless a window has it open. Raises `StorageError`.

    A diary that another program changed is opened nevertheless, with a message on stderr. With `starts` a diary is
    created if there never was one.
    """
    if starts and is_missing(context.obj):
        preparing.start_first(context.obj)
    require_there(context.obj)
    unlock(context.obj)
    temporary.sweep(context.obj)
    if not lock.is_held_here(context.obj):
        try:
            require_sound(context.obj)
        except AlteredError as altered:
            print(altered, file=sys.stderr)
        backup.catch_up(context.obj)
    journal = Journal(context.obj)
    known_diaries.remember(context.obj)
    return journal


def require_there(path: Path) -> None:
    """Raise the `StorageError` for a missing diary if there is none at `path`."""
    if is_missing(path):
        preparing.require_never_here(path)
        raise StorageError(_("There is no diary at {file}.").format(file=path))


def unlock(path: Path, recovery_words: str = "") -> None:
    """Prompt for the passphrase of an encrypted file, with a growing delay after each wrong attempt.

    With `recovery_words` (those of `given_words`) they are tried without a prompt. Raises `LockedError` if stdin is not
    a terminal, and `WrongPassphraseError` after five attempts, or for wrong words.
    """
    failures = 0
    if recovery_words and passphrase.is_locked(path):
        recovery.open_with_words(path, recovery_words)
    while passphrase.is_locked(path):
        if not sys.stdin.isatty():
            raise storage_error(LockedError, path)
        try:
            passphrase.unlock(path, getpass(_("Passphrase: ")))
        except WrongPassphraseError as error:
            failures += 1
            if failures == _TRIES:
                raise
            print(error, file=sys.stderr)
            sleep(passphrase.pause_s(failures))


def give_recovery_words(context: typer.Context, descriptor: int | None) -> None:
    """Open the diary with the recovery words from a file descriptor or from a terminal prompt without echo.

    The words are kept for the other files of this command. Raises `StorageError`; `WrongWordsError` at the first wrong
    words from a descriptor, and after five attempts on the terminal.
    """
    failures = 0
    while True:
        if descriptor is None and not sys.stdin.isatty():
            raise storage_error(LockedError, context.obj)
        words = getpass(_("The twelve recovery words: ")) if descriptor is None else read_words(descriptor)
        try:
            recovery.open_with_words(context.obj, words)
        except WrongWordsError as error:
            failures += 1
            if descriptor is not None or failures == _TRIES:
                raise
            print(error, file=sys.stderr)
            sleep(recovery.pause_s(failures))
        else:
            context.meta[_RECOVERY_WORDS] = words
            return


def given_words(context: typer.Context) -> str:
    """The recovery words that were given before the command; empty for none."""
    words: str = context.meta.get(_RECOVERY_WORDS, "")
    return words


def give_passphrase(context: typer.Context, descriptor: int) -> None:
    """Open the diary, if it exists, with the passphrase from a file descriptor; raises `StorageError`.

    The passphrase is kept for the other files of this command.
    """
    words = context.meta[_PASSPHRASE] = read_words(descriptor)
    if not is_missing(context.obj):
        passphrase.unlock(context.obj, words)


def unlock_copy(context: typer.Context, here: Path, file: Path) -> None:
    """Unlock `here`, the local copy of `file`, with the secret that opened the diary, or else as `unlock` does.

    Raises `StorageError` with a specific sentence if it has another passphrase and a prompt is impossible.
    """
    words: str | None = context.meta.get(_PASSPHRASE)
    if words is not None and passphrase.is_locked(here):
        try:
            passphrase.unlock(here, words)
        except WrongPassphraseError as error:
            if not sys.stdin.isatty():
                other = _("{file} has another passphrase than the one given. On a terminal the command asks for it.")
                raise StorageError(other.format(file=file)) from error
    unlock(here, given_words(context))


def read_words(descriptor: int) -> str:
    """The passphrase in the first line read from a file descriptor; raises `StorageError`."""
    try:
        with os.fdopen(descriptor, encoding="utf-8", closefd=False) as source:
            return source.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise StorageError(_("No passphrase can be read from file descriptor {n}.").format(n=descriptor)) from error


def day_named(text: str) -> date:
    """The day of an ISO 8601 date; raises `InvalidEntryError` for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidEntryError(_("There is no day “{text}”; write it as 2026-11-22.").format(text=text)) from error


def today(context: typer.Context) -> date:
    """Today's day of the diary, which begins at the hour in the settings of this diary."""
    return diary_day(now(), day_turn_hour(context))


def day_turn_hour(context: typer.Context) -> int:
    """The hour at which a new day begins, from the settings of this diary."""
    return SettingsStore.of_diary(context.obj).value.day_turn_hour


def past_day(text: str, today: date) -> date:
    """The day in the text, or `today` if it is empty; raises `InvalidEntryError` for an invalid and for a future
    day."""
    day = day_named(text) if text else today
    evening.require_past(day, today)
    return day


def period_named(journal: Journal, first: str, last: str, today: date) -> Period | None:
    """The period from `first` to `last`, by default the diary's first and last day; None if the diary is empty.

    Raises `InvalidEntryError` for an invalid day, a future one, and a first day after the last.
    """
    from diary.storage import records  # noqa: PLC0415 - brings SQLAlchemy, which writing does without

    named_first, named_last = (past_day(text, today) if text else None for text in (first, last))
    whole = journal.read(records.whole_period)
    if whole is None:
        return None
    begin = named_first or whole.first
    end = named_last or max(whole.last, begin)
    return Period(begin if named_first else min(begin, end), end)
