"""The treatments that are taken on a day, and medicines that are only mentioned in the health background."""

from datetime import date, timedelta

from diary.domain.definition import Definition
from diary.domain.taken_now import courses_on, named_in_none, taken_in_words
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TreatmentEvent

JUNE, OCTOBER, TODAY = date(2026, 6, 1), date(2026, 10, 5), date(2026, 11, 24)
NAMES = (
    Definition(kind="treatment", key="b12", name="Cobalamin", category="supplement"),
    Definition(kind="treatment", key="drops", name="Drops", category="medicine"),
    Definition(kind="symptom", key="heat", name="Drops of heat"),
)


def event(treatment: str, turn: str, day: date, dose: str = "") -> TreatmentEvent:
    return TreatmentEvent(day=day, treatment=treatment, turn=turn, dose=dose)


EVENTS = (
    event("heat", STARTED, JUNE),
    event("b12", STARTED, JUNE, "1 mg"),
    event("tablets", STARTED, JUNE, "75 mg"),
    event("tablets", CHANGED, OCTOBER, "150 mg"),
    event("drops", STARTED, JUNE),
    event("drops", STOPPED, OCTOBER),
)


def test_what_was_started_and_not_stopped_is_taken_medicines_before_supplements_before_others() -> None:
    def doses(day: date) -> list[tuple[str, str]]:
        return [(one.treatment, one.dose) for one in courses_on(EVENTS, NAMES, day)]

    assert doses(JUNE) == [("tablets", "75 mg"), ("drops", ""), ("b12", "1 mg"), ("heat", "")]
    assert doses(TODAY) == [("tablets", "150 mg"), ("b12", "1 mg"), ("heat", "")]
    assert doses(JUNE - timedelta(days=1)) == []


def test_each_is_said_by_its_name_with_its_course() -> None:
    lines = taken_in_words(EVENTS[:2], NAMES, TODAY, lambda day: f"{day.day}/{day.month}")
    assert [line.partition(":")[0] for line in lines] == ["Cobalamin", "Heat"]
    assert lines[0] == "Cobalamin: 1 mg, since 1/6"


def test_a_line_of_the_background_that_names_what_has_a_course_is_left_out() -> None:
    lines = ("cobalamin, weekly", "Cobalamine", "B12 too", "Dropsy pills", "DROPS", "Aspirin")
    assert named_in_none(lines, EVENTS, NAMES) == ("Cobalamine", "B12 too", "Dropsy pills", "Aspirin")
    assert named_in_none(lines, (), NAMES) == lines
