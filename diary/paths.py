"""The paths of the program's resources and of the person's data folder."""

import os
from functools import cache
from pathlib import Path

from diary import APP_ID

HOME_VARIABLE = "NEUROPATHY_DIARY_HOME"
STATE_VARIABLE = "NEUROPATHY_DIARY_STATE"
DIARY_FILE = "diary.sqlite"


@cache
def resources() -> Path:
    """The folder of the program's pictures, fonts, catalogue and templates.

    In an installed program it is within the package, in a checkout beside it.
    """
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def legal_text(name: str) -> Path:
    """A file of the repository's root ("NOTICE", "LICENSE"), which is among the resources of an installed program."""
    installed = resources() / name
    return installed if installed.is_file() else resources().parent / name


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder of the diary: `chosen`, else `$NEUROPATHY_DIARY_HOME`, else the platform's data folder.

    The function does not create it.
    """
    if chosen:
        return Path(chosen).expanduser()
    if from_environment := os.environ.get(HOME_VARIABLE):
        return Path(from_environment).expanduser()
    import platformdirs  # noqa: PLC0415 - not needed where the folder was chosen

    return Path(platformdirs.user_data_dir(APP_ID, appauthor=False))


def is_usual_folder() -> bool:
    """Whether the environment does not override the platform's data folder."""
    return HOME_VARIABLE not in os.environ


def state_folder() -> Path:
    """The folder for the program's own state: `$NEUROPATHY_DIARY_STATE`, else the platform's state folder.

    It is never the data folder, which may be removed. The function does not create it.
    """
    if from_environment := os.environ.get(STATE_VARIABLE):
        return Path(from_environment).expanduser()
    import platformdirs  # noqa: PLC0415 - the window is painted before

    folder = Path(platformdirs.user_state_dir(APP_ID, appauthor=False))
    if folder == Path(platformdirs.user_data_dir(APP_ID, appauthor=False)):  # equal on Windows and macOS
        return folder.with_name(f"{APP_ID}-state")
    return folder


def diary_file(folder: Path) -> Path:
    return folder / DIARY_FILE
