"""The program without a command, which opens the window, and the options common to all commands."""

from pathlib import Path
from typing import Annotated

import typer

from diary import APP_NAME, __version__, paths
from diary.cli.arguments import give_recovery_words, one_sentence, read_words
from diary.storage.file import temporary
from diary.storage.file.diary_file import is_missing
from diary.storage.safety import passphrase
from diary.storage.safety.preparing import start


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"{APP_NAME} {__version__}")
        raise typer.Exit


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
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True)] = False,
) -> None:
    """A symptom-and-exercise diary for people with peripheral neuropathy; with no command its window opens.\f

    Raises `typer.Exit` with the window's exit code, and with code 1 for a wrong passphrase or wrong words.
    """
    del version
    context.obj = paths.diary_file(paths.data_folder(data_dir))
    temporary.keep_in(context.obj.parent)
    with one_sentence():
        if start_here:
            start(context.obj)
        if use_recovery_words:
            give_recovery_words(context, passphrase_fd)
        elif passphrase_fd is not None and not is_missing(context.obj):
            passphrase.unlock(context.obj, read_words(passphrase_fd))
    if context.invoked_subcommand is None:
        from diary.window import open_window  # noqa: PLC0415 - no other command needs Qt

        raise typer.Exit(open_window(context.obj))
