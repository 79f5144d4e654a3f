"""Tables from elsewhere, read by what their mapping says."""

from datetime import date, time
from pathlib import Path

import pytest

from diary.analysis.daily import daily
from diary.domain.change import Change
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.formats.csv_import import ImportPlan, plan_import
from diary.formats.errors import FormatError
from diary.formats.mapping import Mapping, Thing, read_mapping

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 24)
PAIN = Thing("Pain", "symptom", key="pain")


def planned(text: str, *things: Thing, day: tuple[str, ...] = ("Date",), encoding: str = "utf-8") -> ImportPlan:
    mapping = Mapping("test", day, things or (PAIN,))
    return plan_import(text.encode(encoding), mapping, (), frozenset(), TODAY)


def real(name: str) -> ImportPlan:
    mapping = read_mapping(DATA / f"public_diary_{name}.toml")
    return plan_import((DATA / f"public_diary_{name}.csv").read_bytes(), mapping, (), frozenset(), TODAY)


def entries(changes: tuple[Change, ...], kind: type) -> list[object]:
    return [change.after for change in changes if isinstance(change.after, kind)]


def ratings(plan: ImportPlan) -> list[tuple[str, float]]:
    found = (change.after for change in plan.changes)
    return [(one.day.isoformat(), one.value) for one in found if isinstance(one, Rating)]


def test_eight_real_years_have_2908_knee_ratings_and_none_that_was_empty() -> None:
    plan = real("wide")
    assert plan.counts["Knee pain"] == 2908
    assert plan.counts["Hands and fingers pain"] == 2260
    assert plan.period == Period(date(2015, 11, 25), date(2023, 11, 12))
    assert min(value for _day, value in ratings(plan)) == 1.0
    swum = [one for one in entries(plan.changes, ExerciseDone) if isinstance(one, ExerciseDone) and one.distance_km]
    assert len(swum) == plan.counts["Swimming"] == 177


def test_several_ratings_of_a_day_are_all_kept_and_their_mean_is_the_days_value() -> None:
    plan = real("long")
    assert plan.counts == {"Knee pain": 873, "Back pain": 52}
    assert plan.several_a_day > 0
    assert plan.period is not None
    excerpt = changed(Excerpt(period=plan.period), plan.changes)
    course = daily(excerpt, "knee-pain")
    several = int((course.counts > 1).argmax())
    day = date.fromisoformat(str(course.days[several]))
    values = [one.value for one in excerpt.ratings if one.day == day and one.symptom == "knee-pain"]
    assert course.values[several] == pytest.approx(sum(values) / len(values))
    assert [(one.label, one.cells) for one in plan.left_out] == [("happiness", 4)]


def test_a_rating_written_after_midnight_counts_for_the_day_that_the_file_says() -> None:
    text = "what,value,y,m,d,date\nPain,3,2018,5,1,2018-05-02 00:40:00\n"
    mapping = Mapping("test", ("y", "m", "d"), (Thing("Pain", "symptom", key="pain"),), "what", "value", "date")
    [change] = plan_import(text.encode(), mapping, (), frozenset(), TODAY).changes
    assert isinstance(change.after, Rating)
    assert (change.after.day, change.after.time) == (date(2018, 5, 1), time(0, 40))
    assert change.after.written.replace(tzinfo=None).isoformat() == "2018-05-02T00:40:00"


def test_the_same_file_again_adds_nothing_and_a_longer_one_only_what_is_new() -> None:
    first = planned("Date;Pain\n2026-01-01;3\n2026-01-02;4\n")
    origins = frozenset(change.after.origin for change in first.changes if change.after)
    longer = b"Date;Pain\n2026-01-01;3\n2026-01-02;4\n2026-01-03;5\n"
    again = plan_import(longer, Mapping("test", ("Date",), (PAIN,)), (), origins, TODAY)
    assert ratings(again) == [("2026-01-03", 5)]
    assert again.already_there == 2


def test_an_empty_cell_is_no_record_and_a_0_is_a_rating_of_0() -> None:
    assert ratings(planned("Date,Pain\n2026-01-01,\n2026-01-02,0\n")) == [("2026-01-02", 0)]


def test_two_equal_rows_are_two_ratings() -> None:
    plan = planned("Date,Pain\n2026-01-01,3\n2026-01-01,3\n")
    assert ratings(plan) == [("2026-01-01", 3), ("2026-01-01", 3)]
    assert len({change.after.origin for change in plan.changes if change.after}) == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Date;Pain;Müde\n31.12.2025;3,5;ja\n", "utf-8"),
        ("Date;Pain;Müde\n31.12.2025;3,5;ja\n", "cp1252"),
        ("Date;Pain;Müde\r\n31.12.2025;3,5;ja\r\n", "utf-16"),
        ("Date\tPain\tMüde\n31/12/2025\t3.5\tja\n", "utf-8-sig"),
        ('"Date","Pain","Müde"\n"12/31/2025","3.5","ja"\n\n', "utf-8"),
        ("Date|Pain|Müde\n2025-12-31 20:15|3.5|ja\n", "utf-8"),
    ],
)
def test_delimiter_encoding_decimal_and_order_of_dates_are_found_out(text: str, encoding: str) -> None:
    assert ratings(planned(text, PAIN, encoding=encoding)) == [("2025-12-31", 3.5)]


def test_another_scale_is_brought_to_0_to_10() -> None:
    thing = Thing("Pain", "symptom", key="pain", scale=(1, 5))
    assert ratings(planned("Date,Pain\n2026-01-01,1\n2026-01-02,4\n", thing)) == [
        ("2026-01-01", 0),
        ("2026-01-02", 7.5),
    ]


def test_amounts_measurements_and_events_are_read_as_the_mapping_says() -> None:
    things = (
        Thing("Walk", "exercise", key="brisk-walk", amount="minutes"),
        Thing("Steps", "measurement", unit="steps"),
        Thing("Falls", "event"),
    )
    plan = planned("Date,Walk,Steps,Falls\n2026-01-01,25,0,2\n2026-01-02,0,7200,\n", *things)
    assert [getattr(one, "minutes", None) for one in entries(plan.changes, ExerciseDone)] == [25]
    assert [getattr(one, "value", None) for one in entries(plan.changes, Measurement)] == [0, 7200]
    assert len(entries(plan.changes, Event)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Date,Pain\n2026-01-01,3\n2026-01-02,11\n", "Row 3, column “Pain”: “11” is not on the scale from 0 to 10"),
        ("Date,Pain\n2026-01-01,much\n", "Row 2, column “Pain”: “much” is not a number"),
        ("Date,Pain\n2026-02-30,3\n", "Row 2, column “Date”: “2026-02-30” is not a day that there is"),
        ("Date,Pain\n30/02/2026,3\n", "Row 2, column “Date”: “30/02/2026” is not a day"),
        ("Date,Pain\n2999-01-01,3\n", "has not come yet"),
        ("Date,Pain\n01/02/2026,3\n", "day or the month first; say which"),
        ("Date,Pain\nsoon,3\n", "“soon” is not a date"),
        ("Day,Pain\n2026-01-01,3\n", "no column “Date”; it has “Day”, “Pain”"),
        ("Date,Ache\n2026-01-01,3\n", "no column “Pain”"),
        ("Date,Pain,Pain\n2026-01-01,3,4\n", "“Pain” more than once"),
        ("Date,Pain\n2026-01-01,3,4,5\n", "Row 2 has 4 cells"),
        ("", "no columns"),
        ("nothing here", "no columns"),
        ("Date,Pain\n2026-01-01,\0\n", "not a text file"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(FormatError) as refused:
        planned(text)
    assert words in str(refused.value)


def test_what_the_mapping_does_not_name_is_told() -> None:
    plan = planned("Date,Pain,Weather\n2026-01-01,3,rain\n2026-01-02,3,\n")
    assert [(one.label, one.cells) for one in plan.left_out] == [("Weather", 1)]
