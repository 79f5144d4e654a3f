"""Clocks set back, daylight saving time, time zones, 29 February: no entry is duplicated or lost."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import ceil
from pathlib import Path

import pytest

from diary.domain.change import Change, added
from diary.domain.note import Note
from diary.domain.record import Record, diary_day
from diary.domain.symptom import Rating
from diary.storage import journal as journals
from diary.storage import saving
from diary.storage.safety import backup, checking
from diary.storage.sync import merging
from tests.builders import EVENING
from tests.forking import Forks
from tests.storage.diaries import everything, made
from tests.storage.test_merging import whole, write
from tests.test_cli import shown

PROGRAM = shutil.which("faketime")
needs_faketime = pytest.mark.skipif(PROGRAM is None, reason="needs Debian's faketime")


_MODULES = ("diary.cli.evening_commands", "diary.cli.safety_commands", "diary.storage.sync.merging", "pydantic.types")
"""What the commands import; Typer takes Pydantic along where that is installed."""
_forks: list[Forks] = []


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    """End the process started by `run_at` after the last test."""
    yield
    while _forks:
        _forks.pop().close()


def run_at(moment: str, zone: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line at a point in time (ISO, with UTC offset) on a computer in a time zone."""
    assert PROGRAM is not None
    if not _forks:
        _forks.append(Forks(_MODULES, (PROGRAM, "-f", "+0"), FAKETIME_NO_CACHE="1"))
    ahead = f"{ceil(datetime.fromisoformat(moment).timestamp() - time.time()):+}"  # not a part of a second before it
    return _forks[0].run("diary", "--data-dir", str(folder), *arguments, TZ=zone, FAKETIME=ahead, FAKETIME_NO_CACHE="1")


def log_at(moment: str, zone: str, folder: Path, *what: str) -> None:
    done = run_at(moment, zone, folder, "log", *what)
    assert done.returncode == 0, done.stderr


def ratings(folder: Path) -> list[tuple[str, str, float]]:
    """Day, time and value of all ratings, in order."""
    records, _versions = whole(folder / "diary.sqlite")
    found = [one for one in records if isinstance(one, Rating)]
    return sorted((f"{one.day}", f"{one.time or ''}", one.value) for one in found)


def test_what_the_clock_says_decides_the_day_on_both_sides_of_a_change_to_winter_time() -> None:
    before, after = (datetime.fromisoformat(f"2026-10-25T02:30:00+0{hours}:00") for hours in (2, 1))
    assert after - before == timedelta(hours=1)
    assert diary_day(before) == diary_day(after) == date(2026, 10, 24)
    assert diary_day(datetime.fromisoformat("2026-10-25T04:00:00+01:00")) == date(2026, 10, 25)
    assert diary_day(datetime.fromisoformat("2026-03-29T03:01:00+02:00")) == date(2026, 3, 28), "an hour was left out"
    assert diary_day(datetime.fromisoformat("2028-02-29T23:00:00+01:00")) == date(2028, 2, 29)
    assert diary_day(datetime.fromisoformat("2028-03-01T03:59:59+01:00")) == date(2028, 2, 29)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=5)


def test_every_state_is_kept_when_the_clock_goes_back_between_changes(
    diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ShiftedClock(monkeypatch)
    states: list[Note] = [Note(day=EVENING, text="0")]
    clock.set("2026-11-24T20:00:00+00:00")
    write(diary, *added(states))
    for number, moment in enumerate(("2026-11-22T09:00:00", "2026-11-22T09:00:00", "2026-11-25T00:00:00"), 1):
        clock.set(f"{moment}+00:00")
        states.append(replace(states[-1], text=f"{number}"))
        write(diary, Change(states[-2], states[-1]))
    records, versions = whole(diary)
    mine = versions[states[0].id]
    assert isinstance(mine, frozenset)
    assert {one.record for one in mine} == set(states[:-1])
    assert states[-1] in records


class ShiftedClock:
    """The clock with which the storage dates changes and names backups."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.present = datetime.now(UTC)
        clock = self

        class Wrong(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # answers no `Self`
                return clock.present if tz else clock.present.replace(tzinfo=None)

        for module in (journals, backup, saving):
            monkeypatch.setattr(module, "datetime", Wrong)

    def set(self, moment: str) -> None:
        self.present = datetime.fromisoformat(moment)


def test_backups_made_while_the_clock_was_ahead_are_not_taken_for_the_newest(
    diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ShiftedClock(monkeypatch)
    clock.set("2036-01-01T00:00:00+00:00")
    ahead = backup.make_daily(diary)
    clock.set("2026-11-24T21:00:00+00:00")
    assert backup.make_daily(diary) is None, "nothing was written since"
    write(diary, *added([Note(day=EVENING, text="since")]))
    latest = backup.make_daily(diary)
    assert latest is not None
    assert backup.make_daily(diary) is None, "one backup of one state"
    found = backup.newest_good(diary)
    assert found is not None
    assert found[0] == latest
    assert backup.backups(backup.folder_of(diary), diary) == [latest, ahead]


def test_a_copy_of_the_same_second_takes_the_place_of_none(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ShiftedClock(monkeypatch).set("2026-10-25T02:30:00+01:00")
    elsewhere = diary.parent / "elsewhere"
    elsewhere.mkdir()
    notes = [Note(day=EVENING, text=f"{number}") for number in range(3)]
    copies = [saving.save_elsewhere(diary, elsewhere, added([note])).path for note in notes]
    assert len(set(copies)) == 3
    for copy, note in zip(copies, notes, strict=True):
        assert note.text in {
            one.text for one in everything(copy)["Note"] if isinstance(one, Note) and one.day == EVENING
        }


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=400), timedelta(days=-400)])
def test_copies_end_equal_however_wrong_the_clock_of_one_is(
    diary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: timedelta
) -> None:
    clock = ShiftedClock(monkeypatch)
    first = Note(day=EVENING, text="first")
    write(diary, *added([first]))
    other = Path(shutil.copytree(diary.parent, tmp_path / "other")) / diary.name
    here, there = replace(first, text="here"), replace(first, text="there")
    write(diary, Change(first, here))
    clock.present += ahead
    write(other, Change(first, there))
    for _time in range(2):
        merging.merge(diary, other)
        merging.merge(other, diary)
    assert whole(diary) == whole(other)
    records, versions = whole(diary)
    mine = versions[first.id]
    assert isinstance(mine, frozenset)
    known: set[Record] = {one.record for one in mine} | {one for one in records if one.id == first.id}
    assert known == {first, here, there}


@needs_faketime
def test_evenings_written_before_and_after_the_clock_was_set_back(tmp_path: Path) -> None:
    zone = "Europe/Berlin"
    log_at("2026-11-24T20:00:00+01:00", zone, tmp_path, "--pain", "4", "--did", "calf-stretch", "--note", "before")
    log_at("2026-11-22T20:00:00+01:00", zone, tmp_path, "--pain", "6", "--note", "after")
    refused = run_at("2026-11-22T20:01:00+01:00", zone, tmp_path, "log", "--day", "2026-11-24", "--pain", "1")
    assert (refused.returncode, refused.stderr) == (1, "2026-11-24 has not come yet; today is 2026-11-22.\n")
    assert [(day["day"], day["note"]) for day in shown(tmp_path)] == [("2026-11-22", "after"), ("2026-11-24", "before")]
    done = run_at("2026-11-22T20:02:00+01:00", zone, tmp_path, "backup")
    assert done.stdout.splitlines()[1] == "2 days with entries, from 2026-11-22 to 2026-11-24; 2 ratings."
    log_at("2026-11-24T20:30:00+01:00", zone, tmp_path, "--pain", "5", "--did", "calf-stretch", "--note", "again")
    assert ratings(tmp_path) == [("2026-11-22", "", 6), ("2026-11-24", "", 5)], "a day lived twice is there once"
    assert shown(tmp_path, "--day", "2026-11-24")[0]["exercises"] == {"calf-stretch": {}}
    assert checking.check(tmp_path / "diary.sqlite").problems == ()


@needs_faketime
def test_the_hour_that_comes_twice_and_the_one_that_is_left_out(tmp_path: Path) -> None:
    zone = "Europe/Berlin"
    for moment, value in (("2026-10-25T00:30:00+00:00", "3"), ("2026-10-25T01:30:00+00:00", "5")):
        log_at(moment, zone, tmp_path, "--now", "--pain", value)
        log_at(moment, zone, tmp_path, "--numbness", value, "--treatment", "warm-bath")
    both = [("2026-10-24", "", 5.0), ("2026-10-24", "02:30:00", 5.0)]
    assert ratings(tmp_path) == both, "what is said twice of one time of the day is an edit"
    _records, versions = whole(tmp_path / "diary.sqlite")
    earlier = [version.record for kept in versions.values() for version in kept]  # type: ignore[attr-defined]  # `whole` is untyped
    assert sorted(one.value for one in earlier if isinstance(one, Rating)) == [3, 3], "kept as it was before"
    assert shown(tmp_path)[0]["treatments"] == ["warm-bath"]
    for moment in ("2026-03-29T00:59:00+00:00", "2026-03-29T01:01:00+00:00"):
        log_at(moment, zone, tmp_path, "--now", "--pain", "1")
    moments = [("2026-03-28", "01:59:00", 1.0), ("2026-03-28", "03:01:00", 1.0)]
    assert ratings(tmp_path) == [*moments, *both]


@needs_faketime
def test_a_journey_on_which_a_day_is_lived_twice_and_one_left_out(tmp_path: Path) -> None:
    log_at("2026-11-24T21:00:00+09:00", "Asia/Tokyo", tmp_path, "--pain", "4", "--did", "calf-stretch")
    log_at("2026-11-24T20:00:00-08:00", "America/Los_Angeles", tmp_path, "--pain", "7", "--did", "calf-stretch")
    assert ratings(tmp_path) == [("2026-11-24", "", 7)]
    _records, versions = whole(tmp_path / "diary.sqlite")
    found = [version for kept in versions.values() for version in kept]  # type: ignore[attr-defined]  # `whole` is untyped
    assert [one.record.value for one in found if isinstance(one.record, Rating)] == [4], "kept as it was before"
    log_at("2026-11-26T20:00:00+13:00", "Pacific/Auckland", tmp_path, "--pain", "2")
    assert [day["day"] for day in shown(tmp_path)] == ["2026-11-24", "2026-11-26"], "what was not lived is not there"


@needs_faketime
def test_29_february_and_the_year_after(tmp_path: Path) -> None:
    log_at("2028-02-29T20:00:00+01:00", "Europe/Berlin", tmp_path, "--pain", "4")
    log_at("2028-03-01T03:30:00+01:00", "Europe/Berlin", tmp_path, "--pain", "5")
    assert ratings(tmp_path) == [("2028-02-29", "", 5)]
    log_at("2029-02-28T20:00:00+01:00", "Europe/Berlin", tmp_path, "--pain", "6")
    refused = run_at(
        "2029-02-28T20:00:00+01:00", "Europe/Berlin", tmp_path, "log", "--day", "2029-02-29", "--pain", "1"
    )
    assert refused.returncode == 1
    assert "2029-02-29" in refused.stderr
    assert "Traceback" not in refused.stderr
    log_at("2029-03-01T20:00:00+01:00", "Europe/Berlin", tmp_path, "--day", "2028-02-29", "--numbness", "1")
    assert ratings(tmp_path) == [("2028-02-29", "", 1), ("2028-02-29", "", 5), ("2029-02-28", "", 6)]


@needs_faketime
def test_copies_of_two_computers_whose_clocks_differ_by_years_join(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    log_at("2026-11-24T20:00:00+01:00", "Europe/Berlin", ours, "--pain", "4", "--note", "first")
    shutil.copytree(ours, theirs)
    log_at("2026-11-25T20:00:00+01:00", "Europe/Berlin", ours, "--day", "2026-11-24", "--pain", "5")
    log_at("2036-11-24T20:00:00-08:00", "America/Los_Angeles", theirs, "--day", "2026-11-24", "--note", "second")
    for _time in range(2):
        for one, other in ((ours, theirs), (theirs, ours)):
            done = run_at("2026-11-25T21:00:00+01:00", "Europe/Berlin", one, "merge", str(other / "diary.sqlite"))
            assert done.returncode == 0, done.stderr
    assert done.stdout == "There is nothing new in it.\n"
    assert whole(ours / "diary.sqlite") == whole(theirs / "diary.sqlite")
    assert shown(ours) == [{"day": "2026-11-24", "ratings": {"pain": 5.0}, "note": "second"}]
