"""What the program of a bundle starts with.

A bundle has no Python to call as `python -m diary …`, as the reminder and the second window do: the bundle's program
understands `-m` for these modules, and does otherwise what `python -m diary` does.
"""

import os
import sys


def give_back_environment() -> None:
    """Have the programs that this one starts (a file manager, a PDF reader, itself) find their own libraries.

    PyInstaller's loader names the bundle's folder in `LD_LIBRARY_PATH`, for this process alone, and keeps for a second
    start of the same program what it knows of this one.
    """
    kept = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    for name in [name for name in os.environ if name == "LD_LIBRARY_PATH" or name.startswith("_PYI_")]:
        del os.environ[name]
    if kept:
        os.environ["LD_LIBRARY_PATH"] = kept
    if image := os.environ.get("APPIMAGE"):  # it is laid out in a folder that is gone when it ends
        sys.executable = image


def start() -> int | str | None:
    """Run the program, or the module that `-m` names; returns the exit code, or a sentence for stderr."""
    give_back_environment()
    os.environ.setdefault("TYPER_USE_RICH", "0")  # which is not in the bundle
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
