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
from diary.formats.importing.kept_mappings import keep, kept, told_layout
from diary.formats.importing.kept_unfinished import forget_unfinished, text_of
from diary.formats.importing.mapping import Mapping, completed, told_again
from diary.formats.importing.questions import WORDS, questions
from diary.formats.importing.reading import source
from diary.formats.work import Work
from diary.i18n import _
from diary.ui.preferences.import_outcome import PlanInWords, plan_in_words


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: its format, its contents, and the initial mapping, a remembered one if `is_kept`.

    `offers` are key and name of all formats; `counts` says how often each word stands in the file that is asked about;
    `may_differ` is True where the diary has something that a file may say otherwise.
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
class Wanted:
    """A file that is to be read, in the format with this `key` or in the recognised one.

    `told` is how it is written, where the person said so; `answers` are those to begin with, in the place of remembered
    ones; `replaced` is the import that it reads anew.
    """

    path: Path
    key: str = ""
    told: Mapping | None = None
    answers: Mapping | None = None
    replaced: DoneImport | None = None


def opened(wanted: Wanted, folder: Path, holds: Callable[[], object], work: Work) -> Opened:
    """Read a file, for a diary in which `holds` finds something or None; raises `FormatError`."""
    file = source(wanted.path)
    form = read_as(file, wanted.key) if wanted.key else recognised(file)
    told = wanted.told or (told_again(wanted.answers) if wanted.answers else None)
    with gc_control.paused():
        preview = form.preview(file, work, told)
        layout = None if told else told_layout(folder, preview)
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
    """An import plan in words, and what takes back the import that it reads anew."""

    words: PlanInWords
    back: TakenBack | None = None

    def whole(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """The changes that are made, where those of the import are `changes`."""
        return tuple(changes) if self.back is None else read_anew(self.back.changes, changes)


def remembered(folder: Path, mapping: Mapping, done: DoneImport, changes: Sequence[Change]) -> None:
    """Remember an import with the answers by which it was read; nothing of it is unfinished any more."""
    keep(folder, mapping)
    remember(folder, replace(done, answers=text_of(mapping)), changes)
    forget_unfinished(folder, done.path)


def planned(file: Opened, mapping: Mapping, reader: Callable[[], Excerpt], today: date, work: Work) -> PlannedImport:
    """Plan the import into the diary that `reader` returns, as if the one that is read anew were taken back.

    Raises `FormatError` or `StorageError`.
    """
    with gc_control.paused():
        diary = reader()
        back = taken_back(file.replaced, diary) if file.replaced else None
        whole = changed(diary, back.changes) if back else diary
        words = plan_in_words(file.form.plan(file.preview, mapping, whole, today, work), mapping)
        gc_control.freeze_survivors()
    return PlannedImport(words, back)
