"""Visits, and the questions that are kept for them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period, single
from diary.domain.record import InvalidEntryError
from diary.domain.visit import (
    LONGEST,
    Question,
    Visit,
    ask,
    asked_at,
    asked_questions,
    keep_visit,
    latest_first,
    latest_visit,
    next_visit,
    open_questions,
    put_question,
    reopen,
    reply,
    reword,
    since_last_visit,
)

TODAY = date(2026, 11, 24)
NOTHING = Excerpt(period=single(TODAY))


def day(back: int) -> date:
    return TODAY - timedelta(days=back)


def question(text: str, back: int = 0, asked: date | None = None) -> Question:
    return Question(text=text, asked=asked, written=datetime.combine(day(back), time(20), UTC))


def visit(back: int, whom: str = "Dr Ellis") -> Visit:
    return Visit(date=day(back), whom=whom)


def after(excerpt: Excerpt, changes: list[Change]) -> Excerpt:
    return changed(excerpt, changes)


def test_a_question_needs_a_word_and_texts_have_an_end() -> None:
    with pytest.raises(InvalidEntryError, match="at least one word"):
        Question(text=" \n")
    for make in (
        lambda: Question(text="x" * (LONGEST + 1)),
        lambda: Question(text="Why?", answer="x" * (LONGEST + 1)),
        lambda: Visit(date=TODAY, whom="x" * (LONGEST + 1)),
        lambda: Visit(date=TODAY, agreed="x" * (LONGEST + 1)),
    ):
        with pytest.raises(InvalidEntryError, match=r"please shorten it\."):
            make()


def test_a_question_is_on_the_list_once_and_blank_is_none() -> None:
    excerpt = after(NOTHING, put_question((), "  May I   swim?\n"))
    assert [one.text for one in open_questions(excerpt.questions)] == ["May I swim?"]
    assert put_question(excerpt.questions, "may i swim?") == []
    assert put_question(excerpt.questions, " ") == []


def test_what_was_asked_before_may_be_asked_again() -> None:
    former = question("May I swim?", 60, asked=day(30))
    assert len(put_question([former], "May I swim?")) == 1


def test_a_question_counts_as_asked_at_the_visit_since_it_was_written_down() -> None:
    one = question("May I swim?", 10)
    for visits, asked in (
        ([visit(3), visit(7), visit(40)], day(3)),
        ([visit(40), visit(-5)], TODAY),
        ([visit(0)], TODAY),
        ([], TODAY),
    ):
        [change] = ask(one, visits, TODAY)
        assert change.after == replace(one, asked=asked, written=change.after.written)  # type: ignore[union-attr]  # edited


def test_a_question_goes_back_on_the_list_with_its_answer() -> None:
    asked = replace(question("May I swim?", 10, asked=day(3)), answer="Yes.")
    [change] = reopen(asked)
    assert isinstance(change.after, Question)
    assert (change.after.asked, change.after.answer) == (None, "Yes.")


def test_answers_and_words_are_corrected() -> None:
    one = question("May I swim?")
    [answered] = reply(one, " Yes, twice a week. ")
    assert isinstance(answered.after, Question)
    assert answered.after.answer == "Yes, twice a week."
    assert reply(one, "") == []
    [reworded] = reword(one, "May I  cycle?")
    assert isinstance(reworded.after, Question)
    assert reworded.after.text == "May I cycle?"
    assert reword(one, "  ") == []


def test_open_and_asked_questions_each_have_their_order() -> None:
    first, second = question("First", 9), question("Second", 8)
    early, late = question("Early", 90, asked=day(60)), question("Late", 50, asked=day(30))
    every = (first, early, second, late)
    assert open_questions(every) == (first, second)
    assert asked_questions(every) == (late, early)
    assert asked_at(every, visit(60)) == (early,)


def test_visits_before_today_and_from_today_on_are_told_apart() -> None:
    visits = [visit(40), visit(0), visit(-20), visit(10)]
    latest, coming = latest_visit(visits, TODAY), next_visit(visits, TODAY)
    assert latest is not None
    assert coming is not None
    assert (latest.date, coming.date) == (day(10), TODAY)
    assert [one.date for one in latest_first(visits)] == [day(-20), TODAY, day(10), day(40)]
    assert latest_visit([visit(0)], TODAY) is None
    assert next_visit([visit(1)], TODAY) is None


def test_since_the_last_visit_begins_on_its_evening_and_ends_today() -> None:
    assert since_last_visit([visit(40), visit(10), visit(0), visit(-4)], TODAY) == Period(day(10), TODAY)
    assert since_last_visit([visit(0), visit(-4)], TODAY) is None
    assert since_last_visit([], TODAY) is None


def test_a_visit_is_written_down_and_corrected() -> None:
    excerpt = after(NOTHING, keep_visit(None, visit(-7)))
    [planned] = excerpt.visits
    excerpt = after(excerpt, keep_visit(planned, replace(visit(-8), agreed="Try the splint.")))
    [kept] = excerpt.visits
    assert (kept.id, kept.date, kept.agreed) == (planned.id, day(-8), "Try the splint.")
    assert keep_visit(kept, kept) == []
