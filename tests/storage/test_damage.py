"""A damaged diary is never modified; the program reports the damage, and salvages readable rows."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage import records
from diary.storage.errors import AlteredError, DamagedError, DiskFullError, NotADiaryError, StorageError
from diary.storage.file.diary_file import connection
from diary.storage.file.sidecars import log_of
from diary.storage.journal import Journal
from diary.storage.reading import reading
from diary.storage.safety import checking, checksum, lock, openable
from diary.storage.safety.salvage import salvage
from tests.builders import EVENING
from tests.storage.damage import ALTERED, DAMAGED, NO_DIARY, SOUND, measured
from tests.storage.diaries import PAGE, bytes_beside, crashed_copy, everything, flip_bits_at, made, page_with, zero_page


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite")


def refused(diary: Path, kind: type[StorageError], words: str) -> None:
    """Opening and checking raise this exception, and modify nothing."""
    before = bytes_beside(diary)
    with pytest.raises(kind, match=words):
        checking.require_sound(diary)
    with pytest.raises(kind, match=words):
        checking.check(diary)
    with pytest.raises(kind):
        Journal(diary)
    after = bytes_beside(diary)
    assert {name: after[name] for name in before} == before


def test_a_sound_diary_is_called_sound(diary: Path) -> None:
    checking.require_sound(diary)
    health = checking.check(diary)
    assert (health.problems, health.days, health.last_day) == ((), 40, EVENING)


def test_a_diary_that_is_emptied_after_it_was_prepared_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a synchronising program does, which empties a file before it writes it."""
    emptied = tmp_path / "diary.sqlite"
    emptied.touch()
    monkeypatch.setattr("diary.storage.reading.prepare", lambda _path: None)
    with pytest.raises(NotADiaryError), reading(emptied) as execute:
        records.whole_period(execute)


@pytest.mark.parametrize("size", [512, 65536])
def test_a_diary_may_have_the_smallest_and_the_largest_pages(diary: Path, size: int) -> None:
    with closing(sqlite3.connect(diary)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute(f"PRAGMA page_size = {size}")
        file.execute("VACUUM")
        assert file.execute("PRAGMA page_size").fetchone() == (size,)
    checksum.remove(diary)
    openable.require_openable(diary)
    assert checking.check(diary).problems == ()


def test_an_empty_file_is_told(diary: Path) -> None:
    diary.write_bytes(b"")
    refused(diary, DamagedError, "is empty")


def test_something_else_is_told(diary: Path) -> None:
    diary.write_text("Dear diary, " * 100, encoding="utf-8")
    refused(diary, NotADiaryError, "is not a diary")


def test_a_file_cut_short_is_told(diary: Path) -> None:
    diary.write_bytes(diary.read_bytes()[:20000])
    before = diary.read_bytes()
    with pytest.raises(DamagedError, match="20000 of"):
        openable.require_openable(diary)
    assert diary.read_bytes() == before


def test_a_digit_that_flipped_is_told(diary: Path) -> None:
    place = diary.read_bytes().index(b"A sentence about Thursday")
    flip_bits_at(diary, place)
    before = bytes_beside(diary)
    with pytest.raises(StorageError) as found:
        checking.require_sound(diary)
    assert type(found.value) in (AlteredError, DamagedError)
    assert bytes_beside(diary) == before


def test_what_another_program_wrote_is_told_as_such(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as file, file:
        file.execute("UPDATE rating SET value = 0 WHERE value = 4")
    before = bytes_beside(diary)
    for require in (checking.require_sound, checking.require_unaltered):
        with pytest.raises(AlteredError, match="changed by something other than this program"):
            require(diary)
    assert bytes_beside(diary) == before


def test_a_diary_that_is_gone_while_its_log_is_there_is_told(diary: Path) -> None:
    log_of(diary).write_bytes(b"frames")
    diary.unlink()
    with pytest.raises(DamagedError) as caught:
        checking.check(diary)
    assert str(caught.value) == (
        f"{diary} is missing, and diary.sqlite-wal is still there; both were left as they are."
    )
    assert log_of(diary).read_bytes() == b"frames"


def test_the_log_of_another_file_is_told(diary: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other" / "diary.sqlite", evenings=3)
    crashed = crashed_copy(other, tmp_path / "crashed", added([Rating(day=EVENING, symptom="pain", value=9)]))
    log_of(diary).write_bytes(log_of(crashed).read_bytes())
    before = bytes_beside(diary)
    with pytest.raises(DamagedError, match="does not belong"):
        openable.require_openable(diary)
    assert bytes_beside(diary) == before


def test_the_own_log_is_taken_in(diary: Path, tmp_path: Path) -> None:
    nine = Rating(day=EVENING, symptom="pain", value=9)
    crashed = crashed_copy(diary, tmp_path / "crashed", added([nine]))
    checking.require_sound(crashed)
    assert nine in everything(crashed)["Rating"]


def test_a_log_that_is_missing_after_a_crash_is_noticed(diary: Path, tmp_path: Path) -> None:
    hold = lock.acquire(diary)
    crashed = crashed_copy(diary, tmp_path / "crashed", added([Rating(day=EVENING, symptom="pain", value=9)]))
    hold.heartbeat(checking.state(diary))
    saved = json.loads(lock.lock_file(diary).read_text(encoding="utf-8"))["saved"]
    log_of(crashed).unlink()
    assert checking.state(crashed) < lock.State(**saved) == checking.state(diary)
    hold.release()


def test_what_is_on_sound_pages_is_saved_and_what_is_not_is_named(diary: Path) -> None:
    whole = checking.check(diary).counts
    content = bytearray(diary.read_bytes())
    place = content.index(b"A sentence about Thursday") // 4096 * 4096
    content[place : place + 4096] = bytes(4096)
    diary.write_bytes(content)
    salvaged = salvage(diary)
    assert diary.read_bytes() == content
    assert salvaged.counts["rating"] == whole["rating"]
    lost = whole["note"] - salvaged.counts["note"]
    assert 0 < lost < whole["note"]
    [sentence] = salvaged.lost
    assert sentence.startswith(f"Sentences: {lost} entries could not be read (2026-")
    health = checking.check(salvaged.backup.path)
    assert health.problems == ()
    assert health.counts.items() <= salvaged.counts.items()


def test_what_lies_behind_a_damaged_page_is_saved_without_any_index(tmp_path: Path) -> None:
    diary = made(tmp_path / "diary.sqlite", evenings=160)
    whole = checking.check(diary).counts["note"]
    with closing(connection(diary)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        indexes = file.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'note'")
        roots = [int(root) - 1 for (root,) in indexes]
        rows = file.execute("SELECT text FROM note ORDER BY rowid").fetchall()
    assert len(roots) >= 2
    middle = page_with(diary, str(rows[len(rows) // 2][0]).encode())
    on_page = diary.read_bytes()[middle * PAGE : (middle + 1) * PAGE].count(b"A sentence about")
    for page in (*roots, middle):
        zero_page(diary, page)
    salvaged = salvage(diary)
    assert 0 < on_page < whole / 2
    assert salvaged.counts["note"] == whole - on_page
    with closing(connection(salvaged.backup.path)) as file:
        saved = {text for (text,) in file.execute("SELECT text FROM note")}
    assert {rows[0][0], rows[-1][0]} <= saved
    [sentence] = salvaged.lost
    assert sentence.startswith("Sentences: ")
    assert on_page <= int(sentence.split()[1]) < on_page * 1.2, "numbers of rows, a few of which were taken back before"


def test_a_file_cut_short_gives_what_is_left(diary: Path) -> None:
    content = diary.read_bytes()
    diary.write_bytes(content[: len(content) // 4096 // 2 * 4096])
    salvaged = salvage(diary)
    assert sum(salvaged.counts.values()) > 0
    assert salvaged.lost
    assert checking.check(salvaged.backup.path).problems == ()


def test_where_nothing_can_be_read_it_is_said(diary: Path) -> None:
    diary.write_text("Dear diary, " * 100, encoding="utf-8")
    with pytest.raises(DamagedError, match="Nothing in"):
        salvage(diary)


@pytest.mark.parametrize(("code", "kind"), [(sqlite3.SQLITE_ERROR, DamagedError), (sqlite3.SQLITE_FULL, DiskFullError)])
def test_a_query_that_fails_in_a_check_is_told_by_its_reason(
    diary: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[StorageError]
) -> None:
    def fail(*_arguments: object) -> None:
        error = sqlite3.OperationalError("it failed")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(checking, "copy_pages", fail)
    with pytest.raises(kind) as caught:
        checking.check(diary)
    assert type(caught.value) is kind


def test_an_index_that_does_not_hold_is_found(diary: Path) -> None:
    with closing(connection(diary)) as file:
        file.execute("DROP INDEX rating_by_day")
    assert [one for one in checking.check(diary).problems if "rating_by_day" in one]


def test_damaged_diaries_are_never_called_sound_nor_touched(tmp_path: Path) -> None:
    found = measured(tmp_path, rounds=120)
    assert found.wrong == []
    assert found.silent == 0
    assert found.said.keys() <= {SOUND, ALTERED, DAMAGED, NO_DIARY}
    assert found.said[DAMAGED] > 20
    assert sum(found.saved) / len(found.saved) > 0.9


def test_a_file_without_a_seal_is_looked_through_and_sealed(diary: Path) -> None:
    checksum.remove(diary)
    checking.require_sound(diary)
    assert checksum.matches(diary)
    assert Counter(bytes_beside(diary).keys())["diary.sqlite.seal"] == 1
