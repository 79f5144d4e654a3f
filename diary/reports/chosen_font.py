"""Installs a font file that the person chooses beside the diary, for all later pages."""

from pathlib import Path

from diary import fonts
from diary.atomic_write import write_atomically
from diary.foreign.errors import Purpose
from diary.foreign.place import place_of
from diary.i18n import _
from diary.reports.errors import ReportError

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_LARGEST = 100_000_000


def keep_font(path: Path) -> None:
    """Copy the font file to the other chosen ones; raises `ReportError` if it is not a font or cannot be read."""
    folder = fonts.kept_folder()
    try:
        content = place_of(path, Purpose.CHOSEN).read(path.name, _LARGEST)
        if folder is None or path.suffix.lower() not in ENDINGS:
            raise _no_font(path)
        folder.mkdir(exist_ok=True)
        kept = folder / path.name
        write_atomically(kept, content)
    except OSError as error:
        raise ReportError(_("{file} cannot be read ({reason}).").format(file=path, reason=error)) from error
    if not any(family.letters for family in fonts.in_file(kept)):
        kept.unlink()
        raise _no_font(path)


def _no_font(path: Path) -> ReportError:
    return ReportError(_("{file} is no font file that this program can use.").format(file=path.name))
