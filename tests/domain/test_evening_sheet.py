"""Four weeks on paper: the columns follow what is tracked, and what is typed of a sheet is what an evening writes."""

from dataclasses import replace
from datetime import date

import pytest

from diary.domain import evening
from diary.domain.change import Change
from diary.domain.evening_sheet import SheetColumn, Tracked, cells_of, sheet_columns, sheet_period, typed
from diary.domain.event import ON_PAPER, Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period, single
from diary.domain.plan.plan import PlanLine, suggested_plan
from diary.domain.record import InvalidEntryError

DAY = date(2026, 12, 1)
TRACKED = Tracked(("numbness", "tingling", "pain"), ("sleep-hours", "woken"), ("warm-bath",), ())
PLAN = (
    PlanLine(exercises=("calf-stretch",), valid_from=DAY, position=0),
    PlanLine(exercises=("brisk-walk", "cycling"), choice="one", valid_from=DAY, position=1),
)


def blank() -> Excerpt:
    return Excerpt(period=single(DAY), plan=PLAN)


def columns() -> dict[str, SheetColumn]:
    return {one.name: one for one in sheet_columns(blank(), TRACKED, DAY)}


def type_in(excerpt: Excerpt, writer: str = "", **cells: str) -> list[Change]:
    named = {name.replace("_", " "): cell for name, cell in cells.items()}
    return typed(excerpt, DAY, {columns()[name]: cell for name, cell in named.items()}, writer)


def test_a_sheet_has_the_four_weeks_from_the_monday_of_its_day() -> None:
    assert sheet_period(date(2026, 12, 2)) == Period(date(2026, 11, 30), date(2026, 12, 27))
    assert sheet_period(date(2026, 11, 30)).first == date(2026, 11, 30)


def test_the_columns_are_what_is_tracked_in_the_order_of_the_sheet() -> None:
    assert list(columns()) == [
        "Numbness", "Tingling", "Pain", "Sleep hours", "Fall", "Feet seen", "Calf stretch", "Brisk walk min",
        "Warm bath", "Woken by symptoms", "In a few words",
    ]  # fmt: skip
    little = Tracked(("pain",), (), (), ("falls", "exercises", "treatments", "sentence"))
    assert [one.name for one in sheet_columns(blank(), little, DAY)] == ["Pain", "Feet seen"]
    assert len(sheet_columns(replace(blank(), plan=tuple(suggested_plan(DAY))), TRACKED, DAY)) == 14


def test_blank_cells_write_nothing_and_a_0_is_a_rating() -> None:
    assert type_in(blank(), Numbness="", Fall="", Sleep_hours=" ", In_a_few_words="") == []
    after = changed(blank(), type_in(blank(), Numbness="0"))
    assert [(one.symptom, one.value) for one in after.ratings] == [("numbness", 0.0)]


def test_a_typed_day_has_the_records_of_the_evening_and_who_wrote_it_on_paper() -> None:
    after = changed(
        blank(),
        type_in(
            blank(), "Anna", Pain="4", Sleep_hours="6,5", Fall="n", Feet_seen="x", Calf_stretch="X",
            Brisk_walk_min="25", Warm_bath="x", In_a_few_words="Cold feet.",
        ),
    )  # fmt: skip
    assert [(one.symptom, one.value) for one in after.ratings] == [("pain", 4.0)]
    assert [(one.quantity, one.value) for one in after.measurements] == [("sleep-hours", 6.5)]
    assert {one.event for one in after.events} == {"near-fall", "feet-same", "on-paper"}
    assert {one.exercise: one.minutes for one in after.exercises} == {"calf-stretch": None, "brisk-walk": 25.0}
    assert [one.treatment for one in after.treatments] == ["warm-bath"]
    assert [(one.text, one.author) for one in after.notes] == [("Cold feet.", "Anna")]
    mark = next(one for one in after.events if one.event == ON_PAPER.key)
    assert (mark.text, mark.day) == ("Anna", DAY)


def test_what_the_diary_has_fills_the_cells_and_unchanged_cells_change_nothing() -> None:
    day = type_in(
        blank(), Pain="6.5", Fall="x", Feet_seen="N", Brisk_walk_min="x", Warm_bath="x", In_a_few_words="Cold."
    )
    full = changed(blank(), day)
    order = sheet_columns(blank(), TRACKED, DAY)
    cells = dict(zip([one.name for one in order], cells_of(full, DAY, order), strict=True))
    assert {name: cell for name, cell in cells.items() if cell} == {
        "Pain": "6.5",
        "Fall": "x",
        "Feet seen": "N",
        "Brisk walk min": "25",
        "Warm bath": "x",
        "In a few words": "Cold.",
    }
    assert typed(full, DAY, dict(zip(order, cells.values(), strict=True)), "Anna") == []


def test_a_cell_that_is_emptied_takes_its_record_away_and_nothing_else() -> None:
    full = changed(blank(), [*evening.rate(blank(), DAY, "pain", 3), *evening.rate(blank(), DAY, "numbness", 2)])
    after = changed(full, type_in(full, Pain=""))
    assert [one.symptom for one in after.ratings] == ["numbness"]


def test_a_day_without_falls_that_the_diary_knows_of_stays_so() -> None:
    full = changed(blank(), evening.answer(blank(), DAY, ("fall",), Event(day=DAY, event="no-fall")))
    assert typed(full, DAY, {columns()["Fall"]: ""}) == []


@pytest.mark.parametrize(
    ("name", "cell", "said"),
    [
        ("Pain", "11", "Pain: A rating is a number from 0 to 10; 11 is not."),
        ("Pain", "much", "Pain: “much” is no number."),
        ("Pain", "nan", "Pain: A rating is a number from 0 to 10; nan is not."),
        ("Fall", "maybe", "Fall: “maybe” is not a tick (x), N or nothing."),
        ("Calf stretch", "N", "Calf stretch: “N” is not a tick (x) or nothing."),
        ("Sleep hours", "25", "Sleep hours: Sleep: 25 h cannot be; it is 0 to 24."),
    ],
)
def test_what_cannot_be_is_said_with_its_column(name: str, cell: str, said: str) -> None:
    with pytest.raises(InvalidEntryError) as error:
        typed(blank(), DAY, {columns()[name]: cell})
    assert str(error.value) == said
