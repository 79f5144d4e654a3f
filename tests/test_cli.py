"""The command line, run like by a user."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from typer.testing import CliRunner

from diary.cli import app_for, evening_commands
from diary.cli.shown_day import lines_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import with_day_before
from diary.domain.record import diary_day, now
from tests.builders import started
from tests.formats.diaries import diary

EVENING = ("log", "--day", "2026-11-22", "--numbness", "4", "--pain", "0")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The result of the command in this process, which takes a tenth of the time of a child process."""
    command = ["--data-dir", str(folder), *arguments]
    found = CliRunner().invoke(app_for(command), command)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return subprocess.CompletedProcess(command, found.exit_code, found.stdout, found.stderr)


def shown(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    done = run(folder, "show", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    days: list[dict[str, Any]] = json.loads(done.stdout)
    return days


def test_an_evening_comes_back_with_what_was_not_recorded_absent(tmp_path: Path) -> None:
    words = ("--did", "calf-stretch", "--did", "brisk-walk=25", "--treatment", "warm-bath", "--note", "Ein “guter” Tag")
    assert run(tmp_path, *EVENING, *words).returncode == 0
    assert shown(tmp_path) == [
        {
            "day": "2026-11-22",
            "ratings": {"numbness": 4.0, "pain": 0.0},
            "exercises": {"calf-stretch": {}, "brisk-walk": {"minutes": 25.0}},
            "exercise_minutes": {"all": 26.5, "by_dose": 1.5},
            "treatments": ["warm-bath"],
            "note": "Ein “guter” Tag",
        }
    ]
    assert run(tmp_path, "show").stdout.splitlines() == [
        "2026-11-22",
        "  Numbness: 4",
        "  Pain: 0",
        "  Calf stretch",
        "  Brisk walk: 25 min",
        "  Exercise in all: 26.5 min, 1.5 of them by the dose",
        "  Warm bath",
        "  Ein “guter” Tag",
    ]


def test_writing_an_evening_twice_corrects_it(tmp_path: Path) -> None:
    run(tmp_path, *EVENING, "--note", "first")
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "7", "--note", "second")
    [day] = shown(tmp_path)
    assert day["ratings"] == {"numbness": 4.0, "pain": 7.0}
    assert day["note"] == "second"


def test_an_evening_that_somebody_else_has_written_meanwhile_is_corrected_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, *EVENING, "--note", "first")
    blank = Excerpt(period=with_day_before(date(2026, 11, 22)))
    monkeypatch.setattr(evening_commands, "read_day", lambda _path, _day: blank)
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "7", "--note", "second")
    [day] = shown(tmp_path)
    assert day["ratings"] == {"numbness": 4.0, "pain": 7.0}
    assert day["note"] == "second"
    assert "There twice" not in run(tmp_path, "check").stdout


def test_exercises_that_are_named_together_are_all_written_down(tmp_path: Path) -> None:
    words = ("--did", "calf-stretch", "--did", "brisk-walk=10", "--did", "brisk-walk=25", "--did", "cycling=5")
    assert run(tmp_path, "log", "--day", "2026-11-22", *words).returncode == 0
    [day] = shown(tmp_path)
    # the walk is given twice, and the later value replaces the earlier one: a single walk of 25 minutes
    assert day["exercises"] == {"calf-stretch": {}, "brisk-walk": {"minutes": 25.0}, "cycling": {"minutes": 5.0}}
    run(tmp_path, "log", "--day", "2026-11-22", "--did", "brisk-walk=30", "--did", "brisk-walk")
    assert shown(tmp_path)[0]["exercises"]["brisk-walk"] == {}


def test_days_are_shown_from_the_first_to_the_last(tmp_path: Path) -> None:
    for number in (18, 19, 20):
        run(tmp_path, "log", "--day", f"2026-11-{number}", "--pain", "3")
    assert [day["day"] for day in shown(tmp_path, "--from", "2026-11-18", "--to", "2026-11-19")] == [
        "2026-11-18",
        "2026-11-19",
    ]
    assert shown(tmp_path, "--day", "2026-11-21") == []


def test_any_symptom_and_measurement_is_written_down_and_a_rating_of_now_beside_the_evenings(tmp_path: Path) -> None:
    words = ("--pain", "3", "--rate", "burning=2.5", "--measure", "sleep-hours=6.5")
    assert run(tmp_path, "log", *words).returncode == 0
    assert run(tmp_path, "log", "--now", "--pain", "8", "--rate", "cramps=1").returncode == 0
    [day] = shown(tmp_path)
    assert day["ratings"] == {"pain": 3.0, "burning": 2.5, "cramps": 1.0}
    assert day["measurements"] == {"sleep-hours": 6.5}
    assert run(tmp_path, "log", "--now", "--day", "2026-11-22", "--pain", "8").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("log", "--pain", "11"), "from 0 to 10"),
        (("log", "--pain", "nan"), "from 0 to 10"),
        (("log", "--pain", "3", "--day", "2026-02-30"), "no day “2026-02-30”"),
        (("log", "--pain", "3", "--day", "2999-01-01"), "has not come yet"),
        (("log", "--did", "juggling"), "no exercise “juggling”"),
        (("log", "--did", "brisk-walk=long"), "is a number"),
        (("log", "--did", "brisk-walk=-5"), "more than 0"),
        (("log", "--pain", "3", "--treatment", "magic"), "no treatment “magic”"),
        (("log", "--rate", "joy=3"), "no symptom “joy”"),
        (("log", "--rate", "burning"), "is a number"),
        (("log", "--rate", "burning=-1"), "from 0 to 10"),
        (("log", "--measure", "sleep-hours=25"), "0 to 24"),
        (("log", "--measure", "luck=1"), "no measurement “luck”"),
        (("log", "--pain", "3", "--did", "juggling"), "no exercise “juggling”"),
    ],
)
def test_trouble_is_one_sentence_and_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert shown(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "--day", "2999-01-01"),
        ("show", "--to", "2999-01-01"),
        ("export", "--format", "csv", "--output", "x.csv", "--to", "2999-01-01"),
        ("summary", "--from", "2026-01-01", "--to", "2999-01-01", "--output", "x.pdf"),
    ],
)
def test_days_to_come_are_refused_by_every_command_that_takes_days(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for folder in (tmp_path / "written", tmp_path / "empty"):
        started(folder / "diary.sqlite")
    assert run(tmp_path / "written", "log", "--pain", "3").returncode == 0
    for folder in (tmp_path / "written", tmp_path / "empty"):
        done = run(folder, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "2999-01-01 has not come yet" in done.stderr


@pytest.mark.parametrize("arguments", [("log",), ("nonsense",), ("log", "--pain", "much"), ("show", "--what")])
def test_wrong_usage_is_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(tmp_path, *arguments).returncode == 2


def test_today_is_the_day_that_is_ending(tmp_path: Path) -> None:
    run(tmp_path, "log", "--pain", "3")
    assert shown(tmp_path)[0]["day"] == diary_day(now()).isoformat()


def test_check_says_what_is_in_the_file(tmp_path: Path) -> None:
    assert run(tmp_path, "check").returncode == 1
    run(tmp_path, *EVENING)
    done = run(tmp_path, "check")
    assert done.returncode == 0
    assert "rating: 2" in done.stdout


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run(tmp_path / "file", *EVENING)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout.startswith("Neuropathy Diary ")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_no_display_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display")
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_summary_is_a_page_whose_text_can_be_read_back(tmp_path: Path) -> None:
    for number in range(10, 20):
        run(tmp_path, "log", "--day", f"2026-11-{number}", "--pain", "3", "--numbness", "6", "--did", "calf-stretch")
    page = tmp_path / "page.pdf"
    done = run(tmp_path, "summary", "--from", "2026-11-10", "--to", "2026-11-19", "--output", str(page))
    assert (done.returncode, done.stderr) == (0, "")
    with pdfplumber.open(page) as pdf:
        text = pdf.pages[0].extract_text()
    assert "Pain" in text
    assert "3.0" in text
    assert "6.0" in text


def test_a_summary_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "none" / "page.pdf")
    run(tmp_path, *EVENING)
    done = run(tmp_path, "summary", "--from", "2026-11-10", "--to", "2026-11-19", "--output", nowhere)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    turned = run(tmp_path, "summary", "--from", "2026-11-19", "--to", "2026-11-10", "--output", nowhere)
    assert turned.returncode == 1


def test_writing_an_evening_loads_neither_sqlalchemy_nor_numpy_nor_the_reports(tmp_path: Path) -> None:
    """Importing them took longer than the rest of the command."""
    asked = (
        "import sys; from diary.cli import app_for; app_for(['log'])(sys.argv[1:], standalone_mode=False);"
        "print([name for name in ('sqlalchemy', 'numpy', 'diary.reports.page', 'rich') if name in sys.modules])"
    )
    command = [sys.executable, "-c", asked, "--data-dir", str(tmp_path), *EVENING]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
    assert [day["ratings"] for day in shown(tmp_path)] == [{"numbness": 4, "pain": 0}]


def test_an_unknown_command_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    found = run(tmp_path, "sumary")
    assert found.returncode == 2
    assert "Did you mean 'summary'?" in found.stderr


def test_a_terminal_obeys_nothing_that_is_written_down(tmp_path: Path) -> None:
    run(tmp_path, *EVENING, "--note", "one\x1b]0;title\x07\n\x9b2J two")
    printed = run(tmp_path, "show").stdout
    assert "one\N{REPLACEMENT CHARACTER}]0;title\N{REPLACEMENT CHARACTER}\n\N{REPLACEMENT CHARACTER}2J two" in printed
    assert shown(tmp_path)[0]["note"] == "one\x1b]0;title\x07\n\x9b2J two"


@pytest.mark.parametrize("day", ["1899-12-31", "0001-01-01"])
def test_a_day_too_long_ago_is_refused(tmp_path: Path, day: str) -> None:
    refused = run(tmp_path, "log", "--day", day, "--pain", "4")
    assert refused.returncode == 1
    assert "too long ago" in refused.stderr


def test_a_place_is_shown_with_its_number_alone() -> None:
    lines = [line for day in lines_of(diary()) for line in day]
    assert "  Pain: 2, Where: Right hand, palm side, wrist" in lines
