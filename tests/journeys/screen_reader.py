"""Drives the window through AT-SPI, like a screen reader; run by the system's Python, which has pyatspi.

Arguments: the name of a walk, and the command that opens the window. Prints the accessible texts as one JSON object.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # only the system's Python has it
from gi.repository import GLib  # type: ignore[import-not-found]  # likewise

_PATIENCE_S = 30
_CONTROLS = (
    "push button",
    "check box",
    "radio button",
    "spin button",
    "text",
    "password text",
    "combo box",
    "toggle button",
    "table cell",
)


def found(where: Any, role: str, name: str) -> Any:
    """The first visible accessible below `where` with this role and a name that begins with `name`, or None."""
    for child in where:
        if child is None:
            continue
        is_it = child.getRoleName() == role and child.name.startswith(name)
        if is_it and child.getState().contains(pyatspi.STATE_SHOWING):
            return child
        below = found(child, role, name)
        if below is not None:
            return below
    return None


def awaited(role: str, name: str) -> Any:
    """As `found` in the program's window, waiting for it.

    An accessible that disappears during the search is ignored, and the search is repeated.
    """
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        with suppress(GLib.GError):
            for program in pyatspi.Registry.getDesktop(0):
                if program is not None and "diary" in program.name.lower():
                    thing = found(program, role, name)
                    if thing is not None:
                        return thing
        time.sleep(0.05)
    sys.exit(f"nothing with the role {role} is called {name}")


def heard(thing: Any) -> dict[str, Any]:
    states = [pyatspi.stateToString(state) for state in thing.getState().getStates()]
    return {"name": thing.name, "role": thing.getRoleName(), "description": thing.description, "states": states}


def press(thing: Any) -> None:
    thing.queryAction().doAction(0)
    time.sleep(0.2)


def controls(where: Any) -> Iterator[dict[str, Any]]:
    """All visible controls below `where` that the keyboard or the pointer reaches."""
    for child in where:
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        if child.getRoleName() in _CONTROLS:
            yield heard(child)
        yield from controls(child)


def first_evening(window: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Rate, tick, give minutes, and close."""
    log: dict[str, Any] = {}
    scale = awaited("panel", "Pain, past 24 hours")
    log["blank scale"] = heard(scale)
    seven = found(scale, "radio button", "7")
    log["7 before"] = heard(seven)
    press(seven)
    log["7 after"] = heard(seven)
    stretch = awaited("check box", "Calf stretch")
    press(stretch)
    log["calf stretch"] = heard(stretch)
    walk = awaited("check box", "Brisk walk, cycling or swimming")
    press(walk)
    minutes = awaited("spin button", "Brisk walk minutes")
    log["minutes"] = {**heard(minutes), "value": minutes.queryValue().currentValue}
    press(awaited("push button", "Finish today"))
    press(awaited("push button", "Close the diary"))
    log["exit code"] = window.wait(_PATIENCE_S)
    return log


def whole_evening(_window: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Open each part of an evening, mark a region, and read the day back under History."""
    program = awaited("push button", "Finish today").getApplication()
    log: dict[str, Any] = {"Today": list(controls(program))}
    for opener in ("Where", "Sleep and falls", "A sentence about the day", "Rate right now", "Log a change"):
        press(awaited("push button", opener))
        awaited("push button", "Back")
        if opener == "Where":
            press(awaited("check box", "Left foot, sole, toes, numbness"))
        log[opener] = list(controls(program))
        press(awaited("push button", "Back"))
    press(awaited("radio button", "History"))
    log["table"] = heard(awaited("table", "All days"))
    log["History"] = list(controls(program))
    return log


def forgotten(_window: subprocess.Popen[bytes]) -> dict[str, Any]:
    """On the lock screen of a diary with a passphrase: the recovery words, and a new diary, each left again."""
    program = awaited("password text", "Passphrase").getApplication()
    log: dict[str, Any] = {"lock": list(controls(program))}
    press(awaited("push button", "Open with the recovery words"))
    awaited("text", "Word 1 of 12")
    log["words"] = list(controls(program))
    press(awaited("push button", "Back to the passphrase"))
    press(awaited("push button", "Start a new diary beside it"))
    awaited("push button", "Back")
    log["question"] = list(controls(program))
    press(awaited("push button", "Back"))
    awaited("password text", "Passphrase")
    return log


def recovery_sheet(_window: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Set a passphrase, read the words, answer the question after them, and visit the other protection views."""
    program = awaited("push button", "Finish today").getApplication()
    log: dict[str, Any] = {}
    press(awaited("radio button", "Settings"))
    press(awaited("push button", "Set a passphrase"))
    for name in ("New passphrase", "The same once more"):
        awaited("password text", name).queryEditableText().setTextContents("zwei Pferde im Mai")
    log["passphrase"] = list(controls(program))
    press(awaited("push button", "Set the passphrase"))
    words = awaited("panel", "List of 12 recovery words")
    awaited("label", "12, ")
    log["list"] = [child.name for child in words if ", " in child.name]
    log["sheet"] = list(controls(program))
    press(awaited("push button", "I have them on paper"))
    awaited("push button", "Do not ask now")
    log["asked"] = list(controls(program))
    press(awaited("push button", "Do not ask now"))
    awaited("push button", "Make new words")
    log["set"] = list(controls(program))
    for opener, within in (("Join with another", "Choose the other diary"), ("Copies and restoring", "Back up now")):
        press(awaited("push button", "Back (Alt+Up)"))
        press(awaited("push button", opener))
        awaited("push button", within)
        log[opener] = list(controls(program))
    return log


WALKS = {
    "first evening": first_evening,
    "whole evening": whole_evening,
    "forgotten passphrase": forgotten,
    "recovery sheet": recovery_sheet,
}


def main() -> None:
    window = subprocess.Popen(sys.argv[2:])
    try:
        print(json.dumps(WALKS[sys.argv[1]](window)))
    finally:
        window.kill()


if __name__ == "__main__":
    main()
