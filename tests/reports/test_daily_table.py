"""The tables of values at the end of the full form: what each row and each cell says, day by day and in long spans."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.reports.blocks import Contents
from diary.reports.daily_table import daily_table
from diary.reports.summary import PARTS, Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import day, made, rated

LAST_DAY = 83
YEARS = 735


def table(days: int, options: Options | None = None, **fields: Any) -> Contents:  # noqa: ANN401 - fields of an excerpt
    """The tables of so many days up to the last one of the made diary, with these records in the place of its own."""
    period = Period(day(LAST_DAY - days + 1), day(LAST_DAY))
    excerpt = replace(made(), period=Period(period.before().first, period.last), **fields)
    full = replace(options or Options(period=period), period=period, form="full")
    said = daily_table(summary(excerpt, full), excerpt, ENGLISH)
    assert said is not None
    return said


def rows(said: Contents, number: int = 0) -> dict[str, list[str]]:
    """The rows of one of the tables, by their label."""
    return {label: cells for label, *cells in said["tables"][number]["rows"]}


@pytest.mark.parametrize(
    ("days", "heading", "firsts"),
    [
        (98, "Day by day", [("Fri 14 Aug", 98)]),
        (99, "Week by week", [("13 Aug 2026", 15)]),
        (YEARS, "Week by week", [("15 Nov 2024", 105)]),
        (YEARS + 1, "Month by month, and week by week at the end", [("Nov 2024", 25), ("21 Nov 2025", 52)]),
    ],
)
def test_a_row_is_a_day_a_week_or_a_month_whichever_the_period_has_room_for(
    days: int, heading: str, firsts: list[tuple[str, int]]
) -> None:
    said = table(days)
    assert said["heading"] == heading
    assert [(one["rows"][0][0], len(one["rows"])) for one in said["tables"]] == firsts
    heads = {"Day by day": ["Day"], "Week by week": ["Week from"]}.get(heading, ["Month", "Week from"])
    assert [one["head"] for one in said["tables"]] == [
        [head, "Numbness", "Tingling", "Pain", "Min.", "Events"] for head in heads
    ]


def test_a_day_has_its_values_with_what_they_are_the_mean_of() -> None:
    ratings = (
        *rated("pain", {70: 3, 71: 6.5}),
        *(Rating(day=day(72), symptom="pain", value=value) for value in (5, 6)),
        *(Rating(day=day(73), symptom="pain", value=value, time=time(hour)) for hour, value in ((9, 2), (15, 5))),
        Rating(day=day(74), symptom="pain", value=8),
        Rating(day=day(74), symptom="pain", value=1, time=time(9)),
    )
    exercises = (
        ExerciseDone(day=day(70), exercise="brisk-walk", minutes=30),
        ExerciseDone(day=day(71), exercise="calf-stretch"),
        ExerciseDone(day=day(72), exercise="brisk-walk", minutes=30),
        ExerciseDone(day=day(72), exercise="calf-stretch"),
        ExerciseDone(day=day(73), exercise="cycling"),
    )
    events = (
        Event(day=day(70), event="fall", count=2),
        Event(day=day(70), event="flare"),
        Event(day=day(73), event="flare"),
        Event(day=day(75), event="no-fall"),
    )
    said = rows(table(14, ratings=ratings, exercises=exercises, events=events))
    assert {label: cells[2:] for label, cells in said.items() if set(cells) != {"–"}} == {
        "Fri 6 Nov": ["3", "30", "Fall (2 times), Flare"],
        "Sat 7 Nov": ["6.5", "~1.5", "–"],
        "Sun 8 Nov": ["5.5 e", "31.5 (~1.5)", "–"],
        "Mon 9 Nov": ["3.5 m", "done", "Flare, Pain 09:00 2, 15:00 5"],
        "Tue 10 Nov": ["8", "–", "Pain 09:00 1"],
    }


def test_a_week_and_a_month_have_their_mean_and_from_where_to_where_it_went() -> None:
    """November has 19 of its days in the period, of which 12 are rated; the last week 7, of which 3 are."""
    ratings = rated("pain", {**dict.fromkeys(range(65, 72), 4.0), 72: 7.5, 73: 4, 77: 2, 78: 2, 79: 2})
    exercises = (
        ExerciseDone(day=day(76), exercise="brisk-walk", minutes=20),
        ExerciseDone(day=day(77), exercise="brisk-walk", minutes=30),
        ExerciseDone(day=day(83), exercise="calf-stretch"),
    )
    events = (
        *(Event(day=day(number), event="fall", count=count) for number, count in ((77, 2), (83, None))),
        Event(day=day(70), event="flare"),
    )
    said = table(YEARS + 1, ratings=ratings, exercises=exercises, events=events)
    assert rows(said)["Nov 2026"][2:] == ["3.8 (2–7.5)", "51.5 (~1.5)", "Fall 3, Flare 1"]
    assert rows(said)["Oct 2026"] == ["–"] * 5
    weeks = rows(said, 1)
    assert [weeks[label][2:] for label in ("30 Oct 2026", "6 Nov 2026", "13 Nov 2026")] == [
        ["4.0 (4)", "–", "–"],
        ["4.9 (4–7.5)", "20", "Flare 1"],
        ["– (2)", "31.5 (~1.5)", "Fall 3"],
    ]


def test_a_month_ends_where_the_next_one_begins_and_the_last_with_the_period() -> None:
    months = {"Sep 2026": (4, 33), "Oct 2026": (34, 64), "Nov 2026": (65, 83)}
    values = {
        number: value
        for ends, value in zip(months.values(), (2.0, 5.0, 8.0), strict=True)
        for number in range(ends[0], ends[1] + 1)
    }
    said = rows(table(YEARS + 1, ratings=rated("pain", values)))
    assert [said[label][2] for label in months] == ["2.0 (2)", "5.0 (5)", "8.0 (8)"]


def test_more_symptoms_than_columns_go_on_in_a_table_of_symptoms_alone() -> None:
    own = tuple(Definition(kind="symptom", key=f"own-{n}", name=f"Own {n}") for n in range(10, 30))
    flare = Event(day=day(80), event="flare")
    ratings = tuple(one for named in own for one in rated(named.key, {80: 3}))
    for days, most in ((14, 18), (99, 6)):
        first, second, *_others = table(days, ratings=ratings, definitions=own, events=(flare,))["tables"]
        assert first["head"][1:] == [*(f"Own {n}" for n in range(10, 10 + most)), "Min.", "Events"]
        assert second["head"][1:] == [f"Own {n}" for n in range(10 + most, min(30, 10 + 2 * most))]
        assert (first["numbers"], first["has_words"]) == (most + 1, True)
        assert (second["numbers"], second["has_words"]) == (len(second["head"]) - 1, False)
        assert second["short"] == [second["head"][0], *"ABCDEF"[: len(second["head"]) - 1]]
        assert second["legend"].startswith(f"A Own {10 + most} \N{MIDDLE DOT} B Own {11 + most}")


def test_without_events_and_without_exercises_there_are_no_columns_for_them() -> None:
    assert table(14, events=())["tables"][0]["head"] == ["Day", "Numbness", "Tingling", "Pain", "Min."]
    unwanted = Options(period=Period(day(0), day(1)), parts=frozenset(PARTS) - {"exercises", "events"})
    assert table(14, unwanted)["tables"][0]["head"] == ["Day", "Numbness", "Tingling", "Pain"]


def test_the_lines_above_say_what_the_letters_are_and_of_moments_only_where_there_are_some() -> None:
    alone = "A number alone is the evening’s rating of the past 24 hours."
    letters = "e is the mean of several evening ratings, m that of ratings of moments; ~ follows from the dose."
    blank = "– is not recorded."
    assert table(14)["lines"] == [f"{alone} {letters} {blank}"]
    moment = Rating(day=day(80), symptom="pain", value=2, time=time(9))
    with_moments = "Ratings of moments stand at the right, each after its time."
    assert table(14, ratings=(moment,))["lines"] == [f"{alone} {letters} {with_moments} {blank}"]
    assert table(99)["lines"] == [
        f"Means, given where at least half of the days are recorded; in brackets lowest to highest. {blank}"
    ]


def test_days_have_a_year_where_the_period_crosses_one() -> None:
    winter = Period(day(LAST_DAY) + timedelta(days=39), day(LAST_DAY) + timedelta(days=50))
    excerpt = replace(made(), period=Period(winter.before().first, winter.last), ratings=rated("pain", {125: 4}))
    said = daily_table(summary(excerpt, Options(period=winter, form="full")), excerpt, ENGLISH)
    assert said is not None
    assert [row[0] for row in said["tables"][0]["rows"]][3:5] == ["Thu 31 Dec 2026", "Fri 1 Jan 2027"]
