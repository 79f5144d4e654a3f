"""The texts of errors and of reports on unchanged copies: whole sentences, each with its file."""

from pathlib import Path

import pytest

from diary.storage import errors
from diary.storage.errors import StorageError, sentence, storage_error
from diary.storage.safety import checking
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.protected import ProtectedCopies, UnreachedCopy, WhyLeft
from diary.storage.safety.protected_words import CopiesSentence, headline, sentences
from tests.builders import started

FILE = Path("my diary.sqlite")
ERRORS: dict[type[StorageError], str] = {
    errors.NotADiaryError: "my diary.sqlite is not a diary of this program; it was left as it is.",
    errors.NewerDiaryError: "my diary.sqlite was written by a newer Neuropathy Diary; please update the program.",
    errors.OtherDiaryError: (
        "my diary.sqlite is another diary than the one that was opened there; it was left as it is."
    ),
    errors.ReadOnlyError: (
        "my diary.sqlite can be read, but not written: the file, its folder or its disk is read-only."
    ),
    errors.UnwritableError: "my diary.sqlite cannot be written; please choose another place for the diary.",
    errors.DiskFullError: (
        "There is no room left on the disk to save my diary.sqlite; what was saved before is still there."
    ),
    errors.DiskError: (
        "The disk did not take my diary.sqlite; it may be full or loose. What was saved before is still there."
    ),
    errors.BusyError: "my diary.sqlite is held by another program; please try again when that is closed.",
    errors.DamagedError: (
        "Parts of my diary.sqlite are damaged; it was left as it is. Backups are in the folder “backups”."
    ),
    errors.AlteredError: ("my diary.sqlite was changed by something other than this program. All of it can be read."),
    errors.TooLargeError: "my diary.sqlite holds more than a diary of this program can; it was left as it is.",
    errors.TooSlowError: (
        "Reading my diary.sqlite takes far longer than a diary does; it was given up, and left as it is."
    ),
    errors.LockedError: "my diary.sqlite has a passphrase, or is no diary; nothing of it can be read without.",
    errors.WrongPassphraseError: "This passphrase does not open my diary.sqlite.",
    errors.WrongWordsError: "These twelve do not open this diary. Check the order and the sheet’s date.",
    errors.NoRecoveryError: (
        "my diary.sqlite has no recovery words, or the small file beside it that they open is missing or damaged."
    ),
    errors.ChangedElsewhereError: (
        "An entry in my diary.sqlite was changed elsewhere in the meantime; nothing was saved."
    ),
}


@pytest.mark.parametrize(("kind", "words"), ERRORS.items(), ids=[kind.__name__ for kind in ERRORS])
def test_an_error_says_what_is_with_which_file(kind: type[StorageError], words: str) -> None:
    assert sentence(kind, FILE) == words
    error = storage_error(kind, FILE)
    assert (type(error), str(error)) == (kind, words)


def test_a_file_that_is_gone_is_told_with_the_outermost_part_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "diary.sqlite"
    assert sentence(errors.GoneError, file) == f"{file} is not there any more; nothing was made in its place."
    folder = tmp_path / "one" / "two"
    assert sentence(errors.GoneError, folder / "diary.sqlite") == (
        f"The folder {tmp_path / 'one'}, in which the diary lies, is not there any more; nothing was made in its place."
    )
    monkeypatch.setattr("diary.storage.missing_part._MOUNT_FOLDERS", (str(tmp_path / "media"),))
    away = tmp_path / "media" / "STICK" / "diary.sqlite"
    assert sentence(errors.GoneError, away) == (
        f"The drive “STICK”, on which the diary {away} lies, is not there; nothing was made in its place."
    )
    mine = tmp_path / "media" / Path.home().name / "BLUE" / "folder" / "diary.sqlite"
    assert sentence(errors.GoneError, mine).startswith(f"The drive “BLUE”, on which the diary {mine} lies,")


def test_sentences_about_a_file_name_it() -> None:
    log = FILE.with_name("my diary.sqlite-wal")
    assert errors.empty_file(FILE) == "my diary.sqlite is empty; it was left as it is."
    assert errors.cut_file(FILE, 5, 9) == (
        "my diary.sqlite is cut short: 5 of 9 bytes are there. It was left as it is."
    )
    assert errors.lost_file(FILE, log) == (
        "my diary.sqlite is missing, and my diary.sqlite-wal is still there; both were left as they are."
    )
    assert errors.foreign_log(FILE, log) == (
        "my diary.sqlite-wal does not belong to my diary.sqlite, which it would change; both were left as they are."
    )
    assert errors.refused_content(FILE, "It is too long.") == "Nothing was taken from my diary.sqlite. It is too long."
    assert errors.silent_file(FILE) == (
        "my diary.sqlite does not answer; the drive or folder that it is on may have been taken away."
    )
    assert errors.missing_saves(FILE) == ("What was saved last is missing from my diary.sqlite; it was left as it is.")


COPIES = {
    WhyLeft.LATER: (
        "This place is not connected now. The backups in it follow with the next one that is made there.",
        "These 2 places are not connected now. The backups in them follow with the next ones that are made there.",
    ),
    WhyLeft.AWAY: (
        "This place is not connected now, and copies of the diary are in it. Connect it, and change the passphrase"
        " once more.",
        "These 2 places are not connected now, and copies of the diary are in them. Connect them, and change the"
        " passphrase once more.",
    ),
    WhyLeft.SAVED_AWAY: (
        "You saved this file in a place that is not connected now. It can be read without the passphrase.",
        "You saved these 2 files in places that are not connected now. They can be read without the passphrase.",
    ),
    WhyLeft.UNREADABLE: (
        "This copy could not be read or written, and stays as it was. Delete it when you no longer need it.",
        "These 2 copies could not be read or written, and stay as they were. Delete them when you no longer need them.",
    ),
    WhyLeft.OTHER_PASSPHRASE: (
        "This backup has an earlier passphrase, which still opens it.",
        "These 2 backups have an earlier passphrase, which still opens them.",
    ),
    WhyLeft.IN_USE: (
        "Another program may still use this temporary file. It is removed at the next start after that has ended.",
        "Another program may still use these 2 temporary files. They are removed at the next start after that has"
        " ended.",
    ),
    WhyLeft.MOVED: (
        "This file is not where you saved it. If you moved it, it can still be read without the passphrase.",
        "These 2 files are not where you saved them. If you moved them, they can still be read without the passphrase.",
    ),
    WhyLeft.OTHER_COMPUTER: (
        "Another computer, or another diary of this one, left this file in the shared folder. Set the passphrase"
        " there as well.",
        "Other computers, or other diaries of this one, left these 2 files in the shared folder. Set the passphrase"
        " there as well.",
    ),
    WhyLeft.DAMAGED: (
        "A damaged diary was kept in this folder, without a passphrase. Delete it when you no longer need it.",
        "Damaged diaries were kept in these 2 folders, without a passphrase. Delete them when you no longer need them.",
    ),
}


@pytest.mark.parametrize("why", WhyLeft)
def test_why_a_copy_is_as_it_was_is_said_with_what_to_do(why: WhyLeft) -> None:
    paths = (Path("a"), Path("b"))
    for number, words in enumerate(COPIES[why], 1):
        outcome = ProtectedCopies(unreached=tuple(UnreachedCopy(path, why) for path in paths[:number]))
        assert list(sentences(outcome, is_set=True)) == [CopiesSentence(words, paths[:number])]
        assert headline(outcome, is_set=True) == "The diary has this passphrase now, but not every copy of it has."


@pytest.mark.parametrize(
    ("number", "encrypted", "removed", "left"),
    [
        (
            1,
            "1 backup needs the passphrase now.",
            "1 file that could be read without it was removed.",
            "You saved this file, and it can be read without the passphrase. Delete it when you no longer need it.",
        ),
        (
            2,
            "2 backups need the passphrase now.",
            "2 files that could be read without it were removed.",
            "You saved these 2 files, and they can be read without the passphrase. Delete them when you no longer need"
            " them.",
        ),
    ],
)
def test_what_was_done_to_the_copies_is_said(number: int, encrypted: str, removed: str, left: str) -> None:
    paths = (Path("a"), Path("b"))[:number]
    outcome = ProtectedCopies(encrypted=paths, removed=paths, left_plain=paths)
    assert list(sentences(outcome, is_set=True)) == [
        CopiesSentence(encrypted),
        CopiesSentence(removed),
        CopiesSentence(left, paths),
    ]
    assert list(sentences(outcome, is_set=False)) == [CopiesSentence(left, paths)]


def test_a_file_that_is_not_there_to_be_checked_or_brought_is_named(tmp_path: Path) -> None:
    file = tmp_path / "no diary.sqlite"
    with pytest.raises(StorageError) as caught:
        checking.check(file)
    assert str(caught.value) == f"There is no diary at {file}."
    with pytest.raises(errors.BackupError) as caught, LocalCopy(file):
        raise AssertionError
    assert str(caught.value) == f"There is no diary at {file}."


def test_an_error_in_a_file_that_was_brought_names_the_one_that_was_chosen(tmp_path: Path) -> None:
    file = started(tmp_path / "diary.sqlite")
    with pytest.raises(errors.DamagedError) as caught, LocalCopy(file) as copy:
        raise storage_error(errors.DamagedError, copy)
    assert str(caught.value) == sentence(errors.DamagedError, file)
    assert not copy.exists()


def test_a_chosen_file_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    chosen = tmp_path / "file" / "diary.sqlite"
    with pytest.raises(errors.StorageError) as caught, LocalCopy(chosen):
        pass
    assert str(caught.value) == f"{chosen} cannot be read (Not a directory)."
