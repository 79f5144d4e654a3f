"""Print the man page (groff), made of the help of the command line; run in `.venv`.

python packaging/linux/man_page.py VERSION DATE
"""

import sys
from typing import Any

from typer.main import get_command

from diary import APP_ID, paths
from diary.cli import app_for

_HEAD = """.TH {title} 1 "{date}" "{version}" "User Commands"
.SH NAME
{name} \\- symptom and exercise diary for people with peripheral neuropathy
.SH SYNOPSIS
.B {name}
[\\fIOPTIONS\\fR] [\\fIFILE\\fR | \\fICOMMAND\\fR ...]
.SH DESCRIPTION
Without a command it opens the diary's window; with a file, the window opens that: a diary.sqlite where it is,
everything else to be imported. It works without the internet. It is no medical device.
"""
_TAIL = """.SH EXIT STATUS
0; 1 with one sentence on what is wrong; 2 for wrong usage.
.SH ENVIRONMENT
.TP
.B {home}
The folder of the diary.
.TP
.B {state}
The folder for what the program remembers of itself: where diaries were.
.SH FILES
.TP
.I ~/.local/share/{name}
The diary, its settings and its backups. Removing the program leaves them.
"""


def escaped(text: str) -> str:
    """Text for groff: hyphens are typed ones, and no line begins with a request."""
    words = " ".join(text.split("\f", maxsplit=1)[0].split())
    words = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{words}" if words.startswith((".", "'")) else words


def option(parameter: Any) -> str:  # noqa: ANN401 - of Typer's own copy of Click
    """An option or argument with its help."""
    names = (
        ", ".join(parameter.opts)
        if parameter.param_type_name == "option"
        else str(parameter.metavar or parameter.name.upper())
    )
    return f".TP\n.B {escaped(names)}\n{escaped(parameter.help or '')}\n"


def command(name: str, one: Any) -> str:  # noqa: ANN401 - likewise
    """A command, or a group of them, with what it does and takes."""
    below = getattr(one, "commands", {})
    if below:
        return "".join(command(f"{name} {inner}", below[inner]) for inner in sorted(below))
    said = f".SS {escaped(name)}\n{escaped(one.help or '')}\n"
    return said + "".join(option(each) for each in one.params if not getattr(each, "hidden", False))


def page(version: str, date: str) -> str:
    """The whole page."""
    whole: Any = get_command(app_for([]))
    names = {"name": APP_ID, "title": APP_ID.upper(), "home": paths.HOME_VARIABLE, "state": paths.STATE_VARIABLE}
    options = "".join(option(each) for each in whole.params)
    commands = "".join(command(name, whole.commands[name]) for name in whole.commands)
    head = _HEAD.format(version=version, date=date, **names)
    return f"{head}.SH OPTIONS\n{options}.SH COMMANDS\n{commands}{_TAIL.format(**names)}"


if __name__ == "__main__":
    print(page(*sys.argv[1:3]), end="")
