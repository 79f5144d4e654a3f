"""The texts of the screen for a missing diary."""

from datetime import date
from pathlib import Path

from diary.i18n import _
from diary.storage.missing_part import DRIVE, FOLDER
from diary.ui import locale_format
from diary.ui.protection.opening import PathState


def title(sighting: PathState, path: Path) -> str:
    """ "The drive “Blue stick” is not there."."""
    missing = sighting.missing
    if missing is None:
        return _("This is another diary.") if sighting.other_to is not None else _("Your diary is not there just now.")
    if missing.kind == DRIVE:
        return _("The drive “{name}” is not there.").format(name=missing.name)
    if missing.kind == FOLDER:
        return _("The folder “{name}” is not there.").format(name=Path(missing.name).name)
    return _("The file “{name}” is not there.").format(name=path.name)


def description(sighting: PathState, path: Path, *, is_waiting: bool) -> str:
    """The possible cause, and what to do; `is_waiting` is whether there are unsaved entries."""
    missing = sighting.missing
    if missing is None:
        return (
            _about_other(sighting, path, is_waiting=is_waiting)
            if sighting.other_to is not None
            else _obstacle(sighting)
        )
    if missing.kind == DRIVE:
        return _(
            "Your diary lies on it. Perhaps it was pulled out, or has come loose. Put it back in: the diary opens again"
            " by itself."
        )
    if missing.kind == FOLDER:
        words = _(
            "Your diary lies in {folder}. Perhaps it was moved or given another name. Put it back: the diary opens"
            " again by itself."
        )
        return words.format(folder=path.parent)
    words = _(
        "It is missing from the folder {folder}. Perhaps it was moved or given another name. Put it back: the diary"
        " opens again by itself."
    )
    return words.format(folder=path.parent)


def _obstacle(sighting: PathState) -> str:
    return "" if sighting.obstacle is None else str(sighting.obstacle)


def _about_other(sighting: PathState, path: Path, *, is_waiting: bool) -> str:
    first, last = sighting.other_from, sighting.other_to
    if first is not None and last is not None and first != last:
        words = _("In the place of yours, {file} is a diary with entries from {first} to {last}. It is left as it is.")
    else:
        words = _("In the place of yours, {file} is a diary of {last}. It is left as it is.")
    words = words.format(file=path, first=_dated(first), last=_dated(last))
    way_on = _("Put yours back: it opens again by itself, and what you wrote is saved into it.")
    if not is_waiting:
        way_on = _("Put yours back: it opens again by itself. To open this one, close the window and start again.")
    return f"{words} {way_on}"


def looked(sighting: PathState, since: str, moment: str) -> str:
    """ "Everything saved up to 20:41 is on the drive, as it was. Looked again at 20:47."."""
    words = _("Looked again at {time}.").format(time=moment) if moment else ""
    if sighting.missing is None or sighting.missing.kind != DRIVE:
        return words
    if since:
        saved = _("Everything saved up to {time} is on the drive, as it was.").format(time=since)
    else:
        saved = _("Everything that was saved is on the drive, as it was.")
    return f"{saved} {words}".strip()


def about_new_diary(path: Path, *, is_waiting: bool) -> str:
    """The consequences of creating a new diary here."""
    words = _("Your diary from before is not in it. If it comes back later, it will not fit in {folder} any more.")
    words = words.format(folder=path.parent)
    if is_waiting:
        return f"{words} {_('What you wrote just now is saved into the new one.')}"
    return words


def _dated(day: date | None) -> str:
    return "" if day is None else locale_format.long_date(day)
