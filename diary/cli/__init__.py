"""The command line."""

from collections.abc import Callable, Sequence
from importlib import import_module

import typer

from diary import APP_ID, APP_NAME
from diary.cli.window_commands import program

COMMANDS = {
    "log": "evening_commands.log",
    "show": "evening_commands.show",
    "summary": "summary_commands.summary",
    "import": "import_commands.import_file",
    "export": "exchange_commands.export",
    "check": "keeping_commands.check",
    "backup": "keeping_commands.backup",
    "restore": "keeping_commands.restore",
    "merge": "keeping_commands.merge",
    "share": "keeping_commands.share",
    "passphrase": "keeping_commands.passphrase",
    "demo": "demo_command.demo",
    "background": "background_commands.background",
}
"""Each command by its name, which is an interface, and the function or the group of commands that it is."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The command line with the commands that `arguments` name; with all of them where they name none.

    Only these are imported: writing an evening needs neither NumPy nor the reports. The help and the error about an
    unknown command need all.
    """
    app = typer.Typer(name=APP_ID, add_completion=False, pretty_exceptions_enable=False, help=f"{APP_NAME}.")
    app.callback(invoke_without_command=True)(program)
    for name in [name for name in COMMANDS if name in arguments] or COMMANDS:
        command = _imported(COMMANDS[name])
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _imported(place: str) -> Callable[..., None] | typer.Typer:
    module, _dot, name = place.partition(".")
    command: Callable[..., None] | typer.Typer = getattr(import_module(f"diary.cli.{module}"), name)
    return command
