"""A diary whose file, folder or drive is missing: nothing replaces it, and it never counts as empty."""

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from diary import paths
from diary.domain.change import added
from diary.domain.period import single
from diary.domain.symptom import Rating
from diary.storage import known_diaries, missing_part, records
from diary.storage.day_reader import read_day
from diary.storage.errors import DamagedError, GoneError, OtherDiaryError, StorageError, UnwritableError
from diary.storage.file.diary_file import connection
from diary.storage.file.sidecars import log_of
from diary.storage.journal import Journal
from diary.storage.missing_part import DRIVE, FILE, FOLDER, MissingPart
from diary.storage.safety import backup, checking, checksum, lock, missing_diary, passphrase, preparing, restore
from diary.storage.safety.bringing import LocalCopy
from diary.storage.saving import save, save_elsewhere
from diary.storage.sync import merging, sharing
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.protection.opening import opening
from tests.builders import EVENING, started
from tests.storage.diaries import made

pytestmark = pytest.mark.usefixtures("cheap_key")

NEW = Rating(day=EVENING, symptom="tingling", value=1)
OLD_DIARY = Path(__file__).parents[1] / "data" / "diary_v3.sqlite"


def listing(folder: Path) -> list[str]:
    """The relative paths of everything in the folder except the test's home."""
    names = (one.relative_to(folder) for one in folder.rglob("*"))
    return sorted(str(name) for name in names if name.parts[0] != "home")


def move_file(diary: Path) -> None:
    diary.rename(diary.with_name("moved.sqlite"))


def move_folder(diary: Path) -> None:
    diary.parent.rename(diary.parent.with_name("moved"))


GOING: dict[str, Callable[[Path], None]] = {"file": move_file, "folder": move_folder}


@pytest.fixture(params=GOING)
def gone(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The path of a diary that was opened, and whose file or folder was then moved."""
    diary = made(tmp_path / "place" / "folder" / "diary.sqlite", evenings=2)
    known_diaries.remember(diary)
    GOING[request.param](diary)
    return diary


def merge_into(path: Path) -> object:
    return merging.merge(path, OLD_DIARY)


def share_from(path: Path) -> object:
    place = path.parents[1] / "shared"
    place.mkdir(exist_ok=True)
    return sharing.exchange(path, place)


TOUCHES: dict[str, Callable[[Path], object]] = {
    "open": Journal,
    "day": lambda path: read_day(path, EVENING),
    "reader": lambda path: DiaryReader(path).excerpt(single(EVENING)),
    "prepare": preparing.prepare,
    "connection": lambda path: connection(path).execute("PRAGMA user_version"),
    "state": checking.state,
    "check": checking.check,
    "save": lambda path: save(path, added([NEW])),
    "merge": merge_into,
    "dry merge": lambda path: merging.dry_run(path, OLD_DIARY),
    "lock": lock.acquire,
    "identifier": known_diaries.id_of,
    "first start": preparing.start_first,
    "unlock": lambda path: passphrase.unlock(path, "words"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_nothing_makes_a_file_or_a_folder_where_a_diary_was(gone: Path, touch: Callable[[Path], object]) -> None:
    before = listing(gone.parents[1])
    if touch is lock.acquire and gone.parent.exists():
        lock.acquire(gone).release()  # in the folder that is there
    else:
        with pytest.raises((StorageError, sqlite3.OperationalError)):
            touch(gone)
    assert listing(gone.parents[1]) == before


def test_what_is_not_there_is_said(gone: Path) -> None:
    words = "not there any more; nothing was made"
    for touch in ("open", "day", "reader", "save", "first start"):
        with pytest.raises(GoneError, match=words):
            TOUCHES[touch](gone)


def test_sharing_leaves_nothing_of_a_diary_that_is_gone(gone: Path) -> None:
    with pytest.raises(GoneError):
        share_from(gone)
    assert not list((gone.parents[1] / "shared").rglob("*.changes"))


def test_a_restore_makes_no_folder(gone: Path, tmp_path: Path) -> None:
    copy = made(tmp_path / "copy.sqlite", evenings=2)
    shutil.rmtree(gone.parent, ignore_errors=True)
    before = listing(gone.parents[1])
    with pytest.raises(GoneError):
        restore.restore(gone, copy)
    assert listing(gone.parents[1]) == before


def test_a_window_opens_on_nothing_and_locks_nothing(gone: Path) -> None:
    before = listing(gone.parents[1])
    opened = opening(gone)
    assert opened.lock is None
    assert isinstance(opened.obstacle, GoneError)
    assert listing(gone.parents[1]) == before


def test_a_first_start_makes_a_diary_and_its_folder(tmp_path: Path) -> None:
    diary = tmp_path / "some" / "where" / "diary.sqlite"
    opened = opening(diary)
    assert opened.obstacle is None
    assert opened.lock is not None
    opened.lock.release()
    assert listing(tmp_path / "some") == ["where", "where/diary.sqlite"]
    assert checking.check(diary).problems == ()


def test_a_folder_that_has_only_settings_never_held_a_diary(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{}")
    preparing.start_first(tmp_path / "diary.sqlite")
    assert (tmp_path / "diary.sqlite").is_file()


def leave_seal(diary: Path) -> None:
    checksum.checksum_file(diary).write_text("{}")


def leave_lock(diary: Path) -> None:
    lock.lock_file(diary).write_text("{}")


def leave_backup(diary: Path) -> None:
    started(diary)
    backup.make(diary, backup.DAILY)
    diary.unlink()


def leave_link(diary: Path) -> None:
    diary.symlink_to(diary.with_name("elsewhere.sqlite"))


@pytest.mark.parametrize("leave", [leave_seal, leave_lock, leave_backup, leave_link])
def test_what_lies_beside_it_shows_that_a_diary_was_there(tmp_path: Path, leave: Callable[[Path], None]) -> None:
    diary = tmp_path / "diary.sqlite"
    leave(diary)
    before = listing(tmp_path)
    with pytest.raises(GoneError):
        preparing.start_first(diary)
    assert listing(tmp_path) == before


def test_a_log_that_was_left_is_damage(tmp_path: Path) -> None:
    diary = tmp_path / "diary.sqlite"
    log_of(diary).write_bytes(b"x" * 5000)
    for touch in (preparing.start_first, preparing.start, preparing.prepare, Journal):
        with pytest.raises(DamagedError, match="is missing"):
            touch(diary)
    assert listing(tmp_path) == ["diary.sqlite-wal"]


def test_a_diary_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    diary = made(tmp_path / "diary.sqlite", evenings=2)
    before = diary.read_bytes()
    preparing.start(diary)
    preparing.start_first(diary)
    assert diary.read_bytes() == before
    assert listing(tmp_path) == ["diary.sqlite", "diary.sqlite.seal"]


def test_a_new_diary_beside_a_link_to_nothing_is_not_made(tmp_path: Path) -> None:
    diary = tmp_path / "diary.sqlite"
    leave_link(diary)
    with pytest.raises(UnwritableError, match=r"is a link to .*elsewhere\.sqlite, where there is nothing"):
        preparing.start(diary)
    assert listing(tmp_path) == ["diary.sqlite"]


def test_a_link_to_a_drive_that_is_away_is_not_forgotten_by_a_wish_for_a_new_diary(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    itself = made(drive / "diary.sqlite", evenings=1)
    link = tmp_path / "diary.sqlite"
    link.symlink_to(itself)
    known_diaries.remember(link)
    drive.rename(tmp_path / "away")
    with pytest.raises(UnwritableError):
        preparing.start_anew(link)
    assert known_diaries.is_known(link)
    assert not drive.exists()
    (tmp_path / "away").rename(drive)
    assert known_diaries.is_known(link)
    Journal(link).close()


def test_where_links_are_not_known_the_new_diary_gets_its_name_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    started(tmp_path / "diary.sqlite")
    assert listing(tmp_path) == ["diary.sqlite"]


def test_the_temporary_name_of_a_new_diary_cannot_be_foretold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    give = preparing._give_name

    def note(unfinished: Path, path: Path) -> None:
        names.append(unfinished.name)
        assert unfinished.stat().st_mode & 0o077 == 0
        give(unfinished, path)

    monkeypatch.setattr(preparing, "_give_name", note)
    for name in ("one", "two"):
        started(tmp_path / name / "diary.sqlite")
    assert len(set(names)) == 2


def test_only_the_place_and_the_identifier_are_remembered(tmp_path: Path) -> None:
    diary = made(tmp_path / "Anna" / "diary.sqlite", evenings=2)
    known_diaries.remember(diary)
    [file] = paths.state_folder().iterdir()
    assert json.loads(file.read_text()) == {"diaries": {str(diary): known_diaries.id_of(diary)}}
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_place_is_forgotten_when_that_is_wanted(tmp_path: Path) -> None:
    first, second = started(tmp_path / "1" / "diary.sqlite"), started(tmp_path / "2" / "diary.sqlite")
    for diary in (first, second):
        known_diaries.remember(diary)
    known_diaries.forget(first)
    assert not known_diaries.is_known(first)
    assert known_diaries.expected_id(second) == known_diaries.id_of(second)


def test_the_latest_fifty_places_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_diaries, "_open_here", {})
    monkeypatch.setattr(known_diaries, "id_of", lambda path: path.name)
    for number in range(52):
        known_diaries.remember(tmp_path / f"{number}")
    monkeypatch.setattr(known_diaries, "_open_here", {})
    known = [number for number in range(52) if known_diaries.is_known(tmp_path / f"{number}")]
    assert known == list(range(2, 52))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b'{"diaries": 3}', b'{"diaries": {"a": null}}', b"[" * 100_000]
)
def test_a_damaged_memory_is_no_error(tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_diaries, "_open_here", {})
    paths.state_folder().mkdir()
    (paths.state_folder() / known_diaries.FILE).write_bytes(content)
    diary = tmp_path / "diary.sqlite"
    assert not known_diaries.is_known(diary)
    preparing.start_first(diary)
    known_diaries.remember(diary)
    assert known_diaries.is_known(diary)


def test_a_memory_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    paths.state_folder().write_text("a file where the folder should be")
    diary = started(tmp_path / "diary.sqlite")
    known_diaries.remember(diary)
    assert known_diaries.expected_id(diary) == known_diaries.id_of(diary), "this process knows it"
    known_diaries.forget(diary)


def test_the_memory_lies_outside_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.STATE_VARIABLE)
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert not paths.state_folder().is_relative_to(paths.data_folder())
    monkeypatch.setattr("platformdirs.user_state_dir", lambda *_names, **_options: str(paths.data_folder()))
    assert not paths.state_folder().is_relative_to(paths.data_folder())


def test_another_diary_in_its_place_is_neither_read_nor_written(tmp_path: Path) -> None:
    diary, other = started(tmp_path / "diary.sqlite"), made(tmp_path / "other.sqlite", evenings=3)
    known_diaries.remember(diary)
    other.replace(diary)
    before = diary.read_bytes()
    for touch in ("open", "day", "reader", "save", "merge"):
        with pytest.raises(OtherDiaryError, match="another diary"):
            TOUCHES[touch](diary)
    shutil.copyfile(OLD_DIARY, diary)
    with pytest.raises(OtherDiaryError):
        save(diary, added([NEW]))
    assert diary.read_bytes() == OLD_DIARY.read_bytes() != before
    assert not backup.backups(backup.folder_of(diary), diary)


def test_the_same_diary_that_is_back_is_written(tmp_path: Path) -> None:
    diary = started(tmp_path / "diary.sqlite")
    known_diaries.remember(diary)
    shutil.copyfile(diary, tmp_path / "copy.sqlite")
    diary.unlink()
    assert not known_diaries.is_same(diary)
    (tmp_path / "copy.sqlite").rename(diary)
    assert known_diaries.is_same(diary)
    save(diary, added([NEW]))
    assert NEW in read_day(diary, EVENING).ratings


def test_a_restored_copy_is_the_diary_from_then_on(tmp_path: Path) -> None:
    diary, other = started(tmp_path / "diary.sqlite"), made(tmp_path / "other.sqlite", evenings=3)
    known_diaries.remember(diary)
    restore.restore(diary, other)
    assert known_diaries.expected_id(diary) == known_diaries.id_of(diary)
    save(diary, added([NEW]))


def test_a_diary_keeps_its_identifier_when_a_copy_from_before_identifiers_is_restored(tmp_path: Path) -> None:
    diary = started(tmp_path / "diary.sqlite")
    identifier = known_diaries.id_of(diary)
    assert known_diaries.id_of(OLD_DIARY) is None
    restore.restore(diary, OLD_DIARY)
    assert known_diaries.id_of(diary) == identifier
    assert checking.check(diary).problems == ()


def test_of_a_diary_in_whose_place_another_lies_only_the_unsaved_entries_are_saved_elsewhere(tmp_path: Path) -> None:
    diary, other = started(tmp_path / "diary.sqlite"), made(tmp_path / "other.sqlite", evenings=3)
    known_diaries.remember(diary)
    other.replace(diary)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = save_elsewhere(diary, stick, added([NEW]))
    assert not copy.is_whole
    with Journal(copy.path) as journal:
        assert journal.read(records.everything) == [NEW]


@pytest.mark.parametrize("content", [None, b"noise" * 2000], ids=["gone", "unreadable"])
def test_of_a_diary_with_a_passphrase_nothing_is_saved_elsewhere_without(tmp_path: Path, content: bytes | None) -> None:
    pytest.importorskip("sqlcipher3")
    diary = made(tmp_path / "diary.sqlite", evenings=2)
    passphrase.change(diary, "Füße")
    save(diary, added([NEW]))
    diary.unlink()
    if content is not None:
        diary.write_bytes(content)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = save_elsewhere(diary, stick, added([NEW]))
    assert passphrase.is_encrypted(copy.path)
    assert not list(stick.glob(".*"))
    passphrase.forget()
    passphrase.unlock(copy.path, "Füße")
    with Journal(copy.path) as journal:
        assert journal.read(records.everything) == [NEW]
    passphrase.forget()
    with pytest.raises(StorageError, match="passphrase"):
        save_elsewhere(diary, stick, added([NEW]))
    assert [one for one in stick.iterdir() if one.suffix == ".sqlite"] == [copy.path]


def test_a_new_diary_in_the_place_of_one_with_a_passphrase_has_that(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    diary = made(tmp_path / "diary.sqlite", evenings=2)
    passphrase.change(diary, "Füße")
    former = known_diaries.id_of(diary)
    diary.unlink()
    preparing.start_anew(diary)
    assert passphrase.is_encrypted(diary)
    assert known_diaries.expected_id(diary) == known_diaries.id_of(diary) != former
    passphrase.change(diary, None)
    diary.unlink()
    preparing.start_anew(diary)
    assert not passphrase.is_encrypted(diary)


def test_the_part_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "media" / "Blue stick").mkdir(parents=True)
    monkeypatch.setattr(missing_part, "_MOUNT_FOLDERS", (str(tmp_path / "media"),))
    find = missing_part.missing_part
    diary = tmp_path / "media" / "Blue stick" / "diary" / "diary.sqlite"
    assert find(diary) == MissingPart(DRIVE, "Blue stick"), "the folder where it is mounted is left empty"
    (tmp_path / "media" / "Blue stick").rmdir()
    assert find(diary) == MissingPart(DRIVE, "Blue stick")
    diary.parents[1].mkdir()
    (diary.parents[1] / "letter.txt").touch()
    assert find(diary) == MissingPart(FOLDER, str(diary.parent))
    diary.parent.mkdir()
    assert find(diary) == MissingPart(FILE, str(diary))
    monkeypatch.setattr(Path, "home", lambda: Path("/home/anna"))
    owned = tmp_path / "media" / "anna" / "Red stick" / "diary.sqlite"
    assert find(owned) == MissingPart(DRIVE, "Red stick")
    assert find(tmp_path / "media" / "diary.sqlite") == MissingPart(FILE, str(tmp_path / "media" / "diary.sqlite"))
    with pytest.raises(GoneError, match=r"The drive “Red stick”, on which the diary .* lies, is not there"):
        Journal(owned)


def test_a_file_in_the_place_of_the_folder_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    for touch in (preparing.start, preparing.start_first, preparing.prepare):
        with pytest.raises(UnwritableError, match="choose another place"):
            touch(tmp_path / "folder" / "diary.sqlite")


def test_a_file_that_goes_away_between_two_steps_is_not_made_anew(tmp_path: Path) -> None:
    diary = started(tmp_path / "diary.sqlite")
    with Journal(diary) as journal:
        diary.unlink()
        with pytest.raises(GoneError):
            journal.apply(added([NEW]))
        with pytest.raises(GoneError):
            journal.read(records.everything)
    assert listing(tmp_path) == []


def test_a_new_diary_that_cannot_be_made_leaves_the_missing_one_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = started(tmp_path / "diary.sqlite")
    known_diaries.remember(path)
    identifier = known_diaries.expected_id(path)
    path.unlink()

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(preparing, "_make", full)
        with pytest.raises(StorageError):
            preparing.start(path)
    assert identifier is not None
    assert known_diaries.expected_id(path) == identifier
    with pytest.raises(GoneError):
        preparing.start_first(path)
    preparing.start(path)
    assert known_diaries.expected_id(path) is None


def test_of_a_missing_diary_the_newest_backup_that_can_be_read_is_offered(tmp_path: Path) -> None:
    diary = made(tmp_path / "diary.sqlite", evenings=2)
    known_diaries.remember(diary)
    now_made = backup.make(diary, backup.BY_HAND)
    name = now_made.path.name.replace(f"{now_made.made:%Y-%m-%d-%H%M%S}", "2001-01-02-120000")
    good = backup.named(now_made.path.rename(now_made.path.with_name(name)))
    assert good is not None
    save(diary, added([NEW]))
    unreadable = backup.make(diary, backup.BY_HAND)
    unreadable.path.write_bytes(b"noise" * 2000)
    move_file(diary)
    offer = missing_diary.offered(diary, "")
    assert offer is not None
    assert (offer.backup, offer.health and offer.health.days) == (good, 2)
    good.path.unlink()
    assert missing_diary.offered(diary, "") is None


def test_a_folder_that_is_made_for_a_backup_is_nobody_elses(tmp_path: Path) -> None:
    diary = made(tmp_path / "folder" / "diary.sqlite", evenings=2)
    known_diaries.remember(diary)
    copy = backup.make(diary, backup.BY_HAND).path.rename(tmp_path / "copy.sqlite")
    shutil.rmtree(diary.parent)
    assert missing_diary.put_back(diary, LocalCopy(copy), is_waiting=False)
    assert diary.parent.stat().st_mode & 0o077 == 0
    assert checking.check(diary).days == 2
    assert not missing_diary.put_back(diary, LocalCopy(copy), is_waiting=False)
