"""The journal, on real files."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from diary.domain.change import Change, added, removed, reversal
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import FIELDS, Excerpt, changed
from diary.domain.exercise import Dose, ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period, single
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.storage import day_reader, records
from diary.storage.day_reader import read_day
from diary.storage.errors import (
    ChangedElsewhereError,
    DiskFullError,
    NewerDiaryError,
    NotADiaryError,
    StorageError,
    UnwritableError,
)
from diary.storage.file import sidecars
from diary.storage.file.diary_file import connection, read_only
from diary.storage.file.migrations import STEPS
from diary.storage.journal import Journal
from diary.storage.safety.checking import check
from diary.storage.safety.preparing import prepare, start
from diary.storage.saving import save
from tests.builders import EVENING, evening, started
from tests.storage.diaries import crashed_copy

AFTER_MIDNIGHT = datetime(2026, 11, 20, 0, 40, tzinfo=timezone(timedelta(hours=5, minutes=30)))
ONE_OF_EACH: list[Record] = [
    Rating(day=EVENING, symptom="pain", value=3.5, time=time(21, 5), written=AFTER_MIDNIGHT, origin="csv:1"),
    ExerciseDone(day=EVENING, exercise="swimming", minutes=25, distance_km=1.2, sets=2),
    TreatmentDone(day=EVENING, treatment="warm-bath"),
    Note(day=EVENING, text="Ein Satz, “über” 日本 🙂\n'; DROP TABLE note", for_practitioner=True),
    Measurement(day=EVENING, quantity="steps", value=8000),
    Event(day=EVENING, event="fall", text="on the stairs", time=time(7), count=2, hurt=False, place="kitchen"),
    TreatmentEvent(day=EVENING, treatment="pregabalin", turn="started", dose="75 mg", times="at night", text="slowly"),
    DayOff(day=EVENING, reason="travelling"),
    SiteMark(day=EVENING, site="foot-sole-left-toes", symptom="numbness", value=4),
    Extent(day=EVENING, limb="left-leg", level="ankle"),
    Definition(kind="symptom", key="knee-pain", name="Knee pain", low="no pain", high="cannot walk"),
    Definition(
        kind="exercise",
        key="wall-press",
        name="Wall press",
        category="balance-and-strength",
        dose=Dose(sets=2, repetitions=(8, 12), side="each-hand"),
        steps=("Stand at a wall.", "Push away from it."),
        picture=b"\x89PNG\r\n\x00",
        retired=EVENING,
    ),
    PlanLine(exercises=("cycling", "swimming"), choice="one", weekdays=(0, 2), valid_from=EVENING, position=9),
    PlanLine(exercises=("calf-raise",), valid_from=EVENING, dose=Dose(repetitions=(8, 8), sets=2), position=10),
    StepWords(symptom="numbness", step=4, words="I cannot feel my sock", valid_from=EVENING),
    Profile(name="A. Sample", born=date(1950, 2, 28)),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "diary.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal(started(path)) as made:
        yield made


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
def test_every_kind_of_record_comes_back_as_it_was(journal: Journal, record: Record) -> None:
    journal.apply(added([record]))
    kept = getattr(journal.read(records.excerpt, single(EVENING)), FIELDS[type(record)])
    assert record in kept


def test_the_day_reader_and_the_journal_say_the_same(journal: Journal) -> None:
    journal.apply(added([*ONE_OF_EACH, *evening(EVENING - timedelta(days=1))]))
    period = Period(EVENING - timedelta(days=1), EVENING)
    assert read_day(journal.path, EVENING) == journal.read(records.excerpt, period)


def test_entries_written_at_the_same_time_are_in_the_order_of_their_subjects(journal: Journal) -> None:
    """As an import writes them; the order in memory, of the file and of the day is the same on every computer."""
    written, keys = datetime(2026, 11, 22, 20, 15, tzinfo=UTC), ("slept-well", "feet-new", "fall")
    events = [
        Event(day=EVENING, event=key, id=identifier, written=written)
        for key, identifier in zip(keys, ("0", "1", "2"), strict=True)
    ]
    in_memory = changed(Excerpt(period=single(EVENING)), added(events))
    journal.apply(added(events))
    for excerpt in (in_memory, journal.read(records.excerpt, single(EVENING)), read_day(journal.path, EVENING)):
        assert [event.event for event in excerpt.events] == ["fall", "feet-new", "slept-well"]


def test_what_was_not_rated_has_no_record(journal: Journal) -> None:
    journal.apply(added(evening(pain=None)))
    assert {one.symptom for one in journal.read(records.excerpt, single(EVENING)).ratings} == {"numbness", "tingling"}


def test_a_new_diary_has_the_suggested_plan(journal: Journal) -> None:
    plan = journal.read(records.excerpt, single(EVENING)).plan
    assert [line.exercises[0] for line in plan] == [
        "arm-circles",
        "calf-stretch",
        "seated-hamstring-stretch",
        "calf-raise",
        "brisk-walk",
    ]


def test_edit_remove_and_undo(journal: Journal) -> None:
    rating = Rating(day=EVENING, symptom="pain", value=3)
    journal.apply(added([rating]))
    edit = [Change(rating, replace(rating, value=7))]
    journal.apply(edit)
    assert journal.read(records.excerpt, single(EVENING)).ratings[0].value == 7
    journal.apply(reversal(edit))
    assert journal.read(records.excerpt, single(EVENING)).ratings == (rating,)
    journal.apply(removed([rating]))
    assert journal.read(records.excerpt, single(EVENING)).ratings == ()


def test_a_refused_change_leaves_nothing_written(journal: Journal) -> None:
    gone = Rating(day=EVENING, symptom="pain", value=3)
    with pytest.raises(ChangedElsewhereError):
        journal.apply([*added(evening()), *removed([gone])])
    with pytest.raises(ChangedElsewhereError):
        journal.apply([*added(evening()), Change(gone, replace(gone, value=4))])
    assert journal.read(records.whole_period) is None


def test_questions_about_days(journal: Journal) -> None:
    days = [EVENING - timedelta(days=n) for n in (0, 1, 5)]
    journal.apply(added([record for day in days for record in evening(day)]))
    assert journal.read(records.whole_period) == Period(min(days), EVENING)
    assert journal.read(records.days_with_entries, Period(days[1], EVENING)) == set(days[:2])
    assert {one.origin for one in journal.read(records.excerpt, Period(min(days), EVENING)).entries} == {""}


def test_a_medicine_that_was_started_before_the_diary_does_not_begin_it(journal: Journal) -> None:
    assert journal.read(records.began) is None
    started = TreatmentEvent(day=date(2019, 3, 1), treatment="Pregabalin", turn="started")
    journal.apply(added([started]))
    assert journal.read(records.began) is None
    journal.apply(added(evening()))
    assert journal.read(records.began) == EVENING
    whole = Period(started.day, EVENING)
    assert journal.read(records.whole_period) == whole
    assert journal.read(records.days_kept, whole) == {EVENING}
    assert journal.read(records.excerpt, whole).days_kept == {EVENING}
    assert journal.read(records.days_with_entries, whole) == {started.day, EVENING}


def test_a_full_disk_is_said_and_loses_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.apply(added(evening()))

    def small(path: Path) -> sqlite3.Connection:
        made = connection(path)
        made.execute(f"PRAGMA max_page_count = {made.execute('PRAGMA page_count').fetchone()[0]}")
        return made

    monkeypatch.setattr("diary.storage.journal.connection", small)
    with Journal(journal.path) as full, pytest.raises(DiskFullError, match="no room left"):
        full.apply(added([Note(day=EVENING, text="x" * 90_000)]))
    assert len(journal.read(records.excerpt, single(EVENING)).ratings) == 3
    assert check(journal.path).problems == ()


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(UnwritableError, match="choose another place"):
        start(tmp_path / "folder" / "diary.sqlite")


@pytest.mark.parametrize("content", [b"just words, long enough to be looked at" * 30, b"\x00" * 5000])
def test_another_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotADiaryError):
        Journal(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE rating (x)")
    with pytest.raises(NotADiaryError):
        Journal(path)


def test_a_file_of_a_newer_program_is_refused(journal: Journal) -> None:
    journal.close()
    with closing(sqlite3.connect(journal.path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerDiaryError, match="update the program"):
        Journal(journal.path)


def test_a_failing_first_step_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.storage.safety.preparing.STEPS", ((*STEPS[0], "CREATE TABLE rating (twice)"),))
    with pytest.raises(sqlite3.OperationalError):
        start(path)
    assert list(path.parent.iterdir()) == []


def test_a_failing_upgrade_leaves_the_old_file_and_a_backup(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.apply(added(evening()))
    journal.close()
    steps = (*STEPS, ("CREATE TABLE later (x)", "CREATE TABLE rating (twice)"))
    monkeypatch.setattr("diary.storage.safety.preparing.STEPS", steps)
    with pytest.raises(sqlite3.OperationalError):
        Journal(journal.path)
    monkeypatch.undo()
    health = check(journal.path)
    assert health.schema_version == len(STEPS)
    [backup] = (journal.path.parent / "backups").iterdir()
    assert check(backup).counts == health.counts
    with closing(sqlite3.connect(journal.path)) as file:
        assert file.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)


def test_check_counts_and_makes_nothing(tmp_path: Path, journal: Journal) -> None:
    journal.apply(added(evening()))
    health = check(journal.path)
    assert (health.counts["rating"], health.first_day, health.last_day) == (3, EVENING, EVENING)
    with pytest.raises(StorageError, match="no diary"):
        check(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_the_day_reader_needs_no_sqlalchemy() -> None:
    asked = "import sys, diary.storage.day_reader; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_saved_means_on_disk(journal: Journal) -> None:
    with closing(sqlite3.connect(journal.path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with closing(connection(journal.path)) as file:
        assert file.execute("PRAGMA synchronous").fetchone() == (2,)
        assert file.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_moment_keeps_its_offset(journal: Journal) -> None:
    utc = Rating(day=EVENING, symptom="pain", value=3, written=datetime(2026, 11, 19, 20, tzinfo=UTC))
    journal.apply(added([utc, ONE_OF_EACH[0]]))
    kept = {one.written.utcoffset() for one in journal.read(records.excerpt, single(EVENING)).ratings}
    assert kept == {timedelta(0), timedelta(hours=5, minutes=30)}


def test_a_file_that_another_replaces_while_a_day_is_read_is_told_as_no_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its being prepared and its being read: a disk that is being written to, another program's copy."""
    path = started(tmp_path / "diary.sqlite")

    def prepared_and_replaced(diary: Path) -> None:
        prepare(diary)
        diary.unlink()
        with closing(sqlite3.connect(diary)) as other:
            other.execute("CREATE TABLE other (name TEXT)")

    monkeypatch.setattr(day_reader, "prepare", prepared_and_replaced)
    with pytest.raises(NotADiaryError):
        read_day(path, EVENING)


def test_a_day_that_is_read_while_its_plain_file_is_wiped_comes_from_the_one_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a passphrase is set: the reader may still have the former file open."""
    path, other = started(tmp_path / "diary.sqlite"), started(tmp_path / "other.sqlite")
    save(other, added([Rating(day=EVENING, symptom="pain", value=7)]))

    def opened_and_replaced(diary: Path) -> sqlite3.Connection:
        if not other.exists():
            return connection(diary)
        former = connection(started(tmp_path / "former.sqlite"))
        former.execute("DROP TABLE rating")
        other.replace(diary)
        return former

    monkeypatch.setattr(day_reader, "connection", opened_and_replaced)
    assert [one.value for one in read_day(path, EVENING).ratings] == [7]


def test_through_a_read_only_connection_nothing_is_written_with_a_log_or_without(tmp_path: Path) -> None:
    diary = started(tmp_path / "diary.sqlite")
    copy = crashed_copy(diary, tmp_path / "copy", added(evening()))
    for path, has_log in ((diary, False), (copy, True)):
        assert sidecars.has_log(path) is has_log
        with closing(read_only(path)) as file, pytest.raises(sqlite3.OperationalError, match="readonly"):
            file.execute("DELETE FROM rating")
