"""Excerpts and the changes made to them."""

from dataclasses import replace
from datetime import date, time

from diary.domain.change import added, removed, reversal
from diary.domain.excerpt import Excerpt, changed, without_private_notes
from diary.domain.note import Note
from diary.domain.period import Period, single
from diary.domain.symptom import Rating
from diary.domain.tracked_items import category_of, name_of
from diary.domain.treatment import TreatmentEvent

DAY = date(2026, 11, 19)
WEEK = Period(date(2026, 11, 13), DAY)


def test_changes_and_their_reversal_leave_the_excerpt_as_it_was() -> None:
    before = Excerpt(period=WEEK, ratings=(Rating(day=DAY, symptom="pain", value=3),))
    changes = [*added([Rating(day=DAY, symptom="numbness", value=4)]), *removed(before.ratings)]
    after = changed(before, changes)
    assert [rating.symptom for rating in after.ratings] == ["numbness"]
    assert changed(after, reversal(changes)) == before


def test_changes_outside_the_period_are_left_out() -> None:
    excerpt = Excerpt(period=WEEK)
    assert changed(excerpt, added([Rating(day=date(2026, 1, 1), symptom="pain", value=3)])) == excerpt


def test_timed_ratings_follow_the_clock() -> None:
    late = Rating(day=DAY, symptom="pain", value=5, time=time(21))
    early = Rating(day=DAY, symptom="pain", value=2, time=time(8))
    assert changed(Excerpt(period=WEEK), added([late, early])).ratings == (early, late)


def test_what_nothing_knows_is_named_by_its_key() -> None:
    assert name_of("exercise", "calf-stretch", ()) == "Calf stretch"
    assert name_of("exercise", "juggling", ()) == "juggling"
    assert category_of("juggling", ()) == "other"


def test_a_course_reaches_back_to_its_beginning_and_its_turns_are_those_of_the_period() -> None:
    first, second = date(2026, 11, 1), date(2026, 11, 2)
    pairs = ((first, "started"), (second, "stopped"))
    turns = [TreatmentEvent(day=day, treatment="heat", turn=turn) for day, turn in pairs]
    whole = changed(Excerpt(period=Period(first, second)), added(turns))
    later = whole.within(single(second))
    assert later.treatment_changes == tuple(turns)
    assert later.treatment_events == later.of_kind(TreatmentEvent) == later.entries == (turns[1],)
    assert changed(Excerpt(period=single(second)), added(turns)).treatment_changes == tuple(turns)


def test_a_page_for_others_has_the_notes_that_are_marked_for_them_and_no_others() -> None:
    private, shown = (Note(day=DAY, text=text, for_practitioner=text == "shown") for text in ("private", "shown"))
    excerpt = Excerpt(period=WEEK, notes=(private, shown), ratings=(Rating(day=DAY, symptom="pain", value=3),))
    assert without_private_notes(excerpt) == replace(excerpt, notes=(shown,))
