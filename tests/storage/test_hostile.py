"""An untrusted diary contributes valid records or nothing, and a diary of this program is never refused."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.merging import Copy
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.domain.version import Version
from diary.storage.errors import DamagedError, StorageError, TooLargeError, TooSlowError
from diary.storage.file import untrusted
from diary.storage.file.schema import differences
from diary.storage.file.untrusted import guarded
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, content, passphrase
from diary.storage.safety.restore import restore
from diary.storage.safety.salvage import salvage
from diary.storage.sync import change_file, merging
from tests.builders import EVENING
from tests.storage.diaries import made
from tests.storage.hostile import RECORDS, SCHEMAS, hostile
from tests.storage.test_upgrade import OLD_DIARIES

pytestmark = pytest.mark.usefixtures("cheap_key")

TAKES: tuple[Callable[[Path, Path], object], ...] = (merging.dry_run, merging.merge, restore)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of a few evenings, for copying."""
    return made(tmp_path_factory.mktemp("small") / "diary.sqlite", evenings=4)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "own" / "diary.sqlite", evenings=2)


@pytest.fixture
def other(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(small, tmp_path / "other.sqlite"))


def refused(diary: Path, other: Path) -> None:
    """Every way of importing it is refused with one sentence, without changes."""
    before, theirs = diary.read_bytes(), other.read_bytes()
    for take in TAKES:
        with pytest.raises(StorageError, match=r"^[^\n]+$"):
            take(diary, other)
        assert (diary.read_bytes(), other.read_bytes()) == (before, theirs)


def check_findings(other: Path) -> tuple[str, ...]:
    """The findings of a check of the file."""
    try:
        health = checking.check(other)
    except StorageError as error:
        return (str(error),)
    return health.problems + health.refused


@pytest.mark.parametrize("what", SCHEMAS)
def test_a_schema_that_is_not_ours_is_refused(diary: Path, other: Path, what: str) -> None:
    hostile(other, *SCHEMAS[what])
    assert check_findings(other)
    refused(diary, other)


@pytest.mark.parametrize("what", RECORDS)
def test_a_record_that_nobody_can_type_is_refused(diary: Path, other: Path, what: str) -> None:
    hostile(other, RECORDS[what])
    assert check_findings(other)
    refused(diary, other)


def _fresh(path: Path) -> Path:
    return made(path, evenings=3)


def _with_a_passphrase(path: Path) -> Path:
    made(path, evenings=3)
    passphrase.change(path, "several words to keep")
    return path


def _without_one_again(path: Path) -> Path:
    passphrase.change(_with_a_passphrase(path), None)
    return path


def _vacuumed(path: Path) -> Path:
    made(path, evenings=3)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("ANALYZE")
        file.execute("VACUUM")
        file.execute("INSERT INTO note_words (note_words) VALUES ('rebuild')")
    return path


def _salvaged(path: Path) -> Path:
    shutil.copyfile(salvage(made(path.with_name("damaged.sqlite"), evenings=3)).backup.path, path)
    return path


def _restored(path: Path) -> Path:
    made(path, evenings=3)
    restore(path, backup.make(path, backup.BY_HAND).path)
    return path


def _merged(path: Path) -> Path:
    made(path, evenings=3)
    merging.merge(path, made(path.with_name("theirs.sqlite"), evenings=5))
    return path


@pytest.mark.parametrize(
    "make", [_fresh, _with_a_passphrase, _without_one_again, _vacuumed, _salvaged, _restored, _merged]
)
def test_a_diary_of_this_program_is_taken(diary: Path, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    theirs = make(tmp_path / "theirs" / "diary.sqlite")
    health = checking.check(theirs)
    assert (health.problems, health.refused) == ((), ())
    merging.merge(diary, theirs)
    restore(diary, theirs)
    assert checking.check(diary).counts == health.counts


@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("old", OLD_DIARIES, ids=lambda path: path.stem)
def test_a_diary_of_an_earlier_program_is_taken(diary: Path, tmp_path: Path, old: Path, encrypted: bool) -> None:
    theirs = Path(shutil.copyfile(old, tmp_path / "theirs.sqlite"))
    if encrypted:
        passphrase.change(theirs, "several words to keep")
    health = checking.check(theirs)
    assert (health.problems, health.refused) == ((), ())
    assert merging.merge(diary, theirs).added["rating"] > 0
    restore(diary, theirs)
    after = checking.check(diary)
    assert (after.problems, after.counts["note"]) == ((), health.counts["note"])


def test_salvaging_takes_only_what_can_be_written_down(other: Path) -> None:
    hostile(other, RECORDS["a day in 9999"], RECORDS["a long note"])
    salvaged = salvage(other)
    assert len(salvaged.lost) == 2
    health = checking.check(salvaged.backup.path)
    assert (health.problems, health.refused) == ((), ())


def test_salvaging_gives_up_an_endless_view(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "PATIENCE_S", 0.2)
    hostile(other, *SCHEMAS["a view instead of a table"])
    salvaged = salvage(other)
    assert salvaged.counts["extent"] == 0
    assert salvaged.counts["rating"] > 0


def test_a_statement_without_end_is_given_up_in_a_sentence(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "PATIENCE_S", 0.0)
    with pytest.raises(TooSlowError, match="far longer"):
        checking.check(other)


def test_a_file_that_is_far_too_large_is_not_read(diary: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untrusted, "LARGEST_FILE", other.stat().st_size)
    assert checking.check(other).problems == ()
    monkeypatch.setattr(untrusted, "LARGEST_FILE", other.stat().st_size - 1)
    for look in (checking.check, checking.state, salvage):
        with pytest.raises(TooLargeError, match="more than a diary"):
            look(other)
    refused(diary, other)


def test_more_entries_than_any_diary_has_are_refused(diary: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_ROWS", 10)
    assert checking.check(other).problems == ()
    assert checking.check(other).refused == ("It has more than 10 entries, far more than a diary holds.",)
    refused(diary, other)


def test_a_guarded_connection_runs_nothing_of_the_file(other: Path) -> None:
    hostile(other, *SCHEMAS["a trigger with the name of an index"])
    with closing(guarded(sqlite3.connect(other))) as file:
        assert differences(file, checking.check(other).schema_version) == ["note_words_evil"]
        assert file.execute("PRAGMA trusted_schema").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            file.execute("DELETE FROM rating")
        with pytest.raises(sqlite3.DataError, match="too big"):
            file.execute("SELECT length(hex(zeroblob(10000000)))").fetchone()


def test_what_has_the_identifier_of_another_kind_is_left_out(diary: Path, other: Path) -> None:
    note = Note(day=EVENING, text="One thing.")
    with Journal(diary) as journal:
        journal.apply(added([note]))
    hostile(other, "UPDATE rating SET id = 'IT' WHERE rowid = (SELECT min(rowid) FROM rating)".replace("IT", note.id))
    assert merging.merge(diary, other).added
    with Journal(diary) as journal:
        assert journal.read(merging.copy).records[note.id] == note


def test_a_copy_that_contradicts_itself_is_refused_as_a_whole(diary: Path) -> None:
    twice = [Definition(kind="symptom", key="heat", name=name) for name in ("Heat", "Warmth")]
    before = diary.read_bytes()
    with pytest.raises(StorageError, match="contradicts itself"):
        merging.take(diary, Copy({one.id: one for one in twice}, {}))
    assert diary.read_bytes() == before


@pytest.mark.parametrize("where", ["records", "versions"])
def test_shared_changes_that_nobody_can_type_are_refused(tmp_path: Path, where: str) -> None:
    far = Rating(day=date(9999, 12, 31), symptom="pain", value=4)
    versions = {far.id: frozenset({Version(far.written, far, removed=False)})} if where == "versions" else {}
    path = tmp_path / "x.changes"
    content = change_file.brought_up(b"", path, Copy({far.id: far} if where == "records" else {}, versions), None)
    with pytest.raises(DamagedError):
        change_file.copy_in(change_file.frames_in(content, path))
