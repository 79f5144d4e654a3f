"""What the person chose, kept beside the diary."""

import json
from pathlib import Path

import pytest

from diary import settings
from diary.settings import Settings


def written(folder: Path, text: str) -> Settings:
    settings.settings_file(folder).write_text(text, encoding="utf-8")
    return settings.read(folder)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    evening = Settings()._replace(symptoms=("pain", "cramps"), measurements=("steps", "weight"), events=("visit",))
    chosen = evening._replace(theme="dark", text_size=150, voice=True, day_turn_hour=0, same_where=True)
    settings.settings_file(tmp_path).write_bytes(settings.content(chosen))
    assert settings.read(tmp_path) == chosen


@pytest.mark.parametrize("hour", [0, 12])
def test_the_first_and_the_last_hour_at_which_the_day_may_turn_are_kept(tmp_path: Path, hour: int) -> None:
    assert written(tmp_path, json.dumps({"day_turn_hour": hour})).day_turn_hour == hour


def test_without_a_file_everything_is_as_at_the_beginning(tmp_path: Path) -> None:
    assert settings.read(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "no json", "[]", "null", '{"theme": '])
def test_a_broken_file_is_as_at_the_beginning(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, text) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("text_size", 90),
        ("text_size", True),
        ("day_turn_hour", -1),
        ("day_turn_hour", 13),
        ("day_turn_hour", "4"),
        ("symptoms", "pain"),
        ("symptoms", [1, 2]),
        ("measurements", "steps"),
        ("events", [None]),
        ("trends_minutes", -5),
        ("trends_lag", 3),
        ("trends_dates", "2026-01-01"),
        ("voice", "yes"),
        ("voice", 1),
        ("unheard-of", 1),
    ],
)
def test_one_senseless_entry_leaves_the_others(tmp_path: Path, name: str, value: object) -> None:
    sound = {**Settings()._asdict(), "sounds": False}
    assert written(tmp_path, json.dumps({**sound, name: value})) == Settings()._replace(sounds=False)
