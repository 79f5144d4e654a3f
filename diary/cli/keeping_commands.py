"""The diary's file itself."""

import sys

import typer

from diary.cli.arguments import one_sentence
from diary.i18n import _, ngettext
from diary.storage.checking import check as check_file


def check(context: typer.Context) -> None:
    """Look whether the diary's file is sound, and count what is in it."""
    with one_sentence():
        health = check_file(context.obj)
    print(health.path)
    print(_("Schema version: {n}").format(n=health.schema_version))
    for table, count in health.counts.items():
        print(f"  {table}: {count}")
    if health.problems:
        text = ngettext(
            "{n} problem was found: {first}", "{n} problems were found, the first: {first}", len(health.problems)
        )
        print(text.format(n=len(health.problems), first=health.problems[0]), file=sys.stderr)
        raise typer.Exit(1)
    print(_("The file is sound."))
