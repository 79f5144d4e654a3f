"""The table with one row for each day."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, time
from io import StringIO
from typing import Any
from uuid import UUID

import pytest

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import single
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats import days_json
from diary.formats.exporting import csv_wide_export, fhir_export, html_export
from tests.formats.diaries import DAY, MADE_ON, diary


def rows(excerpt: Excerpt) -> list[dict[str, str]]:
    text = csv_wide_export.write(excerpt, MADE_ON).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_each_day_has_a_row_and_what_was_not_recorded_an_empty_cell() -> None:
    first, second = rows(diary())
    assert (first["Day"], first["Tingling (0-10)"], second["Tingling (0-10)"]) == ("2026-11-21", "0", "")
    assert (second["Pain (0-10)"], second["Numbness (0-10)"]) == ("5", "4")
    assert (first["Brisk walk"], first["Brisk walk (min)"], second["Brisk walk"]) == ("1", "25", "")
    assert (first["Steps"], first["Sleep (h)"], second["Steps"]) == ("7200", "6.5", "")
    assert first["Numbness: where"] == "Left foot, sole, toes"
    assert (first["Fall"], second["Slept well"]) == ("2", "1")
    assert second["Day off the plan"] == "Ill"
    assert first["Changes of treatment"] == "Pregabalin, started, 75 mg"


def test_each_rating_says_whether_it_is_the_evenings_or_the_mean_of_moments() -> None:
    noon, later = (Rating(day=DAY, symptom="pain", value=value, time=time(hour)) for value, hour in ((4, 12), (7, 15)))
    evening = Rating(day=DAY, symptom="pain", value=2)
    [of_moments] = rows(Excerpt(period=single(DAY), ratings=(noon, later)))
    [of_evening] = rows(Excerpt(period=single(DAY), ratings=(noon, later, evening)))
    title = "Pain: evening or moments"
    assert (of_moments["Pain (0-10)"], of_moments[title]) == ("5.5", "mean of moments")
    assert (of_evening["Pain (0-10)"], of_evening[title]) == ("2", "evening")
    again = Rating(day=DAY, symptom="pain", value=3)
    [of_two] = rows(Excerpt(period=single(DAY), ratings=(evening, again)))
    assert (of_two["Pain (0-10)"], of_two[title]) == ("2.5", "mean of several evening ratings")


def test_a_title_is_no_formula() -> None:
    assert "'=Cold feet (0-10)" in rows(diary())[0]


def test_two_things_of_one_name_are_told_apart_by_their_keys() -> None:
    excerpt = Excerpt(
        period=single(DAY),
        ratings=(Rating(day=DAY, symptom="pain", value=3), Rating(day=DAY, symptom="pain-2", value=5)),
        definitions=(Definition(kind="symptom", key="pain-2", name="Pain"),),
    )
    [row] = rows(excerpt)
    assert (row["Pain (0-10) [pain]"], row["Pain (0-10) [pain-2]"]) == ("3", "5")


def test_minutes_of_a_day_add_up() -> None:
    walks = tuple(ExerciseDone(day=DAY, exercise="brisk-walk", minutes=minutes) for minutes in (20, 12.5))
    [row] = rows(replace(diary().day(DAY), exercises=walks))
    assert row["Brisk walk (min)"] == "32.5"


def of_one_moment(numbers: tuple[int, ...]) -> Excerpt:
    """Things brought in together, so that only their random `id` could tell which came first; `numbers` are these."""
    written = datetime(2026, 11, 20, 8, tzinfo=UTC)

    def identified(place: int) -> dict[str, Any]:
        return {"id": str(UUID(int=numbers[place])), "written": written}

    ratings = [
        Rating(day=DAY, symptom=key, value=3, **identified(place))
        for place, key in enumerate(("zest", "pain", "unheard", "itching", "numbness", "aches"))
    ]
    names = {"zest": "Zest", "itching": "itching", "aches": "Aches"}
    definitions = [
        Definition(kind="symptom", key=key, name=name, **identified(place))
        for place, (key, name) in enumerate(names.items())
    ]

    def by_id(record: Record) -> str:
        return record.id

    return Excerpt(
        period=single(DAY), ratings=tuple(sorted(ratings, key=by_id)), definitions=tuple(sorted(definitions, key=by_id))
    )


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1), (4, 1, 6, 3, 5, 2)])
def test_columns_of_one_moment_stand_in_the_order_of_every_list(numbers: tuple[int, ...]) -> None:
    excerpt = of_one_moment(numbers)
    titles = [title.removesuffix(" (0-10)") for title in rows(excerpt)[0] if title.endswith("(0-10)")]
    assert titles == ["Numbness", "Pain", "Aches", "itching", "Zest", "unheard"]
    for text in (html_export.write(excerpt, MADE_ON).decode(), fhir_export.write(excerpt, MADE_ON).decode()):
        places = [text.index(f">{title}</th>") for title in titles]
        assert places == sorted(places)


def test_a_kind_that_has_no_shape_of_its_own_in_a_day_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(days_json._PARTS, "events")
    first, second = days_json.days(diary())
    fall = {"event": "fall", "text": "on leaves", "count": 2, "hurt": False, "place": "-garden"}
    assert (first["events"], second["events"]) == ([fall], [{"event": "slept-well"}])
    assert days_json.others_in_words(first) == ["What happened: fall, on leaves, 2, False, -garden"]
    assert [one["What happened"] for one in rows(diary())] == ["fall, on leaves, 2, False, -garden", "slept-well"]
