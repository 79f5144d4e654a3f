"""Where things are: the program's own resources and the person's data folder."""

import os
from functools import cache
from pathlib import Path

from diary import APP_ID

HOME_VARIABLE = "NEUROPATHY_DIARY_HOME"
DIARY_FILE = "diary.sqlite"


@cache
def resources() -> Path:
    """The folder of the program's own pictures, fonts, catalogue and templates."""
    return Path(__file__).resolve().parent.parent / "resources"


def data_folder(chosen: str | Path | None = None) -> Path:
    """The folder that holds the diary: as chosen, else as the environment says, else the platform's.

    The folder is not made here.
    """
    if chosen:
        return Path(chosen).expanduser()
    if from_environment := os.environ.get(HOME_VARIABLE):
        return Path(from_environment).expanduser()
    import platformdirs  # noqa: PLC0415 - not needed where the folder was chosen

    return Path(platformdirs.user_data_dir(APP_ID, appauthor=False))


def diary_file(folder: Path) -> Path:
    return folder / DIARY_FILE
