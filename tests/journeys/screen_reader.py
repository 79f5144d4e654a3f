"""Drives the window through AT-SPI, as a screen reader does; run by the system's Python, which has pyatspi.

Arguments: the command that opens the window. Prints what was heard as one JSON object.
"""

import json
import subprocess
import sys
import time
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # only the system's Python has it

_PATIENCE_S = 30


def found(where: Any, role: str, name: str) -> Any:
    """The first thing below `where` with this role and a name that begins like this, or None."""
    for child in where:
        if child is None:
            continue
        if child.getRoleName() == role and child.name.startswith(name):
            return child
        below = found(child, role, name)
        if below is not None:
            return below
    return None


def awaited(role: str, name: str) -> Any:
    """The same in the program's window, as soon as it is there and showing."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and "diary" in program.name.lower():
                thing = found(program, role, name)
                if thing is not None and thing.getState().contains(pyatspi.STATE_SHOWING):
                    return thing
        time.sleep(0.05)
    sys.exit(f"nothing with the role {role} is called {name}")


def heard(thing: Any) -> dict[str, Any]:
    states = [pyatspi.stateToString(state) for state in thing.getState().getStates()]
    return {"name": thing.name, "role": thing.getRoleName(), "description": thing.description, "states": states}


def press(thing: Any) -> None:
    thing.queryAction().doAction(0)
    time.sleep(0.2)


def main() -> None:
    window = subprocess.Popen(sys.argv[1:])
    try:
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
        print(json.dumps(log))
    finally:
        window.kill()


if __name__ == "__main__":
    main()
