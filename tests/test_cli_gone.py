"""Every command without a diary: the first one is created, and a missing one is never replaced."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diary import __main__ as program
from diary import paths
from diary.cli import COMMANDS
from diary.storage import known_diaries
from diary.storage.file import cipher
from diary.storage.safety import backup, checksum, passphrase, put_aside, recovery
from tests.storage.test_gone import GOING, listing
from tests.test_cli import EVENING, run, shown

MAKING = ("log", "import", "restore")
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "log": EVENING[1:],
    "show": (),
    "summary": ("--from", "2026-11-01", "--to", "2026-11-22", "--output", "{outside}/page.pdf"),
    "import": ("{outside}/other.csv",),
    "export": ("--format", "csv", "--output", "{outside}/all.csv"),
    "check": (),
    "backup": (),
    "restore": ("{outside}/copy.sqlite",),
    "merge": ("{outside}/copy.sqlite",),
    "share": ("{outside}",),
    "passphrase": ("--remove",),
    "background": ("show",),
    "card": ("--output", "{outside}/card.pdf"),
    "sheet": ("--output", "{outside}/sheet.pdf"),
}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with a copy of another diary, and its CSV export."""
    folder = tmp_path / "outside"
    folder.mkdir()
    made = tmp_path / "made"
    run(made, *EVENING)
    run(made, "export", "--format", "csv", "--output", str(folder / "other.csv"))
    Path(run(made, "backup").stdout.splitlines()[0]).rename(folder / "copy.sqlite")
    return folder


def called(command: str, outside: Path) -> list[str]:
    return [command, *(argument.format(outside=outside) for argument in ARGUMENTS[command])]


def test_every_command_is_tried_here() -> None:
    others = {"demo", "remind"}  # one has a folder of its own, the other never opens the diary
    assert set(ARGUMENTS) | others == set(COMMANDS)


@pytest.mark.parametrize("command", ARGUMENTS)
@pytest.mark.parametrize("go", GOING.values(), ids=GOING)
def test_where_a_diary_was_every_command_says_that_it_is_gone(
    tmp_path: Path, outside: Path, command: str, go: Callable[[Path], None]
) -> None:
    folder = tmp_path / "data" / "diary"
    assert run(folder, *EVENING).returncode == 0
    go(folder / "diary.sqlite")
    for seal in folder.glob("*.seal"):  # only the memory of known diaries is left
        seal.unlink()
    before = listing(tmp_path)
    done = run(folder, *called(command, outside))
    assert done.returncode == 1
    assert listing(tmp_path) == before
    [line] = done.stderr.splitlines()
    way_on = "With --start-here before the command, a new diary without a passphrase is started there."
    assert line.endswith(f"is not there any more; nothing was made in its place. {way_on}")


@pytest.mark.parametrize("command", [one for one in ARGUMENTS if one not in MAKING])
def test_where_there_never_was_one_a_command_makes_none(tmp_path: Path, outside: Path, command: str) -> None:
    folder = tmp_path / "data" / "diary"
    before = listing(tmp_path)
    done = run(folder, *called(command, outside))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"There is no diary at {folder / 'diary.sqlite'}.\n"
    assert listing(tmp_path) == before


@pytest.mark.parametrize("command", MAKING)
def test_three_commands_make_the_first_diary_and_its_folder(tmp_path: Path, outside: Path, command: str) -> None:
    folder = tmp_path / "data" / "diary"
    done = run(folder, *called(command, outside))
    assert done.returncode == 0, done.stderr
    assert [day["day"] for day in shown(folder)] == ["2026-11-22"]


def test_looking_into_a_copy_makes_nothing(tmp_path: Path, outside: Path) -> None:
    before = listing(tmp_path)
    assert run(tmp_path / "data", *called("restore", outside), "--dry-run").returncode == 0
    assert listing(tmp_path) == before


def test_a_copy_that_is_none_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear doctor, " * 50)
    before = listing(tmp_path)
    assert run(tmp_path / "data", "restore", str(tmp_path / "letter.txt")).returncode == 1
    assert listing(tmp_path) == before


def test_a_new_diary_is_started_where_that_is_wanted(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "data"
    run(folder, *EVENING)
    former = known_diaries.id_of(folder / "diary.sqlite")
    (folder / "diary.sqlite").unlink()
    assert run(folder, "show").returncode == 1
    done = run(folder, "--start-here", *called("restore", outside))
    assert done.returncode == 0, done.stderr
    assert len(shown(folder)) == 1
    assert known_diaries.expected_id(folder / "diary.sqlite") != former
    done = run(folder, "--start-here", "show", "--json")
    assert done.returncode == 0, "a diary that is there is left as it is"
    assert "2026-11-22" in done.stdout


@pytest.mark.usefixtures("cheap_key")
def test_where_one_with_a_passphrase_was_it_is_said_that_the_new_one_has_none(tmp_path: Path) -> None:
    """Somebody who only moved the file: its backups, its words and the file itself open as before."""
    pytest.importorskip("sqlcipher3")
    folder, words = tmp_path / "data", recovery.drawn()
    diary = folder / "diary.sqlite"
    run(folder, *EVENING)
    passphrase.change(diary, "four short words here", recovery_words=words)
    backup.make(diary, backup.BY_HAND)
    passphrase.forget()
    kept = {path.name: path.read_bytes() for path in backup.folder_of(diary).iterdir()}
    box = recovery.sidecar(diary).read_bytes()
    away = diary.rename(tmp_path / "away.sqlite")
    assert "a new diary without a passphrase is started there" in run(folder, "show").stderr
    done = run(folder, "--start-here", *EVENING)
    assert done.returncode == 0
    assert done.stderr == (
        f"A new, empty diary was started in {diary}. What is left of the former one was not touched."
        " The new one has no passphrase yet, even if the former one had: the command “passphrase” sets it.\n"
    )
    assert not cipher.is_encrypted(diary)
    passphrase.change(diary, "the new passphrase")
    assert kept.items() <= {path.name: path.read_bytes() for path in backup.folder_of(diary).iterdir()}.items()
    [left] = (folder / put_aside.FOLDER).rglob(f"*{recovery.SUFFIX}")
    assert left.read_bytes() == box
    passphrase.forget()
    shutil.copyfile(left, recovery.sidecar(away))
    recovery.open_with_words(away, " ".join(words))
    (tmp_path / "back").mkdir()
    assert [day["day"] for day in shown(away.rename(tmp_path / "back" / "diary.sqlite").parent)] == ["2026-11-22"]


def test_a_first_diary_is_started_without_a_word(tmp_path: Path) -> None:
    assert run(tmp_path / "data", "--start-here", *EVENING).stderr == ""
    assert run(tmp_path / "data", "--start-here", "show").stderr == ""


def test_what_was_moved_back_is_shown_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run(folder, *EVENING)
    away = folder.rename(tmp_path / "away")
    assert run(folder, *EVENING).returncode == 1
    away.rename(folder)
    assert [day["day"] for day in shown(folder)] == ["2026-11-22"]


def test_the_seal_alone_shows_that_a_diary_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    checksum.checksum_file(folder / "diary.sqlite").write_text("{}")
    done = run(folder, *EVENING)
    assert done.returncode == 1
    assert "is not there any more" in done.stderr
    assert listing(folder) == ["diary.sqlite.seal"]


def test_the_window_alone_takes_the_short_way() -> None:
    assert program.window_start(["--start-here"]) is None


def test_a_new_diary_is_not_started_behind_a_link_to_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    diary = paths.diary_file(folder)
    diary.symlink_to(tmp_path / "drive" / "diary.sqlite")
    done = run(folder, "--start-here", *EVENING)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{diary} is a link to {tmp_path / 'drive' / 'diary.sqlite'}, where there is nothing")
    assert "--start-here" not in done.stderr, "that was given already"
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "home") == ["data"]
