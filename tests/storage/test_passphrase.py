"""A diary with a passphrase: set, changed, removed, wrong, and nothing plain left."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.note import Note
from diary.storage.day_reader import read_day
from diary.storage.errors import BusyError, DamagedError, LockedError, WrongPassphraseError, sentence
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.file.sidecars import log_of
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, checksum, passphrase, preparing, restore, rot, salvage, second_place
from tests.builders import EVENING
from tests.storage.damage import DAMAGED, measured
from tests.storage.diaries import bytes_beside, crashed_copy, everything, flip_bits_at, made

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")

WORDS, OTHER = "Schöne Füße 7'\"", "a second one"
NOTE = b"A sentence about"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=10)


@pytest.fixture
def diary(plain: Path) -> Path:
    assert passphrase.change(plain, WORDS).is_everything
    return plain


def plain_files(folder: Path) -> list[Path]:
    """The files in which a sentence of the diary can be read."""
    return [file for file in folder.rglob("*") if file.is_file() and NOTE in file.read_bytes()]


def test_setting_one_loses_nothing_and_leaves_nothing_plain(plain: Path) -> None:
    before = everything(plain)
    copy = backup.make(plain, backup.BY_HAND)
    assert len(plain_files(plain.parent)) == 2
    assert passphrase.change(plain, WORDS).is_everything
    assert passphrase.is_encrypted(plain)
    assert plain_files(plain.parent) == []
    assert everything(plain) == before
    assert checksum.matches(plain)
    [kept] = backup.backups(backup.folder_of(plain), plain)
    assert (kept.reason, kept.made) == (copy.reason, copy.made)
    assert kept.matches_hash_in_name
    assert everything(kept.path) == before
    with closing(sqlite3.connect(plain)) as file, pytest.raises(sqlite3.DatabaseError, match="not a database"):
        file.execute("SELECT * FROM note")


def test_a_leftover_that_cannot_be_deleted_does_not_undo_it(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, unlink, refused = everything(plain), Path.unlink, []

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name.endswith(".new"):
            refused.append(path)
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert passphrase.change(plain, WORDS).is_everything
    assert refused
    assert passphrase.is_encrypted(plain)
    assert everything(plain) == before


def test_a_copy_that_does_not_pass_its_check_never_takes_the_place_of_the_diary(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, check = everything(plain), checking.check
    monkeypatch.setattr(checking, "check", lambda path: replace(check(path), problems=("a page is lost",)))
    with pytest.raises(DamagedError) as caught:
        passphrase.change(plain, WORDS)
    assert str(caught.value) == sentence(DamagedError, plain)
    monkeypatch.undo()
    assert not passphrase.is_encrypted(plain)
    assert everything(plain) == before
    assert not list(plain.parent.glob("*.new"))


def test_without_the_passphrase_nothing_can_be_read_or_written(diary: Path) -> None:
    before = bytes_beside(diary)
    passphrase.forget()
    assert passphrase.is_locked(diary)
    for attempt in (Journal, checking.check, checking.require_sound, checking.state, salvage.salvage):
        with pytest.raises(LockedError):
            attempt(diary)
    with pytest.raises(LockedError):
        passphrase.change(diary, None)
    assert bytes_beside(diary) == before


def test_a_wrong_one_is_told_and_the_right_one_opens(diary: Path) -> None:
    whole = everything(diary)
    passphrase.forget()
    for wrong in ("", WORDS + " ", WORDS.lower()):
        with pytest.raises(WrongPassphraseError, match="does not open"):
            passphrase.unlock(diary, wrong)
    passphrase.unlock(diary, WORDS)
    assert everything(diary) == whole


def test_it_may_be_typed_with_composed_or_separate_accents(diary: Path) -> None:
    passphrase.forget()
    passphrase.unlock(diary, WORDS.replace("ö", "o\u0308"))
    assert everything(diary)


def test_the_log_and_what_is_written_later_is_encrypted_as_well(diary: Path, tmp_path: Path) -> None:
    note = Note(day=EVENING, text="A sentence about the log")
    crashed = crashed_copy(diary, tmp_path / "crashed", added([note]))
    assert log_of(crashed).stat().st_size > 0
    assert plain_files(tmp_path) == []
    checking.require_sound(crashed)
    assert note in everything(crashed)["Note"]


def test_changing_it_takes_the_backups_along(diary: Path) -> None:
    backup.make(diary, backup.BY_HAND)
    before = everything(diary)
    assert passphrase.change(diary, OTHER).is_everything
    passphrase.forget()
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(diary, WORDS)
    passphrase.unlock(diary, OTHER)
    assert everything(diary) == before
    [kept] = backup.backups(backup.folder_of(diary), diary)
    assert everything(kept.path) == before


def test_removing_it_makes_a_plain_diary(diary: Path) -> None:
    backup.make(diary, backup.BY_HAND)
    before = everything(diary)
    assert passphrase.change(diary, None).is_everything
    passphrase.forget()
    assert everything(diary) == before
    assert not passphrase.is_encrypted(diary)
    assert checking.check(diary).problems == ()
    with Journal(diary) as journal:
        journal.apply(added([Note(day=EVENING, text="The words still fit their index")]))
    assert checking.check(diary).problems == ()


def test_backups_of_a_stick_that_comes_back_later_are_encrypted_then(plain: Path) -> None:
    chosen = plain.parent / "stick"
    stick = backup.place_in(chosen)
    chosen.mkdir()
    backup.make_daily(plain)
    assert second_place.keep(plain, chosen) is not None
    passphrase.change(plain, WORDS)
    assert len(plain_files(stick)) == 1
    second_place.keep(plain, chosen)
    assert plain_files(stick) == []
    assert len(second_place.listed(plain, chosen)) == 1
    assert second_place.keep(plain, chosen) is None, "it is there"


def test_whoever_has_it_open_keeps_the_passphrase_from_changing(plain: Path) -> None:
    before = everything(plain)
    with closing(connection(plain)) as other:
        other.execute("SELECT count(*) FROM note").fetchone()
        with pytest.raises(BusyError):
            passphrase.change(plain, WORDS)
    assert everything(plain) == before
    assert not passphrase.is_encrypted(plain)
    assert [name for name in bytes_beside(plain) if name.endswith(".new")] == []


def test_a_copy_is_restored_under_the_passphrase_of_the_diary(plain: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    copy = backup.make(plain, backup.BY_HAND, outside).path
    wanted = everything(plain)
    passphrase.change(plain, WORDS)
    with Journal(plain) as journal:
        journal.apply(added([Note(day=EVENING, text="later")]))
    restored = restore.restore(plain, copy)
    assert everything(plain) == wanted
    assert passphrase.is_encrypted(plain)
    assert restored.former is not None
    assert passphrase.is_encrypted(restored.former)
    assert plain_files(plain.parent) == [copy]
    restore.restore(plain, restored.former)
    assert len(everything(plain)["Note"]) == len(wanted["Note"]) + 1


@pytest.mark.parametrize("place", [3, 100], ids=["salt", "first page"])
def test_the_right_passphrase_of_a_damaged_diary_is_known_by_its_backup(diary: Path, place: int) -> None:
    wanted = everything(diary)
    copy = backup.make(diary, backup.BY_HAND).path
    flip_bits_at(diary, place)
    passphrase.forget()
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(diary, OTHER)
    with pytest.raises(DamagedError):
        passphrase.unlock(diary, WORDS)
    restore.restore(diary, copy)
    assert everything(diary) == wanted


def test_the_former_passphrase_of_an_intact_diary_is_wrong_though_it_opens_a_backup(diary: Path) -> None:
    copy = backup.make(diary, backup.BY_HAND).path
    before = copy.read_bytes()
    passphrase.change(diary, OTHER)
    [changed] = backup.backups(backup.folder_of(diary), diary)
    changed.path.unlink()
    copy.write_bytes(before)  # as where the process was killed between the diary and its backups
    passphrase.forget()
    with pytest.raises(WrongPassphraseError):
        passphrase.unlock(diary, WORDS)
    passphrase.unlock(diary, OTHER)


def test_a_flipped_bit_is_found_and_the_rest_is_salvaged(diary: Path) -> None:
    flip_bits_at(diary, diary.stat().st_size // 2)
    with pytest.raises(DamagedError):
        checking.require_sound(diary)
    salvaged = salvage.salvage(diary)
    assert passphrase.is_encrypted(salvaged.backup.path)
    assert sum(salvaged.counts.values()) > 0
    assert plain_files(diary.parent) == []


@pytest.mark.parametrize("sealed", [True, False])
def test_without_a_seal_too_no_flipped_bit_goes_unnoticed(tmp_path: Path, sealed: bool) -> None:
    found = measured(tmp_path, rounds=40, seed=5, sealed=sealed, words=WORDS)
    assert (found.wrong, found.silent) == ([], 0)
    assert found.said[DAMAGED] > 10


def test_the_pause_grows() -> None:
    assert [passphrase.pause_s(failures) for failures in (0, 1, 2, 3, 4, 20)] == [0, 0, 1, 2, 4, 30]


def test_an_old_diary_with_a_passphrase_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite"
    old = Path(__file__).parents[1] / "data" / "diary_v1.sqlite"
    key = cipher.derived(WORDS, bytes(range(16)))
    from diary.storage.safety.rewriting import rewrite

    rewrite(old, path, key)
    cipher.remember(key)
    with Journal(path):
        pass
    [before_upgrade] = backup.backups(backup.folder_of(path), path)
    assert passphrase.is_encrypted(before_upgrade.path)
    assert checking.check(path).problems == ()


def test_opening_it_again_follows_a_passphrase_that_was_removed_elsewhere(plain: Path) -> None:
    former = plain.read_bytes()
    assert passphrase.change(plain, WORDS).is_everything
    preparing.prepare(plain)
    assert cipher.was_encrypted(plain)
    plain.write_bytes(former)
    preparing.prepare(plain)
    assert not cipher.was_encrypted(plain)


def test_a_plain_diary_loads_no_cipher(plain: Path) -> None:
    code = "import sys; from pathlib import Path; from diary.storage.journal import Journal\n"
    code += "Journal(Path(sys.argv[1])).close(); assert 'sqlcipher3' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, str(plain)], check=True)


def test_whoever_reads_the_diary_while_its_passphrase_is_set_and_removed_reads_it(plain: Path) -> None:
    is_over = threading.Event()

    def read() -> int:
        count = 0
        while not is_over.wait(0.005):
            assert read_day(plain, EVENING).ratings
            count += 1
        return count

    def look() -> int:
        count = 0
        while not is_over.wait(0.005):
            rot.look(plain, EVENING + timedelta(days=count), whole=True)
            count += 1
        return count

    with ThreadPoolExecutor(2) as threads:
        reading, looking = threads.submit(read), threads.submit(look)
        try:
            for words in (WORDS, None) * 8:
                passphrase.change(plain, words)
        finally:
            is_over.set()
    assert reading.result() > 0
    assert looking.result() > 0
