"""What an import does behind the window: reading the file, and planning."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary import gc_control
from diary.domain.excerpt import Excerpt
from diary.formats import import_formats, read_as, recognised
from diary.formats.importing.format import ImportFormat, ImportPreview
from diary.formats.importing.kept_mappings import kept
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.reading import source
from diary.formats.importing.work import Work
from diary.i18n import _
from diary.ui.preferences.import_outcome import Outcome, outcome


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its format, what is in it, and the answers to begin with, kept ones where `is_kept`.

    `offers` are all formats, by key and name.
    """

    path: Path
    form: ImportFormat
    preview: ImportPreview
    mapping: Mapping
    is_kept: bool
    offers: tuple[tuple[str, str], ...]


def opened(path: Path, key: str, given: Mapping | None, folder: Path, work: Work) -> Opened:
    """Read the file as the format of that key, or as what it is recognised as; raises `FormatError`."""
    found = source(path)
    form = read_as(found, key) if key else recognised(found)
    with gc_control.paused():
        preview = form.preview(found, work, given)
        gc_control.freeze_survivors()
    work.check()
    answers = None if given else kept(folder, preview.mapping)
    offers = tuple((one.key, _(one.name)) for one in import_formats())
    return Opened(path, form, preview, answers or preview.mapping, answers is not None, offers)


def planned(found: Opened, mapping: Mapping, reader: Callable[[], Excerpt], today: date, work: Work) -> Outcome:
    """What the import would do to the diary that `reader` reads; raises `FormatError` and `StorageError`."""
    with gc_control.paused():
        made = outcome(found.form.plan(found.preview, mapping, reader(), today, work), mapping)
        gc_control.freeze_survivors()
    return made
