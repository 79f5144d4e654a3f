"""What no record may say is refused in a whole sentence; what is just within its limits is not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from diary.domain import definition
from diary.domain.definition import Definition, key_for
from diary.domain.event import Event
from diary.domain.exercise import Dose, ExerciseDone
from diary.domain.limits import is_text_within
from diary.domain.measurement import Measurement
from diary.domain.note import LONGEST, Note
from diary.domain.period import Period, with_day_before
from diary.domain.plan.plan import REASONS, DayOff, PlanLine
from diary.domain.record import LARGEST_NUMBER, InvalidEntryError
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentEvent
from tests.builders import EVENING

DAY_BEFORE = EVENING - timedelta(days=1)


def words(step: int, text: str) -> StepWords:
    return StepWords(symptom="pain", step=step, words=text, valid_from=EVENING)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Rating(day=EVENING, symptom="pain", value=10.5), "A rating is a number from 0 to 10; 10.5 is not."),
        (lambda: Rating(day=EVENING, symptom="pain", value=-1), "A rating is a number from 0 to 10; -1 is not."),
        (lambda: words(11, "high"), "A step of the scale is a whole number from 0 to 10; 11 is not."),
        (lambda: words(-1, "low"), "A step of the scale is a whole number from 0 to 10; -1 is not."),
        (lambda: words(3, " "), "Words for a step of the scale have at least one letter."),
        (lambda: Note(day=EVENING, text=" \n"), "A note has at least one word."),
        (lambda: Note(day=EVENING, text="x" * (LONGEST + 1)), "A note has at most 100000 characters."),
        (lambda: Event(day=EVENING, event="fall", count=0), "Something happened 1 to 100 times; 0 is not."),
        (lambda: Event(day=EVENING, event="fall", count=101), "Something happened 1 to 100 times; 101 is not."),
        (
            lambda: Measurement(day=EVENING, quantity="own", value=LARGEST_NUMBER * 2),
            "A measurement is a number.",
        ),
        (lambda: Measurement(day=EVENING, quantity="own", value=float("nan")), "A measurement is a number."),
        (
            lambda: Measurement(day=EVENING, quantity="sleep-hours", value=24.5),
            "Sleep: 24.5 h cannot be; it is 0 to 24.",
        ),
        (lambda: Measurement(day=EVENING, quantity="sleep-hours", value=-1), "Sleep: -1 h cannot be; it is 0 to 24."),
        (
            lambda: ExerciseDone(day=EVENING, exercise="cycling", minutes=1441),
            "Minutes of an exercise are more than 0 and at most 1440; 1441 is not.",
        ),
        (
            lambda: ExerciseDone(day=EVENING, exercise="cycling", minutes=0),
            "Minutes of an exercise are more than 0 and at most 1440; 0 is not.",
        ),
        (
            lambda: ExerciseDone(day=EVENING, exercise="cycling", distance_km=0),
            "An amount of exercise is more than 0; 0 is not.",
        ),
        (lambda: Dose(sets=0), "In a dose, sets are more than 0."),
        (lambda: Dose(repetitions=(0, 3)), "In a dose, repetitions are more than 0."),
        (lambda: Dose(hold_seconds=-1), "In a dose, seconds are more than 0."),
        (lambda: Dose(minutes=(0, 3)), "In a dose, minutes are more than 0."),
        (lambda: Dose(minutes=(4, 3)), "In a dose, minutes go from the smaller to the larger."),
        (
            lambda: TreatmentEvent(day=EVENING, treatment="tablets", turn="lost"),
            "A treatment is started, changed or stopped; “lost” is none of these.",
        ),
        (lambda: PlanLine(exercises=(), valid_from=EVENING), "A line of the plan needs an exercise."),
        (
            lambda: PlanLine(exercises=("cycling",), weekdays=(), valid_from=EVENING),
            "A line of the plan needs at least one day of the week.",
        ),
        (
            lambda: PlanLine(exercises=("cycling",), weekdays=(7,), valid_from=EVENING),
            "A line of the plan needs at least one day of the week.",
        ),
        (lambda: DayOff(day=EVENING, reason="rain"), "There is no reason “rain” for a day off."),
        (lambda: Definition(kind="mood", key="x", name="X"), "There is no kind “mood”."),
        (lambda: Definition(kind="symptom", key="", name="X"), "What is tracked needs a name."),
        (lambda: Definition(kind="symptom", key="x", name=" "), "What is tracked needs a name."),
        (
            lambda: Definition(kind="exercise", key="x", name="X", category="elbow"),
            "There is no exercise category “elbow”.",
        ),
        (
            lambda: Definition(kind="exercise", key="x", name="X", picture=b"x" * (definition.LARGEST_PICTURE + 1)),
            "The picture is too large.",
        ),
        (
            lambda: Period(EVENING, DAY_BEFORE),
            "The period ends on 2026-11-18, before it begins on 2026-11-19.",
        ),
    ],
)
def test_it_is_refused_in_a_sentence(make: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InvalidEntryError) as caught:
        make()
    assert str(caught.value) == sentence


def test_what_is_just_within_its_limits_is_taken() -> None:
    for value in (0, 10):
        assert Rating(day=EVENING, symptom="pain", value=value).value == value
        assert words(value, "x").step == value
    assert len(Note(day=EVENING, text="x" * LONGEST).text) == LONGEST
    assert [Event(day=EVENING, event="fall", count=count).count for count in (1, 100)] == [1, 100]
    for number in (LARGEST_NUMBER, -LARGEST_NUMBER):
        assert Measurement(day=EVENING, quantity="own", value=number).value == number
    assert [Measurement(day=EVENING, quantity="sleep-hours", value=hours).value for hours in (0, 24)] == [0, 24]
    assert ExerciseDone(day=EVENING, exercise="cycling", minutes=1440).minutes == 1440
    assert PlanLine(exercises=("cycling",), weekdays=(0, 6), valid_from=EVENING).is_planned(DAY_BEFORE) is False
    assert [DayOff(day=EVENING, reason=reason).reason for reason in REASONS] == list(REASONS)
    largest = b"x" * definition.LARGEST_PICTURE
    assert Definition(kind="exercise", key="x", name="X", category="foot", picture=largest).picture == largest
    assert Definition(kind="treatment", key="x", name="X", category="elbow").category == "elbow"
    assert (len(Period(EVENING, EVENING)), len(with_day_before(EVENING))) == (1, 2)


def test_words_for_a_step_are_valid_on_their_first_and_on_their_last_day() -> None:
    one = StepWords(symptom="pain", step=3, words="x", valid_from=DAY_BEFORE, valid_to=EVENING)
    days = [EVENING + timedelta(days=number) for number in (-2, -1, 0, 1)]
    assert [one.is_valid(day) for day in days] == [False, True, True, False]
    assert [words(3, "x").is_valid(day) for day in days] == [False, False, True, True]


def test_a_period_has_its_equally_long_one_before() -> None:
    assert Period(DAY_BEFORE, EVENING).before() == Period(EVENING - timedelta(days=3), EVENING - timedelta(days=2))
    assert with_day_before(EVENING) == Period(DAY_BEFORE, EVENING)


def test_a_text_is_within_so_many_characters() -> None:
    assert [is_text_within(text, 3) for text in ("abc", "abcd", 3, "a\ud800")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mountain bike", "mountain-bike"),
        (" Crème  brûlée_2! ", "creme-brulee-2"),
        ("Боль", "боль"),
        ("…", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_key_is_made_from_a_name(name: str, key: str) -> None:
    assert key_for(name) == key
