from pathlib import Path

import pytest

from diary.domain.catalogue import exercise_from, exercises
from diary.domain.exercise import dose_in_short, dose_in_words
from diary.domain.plan import suggested_plan
from diary.domain.record import InvalidEntryError, now


def test_every_exercise_of_the_suggested_plan_is_in_the_catalogue() -> None:
    for line in suggested_plan(now().date()):
        assert set(line.exercises) <= set(exercises())


@pytest.mark.parametrize(
    ("key", "short", "words"),
    [
        ("calf-stretch", "3 × 15 s each leg", "3 times 15 seconds each leg"),
        ("calf-raise", "10–15 times", "10 to 15 times"),
        ("brisk-walk", "20–30 min", "20 to 30 minutes"),
        ("arm-circles", "10 each way", "10 times each way"),
    ],
)
def test_dose_is_shown_short_and_spoken_in_words(key: str, short: str, words: str) -> None:
    dose = exercises()[key].dose
    assert (dose_in_short(dose), dose_in_words(dose)) == (short, words)


@pytest.mark.parametrize(
    "text",
    [
        'name = "X"',
        'name = "X"\ncategory = "foot"\nsets = 3\n[dose]\nsets = 3',
        'name = "X"\ncategory = "elbow"\n[dose]\nsets = 3',
        'name = "X"\ncategory = "foot"\n[dose]\nsets = 0',
        'name = "X"\ncategory = "foot"\n[dose]\nlaps = 3',
        "not toml",
    ],
)
def test_broken_exercise_file_is_named(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "heel-walk.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=r"heel-walk\.toml"):
        exercise_from(broken)
