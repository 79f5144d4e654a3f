"""A diary that is a symbolic link: its sidecar files are beside the target."""

import os
import shutil
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.storage.file.sidecars import file_itself, has_log, log_of, sidecar_files
from diary.storage.file_stamp import file_stamp
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, checksum, lock, passphrase
from diary.storage.safety.checking import require_sound
from diary.storage.safety.lock import HeldHereError
from diary.storage.safety.restore import restore
from diary.storage.saving import save
from tests.builders import EVENING
from tests.storage.diaries import crashed_copy, made

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a link needs rights there that a person may not have")
LATER = Rating(day=EVENING, symptom="burning", value=7)


@pytest.fixture
def itself(tmp_path: Path) -> Path:
    """The real file, under another name and in another folder than the link."""
    (tmp_path / "elsewhere").mkdir()
    return made(tmp_path / "elsewhere" / "real.sqlite", evenings=3)


@pytest.fixture
def link(itself: Path, tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    made_link = tmp_path / "folder" / "diary.sqlite"
    made_link.symlink_to(itself)
    return made_link


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_the_sidecar_files_are_where_sqlite_puts_them(link: Path, itself: Path) -> None:
    assert sidecar_files(link) == sidecar_files(itself)
    assert file_itself(link) == itself
    assert file_itself(itself) == itself
    with Journal(link) as journal:
        journal.apply(added([LATER]))
        assert log_of(link).is_file()
        assert has_log(link)
        assert beside(link) == {link.name}
    assert beside(link) == {link.name}


def test_what_a_crash_left_in_the_log_is_read_through_the_link(link: Path, itself: Path, tmp_path: Path) -> None:
    crashed = crashed_copy(itself, tmp_path / "crashed", added([LATER]))
    for file in (crashed, log_of(crashed)):
        shutil.copyfile(file, itself.parent / file.name)
    before = file_stamp(link)
    assert before is not None
    assert before.log_size > 0
    require_sound(link)
    assert LATER in read_day(link, EVENING).ratings
    assert before != file_stamp(link)


def test_one_diary_has_one_lock_by_whatever_name(link: Path, itself: Path) -> None:
    held = lock.acquire(link)
    try:
        assert lock.is_held_here(itself)
        with pytest.raises(HeldHereError):
            lock.acquire(itself)
    finally:
        held.release()
    assert beside(link) == {link.name}


def test_one_diary_has_one_checksum_by_whatever_name(link: Path, itself: Path) -> None:
    save(link, added([LATER]))
    assert checksum.matches(itself) is True
    save(itself, added([Rating(day=EVENING, symptom="cramps", value=2)]))
    require_sound(link)
    assert checksum.matches(link) is True


def test_a_link_stays_one_when_the_diary_is_restored_or_replaced(link: Path, itself: Path) -> None:
    copy = backup.make(link, backup.BY_HAND)
    assert copy.path.parent.parent == link.parent
    save(link, added([LATER]))
    restore(link, copy.path)
    itself.write_bytes(itself.read_bytes()[:9000])
    former = restore(link, copy.path).former
    assert former is not None
    assert (former.name, former.stat().st_size) == (link.name, 9000)
    assert link.is_symlink()
    assert checking.check(itself).problems == ()
    assert LATER not in read_day(link, EVENING).ratings


def test_a_passphrase_encrypts_the_file_that_the_link_leads_to(link: Path, itself: Path) -> None:
    pytest.importorskip("sqlcipher3")
    passphrase.change(link, "three small words")
    assert link.is_symlink()
    assert not itself.read_bytes().startswith(b"SQLite")
    assert read_day(link, EVENING).ratings
