"""The health background on the command line, run as a person runs it."""

import json
from pathlib import Path

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import added
from diary.domain.profile import Profile
from diary.storage.journal import Journal
from tests.builders import started
from tests.reports.pdf_text import laid_out_texts
from tests.test_cli import run

KEPT = (
    BackgroundAnswer(item="problem", texts=("Burning feet.",)),
    BackgroundAnswer(item="bladder", choices=("urgent",)),
    Profile(name="Alex Sample"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added(KEPT))
    return tmp_path


def text(file: Path) -> str:
    return " ".join(laid_out_texts(file.read_bytes()))


def test_what_was_answered_is_shown_without_what_is_private(folder: Path) -> None:
    done = run(folder, "background", "show")
    assert (done.returncode, done.stdout) == (0, "The main problem\n  Main problem: Burning feet.\n")
    assert "Bladder: In a hurry, or often" in run(folder, "background", "show", "--private").stdout


def test_it_is_shown_as_json_too(folder: Path) -> None:
    done = run(folder, "background", "show", "--json")
    assert json.loads(done.stdout) == [{"title": "The main problem", "items": [["Main problem", ["Burning feet."]]]}]


def test_an_empty_form_is_told_in_a_sentence(tmp_path: Path) -> None:
    started(tmp_path / "diary.sqlite")
    assert run(tmp_path, "background", "show").stdout == "Nothing is answered yet.\n"
    assert json.loads(run(tmp_path, "background", "show", "--json").stdout) == []


def test_the_page_is_saved_as_a_pdf_or_as_text(folder: Path) -> None:
    page, words = folder / "page.pdf", folder / "page.txt"
    assert run(folder, "background", "export", "--output", str(page), "--paper", "letter").returncode == 0
    assert "Alex Sample" in text(page)
    assert "Main problem: Burning feet." in text(page)
    assert "Bladder" not in text(page)
    assert run(folder, "background", "export", "--output", str(page), "--private", "--no-name").returncode == 0
    assert "Bladder" in text(page)
    assert "Alex" not in text(page)
    assert run(folder, "background", "export", "--format", "text", "--output", str(words)).returncode == 0
    lines = words.read_text("utf-8").splitlines()
    assert lines[0] == "Health background"
    assert lines[1].startswith("Prepared ")
    assert "Patient: Alex Sample" in lines
    assert lines[lines.index("The main problem") + 1] == "  Main problem: Burning feet."
    assert "not verified" in lines[-1]


def test_a_file_that_cannot_be_written_is_one_sentence(folder: Path) -> None:
    done = run(folder, "background", "export", "--output", str(folder / "nowhere" / "page.pdf"))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert run(folder, "background").returncode == 2
