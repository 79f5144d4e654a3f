"""The entry point of the bundle's program.

A bundle has no Python to run `python -m diary …`, as the reminder and the second window do: its program accepts `-m`
for these modules, and behaves like `python -m diary` otherwise.
"""

import os
import sys


def give_back_environment() -> None:
    """Restore the environment for child processes (file manager, PDF reader, itself), so that they use their own
    libraries.

    PyInstaller's loader sets `LD_LIBRARY_PATH` to the bundle's folder for this process, and keeps variables for a
    second start of the same program.
    """
    kept = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    for name in [name for name in os.environ if name == "LD_LIBRARY_PATH" or name.startswith("_PYI_")]:
        del os.environ[name]
    if kept:
        os.environ["LD_LIBRARY_PATH"] = kept
    if image := os.environ.get("APPIMAGE"):  # its mount point disappears when it ends
        sys.executable = image


def start() -> int | str | None:
    """Run the program, or the module that `-m` names; returns the exit code, or a sentence for stderr."""
    give_back_environment()
    os.environ.setdefault("TYPER_USE_RICH", "0")  # Rich is not in the bundle
    match sys.argv[1:]:
        case ["-m", "diary.reminder", *rest]:
            sys.argv[1:] = rest
            from diary.reminder.__main__ import main as remind  # noqa: PLC0415 - a small process

            return remind()
        case ["-m", "diary.ui.tray_reminder", *rest]:
            sys.argv[1:] = rest
            from diary.ui.tray_reminder import main as remind_by_tray  # noqa: PLC0415 - where there is no D-Bus

            return remind_by_tray()
        case ["-m", "diary", *rest]:
            sys.argv[1:] = rest
    from diary.__main__ import main  # noqa: PLC0415 - the reminder does without

    return main()


if __name__ == "__main__":
    sys.exit(start())
