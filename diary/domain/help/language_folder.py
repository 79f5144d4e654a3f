"""Where the texts of Help are: one folder for each language in `resources/help`."""

from pathlib import Path

from diary import paths
from diary.i18n import language

FALLBACK = "en"


def help_file(name: str) -> Path:
    """The file or folder of Help of that name in the language in use; in English where it is not translated."""
    folder, tag = paths.resources() / "help", language()
    wanted = (folder / spoken / name for spoken in (tag, tag.partition("-")[0]))
    return next((path for path in wanted if path.exists()), folder / FALLBACK / name)
