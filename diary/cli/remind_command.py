"""The command `remind`."""

import os
import sys

import typer

from diary.i18n import _
from diary.reminder import autostart


def remind(context: typer.Context) -> None:
    """Remind of the evening at the time set in Settings, until that is switched off. It never opens the diary.\f

    Raises `typer.Exit` with 1 where the system has nothing that starts it at login.
    """
    if not autostart.is_offered():
        typer.echo(_("The reminder has no place on this system: nothing would start it at login."), err=True)
        raise typer.Exit(1)
    command = autostart.command(context.obj.parent)
    os.execv(sys.executable, command)  # noqa: S606 - a small process: without Typer it takes half the memory
