"""The facts of the page by its parts: what is empty without each of them, and in which order they stand."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from diary.domain.own_words import own_words_item
from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.domain.site import Extent
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.reports.summary import PARTS, MarkedNote, Options, SummaryPart, TreatmentDays, summary
from tests.reports.diaries import KNEE, TWELVE_WEEKS, busy, day, made, note, rated

OPTIONS = Options(period=TWELVE_WEEKS)
FIELDS: dict[SummaryPart, tuple[str, ...]] = {
    "now": ("now",),
    "thing": ("one_thing",),
    "words": ("own_words",),
    "chart": ("shows_chart",),
    "where": ("where",),
    "questions": ("questions",),
    "exercises": ("planned", "outside_plan", "categories", "aerobic"),
    "treatments": ("treatments", "treatment_events"),
    "events": ("happened",),
    "worst": ("worst",),
    "visits": ("visits",),
    "notes": ("notes",),
}


def whole() -> Excerpt:
    """The busy diary with what matters to the person, their words, and an exercise outside the plan."""
    return replace(
        busy(),
        definitions=(*busy().definitions, Definition(kind="measurement", key=KEY, name="my buttons")),
        measurements=(Measurement(day=day(3), quantity=KEY, value=4),),
        background=(BackgroundAnswer(item=own_words_item("pain"), texts=("a hot wire",)),),
        plan=tuple(line for line in busy().plan if "brisk-walk" not in line.exercises),
    )


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_its_facts_and_without_it_they_and_no_others_are_empty(part: SummaryPart) -> None:
    facts = summary(whole(), OPTIONS)
    without = summary(whole(), replace(OPTIONS, parts=OPTIONS.parts - {part}))
    for of_part, fields in FIELDS.items():
        for field in fields:
            assert getattr(facts, field)
            assert bool(getattr(without, field)) == (of_part != part), field


def test_a_chart_is_shown_of_ratings_or_of_exercises_that_are_wanted() -> None:
    unrated = replace(made(), ratings=())
    wanted = OPTIONS.parts - {"exercises"}
    assert summary(unrated, OPTIONS).shows_chart
    assert not summary(unrated, replace(OPTIONS, parts=wanted)).shows_chart
    assert summary(made(), replace(OPTIONS, parts=wanted)).shows_chart
    assert not summary(replace(unrated, exercises=()), OPTIONS).shows_chart


def test_events_are_falls_near_falls_and_then_those_that_happened_most_often() -> None:
    own = Definition(kind="event", key="dizzy", name="Dizzy")
    kinds = [("dizzy", 3), ("flare", 3), ("stopped-hurt", 5), ("near-fall", 1), ("fall", 1), ("no-fall", 9)]
    events = tuple(Event(day=day(n), event=key) for key, number in kinds for n in range(number))
    twice = Event(day=day(60), event="fall", count=4)
    found = summary(replace(made(), events=(*events, twice), definitions=(own,)), OPTIONS).happened
    assert [(one.name, one.times) for one in found] == [
        ("Fall", 5),
        ("Near-fall", 1),
        ("Stopped an exercise because it hurt", 5),
        ("Dizzy", 3),
        ("Flare", 3),
    ]
    assert [event.day for event in found[0].events] == [day(60), day(0)]


def test_treatments_of_most_days_come_first_and_of_as_many_by_name() -> None:
    done = tuple(
        TreatmentDone(day=day(n), treatment=key)
        for key, number in (("B", 2), ("C", 3), ("A", 2))
        for n in range(number)
    )
    found = summary(replace(made(), treatments=done), OPTIONS).treatments
    assert found == (TreatmentDays("C", 3), TreatmentDays("A", 2), TreatmentDays("B", 2))


def test_changes_of_one_day_stand_in_the_order_in_which_they_were_written() -> None:
    changes = tuple(
        TreatmentEvent(day=day(on), treatment="Pregabalin", turn=turn, written=datetime(2026, 11, written, tzinfo=UTC))
        for on, turn, written in ((5, "stopped", 2), (5, "started", 1), (3, "started", 3), (5, "changed", 3))
    )
    found = summary(replace(made(), treatment_changes=changes), OPTIONS).treatment_events
    assert [(one.change.day, one.change.turn) for one in found] == [
        (day(3), "started"),
        (day(5), "started"),
        (day(5), "stopped"),
        (day(5), "changed"),
    ]


def test_chosen_symptoms_stand_in_their_order_and_nowhere_are_others() -> None:
    excerpt = replace(whole(), ratings=(*whole().ratings, *rated("knee-pain", {3: 4})), definitions=(KNEE,))
    facts = summary(excerpt, replace(OPTIONS, symptoms=("knee-pain", "pain", "unknown")))
    assert [row.name for row in facts.symptoms] == ["Knee pain", "Pain"]
    assert [one.name for one in facts.worst] == ["Knee pain", "Pain"]
    assert facts.visits is not None
    assert facts.visits.symptoms == (("knee-pain", "Knee pain"), ("pain", "Pain"))


def test_where_it_is_felt_goes_by_the_last_four_weeks_and_the_latest_extent() -> None:
    reach = tuple(
        Extent(day=day(on), limb=limb, level=level)
        for on, limb, level in (
            (55, "right-arm", "ankle"),
            (56, "left-leg", "toes"),
            (80, "left-leg", "ankle"),
            (60, "right-leg", "toes"),
        )
    )
    found = summary(replace(made(), extents=reach), OPTIONS).where
    assert found is not None
    assert (found.period, found.recorded, found.symptoms) == (Period(day(56), day(83)), 0, ())
    assert [(one.limb, one.level) for one in found.extents] == [("left-leg", "ankle"), ("right-leg", "toes")]
    short = summary(replace(made(), extents=reach), replace(OPTIONS, period=Period(day(70), day(83)))).where
    assert short is not None
    assert short.period == Period(day(70), day(83))


def test_names_and_notes_lose_the_space_around_them() -> None:
    jo = replace(note(3, "  He slept.\n"), author=" Jo ")
    facts = summary(replace(made(), notes=(jo,), profiles=(Profile(name="  Alex "),)), OPTIONS)
    assert facts.name == "Alex"
    assert facts.notes == (MarkedNote(day(3), "He slept.", "Jo"),)
    assert facts.helpers == ("Jo",)


def test_days_of_helpers_and_of_paper_count_once_and_only_in_the_period() -> None:
    marks = [("by-helper", 3, "Jo"), ("by-helper", 3, "Ann"), ("by-helper", 4, ""), ("by-helper", -3, "Kim")]
    paper = [("on-paper", 5, ""), ("on-paper", 5, ""), ("on-paper", 6, ""), ("on-paper", -6, "")]
    events = tuple(Event(day=day(on), event=key, text=name) for key, on, name in (*marks, *paper))
    facts = summary(replace(made(), events=events), OPTIONS)
    assert (facts.helped_days, facts.day_helpers, facts.on_paper) == (2, ("Jo", "Ann"), 2)
    assert facts.happened == ()


def test_the_three_stand_there_where_one_of_them_was_rated_in_the_period_before() -> None:
    own, moment = rated("knee-pain", {5: 3}), Rating(day=day(-5), symptom="pain", value=3, time=time(9))
    facts = summary(replace(made(), ratings=(moment, *own), definitions=(KNEE,)), OPTIONS)
    assert [row.name for row in facts.symptoms] == ["Numbness", "Tingling", "Pain", "Knee pain"]
