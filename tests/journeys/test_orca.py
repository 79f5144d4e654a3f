"""A whole evening and a chart by keys, with what Orca speaks as the only check (Linux)."""

import os
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.storage.journal import Journal
from tests.builders import started
from tests.journeys import orca
from tests.journeys.test_trends import evenings
from tests.slow.whole import at, only_whole

MUST_RUN = "NEUROPATHY_DIARY_TEST_SCREEN_READER"


def spoken_lines(transcript: str) -> list[str]:
    """What was spoken, in its order; after which key Orca said it depends on how busy the computer is."""
    return [line.strip() for line in transcript.splitlines() if line.startswith(" ")]


def beginning(transcript: str, keys: int) -> str:
    """What was spoken at the start and after so many keys."""
    lines = transcript.splitlines()
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    return "\n".join(lines[: [*starts, len(lines)][keys + 1]])


@pytest.fixture
def has_orca() -> None:
    if lacking := orca.missing():
        if os.environ.get(MUST_RUN):
            pytest.fail(f"this has to run here, and there is no {lacking}")
        pytest.skip(f"needs {lacking}")


@pytest.mark.usefixtures("has_orca")
def test_an_evening_is_spoken_as_in_the_golden_transcript(tmp_path: Path) -> None:
    keys = orca.EVENING[: at(len(orca.EVENING), 4)]
    said = orca.transcript(keys, orca.heard(keys, tmp_path))
    assert spoken_lines(said) == spoken_lines(beginning(orca.TRANSCRIPT.read_text(), len(keys)))


def test_the_golden_transcript_has_each_key_of_the_evening_and_an_answer_to_the_first() -> None:
    lines = orca.TRANSCRIPT.read_text().splitlines()
    keys = [line.removesuffix(":") for line in lines if not line.startswith(" ")]
    assert keys == ["start", *orca.EVENING]
    assert "    Numbness, 3 of 10" in lines


@only_whole
@pytest.mark.usefixtures("has_orca")
def test_a_chart_is_spoken_once_at_length_and_then_day_by_day(tmp_path: Path) -> None:
    (tmp_path / "diary").mkdir()
    with Journal(started(tmp_path / "diary" / "diary.sqlite")) as journal:
        journal.apply(added(evenings(30, orca.today())))
    keys = ("ctrl+3", "Left", "Left", "p")
    _start, page, *days, hidden = orca.heard(keys, tmp_path)
    assert [line for line in page if line.startswith("Timeline, ")], page
    assert len([line for line in page if " on 30 of 30 days" in line]) == 1
    assert [[line.partition(", ")[2] for line in one] for one in days] == [
        ["Numbness 4, Pain 1, 25 min exercise"],
        ["Numbness 4, Pain 2, 25 min exercise"],
    ]
    assert not [line for line in hidden if " on 30 of 30 days" in line], "drawn anew, it is not spoken again"


@only_whole
@pytest.mark.usefixtures("has_orca")
def test_a_guided_session_is_spoken(tmp_path: Path) -> None:
    *_before, begun, paused, going = orca.heard(("alt+x", "Tab", "space", "space", "space"), tmp_path)
    assert begun[:2] == ["Guided session — Neuropathy Diary", "Pause or go on push button."]
    assert begun.count("Arm circles, Forwards") == 1
    assert paused == ["Paused"]
    assert "Going on" in going
    assert not [line for line in going if line.startswith("Pause")]
