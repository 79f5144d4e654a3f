"""The register of copies: what is in it, what writing it changes, and that restoring and merging keep it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from diary import log
from diary.domain.change import added
from diary.domain.note import Note
from diary.storage.errors import AlteredError
from diary.storage.file.diary_file import connection
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, checksum, copies, lock, passphrase, restore, salvage
from diary.storage.saving import save_elsewhere
from diary.storage.sync import merging, sharing
from tests.builders import EVENING
from tests.storage.diaries import everything, flip_bits_at, made

PDF = b"%PDF-1.7 of the practitioner"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary" / "diary.sqlite", evenings=5)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page that was saved outside the data folder."""
    path = tmp_path / "page.pdf"
    path.write_bytes(PDF)
    return path


def names(diary: Path) -> set[str]:
    return {copy.path.name for copy in copies.copies_of(diary)}


def id_of(path: Path) -> str:
    return copies.register_of(path).diary


def test_a_copy_is_noted_with_its_place_its_kind_and_its_hash(diary: Path, page: Path) -> None:
    copies.note_copy(diary, page, copies.PAGE)
    [noted] = copies.copies_of(diary)
    assert (noted.path, noted.kind, noted.sha256) == (page, copies.PAGE, checksum.digest(page))
    assert noted.sha256 == copies.digest_of(PDF)
    page.write_bytes(PDF * 2)
    copies.note_copy(diary, page, copies.PAGE)
    [again] = copies.copies_of(diary)
    assert again.sha256 == checksum.digest(page)
    copies.forget_copies(diary, [page])
    assert copies.copies_of(diary) == ()


def test_of_what_cannot_be_read_the_register_is_empty(diary: Path, tmp_path: Path) -> None:
    sound = copies.register_of(diary)
    assert sound.diary
    folder, text = tmp_path / "folder", tmp_path / "text"
    folder.mkdir()
    text.write_text("no diary", encoding="utf-8")
    for path in (tmp_path / "nothing", folder, text):
        assert copies.register_of(path) == sound._replace(diary="", copies=())


def test_noting_is_no_entry_and_leaves_the_diary_sealed(diary: Path, page: Path) -> None:
    before, state = everything(diary), checking.state(diary)
    copies.note_copy(diary, page, copies.EXPORT)
    assert everything(diary) == before
    assert checking.state(diary) == state
    assert checksum.matches(diary)
    assert checking.check(diary).problems == ()
    backup.make_daily(diary)
    copies.note_copy(diary, page.with_name("another.pdf"), copies.EXPORT, "")
    assert backup.make_daily(diary) is None, "nothing was written since"


def test_the_same_copy_once_more_writes_nothing(diary: Path, page: Path) -> None:
    copies.note_copy(diary, page, copies.EXPORT)
    before = diary.read_bytes()
    copies.note_copy(diary, page, copies.EXPORT)
    assert diary.read_bytes() == before


def test_a_diary_that_something_else_has_changed_is_not_called_unchanged_by_it(diary: Path, page: Path) -> None:
    with closing(sqlite3.connect(diary)) as file:
        file.execute("UPDATE note SET text = 'another sentence'")
        file.commit()
    copies.note_copy(diary, page, copies.EXPORT)
    assert names(diary) == {"page.pdf"}
    with pytest.raises(AlteredError):
        checking.require_sound(diary)


def test_while_a_window_has_it_open_nothing_is_sealed(diary: Path, page: Path) -> None:
    hold = lock.acquire(diary)
    copies.note_copy(diary, page, copies.EXPORT)
    assert not checksum.checksum_file(diary).exists()
    hold.release()


def test_what_cannot_be_noted_is_logged_without_a_name(diary: Path, page: Path, tmp_path: Path) -> None:
    diary.write_bytes(b"no diary at all")
    (tmp_path / "log").mkdir()
    log.start(tmp_path / "log")
    try:
        copies.note_copy(diary, page, copies.EXPORT)
        copies.note_copy(diary, tmp_path / "missing.pdf", copies.EXPORT)
        copies.forget_copies(diary, [page])
    finally:
        log.stop()
    [written] = (tmp_path / "log").iterdir()
    logged = written.read_text(encoding="utf-8")
    assert "NotADiaryError" in logged
    assert "FileNotFoundError" in logged
    assert logged.count("in note_copy") == 2
    assert logged.count("in forget_copies") == 1
    assert page.name not in logged
    assert diary.read_bytes() == b"no diary at all"


def test_without_a_diary_none_is_made(tmp_path: Path, page: Path) -> None:
    copies.note_copy(tmp_path / "diary.sqlite", page, copies.EXPORT)
    assert not (tmp_path / "diary.sqlite").exists()


def test_a_name_that_is_no_text_is_noted_to_be_read(diary: Path, tmp_path: Path) -> None:
    strange = tmp_path / "\udcff.csv"
    copies.note_copy(diary, strange, copies.TABLE, "")
    [noted] = copies.copies_of(diary)
    assert noted.path.name == r"\udcff.csv"


def test_a_register_that_somebody_else_has_made_is_read_within_limits(diary: Path) -> None:
    rows = [(f"/{number}", "no kind", "never", "") for number in range(10_050)]
    with closing(connection(diary)) as file:
        file.executemany("INSERT INTO file_copy VALUES (?, ?, ?, ?)", [*rows, ("/" + "x" * 5000, "page", "", "")])
    noted = copies.copies_of(diary)
    assert len(noted) == 10_000
    assert {copy.kind for copy in noted} == {copies.EXPORT}, "what is not known is only named"


def test_restoring_an_earlier_copy_keeps_what_was_noted_since(diary: Path, page: Path) -> None:
    copies.note_copy(diary, page.with_name("before.csv"), copies.EXPORT, "1")
    copy, own = backup.make(diary, backup.BY_HAND).path, id_of(diary)
    copies.note_copy(diary, page, copies.PAGE)
    copies.note_copy(diary, page.with_name("before.csv"), copies.EXPORT, "2")
    wanted = everything(copy)
    restored = restore.restore(diary, copy)
    assert everything(diary) == wanted
    assert names(diary) == {"before.csv", "page.pdf"}
    assert {one.sha256 for one in copies.copies_of(diary)} == {"2", checksum.digest(page)}
    assert id_of(diary) == own
    assert checksum.matches(diary)
    assert restored.former is not None


def test_restoring_another_diary_takes_its_register_in_and_keeps_the_identifier(diary: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other" / "diary.sqlite", evenings=3)
    copies.note_copy(other, tmp_path / "theirs.csv", copies.EXPORT, "")
    copies.note_copy(diary, tmp_path / "ours.csv", copies.EXPORT, "")
    own = id_of(diary)
    assert own != id_of(other) != ""
    restore.restore(diary, other)
    assert names(diary) == {"ours.csv", "theirs.csv"}
    assert id_of(diary) == own


def test_restoring_a_copy_of_an_earlier_program_keeps_the_register(diary: Path, page: Path) -> None:
    copies.note_copy(diary, page, copies.PAGE)
    own, old = id_of(diary), Path(__file__).parents[1] / "data" / "diary_v1.sqlite"
    restore.restore(diary, old)
    assert checking.check(diary).problems == ()
    assert names(diary) == {"page.pdf"}
    assert id_of(diary) == own


def test_in_the_place_of_a_damaged_diary_the_register_that_can_be_read_is_kept(diary: Path, page: Path) -> None:
    copy = backup.make(diary, backup.BY_HAND).path
    copies.note_copy(diary, page, copies.PAGE)
    own = id_of(diary)
    flip_bits_at(diary, diary.read_bytes().index(b"A sentence about"))
    restored = restore.restore(diary, copy)
    assert restored.former is not None
    assert restored.former.parent.parent.name == restore.ASIDE
    assert names(diary) == {"page.pdf"}
    assert id_of(diary) == own


def test_a_salvaged_diary_keeps_the_register(diary: Path, page: Path) -> None:
    copies.note_copy(diary, page, copies.PAGE)
    own = id_of(diary)
    place = diary.read_bytes().index(b"A sentence about") // 4096 * 4096
    content = bytearray(diary.read_bytes())
    content[place : place + 4096] = bytes(4096)
    diary.write_bytes(content)
    restore.restore(diary, salvage.salvage(diary).backup.path)
    assert names(diary) == {"page.pdf"}
    assert id_of(diary) == own


def test_merging_keeps_the_register(diary: Path, page: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other" / "diary.sqlite", evenings=8)
    copies.note_copy(diary, page, copies.PAGE)
    own = id_of(diary)
    assert not merging.merge(diary, other).is_nothing_new
    assert names(diary) == {"page.pdf"}
    assert id_of(diary) == own


@pytest.mark.usefixtures("cheap_key")
def test_with_a_passphrase_it_is_as_secret_as_the_diary(diary: Path, page: Path) -> None:
    pytest.importorskip("sqlcipher3")
    copies.note_copy(diary, page, copies.PAGE)
    passphrase.change(diary, "four words of mine")
    copies.note_copy(diary, page.with_name("later.csv"), copies.EXPORT, "")
    copy = backup.make(diary, backup.BY_HAND).path
    copies.note_copy(diary, page.with_name("last.csv"), copies.EXPORT, "")
    restore.restore(diary, copy)
    assert names(diary) == {"page.pdf", "later.csv", "last.csv"}
    assert not [path for path in diary.parent.rglob("*.sqlite") if b"page.pdf" in path.read_bytes()]


def test_what_is_saved_elsewhere_and_shared_is_noted(diary: Path, tmp_path: Path) -> None:
    elsewhere, shared = tmp_path / "elsewhere", tmp_path / "shared"
    elsewhere.mkdir()
    shared.mkdir()
    saved = save_elsewhere(diary, elsewhere, added([Note(day=EVENING, text="kept in memory")])).path
    sharing.exchange(diary, shared)
    kinds = {copy.path: copy.kind for copy in copies.copies_of(diary)}
    assert kinds == {saved: copies.SAVED_ELSEWHERE, sharing.own_file(shared): copies.SHARED}
    with Journal(diary) as journal:
        journal.apply(added([Note(day=EVENING, text="more to share")]))
    sharing.exchange(diary, shared)
    assert {copy.path: copy.kind for copy in copies.copies_of(diary)} == kinds
