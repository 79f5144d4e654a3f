"""Recovery words: they open the diary and its copies, old words become invalid, and only the box is stored."""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from diary.domain.record import now
from diary.domain.word_list import COUNT, word_list
from diary.settings import SettingsStore
from diary.storage import records
from diary.storage.copy_places import copy_places
from diary.storage.errors import DamagedError, NoRecoveryError, UnwritableError, WrongWordsError
from diary.storage.file import cipher, temporary
from diary.storage.journal import Journal
from diary.storage.safety import (
    about,
    backup,
    checksum,
    passphrase,
    put_aside,
    recovery,
    recovery_box,
    recovery_check,
    restore,
)
from diary.storage.safety.bringing import LocalCopy
from diary.storage.saving import save_elsewhere
from diary.storage.sync import change_file, sharing
from tests.slow.whole import at
from tests.storage.diaries import everything, flip_bits_at, made

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")

PASSPHRASE, OTHER = "Schöne Füße 7'\"", "a second one"
REAL_COST = cipher._COST


@pytest.fixture
def words() -> tuple[str, ...]:
    return recovery.drawn()


@pytest.fixture
def diary(tmp_path: Path, words: tuple[str, ...]) -> Path:
    path = made(tmp_path / "diary" / "diary.sqlite", evenings=4)
    assert passphrase.change(path, PASSPHRASE, recovery_words=words).unreached == ()
    return path


def opens(path: Path, words: tuple[str, ...]) -> bool:
    """Whether the words alone open the file, in a process without keys."""
    passphrase.forget()
    try:
        recovery.open_with_words(path, " ".join(words))
    except (WrongWordsError, NoRecoveryError):
        return False
    return bool(everything(path))


def test_without_the_list_of_the_program_no_words_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "word_list", lambda: None)
    with pytest.raises(NoRecoveryError) as caught:
        recovery.drawn()
    assert str(caught.value) == "The list of the recovery words is missing; please install the program again."


def test_random_words_open_100_of_100() -> None:
    bundled = word_list()
    assert bundled is not None
    random = Random(7)  # noqa: S311 - the same words in each run
    for number in range(100):
        words = recovery.drawn() if number % 2 else tuple(random.sample(bundled.words, COUNT))
        key = cipher.Key(random.randbytes(16), random.randbytes(32))
        box = recovery_box.sealed(words, bundled, key, now().date())
        assert recovery_box.parsed(box.text) == box
        typed = tuple(word[:4] for word in words) if number % 3 else words
        assert recovery_box.key_in(box, typed) == key
        assert recovery_box.is_intact(box, key)


@pytest.mark.parametrize("number", at(range(3), range(1)))
def test_so_they_do_at_the_real_cost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], number: int
) -> None:
    monkeypatch.setattr(cipher, "_COST", REAL_COST)
    path = made(tmp_path / "diary.sqlite", evenings=number + 1)
    before = everything(path)
    passphrase.change(path, PASSPHRASE, recovery_words=words)
    passphrase.forget()
    recovery.open_with_words(path, " ".join(words))
    assert everything(path) == before


def test_they_open_the_diary_with_its_key_and_the_passphrase_does_so_alone(diary: Path, words: tuple[str, ...]) -> None:
    whole = everything(diary)
    assert recovery.sidecar(diary).stat().st_mode & 0o777 == 0o600
    assert checksum.matches(diary)
    passphrase.forget()
    recovery.open_with_words(diary, " ".join(words))
    assert everything(diary) == whole
    recovery.sidecar(diary).unlink()
    passphrase.forget()
    passphrase.unlock(diary, PASSPHRASE)
    assert everything(diary) == whole


def test_they_may_be_typed_in_capitals_with_numbers_and_by_four_letters(diary: Path, words: tuple[str, ...]) -> None:
    assert opens(diary, tuple(f"{number}. {word.upper()}," for number, word in enumerate(words, 1)))
    assert opens(diary, tuple(word[:4] for word in words))


def test_wrong_order_fewer_and_other_words_are_refused(diary: Path, words: tuple[str, ...]) -> None:
    changed = [*words[:-2], words[-1], words[-2]] if words[-1] != words[-2] else [*words[1:], words[0]]
    passphrase.forget()
    for wrong in (changed, words[:-1], (*words, "zoo"), recovery.drawn(), ("", "")):
        with pytest.raises(WrongWordsError, match="These twelve do not open this diary"):
            recovery.open_with_words(diary, " ".join(wrong))
    assert passphrase.is_locked(diary)


def test_they_go_on_opening_after_another_passphrase(diary: Path, words: tuple[str, ...]) -> None:
    former = recovery.in_force(diary)
    assert passphrase.change(diary, OTHER).is_everything
    box = recovery.in_force(diary)
    assert box is not None
    assert former is not None
    assert (box.made, box.words_salt) == (former.made, former.words_salt)
    assert box.salt != former.salt
    assert opens(diary, words)
    passphrase.change(diary, PASSPHRASE)
    assert opens(diary, words)


def test_new_words_end_the_old_ones_beside_the_diary_and_its_backups(diary: Path, words: tuple[str, ...]) -> None:
    place = backup.place_in(diary.parent / "stick")
    place.parent.mkdir()
    copies = [backup.make(diary, backup.BY_HAND).path, backup.make(diary, backup.BY_HAND, place).path]
    assert all(opens(copy, words) for copy in copies)
    old_box = recovery.sidecar(diary).read_text()
    new = recovery.drawn()
    passphrase.unlock(diary, PASSPHRASE)
    assert passphrase.change(diary, PASSPHRASE, [place.parent], recovery_words=new).unreached == ()
    files = [diary, *diary.parent.rglob("*-hand-*.sqlite")]
    assert len(files) == 3
    for file in files:
        assert opens(file, new)
        assert not opens(file, words)
    assert old_box not in [box.read_text() for box in diary.parent.rglob(f"*{recovery.SUFFIX}")]
    recovery.sidecar(diary).write_text(old_box)  # somebody has kept a copy of it
    assert not opens(diary, words)


def test_each_kind_of_copy_opens_with_the_words_that_were_in_force_when_it_was_made(
    diary: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    folders = {name: tmp_path / name for name in ("to", "elsewhere", "place", "shared")}
    for folder in folders.values():
        folder.mkdir()
    copies = [
        backup.make(diary, backup.BY_HAND, folders["to"]).path,
        save_elsewhere(diary, folders["elsewhere"], []).path,
        backup.make(diary, backup.DAILY, folders["place"] / backup.PLACE).path,
    ]
    sharing.exchange(diary, folders["shared"])
    [shared] = (folders["shared"] / sharing.FOLDER).glob(f"*{sharing.SUFFIX}")
    left = {file: file.read_bytes() for file in shared.parent.iterdir()}
    passphrase.change(diary, OTHER, recovery_words=recovery.drawn())
    shutil.rmtree(diary.parent)
    assert [opens(copy, words) for copy in copies] == [True] * 3
    passphrase.forget()
    for file, content in left.items():  # the passphrase's change removes them where they can be reached
        file.write_bytes(content)
    [box] = [recovery_box.parsed(file.read_text()) for file in shared.parent.glob(f"*{recovery.SUFFIX}")]
    cipher.remember(recovery_box.key_in(box, words))
    assert change_file.copy_in(change_file.frames_in(shared.read_bytes(), shared)).records


def test_a_backup_beside_the_diary_opens_with_them_even_where_the_diary_is_gone(
    diary: Path, words: tuple[str, ...]
) -> None:
    copy = backup.make(diary, backup.BY_HAND).path
    diary.unlink()
    recovery.sidecar(diary).unlink()
    assert opens(copy, words)


def test_the_box_is_made_anew_from_the_open_diary(diary: Path, words: tuple[str, ...]) -> None:
    box = recovery.sidecar(diary).read_text()
    recovery.sidecar(diary).unlink()
    assert not opens(diary, words)
    passphrase.unlock(diary, PASSPHRASE)
    backup.make(diary, backup.BY_HAND)
    assert recovery.sidecar(diary).read_text() == box
    assert opens(diary, words)


@pytest.mark.parametrize("line", range(7))
def test_a_box_that_was_touched_opens_nothing_and_says_so(diary: Path, words: tuple[str, ...], line: int) -> None:
    lines = recovery.sidecar(diary).read_text().splitlines()
    last = lines[line][-1]
    lines[line] = lines[line][:-1] + ("1" if last != "1" else "2")
    recovery.sidecar(diary).write_text("\n".join(lines) + "\n")
    passphrase.forget()
    with pytest.raises((WrongWordsError, NoRecoveryError)) as refused:
        recovery.open_with_words(diary, " ".join(words))
    assert str(refused.value).endswith(("sheet’s date.", "missing or damaged."))
    assert passphrase.is_locked(diary)
    passphrase.unlock(diary, PASSPHRASE)
    backup.make(diary, backup.BY_HAND)
    assert opens(diary, words)  # the open diary has put a good one in its place


@pytest.mark.parametrize("content", [b"", b"\xff" * 300, b"neuropathy-diary recovery box 1\n", b"x" * 9_000_000])
def test_another_file_in_its_place_is_no_box(diary: Path, words: tuple[str, ...], content: bytes) -> None:
    recovery.sidecar(diary).write_bytes(content)
    passphrase.forget()
    with pytest.raises(NoRecoveryError, match="missing or damaged"):
        recovery.open_with_words(diary, " ".join(words))


@pytest.mark.skipif(os.name != "posix", reason="Windows has neither")
def test_neither_a_link_nor_a_pipe_is_followed(diary: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    kept = recovery.sidecar(diary).rename(tmp_path / "kept")
    recovery.sidecar(diary).symlink_to(kept)
    assert not opens(diary, words)
    recovery.sidecar(diary).unlink()
    os.mkfifo(recovery.sidecar(diary))
    assert not opens(diary, words)
    passphrase.unlock(diary, PASSPHRASE)
    backup.make(diary, backup.BY_HAND)
    assert opens(diary, words)


def test_without_words_there_is_a_sentence_and_they_can_be_made_later(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = made(tmp_path / "diary.sqlite", evenings=2)
    passphrase.change(path, PASSPHRASE)
    copy = backup.make(path, backup.BY_HAND).path
    assert recovery.in_force(path) is None
    assert list(tmp_path.rglob(f"*{recovery.SUFFIX}")) == []
    with pytest.raises(NoRecoveryError, match="has no recovery words"):
        recovery.open_with_words(path, " ".join(words))
    passphrase.unlock(path, PASSPHRASE)
    recovery.make_words(path, words)
    assert opens(path, words)
    assert opens(copy, words)


def test_removing_the_passphrase_removes_the_words(diary: Path) -> None:
    backup.make(diary, backup.BY_HAND)
    assert passphrase.change(diary, None).is_everything
    assert recovery.in_force(diary) is None
    assert list(diary.parent.rglob(f"*{recovery.SUFFIX}")) == []
    assert about.value(diary, "recovery") is None


def test_a_restored_copy_leaves_the_present_words_in_force(diary: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = backup.make(diary, backup.BY_HAND, stick).path
    new = recovery.drawn()
    passphrase.change(diary, OTHER, recovery_words=new)
    restore.restore(diary, copy)
    assert opens(diary, new)
    assert not opens(diary, words)
    passphrase.unlock(diary, OTHER)
    passphrase.change(diary, PASSPHRASE)
    assert opens(diary, new)


def test_a_copy_on_a_new_computer_brings_its_words(diary: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    stick, new_home = tmp_path / "stick", tmp_path / "new" / "diary.sqlite"
    stick.mkdir()
    new_home.parent.mkdir()
    copy = backup.make(diary, backup.BY_HAND, stick).path
    passphrase.forget()
    recovery.open_with_words(copy, " ".join(words))
    restore.restore(new_home, copy)
    shutil.rmtree(stick)
    assert opens(new_home, words)


@pytest.mark.parametrize("place", [3, 100], ids=["salt", "first page"])
def test_the_right_words_of_a_damaged_diary_are_known_by_its_backup(
    diary: Path, words: tuple[str, ...], place: int
) -> None:
    wanted = everything(diary)
    copy = backup.make(diary, backup.BY_HAND).path
    flip_bits_at(diary, place)
    passphrase.forget()
    with pytest.raises(DamagedError):
        recovery.open_with_words(diary, " ".join(words))
    restore.restore(diary, copy)
    assert everything(diary) == wanted
    assert opens(diary, words)


def test_killed_between_the_new_file_and_its_box_the_words_still_open(
    diary: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        """Simulates the end of the process."""

    def kill(*_arguments: object) -> None:
        raise KilledError

    monkeypatch.setattr(recovery, "put_in_force", kill)
    with pytest.raises(KilledError):
        passphrase.change(diary, OTHER)
    monkeypatch.undo()
    monkeypatch.setattr(cipher, "_COST", 2)
    assert opens(diary, words)
    passphrase.unlock(diary, OTHER)
    passphrase.change(diary, PASSPHRASE)
    assert opens(diary, words)


def test_no_word_and_no_key_lies_on_the_disk(diary: Path, words: tuple[str, ...]) -> None:
    backup.make(diary, backup.BY_HAND)
    passphrase.change(diary, OTHER)
    box = recovery.in_force(diary)
    key = cipher.key_of(diary)
    assert box is not None
    assert key is not None
    secret = cipher.derived(" ".join(words), box.words_salt).secret
    with Journal(diary):
        pass
    content = b"".join(file.read_bytes() for file in diary.parent.rglob("*") if file.is_file())
    own = set(recovery_box._NAMES)  # "secret" is a word of the list, too
    for told in (" ".join(words[:2]), *(word for word in words if len(word) > 5 and word not in own)):
        assert told.encode() not in content
    for kept in (secret, key.secret):
        assert kept not in content
        assert kept.hex().encode() not in content


def test_five_tries_a_minute() -> None:
    tries, clock = [], 0.0
    for failures in range(60):
        clock += recovery.pause_s(failures)
        tries.append(clock)
    assert max(sum(begin <= one < begin + 60 for one in tries) for begin in tries) == 5


def test_a_locked_diary_is_put_aside_with_its_box_and_opens_there(diary: Path, words: tuple[str, ...]) -> None:
    whole = everything(diary)
    copy = backup.make(diary, backup.BY_HAND).path
    settings = SettingsStore.of_diary(diary)
    settings.update(backup_place="/stick", shared_place="/shared", text_size=150)
    settings.write()
    passphrase.forget()
    kept = put_aside.start_anew(diary)
    left = SettingsStore.of_diary(diary).value
    assert (left.backup_place, left.shared_place, left.text_size) == ("", "", 150)
    assert kept is not None
    assert not passphrase.is_encrypted(diary)
    assert recovery.in_force(diary) is None
    with Journal(diary) as journal:
        assert journal.read(records.whole_period) is None
    assert opens(kept, words)
    assert everything(kept) == whole
    assert opens(kept.parent / "backups" / copy.name, words)


def test_backups_that_cannot_be_moved_with_the_locked_diary_are_told(
    diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(diary, backup.BY_HAND)

    def refuse(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(put_aside, "sync_folder", refuse)
    with pytest.raises(UnwritableError) as caught:
        put_aside.start_anew(diary)
    assert str(backup.folder_of(diary)) in str(caught.value)


def test_a_backup_takes_the_place_of_the_locked_diary(diary: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = backup.make(diary, backup.BY_HAND, stick).path
    new = recovery.drawn()
    passphrase.change(diary, OTHER, recovery_words=new)
    passphrase.forget()
    passphrase.unlock(copy, PASSPHRASE)
    kept = put_aside.open_copy(diary, copy)
    assert kept is not None
    assert opens(diary, words)
    assert not opens(diary, new)
    assert opens(kept, new)


def test_boxes_elsewhere_follow_new_words_and_go_with_the_passphrase(diary: Path, tmp_path: Path) -> None:
    stick, shared = tmp_path / "stick", tmp_path / "shared"
    for place in (stick, shared):
        place.mkdir()
    copy = backup.make(diary, backup.BY_HAND, backup.place_in(stick)).path
    sharing.exchange(diary, shared)
    folders = copy.parent, shared / sharing.FOLDER

    def boxes() -> list[str]:
        return [file.read_text() for folder in folders for file in folder.glob(f"*{recovery.SUFFIX}")]

    assert boxes() == [recovery.sidecar(diary).read_text()] * 2
    assert passphrase.change(diary, OTHER, *copy_places(str(stick), str(shared)), recovery.drawn()).unreached == ()
    assert boxes() == [recovery.sidecar(diary).read_text()], "the shared file is gone, and so is what opened it"
    sharing.exchange(diary, shared)
    assert boxes() == [recovery.sidecar(diary).read_text()] * 2
    passphrase.change(diary, None, *copy_places(str(stick), str(shared)))
    sharing.exchange(diary, shared)
    assert boxes() == []


@pytest.mark.parametrize("name", ["by salt", "by name"])
def test_a_chosen_copy_brings_its_box_into_the_data_folder(
    diary: Path, words: tuple[str, ...], tmp_path: Path, name: str
) -> None:
    stick, home = tmp_path / "stick", tmp_path / "data here"
    for place in (stick, home):
        place.mkdir()
    copy = backup.make(diary, backup.BY_HAND, stick).path
    if name == "by name":
        [box] = stick.glob(f"*{recovery.SUFFIX}")
        box.rename(recovery.sidecar(copy))
    temporary.keep_in(home)
    with LocalCopy(copy) as here:
        assert here.parent.parent == home
        assert opens(here, words)
    assert list(home.iterdir()) == []


def test_two_of_the_words_are_asked_for_after_a_week_until_they_were_typed(
    diary: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_check, "places", lambda: (1, 12))
    made_on = now().date()
    recovery_check.settle(diary, words, asks_later=True)
    assert recovery_check.due(diary, made_on + timedelta(days=6)) == ()
    assert recovery_check.due(diary, made_on + timedelta(days=7)) == (1, 12)
    assert recovery_check.is_right(diary, [words[0], words[11]])
    assert recovery_check.is_right(diary, [words[0][:4], words[11][:4]])
    for typed in ([words[11], words[0]], [words[0], words[1]], [words[0]], []):
        assert not recovery_check.is_right(diary, typed)
    recovery_check.ask_no_more(diary)
    assert recovery_check.due(diary, made_on + timedelta(days=400)) == ()
    assert recovery_check.is_right(diary, [words[0], words[11]])
    recovery_check.settle(diary, words, asks_later=False)
    assert recovery_check.due(diary, made_on + timedelta(days=400)) == ()
    assert not recovery_check.is_right(diary, [words[0], words[11]])


def test_the_words_to_ask_for_are_two_of_the_twelve() -> None:
    asked = [recovery_check.places() for _number in range(300)]
    assert all(len(set(places)) == 2 and list(places) == sorted(places) for places in asked)
    assert {place for places in asked for place in places} == set(range(1, COUNT + 1))
