"""The location of Help's texts: one folder per language in `resources/help`."""

from pathlib import Path

from diary import paths
from diary.i18n import language

FALLBACK = "en"


def help_file(name: str) -> Path:
    """The file or folder of that name in the current language; the English one if it is not translated."""
    folder, tag = paths.resources() / "help", language()
    wanted = (folder / spoken / name for spoken in (tag, tag.partition("-")[0]))
    return next((path for path in wanted if path.exists()), folder / FALLBACK / name)
