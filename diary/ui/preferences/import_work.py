"""The worker functions of an import: reading the file, and planning."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Counts
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from diary import gc_control
from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.formats import import_formats, read_as, recognised
from diary.formats.importing.examples import word_counts
from diary.formats.importing.format import ImportFormat, ImportPreview
from diary.formats.importing.kept_imports import DoneImport, TakenBack, read_anew, remember, taken_back
from diary.formats.importing.kept_mappings import keep, kept, stored_layout
from diary.formats.importing.kept_unfinished import forget_unfinished, text_of
from diary.formats.importing.mapping import Mapping, completed, told_again
from diary.formats.importing.questions import WORDS, questions
from diary.formats.importing.reading import source
from diary.formats.work import Work
from diary.i18n import _
from diary.ui.preferences.import_outcome import PlanInWords, plan_in_words


@dataclass(frozen=True, slots=True)
class Opened:
    """A parsed file: its format, its content, and the initial mapping, a stored one if `is_kept`.

    `offers` are key and name of all formats; `counts` are the numbers of occurrences of words that are asked about;
    `may_differ` is True if the diary has entries from which a file may differ.
    """

    path: Path
    form: ImportFormat
    preview: ImportPreview
    mapping: Mapping
    is_kept: bool
    offers: tuple[tuple[str, str], ...]
    counts: Counts[str, int] = field(default_factory=dict)
    may_differ: bool = False
    replaced: DoneImport | None = None


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file to read, in the format with this `key` or in the recognised one.

    `told` is the person's choice of encoding and layout; `answers` are the initial ones instead of stored ones;
    `replaced` is the import that is repeated.
    """

    path: Path
    key: str = ""
    told: Mapping | None = None
    answers: Mapping | None = None
    replaced: DoneImport | None = None


def opened(wanted: ImportRequest, folder: Path, holds: Callable[[], object], work: Work) -> Opened:
    """Read a file; `holds` returns None for an empty diary. Raises `FormatError`."""
    file = source(wanted.path)
    form = read_as(file, wanted.key) if wanted.key else recognised(file)
    choices = wanted.told or (told_again(wanted.answers) if wanted.answers else None)
    with gc_control.paused():
        preview = form.preview(file, work, choices)
        layout = None if choices else stored_layout(folder, preview)
        if layout is not None:
            preview = form.preview(file, work, layout)
        gc_control.freeze_survivors()
    work.check()
    answers = completed(preview.mapping, wanted.answers) if wanted.answers else None
    is_kept = False
    if answers is None and wanted.told is None:
        answers = kept(folder, preview.mapping)
        is_kept = answers is not None
    mapping = answers or preview.mapping
    asked = [label for one in questions(preview, mapping) if one.kind == WORDS for label in one.labels]
    counts = word_counts(preview, asked)
    offers = tuple((form.key, _(form.name)) for form in import_formats())
    return Opened(wanted.path, form, preview, mapping, is_kept, offers, counts, holds() is not None, wanted.replaced)


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """An import plan with its description, and the changes that undo the import that it repeats."""

    words: PlanInWords
    back: TakenBack | None = None

    def whole(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """All changes to apply, given those of the import."""
        return tuple(changes) if self.back is None else read_anew(self.back.changes, changes)


def remembered(folder: Path, mapping: Mapping, done: DoneImport, changes: Sequence[Change]) -> None:
    """Log an import, store the answers with which it was read, and delete its unfinished state."""
    keep(folder, mapping)
    remember(folder, replace(done, answers=text_of(mapping)), changes)
    forget_unfinished(folder, done.path)


def planned(file: Opened, mapping: Mapping, reader: Callable[[], Excerpt], today: date, work: Work) -> PlannedImport:
    """Plan the import into the diary that `reader` returns, as if the repeated import were undone.

    Raises `FormatError` or `StorageError`.
    """
    with gc_control.paused():
        diary = reader()
        back = taken_back(file.replaced, diary) if file.replaced else None
        whole = changed(diary, back.changes) if back else diary
        words = plan_in_words(file.form.plan(file.preview, mapping, whole, today, work), mapping)
        gc_control.freeze_survivors()
    return PlannedImport(words, back)
