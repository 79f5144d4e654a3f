"""With a passphrase no copy is readable without it, except exported files, and these are listed."""

import os
import tempfile
import zlib
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import pytest

from diary.domain.change import Change, added
from diary.domain.note import Note
from diary.foreign import asking
from diary.storage.copy_places import copy_places
from diary.storage.file import cipher, snapshot, temporary
from diary.storage.file.diary_file import connection
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, copies, passphrase, restore, second_place
from diary.storage.safety.protected import ProtectedCopies, UnreachedCopy, WhyLeft
from diary.storage.safety.protected_words import headline, sentences
from diary.storage.saving import save_elsewhere
from diary.storage.sync import change_file, sharing
from diary.temporary_names import create
from tests.builders import EVENING
from tests.storage.diaries import everything, made, zero_page

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")

WORDS = "four words of mine"
MARK = "Wilhelmina"
GONE = 4_000_000
"""The id of no process: Linux assigns ids up to 4,194,304, beginning with low ones."""


@pytest.fixture(autouse=True)
def system_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(temporary, "_MEMORY", tmp_path / "memory")
    return folder


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = made(tmp_path / "data" / "diary.sqlite", evenings=5)
    with Journal(path) as journal:
        journal.apply(added([Note(day=EVENING, text=f"{MARK} came by")]))
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The location of second copies."""
    return _folder(tmp_path, "stick")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return _folder(tmp_path, "shared")


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    return _folder(tmp_path, "exports")


def _folder(where: Path, name: str) -> Path:
    (where / name).mkdir()
    return where / name


def readable(*folders: Path) -> set[Path]:
    """The files in the folders that contain the marker."""
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return {file for file in files if MARK.encode() in _text(file)}


def _text(file: Path) -> bytes:
    """The bytes of the file, and those that a file of changes decompresses to."""
    content = file.read_bytes()
    if content.startswith(b"NDRYchg1"):
        for payload in change_file.frames_in(content, file).payloads:
            with suppress(zlib.error):
                content += zlib.decompress(payload)
    return content


def left_behind(path: Path, pid: int = GONE) -> Path:
    """Rename a temporary file as if the process with that id had created it."""
    stem, computer, _pid, start, rest = path.name.rsplit("-", 4)
    return path.rename(path.with_name("-".join((stem, computer, str(pid), start, rest))))


def killed_everywhere(diary: Path, stick: Path, shared: Path, exports: Path) -> set[Path]:
    """The remains of processes killed at any moment, of this and former versions."""
    place = backup.place_in(stick)
    left = {
        left_behind(temporary.create(folder, stem, ending))
        for folder, stem, ending in (
            (diary.parent, diary.name, ".new"),
            (diary.parent / "backups", diary.stem, ".part"),
            (place, diary.stem, ".part"),
        )
    }
    own = sharing.own_file(shared)
    left |= {
        left_behind(create(folder, name))
        for folder, name in ((place, "diary-2026-11-24-203005Z-daily"), (own.parent, own.name), (exports, "days.csv"))
    }
    for path in left:
        path.write_bytes(diary.read_bytes())
    with temporary.folder_for(diary) as folder:
        snapshot.copied(diary, folder)
        left.add(left_behind(folder))
    of_old = diary.parent / "backups" / ".diary-ab12cd34.part"
    of_old.write_bytes(diary.read_bytes())
    os.utime(of_old, (0, 0))
    checked = _folder(Path(tempfile.gettempdir()), "neuropathy-diary-a1b2c3d4")
    snapshot.copied(diary, checked)
    unfinished = own.with_name(f".{own.name}.part")
    unfinished.write_bytes(own.read_bytes())
    return left | {of_old, checked, unfinished}


def test_only_what_a_person_saved_can_be_read_and_exactly_that_is_named(
    diary: Path, stick: Path, shared: Path, exports: Path, tmp_path: Path
) -> None:
    backup.make(diary, backup.BY_HAND)
    backup.make(diary, backup.BY_HAND, backup.place_in(stick))
    sharing.exchange(diary, shared)
    saved = {save_elsewhere(diary, exports, []).path}
    to = backup.make(diary, backup.BY_HAND, exports)
    copies.note_copy(diary, to.path, copies.BACKUP_TO, to.digits)
    for name, kind in (("days.csv", copies.EXPORT), ("page.html", copies.PAGE), ("table.csv", copies.TABLE)):
        (exports / name).write_text(f"2026-11-24: {MARK} came by", encoding="utf-8")
        copies.note_copy(diary, exports / name, kind)
        saved.add(exports / name)
    (exports / "archive.zip").write_bytes(os.urandom(2000))
    copies.note_copy(diary, exports / "archive.zip", copies.ENCRYPTED_EXPORT)
    saved.add(to.path)
    before = {path: path.read_bytes() for path in saved}
    left = killed_everywhere(diary, stick, shared, exports)
    assert len(readable(tmp_path)) == 1 + 2 + 1 + len(left) + len(saved)

    outcome = passphrase.change(diary, WORDS, *copy_places(str(stick), str(shared)))

    assert readable(tmp_path) == set(outcome.left_plain) == saved
    assert {path: path.read_bytes() for path in saved} == before
    assert set(outcome.removed) == left | {sharing.own_file(shared)}
    assert outcome.unreached == ()
    assert {path.parent for path in outcome.encrypted} == {diary.parent / "backups", backup.place_in(stick)}
    assert headline(outcome, is_set=True) == "The diary has this passphrase now, but not every copy of it has."
    sharing.exchange(diary, shared)
    assert readable(tmp_path) == saved
    assert checking.check(diary).problems == ()


def test_when_everything_has_it_that_is_said(diary: Path, stick: Path, tmp_path: Path) -> None:
    backup.make(diary, backup.BY_HAND)
    before = everything(diary)
    outcome = passphrase.change(diary, WORDS, [stick])
    assert readable(tmp_path) == set()
    assert everything(diary) == before
    assert headline(outcome, is_set=True) == "The diary and its backups have this passphrase now."
    assert [one.words for one in sentences(outcome, is_set=True)] == ["1 backup needs the passphrase now."]


def test_what_cannot_be_reached_is_named_with_what_to_do(diary: Path, tmp_path: Path) -> None:
    """A disconnected stick, in each of its roles."""
    away = tmp_path / "not mounted"
    copies.note_copy(diary, away / "former" / backup.PLACE, copies.BACKUP, "")
    copies.note_copy(diary, away / sharing.FOLDER / "0123.changes", copies.SHARED, "")
    copies.note_copy(diary, away / "days.csv", copies.EXPORT, "")
    copies.note_copy(diary, tmp_path / "moved.csv", copies.EXPORT, "")
    outcome = passphrase.change(diary, WORDS, *copy_places(str(away / "chosen"), ""))
    assert set(outcome.unreached) == {
        UnreachedCopy(away / "chosen" / backup.PLACE, WhyLeft.LATER),
        UnreachedCopy(away / "former" / backup.PLACE, WhyLeft.AWAY),
        UnreachedCopy(away / sharing.FOLDER, WhyLeft.AWAY),
        UnreachedCopy(away / "days.csv", WhyLeft.SAVED_AWAY),
        UnreachedCopy(tmp_path / "moved.csv", WhyLeft.MOVED),
    }
    assert not outcome.is_everything
    said = {one.words: one.paths for one in sentences(outcome, is_set=True)}
    [words] = [words for words, paths in said.items() if len(paths) == 2]
    assert words.startswith("These 2 places are not connected now, and copies of the diary are in them. Connect them,")
    assert all(words.endswith(".") for words in said)
    kinds = {copy.kind.key for copy in copies.copies_of(diary)}
    assert kinds == {"backup", "shared", "export"}, "they are still known, for the next time"


def test_a_place_that_does_not_answer_is_named_and_holds_up_no_other(
    diary: Path, stick: Path, shared: Path, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the three places in turn hangs at its first access."""
    for path in (exports / "days.csv", exports.parent / "other.csv"):
        path.write_text(MARK, encoding="utf-8")
        copies.note_copy(diary, path, copies.EXPORT)
    is_dir, answers = Path.is_dir, Event()
    all_left = set[UnreachedCopy]()
    for silent, left in (
        (stick, UnreachedCopy(backup.place_in(stick), WhyLeft.LATER)),
        (shared / sharing.FOLDER, UnreachedCopy(shared / sharing.FOLDER, WhyLeft.AWAY)),
        (exports, UnreachedCopy(exports / "days.csv", WhyLeft.SAVED_AWAY)),
    ):

        def hanging(path: Path, silent: Path = silent) -> bool:
            return answers.wait(20) if path == silent else is_dir(path)

        with monkeypatch.context() as patched, asking.patience(0.2):
            patched.setattr(Path, "is_dir", hanging)
            outcome = passphrase.change(diary, WORDS, *copy_places(str(stick), str(shared)))
        all_left.add(left)
        assert set(outcome.unreached) == all_left
        assert exports.parent / "other.csv" in outcome.left_plain
    answers.set()


def test_a_former_place_that_is_there_is_gone_through_as_well(diary: Path, stick: Path, tmp_path: Path) -> None:
    place = backup.place_in(stick)
    backup.make(diary, backup.BY_HAND, place)
    second_place.note(diary, str(stick))
    outcome = passphrase.change(diary, WORDS)
    assert [path.parent for path in outcome.encrypted] == [place]
    assert readable(tmp_path) == set()
    assert passphrase.change(diary, "another passphrase").encrypted != ()
    passphrase.forget()
    passphrase.unlock(diary, "another passphrase")
    [kept] = backup.backups(place, diary)
    assert everything(kept.path) == everything(diary)


def test_what_other_computers_left_is_named_and_stays(diary: Path, shared: Path) -> None:
    sharing.exchange(diary, shared)
    theirs = sharing.own_file(shared).with_name("0123456789ab.changes")
    theirs.write_bytes(sharing.own_file(shared).read_bytes())
    outcome = passphrase.change(diary, WORDS, *copy_places("", str(shared)))
    assert outcome.unreached == (UnreachedCopy(theirs, WhyLeft.OTHER_COMPUTER),)
    assert outcome.removed == (sharing.own_file(shared),)
    assert theirs.is_file()


def test_a_damaged_diary_that_was_kept_is_named_and_stays(diary: Path) -> None:
    aside = diary.parent / restore.ASIDE / "2026-11-24"
    aside.mkdir(parents=True)
    (aside / diary.name).write_bytes(diary.read_bytes())
    outcome = passphrase.change(diary, WORDS)
    assert outcome.unreached == (UnreachedCopy(aside, WhyLeft.DAMAGED),)
    assert MARK.encode() in (aside / diary.name).read_bytes(), "nothing that is damaged is ever changed"


def test_a_backup_whose_passphrase_is_not_known_is_named(diary: Path) -> None:
    passphrase.change(diary, "the first passphrase")
    copy = backup.make(diary, backup.BY_HAND).path
    kept = copy.read_bytes()
    passphrase.change(diary, None)
    for one in backup.backups(backup.folder_of(diary), diary):
        one.path.unlink()
    copy.write_bytes(kept)
    passphrase.forget()
    outcome = passphrase.change(diary, WORDS)
    assert outcome.unreached == (UnreachedCopy(copy, WhyLeft.OTHER_PASSPHRASE),)
    assert copy.read_bytes() == kept


def test_what_a_living_process_uses_is_named_and_not_taken_away(diary: Path) -> None:
    used = temporary.create(diary.parent, diary.stem, ".part")
    outcome = passphrase.change(diary, WORDS)
    assert outcome.unreached == (UnreachedCopy(used, WhyLeft.IN_USE),)
    assert used.is_file()


def test_the_register_alone_removes_nothing(diary: Path, tmp_path: Path) -> None:
    """A restored diary from another person may register any file as a copy."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor", encoding="utf-8")
    changes = tmp_path / "letter.changes"
    changes.write_text("Dear doctor", encoding="utf-8")
    link = tmp_path / "0123456789ab.changes"
    link.symlink_to(letter)
    for path in (letter, changes, link):
        for kind in (copies.SHARED, copies.BACKUP):
            copies.note_copy(diary, path, kind, "")
            outcome = passphrase.change(diary, WORDS)
            assert outcome.removed == ()
            passphrase.change(diary, None)
    assert letter.read_text(encoding="utf-8") == changes.read_text(encoding="utf-8") == "Dear doctor"
    assert link.is_symlink()


def test_what_cannot_be_taken_away_is_named(diary: Path, system_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(system_folder, "neuropathy-diary-a1b2c3d4")
    snapshot.copied(diary, folder)

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(temporary, "erase", refuse)
    outcome = passphrase.change(diary, WORDS)
    assert outcome.removed == ()
    assert outcome.unreached == (UnreachedCopy(folder, WhyLeft.UNREADABLE),)


def test_a_damaged_diary_in_the_systems_folder_is_named(diary: Path, system_folder: Path) -> None:
    """Whether it is a copy of this diary cannot be determined."""
    folder = _folder(system_folder, "neuropathy-diary-a1b2c3d4")
    copy = folder / diary.name
    snapshot.copied(diary, folder)
    zero_page(copy, 3)
    long_ago = 1_000_000_000
    os.utime(copy, (long_ago, long_ago))
    os.utime(folder, (long_ago, long_ago))
    outcome = passphrase.change(diary, WORDS)
    assert outcome.unreached == (UnreachedCopy(folder, WhyLeft.UNREADABLE),)
    assert copy.is_file()


def test_another_diary_in_the_systems_folder_is_left_alone(diary: Path, system_folder: Path) -> None:
    other = made(_folder(system_folder, "neuropathy-diary-a1b2c3d4") / diary.name, evenings=3)
    for sidecar in ("seal", "lock"):
        other.with_name(f"{other.name}.{sidecar}").unlink(missing_ok=True)
    at_home = _folder(system_folder, "neuropathy-diary-11112222")
    snapshot.copied(diary, at_home)
    (at_home / "settings.json").write_text("{}", encoding="utf-8")
    outcome = passphrase.change(diary, WORDS)
    assert outcome == ProtectedCopies()
    assert other.is_file()
    assert (at_home / diary.name).is_file()


def test_removing_the_passphrase_names_no_export(diary: Path, exports: Path) -> None:
    passphrase.change(diary, WORDS)
    copies.note_copy(diary, exports / "days.csv", copies.EXPORT, "")
    backup.make(diary, backup.BY_HAND)
    outcome = passphrase.change(diary, None)
    assert outcome == ProtectedCopies()
    assert headline(outcome, is_set=False) == "The diary has no passphrase now."
    assert list(sentences(outcome, is_set=False)) == []


@pytest.mark.parametrize("why", WhyLeft)
@pytest.mark.parametrize("count", [1, 2])
def test_every_reason_has_a_whole_sentence(why: WhyLeft, count: int) -> None:
    paths = [Path(f"/{number}") for number in range(count)]
    outcome = ProtectedCopies(unreached=tuple(UnreachedCopy(path, why) for path in paths))
    [said] = sentences(outcome, is_set=True)
    assert said.paths == tuple(paths)
    assert said.words.endswith(".")
    assert ("2" in said.words) == (count == 2)
    assert "{" not in said.words


def test_of_a_diary_with_a_passphrase_nothing_is_written_plain(
    diary: Path, stick: Path, shared: Path, system_folder: Path, tmp_path: Path
) -> None:
    """Saving, sharing, backups, checks and restores, and the remains of a crash."""
    passphrase.change(diary, WORDS)
    note = Note(day=EVENING, text=f"{MARK} again")
    with Journal(diary) as journal:
        journal.apply(added([note]))
        assert readable(tmp_path) == set(), "in the write-ahead log"
        copy = backup.make(diary, backup.BY_HAND).path
        with temporary.folder_for(diary) as folder:
            snapshot.copied(diary, folder)
            assert readable(tmp_path) == set()
        journal.apply([Change(note, None)])
    backup.make_daily(diary)
    assert second_place.keep(diary, stick) is not None
    sharing.exchange(diary, shared)
    restore.restore(diary, copy)
    _folder(tmp_path, "elsewhere")
    save_elsewhere(diary, tmp_path / "elsewhere", added([Note(day=EVENING, text=f"{MARK} at last")]))
    assert readable(tmp_path) == set()
    assert list(system_folder.iterdir()) == []


def test_temporary_tables_of_an_encrypted_file_stay_in_memory(diary: Path) -> None:
    passphrase.change(diary, WORDS)
    in_memory = 2
    with closing(connection(diary)) as file:
        assert file.execute("PRAGMA temp_store").fetchone() == (in_memory,)


def test_backups_that_a_killed_process_left_plain_are_encrypted_at_the_next_start(
    diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(diary, backup.BY_HAND)

    def end(*_copies: object) -> ProtectedCopies:
        raise KeyboardInterrupt

    monkeypatch.setattr(passphrase, "protect", end)
    with pytest.raises(KeyboardInterrupt):
        passphrase.change(diary, WORDS)
    folder = backup.folder_of(diary)
    assert [cipher.is_encrypted(one.path) for one in backup.backups(folder, diary)] == [False]
    backup.catch_up(diary)
    assert [cipher.is_encrypted(one.path) for one in backup.backups(folder, diary)] == [True]
    assert backup.newest_good(diary) is not None
