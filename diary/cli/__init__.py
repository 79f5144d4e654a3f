"""The command line."""

from collections.abc import Callable

import typer

from diary import APP_ID, APP_NAME
from diary.cli.background_commands import background
from diary.cli.evening_commands import log, show
from diary.cli.exchange_commands import export
from diary.cli.import_commands import import_file
from diary.cli.registry_help import ExportCommand, ImportCommand, RegistryCommand
from diary.cli.safety_commands import backup, check, merge, passphrase, restore, share
from diary.cli.summary_commands import summary
from diary.cli.window_commands import demo, program

COMMANDS: dict[str, Callable[..., None]] = {
    "log": log,
    "show": show,
    "summary": summary,
    "import": import_file,
    "export": export,
    "check": check,
    "backup": backup,
    "restore": restore,
    "merge": merge,
    "share": share,
    "passphrase": passphrase,
    "demo": demo,
}
"""Each command by its name, which is an interface."""
_WITH_REGISTRY: dict[str, type[RegistryCommand]] = {"export": ExportCommand, "import": ImportCommand}

app = typer.Typer(name=APP_ID, add_completion=False, pretty_exceptions_enable=False, help=f"{APP_NAME}.")
app.callback(invoke_without_command=True)(program)
for _name, _command in COMMANDS.items():
    app.command(_name, cls=_WITH_REGISTRY.get(_name))(_command)
app.add_typer(background, name="background")
