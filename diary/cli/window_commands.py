"""The program without a command, which opens the window, and the options common to all commands."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from diary import APP_NAME, __version__, fonts, paths
from diary.cli.arguments import give_passphrase, give_recovery_words, one_sentence
from diary.i18n import _
from diary.storage.file import temporary
from diary.storage.file.diary_file import is_missing
from diary.storage.known_diaries import is_known
from diary.storage.safety.preparing import has_traces, start


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"{APP_NAME} {__version__}")
        raise typer.Exit


def _start_here(diary: Path) -> None:
    """Start a new diary; if another one existed there, print on stderr what the new one lacks.

    Raises `StorageError`.
    """
    was_there = is_known(diary) or has_traces(diary)
    start(diary)
    if was_there:
        started = _("A new, empty diary was started in {file}. What is left of the former one was not touched.")
        plain = _("The new one has no passphrase yet, even if the former one had: the command “passphrase” sets it.")
        print(started.format(file=diary), plain, file=sys.stderr)


def program(
    context: typer.Context,
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the diary.")] = None,
    passphrase_fd: Annotated[int | None, typer.Option(help="Read the diary's passphrase from this descriptor.")] = None,
    start_here: Annotated[
        bool, typer.Option("--start-here", help="Start a new diary where the one that was there is missing.")
    ] = False,
    use_recovery_words: Annotated[
        bool, typer.Option("--use-recovery-words", help="Open with the twelve recovery words in its place.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version it is.")
    ] = False,
) -> None:
    """A symptom-and-exercise diary for people with peripheral neuropathy; with no command its window opens.\f

    Raises `typer.Exit` with the window's exit code, and with code 1 for a wrong passphrase or wrong words.
    """
    del version
    context.obj = paths.diary_file(paths.data_folder(data_dir))
    temporary.keep_in(context.obj.parent)
    fonts.keep_in(context.obj.parent)
    with one_sentence():
        if start_here and is_missing(context.obj):
            _start_here(context.obj)
        if use_recovery_words:
            give_recovery_words(context, passphrase_fd)
        elif passphrase_fd is not None:
            give_passphrase(context, passphrase_fd)
    if context.invoked_subcommand is None:
        from diary.window import open_window  # noqa: PLC0415 - no other command needs Qt

        raise typer.Exit(open_window(context.obj))
