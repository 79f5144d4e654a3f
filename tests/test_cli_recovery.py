"""Recovery words on the command line: made, asked back, and used in the place of the passphrase."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.test_cli import EVENING, run
from tests.test_cli_safety import _said_until, diary_in, run_with

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_key")

MINE = "Füße im Mai"
WORD = re.compile(r"^ +\d+  ([a-z]+)\r?$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert run(tmp_path, *EVENING).returncode == 0
    return tmp_path


def made(folder: Path, passphrase: str = MINE) -> str:
    """The recovery words of a diary that gets its passphrase with them."""
    done = run_with(folder, [passphrase], "passphrase", "--recovery-words", "--new-fd", "{0}")
    assert done.returncode == 0, done.stderr
    words = WORD.findall(done.stdout)
    assert len(words) == 12
    assert [line.split()[0] for line in done.stdout.splitlines() if WORD.match(line)] == [str(n) for n in range(1, 13)]
    return " ".join(words)


def with_words(folder: Path, words: str, *arguments: str) -> tuple[int, str, str]:
    done = run_with(folder, [words], "--use-recovery-words", "--passphrase-fd", "{0}", *arguments)
    return done.returncode, done.stdout, done.stderr


def test_words_that_are_made_with_the_passphrase_open_the_diary_and_set_another(folder: Path) -> None:
    words = made(folder)
    assert '"pain": 0' in with_words(folder, words, "show", "--json")[1]
    assert '"pain": 0' in with_words(folder, words.upper(), "show", "--json")[1]
    changed = run_with(
        folder, [words, "another"], "--use-recovery-words", "--passphrase-fd", "{0}", "passphrase", "--new-fd", "{1}"
    )
    assert (changed.returncode, changed.stdout) == (0, "The diary and its backups have this passphrase now.\n")
    assert run_with(folder, ["another"], "--passphrase-fd", "{0}", "show").returncode == 0
    assert with_words(folder, words, "show")[0] == 0


def test_wrong_words_are_one_sentence(folder: Path) -> None:
    words = made(folder).split()
    told = (1, "", "These twelve do not open this diary. Check the order and the sheet’s date.\n")
    for wrong in (words[1:], [*words[1:], words[0]], ["zoo"] * 12, []):
        assert with_words(folder, " ".join(wrong), "show") == told
    assert run(folder, "--use-recovery-words", "show").stderr.count("has a passphrase") == 1


def test_a_passphrase_without_words_says_so_and_they_are_made_later(folder: Path) -> None:
    done = run_with(folder, [MINE], "passphrase", "--new-fd", "{0}")
    assert "--recovery-words" in done.stdout.splitlines()[-1]
    assert "has no recovery words" in with_words(folder, "zoo " * 12, "show")[2]
    later = run_with(folder, [MINE], "--passphrase-fd", "{0}", "passphrase", "--recovery-words")
    assert later.returncode == 0, later.stderr
    assert later.stdout.splitlines()[-1] == "These words open the diary now."
    assert with_words(folder, " ".join(WORD.findall(later.stdout)), "show")[0] == 0
    assert run_with(folder, [MINE], "--passphrase-fd", "{0}", "show").returncode == 0


def test_new_words_end_the_old_ones(folder: Path) -> None:
    words = made(folder)
    arguments = ("--passphrase-fd", "{0}", "passphrase", "--recovery-words", "--new-fd", "{1}")
    anew = run_with(folder, [MINE, MINE], *arguments)
    assert "New words end the old ones" in anew.stdout
    assert with_words(folder, words, "show")[0] == 1
    assert with_words(folder, " ".join(WORD.findall(anew.stdout)), "show")[0] == 0
    assert run_with(folder, [MINE], "--passphrase-fd", "{0}", "show").returncode == 0


def test_a_copy_on_a_stick_is_restored_on_a_new_computer_with_the_words(folder: Path) -> None:
    words = made(folder)
    stick, other = folder / "stick", folder / "other"
    stick.mkdir()
    copy = with_words(folder, words, "backup", "--to", str(stick))[1].splitlines()[0]
    diary_in(folder).unlink()
    shutil.rmtree(folder / "backups", ignore_errors=True)
    assert with_words(other, words, "restore", copy)[::2] == (0, "")
    shutil.rmtree(stick)
    assert '"pain": 0' in with_words(other, words, "show", "--json")[1]


def test_they_are_for_a_diary_with_a_passphrase(folder: Path) -> None:
    before = diary_in(folder).read_bytes()
    done = run(folder, "passphrase", "--remove", "--recovery-words")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing was changed" in done.stderr
    assert diary_in(folder).read_bytes() == before


def test_on_a_terminal_two_are_asked_back_and_the_words_are_typed_unseen(folder: Path) -> None:
    pty = pytest.importorskip("pty")

    def started(*arguments: str) -> tuple[int, int]:
        command = [sys.executable, "-m", "diary", "--data-dir", str(folder), *arguments]
        process, terminal = pty.fork()
        if process == 0:
            os.execv(command[0], command)  # noqa: S606 - the program itself
        return process, terminal

    process, terminal = started("passphrase", "--recovery-words")
    said, words = "", list[str]()
    for _asked in range(2):
        while not (place := re.search(r"Word (\d+): $", said)):
            said += _said_until(terminal, ": ")
        words = words or WORD.findall(said)
        os.write(terminal, f"{words[int(place[1]) - 1][:4]}\n".encode())
        said = _said_until(terminal, "\n").partition("\n")[2]  # the echo may be followed by the next question
    for question in ("New passphrase: ", "Once more: "):
        if question not in said:
            _said_until(terminal, question)
        os.write(terminal, f"{MINE}\n".encode())
        said = ""
    assert "passphrase now." in _said_until(terminal, "\0")  # all output up to the end
    os.close(terminal)
    assert os.waitpid(process, 0)[1] == 0
    process, terminal = started("--use-recovery-words", "show", "--json")
    typed = _said_until(terminal, "The twelve recovery words:")
    os.write(terminal, f"{' '.join(words)}\n".encode())
    typed += _said_until(terminal, "]")
    os.close(terminal)
    os.waitpid(process, 0)
    assert '"pain": 0' in typed
    assert words[0] not in typed
    assert " ".join(words[:2]) not in typed


def test_a_wrong_word_back_changes_nothing(folder: Path) -> None:
    pty = pytest.importorskip("pty")
    before = diary_in(folder).read_bytes()
    command = [sys.executable, "-m", "diary", "--data-dir", str(folder), "passphrase", "--recovery-words"]
    process, terminal = pty.fork()
    if process == 0:
        os.execv(command[0], command)  # noqa: S606 - the program itself
    _said_until(terminal, "Word ")
    os.write(terminal, b"xxxx\n")
    assert "nothing was changed" in _said_until(terminal, "nothing was changed")
    os.close(terminal)
    assert os.waitpid(process, 0)[1] != 0
    assert diary_in(folder).read_bytes() == before
