"""The made-up diary."""

from datetime import date

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import item_named
from diary.domain.catalogue import exercises
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.domain.sample.sample import DAYS, sample
from diary.domain.tracked_items import known_keys
from diary.domain.visit import latest_visit, next_visit, open_questions, since_last_visit

TODAY = date(2026, 11, 24)


def made() -> Excerpt:
    return changed(Excerpt(period=Period(date(2026, 1, 1), TODAY)), sample(TODAY, ()))


def test_it_reaches_back_24_weeks_and_leaves_this_evening_to_be_written() -> None:
    days = {one.day for one in made().ratings}
    assert (max(days), len(days) > DAYS / 2) == (date(2026, 11, 23), True)
    assert min(days) >= date(2026, 6, 9)


def test_it_is_the_same_every_time_with_symptoms_that_went_down_or_stayed() -> None:
    diary = made()
    assert len(diary.ratings) == 3 * 149
    assert {
        key: sum(one.value for one in diary.ratings if one.symptom == key) for key in ("tingling", "numbness", "pain")
    } == {
        "tingling": 676,
        "numbness": 808,
        "pain": 576,
    }
    kinds = (diary.exercises, diary.treatments, diary.notes, diary.measurements, diary.events, diary.site_marks)
    assert [len(records) for records in kinds] == [587, 243, 21, 262, 97, 962]


def test_each_evening_was_written_that_evening_and_each_visit_before_it_was_made() -> None:
    diary = made()
    for one in diary.entries:
        assert (one.written.date(), one.written.hour) == (one.day, 20)
    assert [(one.whom, one.agreed) for one in sorted(diary.visits, key=lambda visit: visit.date)] == [
        ("Dr Ellis, neurology", "Blood tests. Tablets in the evening."),
        ("Mr Kato, acupuncture", "Six sessions, and warm feet before each."),
        ("Dr Ellis, neurology", ""),
    ]
    assert {(str(one.date), str(one.written.date()), one.written.hour) for one in diary.visits} == {
        ("2026-06-27", "2026-06-22", 20),
        ("2026-09-01", "2026-06-22", 20),
        ("2026-11-29", "2026-06-22", 20),
    }
    assert {(str(one.written.date()), one.written.hour) for one in diary.background} == {("2026-06-22", 20)}
    assert [str(one.written.date()) for one in open_questions(diary.questions)] == [
        "2026-10-15",
        "2026-10-25",
        "2026-11-04",
    ]


def test_what_it_answers_is_among_the_choices_of_the_form() -> None:
    answers = made().background
    assert len(answers) > 10
    for answer in answers:
        item = item_named(answer.item)
        assert item is not None, answer.item
        assert set(answer.choices) <= {choice.key for choice in item.choices}, answer.item
    assert isinstance(answers[0], BackgroundAnswer)


def test_all_that_it_ticks_and_measures_is_known_to_the_program() -> None:
    diary = made()
    for kind, keys in (
        ("symptom", {one.symptom for one in diary.ratings}),
        ("treatment", {one.treatment for one in diary.treatments} | {one.treatment for one in diary.treatment_changes}),
        ("measurement", {one.quantity for one in diary.measurements}),
        ("event", {one.event for one in diary.events}),
    ):
        assert keys <= set(known_keys(kind, ())), kind
    assert {one.exercise for one in diary.exercises} <= set(exercises())


def test_it_has_visits_before_and_after_today_with_questions_to_ask() -> None:
    diary = made()
    latest, coming = latest_visit(diary.visits, TODAY), next_visit(diary.visits, TODAY)
    assert latest is not None
    assert coming is not None
    assert since_last_visit(diary.visits, TODAY) == Period(date(2026, 9, 1), TODAY)
    assert len(open_questions(diary.questions)) == 3


def test_it_says_where_it_was_felt_and_what_else_matters_on_evenings_that_were_written() -> None:
    diary = made()
    evenings = {one.day for one in diary.ratings}
    assert len({one.day for one in diary.site_marks}) > len(evenings) / 2
    assert {one.day for one in (*diary.site_marks, *diary.measurements)} <= evenings
    assert {one.symptom for one in diary.site_marks} == {"numbness", "tingling", "pain"}
    assert {one.event for one in diary.events} == {"fall", "near-fall", "feet-same"}
    assert [one.turn for one in diary.treatment_changes] == ["started", "changed"]
    assert {(one.event, one.hurt, one.place) for one in diary.events if one.place} == {
        ("fall", False, "On the kitchen step"),
        ("near-fall", None, "On wet leaves"),
    }
