"""The command line (Typer): the registry of commands."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from diary import APP_ID, APP_NAME
from diary.cli.window_commands import program

COMMANDS = {
    "log": "evening_commands.log",
    "show": "evening_commands.show",
    "summary": "summary_commands.summary",
    "import": "import_commands.import_file",
    "export": "exchange_commands.export",
    "check": "safety_commands.check",
    "backup": "safety_commands.backup",
    "restore": "safety_commands.restore",
    "merge": "safety_commands.merge",
    "share": "safety_commands.share",
    "passphrase": "safety_commands.passphrase",
    "demo": "demo_command.demo",
    "background": "background_commands.background",
    "card": "card_commands.card",
    "sheet": "sheet_command.sheet",
    "remind": "remind_command.remind",
}
"""The commands by name (a stable interface), each with its function or `Typer` group, below `diary.cli`."""
_WITH_REGISTRY = {"export": "registry_help.ExportCommand", "import": "registry_help.ImportCommand"}
"""The command classes of those whose help lists the formats of a registry."""


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
            app.command(name, cls=_imported(_WITH_REGISTRY[name]) if name in _WITH_REGISTRY else None)(command)
    return app


def _imported(place: str) -> Any:  # noqa: ANN401 - a function, a group of commands, or the class of a command
    module, _dot, name = place.partition(".")
    return getattr(import_module(f"diary.cli.{module}"), name)
