"""The worker functions of an import: reading the file, and planning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diary import gc_control
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.formats import import_formats, read_as, recognised
from diary.formats.importing.format import ImportFormat, ImportPreview
from diary.formats.importing.kept_imports import remember
from diary.formats.importing.kept_mappings import keep, kept
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.reading import source
from diary.formats.importing.work import Work
from diary.i18n import _
from diary.ui.preferences.import_outcome import PlanInWords, plan_in_words


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its format, its contents, and the initial mapping, a remembered one if `is_kept`.

    `offers` are key and name of all formats.
    """

    path: Path
    form: ImportFormat
    preview: ImportPreview
    mapping: Mapping
    is_kept: bool
    offers: tuple[tuple[str, str], ...]


def opened(path: Path, key: str, given: Mapping | None, folder: Path, work: Work) -> Opened:
    """Read the file in the format with this key, or in the recognised one; raises `FormatError`."""
    file = source(path)
    form = read_as(file, key) if key else recognised(file)
    with gc_control.paused():
        preview = form.preview(file, work, given)
        gc_control.freeze_survivors()
    work.check()
    answers = None if given else kept(folder, preview.mapping)
    offers = tuple((form.key, _(form.name)) for form in import_formats())
    return Opened(path, form, preview, answers or preview.mapping, answers is not None, offers)


def remembered(folder: Path, mapping: Mapping, file: str, day: date, changes: Sequence[Change]) -> None:
    """Remember an import with the answers by which it was read."""
    keep(folder, mapping)
    remember(folder, file, day, changes)


def planned(file: Opened, mapping: Mapping, reader: Callable[[], Excerpt], today: date, work: Work) -> PlanInWords:
    """Plan the import into the diary that `reader` returns; raises `FormatError` or `StorageError`."""
    with gc_control.paused():
        preview = plan_in_words(file.form.plan(file.preview, mapping, reader(), today, work), mapping)
        gc_control.freeze_survivors()
    return preview
