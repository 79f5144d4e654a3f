"""The person's own words for the steps of a scale."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.domain.change import added, reversal
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import single
from diary.domain.step_words import say_step
from diary.domain.symptom import StepWords, words_on

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
NOTHING = Excerpt(period=single(TODAY))


def said(excerpt: Excerpt, text: str, today: date = TODAY, *, symptom: str = "numbness", step: int = 4) -> Excerpt:
    return changed(excerpt, say_step(excerpt.step_words, symptom, step, text, today))


def test_words_hold_from_today_on() -> None:
    excerpt = said(NOTHING, "  I cannot   feel my sock ")
    assert words_on(excerpt.step_words, "numbness", TODAY) == {4: "I cannot feel my sock"}
    assert words_on(excerpt.step_words, "numbness", TODAY + timedelta(days=400)) == {4: "I cannot feel my sock"}
    assert words_on(excerpt.step_words, "numbness", YESTERDAY) == {}
    assert words_on(excerpt.step_words, "pain", TODAY) == {}


def test_other_words_leave_the_old_ones_to_the_days_before() -> None:
    excerpt = said(said(NOTHING, "like cotton wool", YESTERDAY), "I cannot feel my sock")
    assert words_on(excerpt.step_words, "numbness", YESTERDAY) == {4: "like cotton wool"}
    assert words_on(excerpt.step_words, "numbness", TODAY) == {4: "I cannot feel my sock"}
    assert len(excerpt.step_words) == 2


def test_other_words_on_the_same_day_are_an_edit() -> None:
    excerpt = said(said(NOTHING, "sock"), "no sock")
    [only] = excerpt.step_words
    assert (only.words, only.valid_from, only.valid_to) == ("no sock", TODAY, None)


def test_without_words_those_of_today_go_and_older_ones_end() -> None:
    assert said(said(NOTHING, "sock"), "").step_words == ()
    [ended] = said(said(NOTHING, "sock", YESTERDAY), " ").step_words
    assert (ended.words, ended.valid_to) == ("sock", YESTERDAY)


def test_the_same_words_again_change_nothing() -> None:
    excerpt = said(NOTHING, "sock", YESTERDAY)
    assert say_step(excerpt.step_words, "numbness", 4, "sock ", TODAY) == []
    assert say_step(excerpt.step_words, "numbness", 5, "", TODAY) == []


def test_words_from_a_day_to_come_are_taken_over() -> None:
    later = StepWords(symptom="numbness", step=4, words="sock", valid_from=TODAY + timedelta(days=2))
    excerpt = said(changed(NOTHING, added([later])), "no sock")
    assert [(one.words, one.valid_from) for one in excerpt.step_words] == [("no sock", TODAY)]


def test_all_words_from_days_to_come_are_taken_over() -> None:
    soon, later = (
        StepWords(symptom="numbness", step=4, words=text, valid_from=TODAY + timedelta(days=days), valid_to=last)
        for text, days, last in (("sock", 2, TODAY + timedelta(days=5)), ("boot", 6, None))
    )
    excerpt = said(changed(NOTHING, added([soon, later])), "no sock")
    assert [(one.words, one.valid_from, one.valid_to) for one in excerpt.step_words] == [("no sock", TODAY, None)]


SAYING = st.tuples(
    st.integers(0, 3), st.sampled_from(["numbness", "pain"]), st.integers(0, 2), st.sampled_from(["", "a", "b", "c"])
)


@given(st.lists(SAYING, max_size=12))
def test_whatever_is_said_later_old_days_keep_the_old_words(sayings: list[tuple[int, str, int, str]]) -> None:
    excerpt, today = NOTHING, TODAY
    for later, symptom, step, text in sayings:
        today += timedelta(days=later)
        days = [today - timedelta(days=back) for back in range(1, 40)]
        before = {(day, key): words_on(excerpt.step_words, key, day) for day in days for key in ("numbness", "pain")}
        others = {key: one for key, one in words_on(excerpt.step_words, symptom, today).items() if key != step}
        excerpt = said(excerpt, text, today, symptom=symptom, step=step)
        assert {(day, key): words_on(excerpt.step_words, key, day) for day, key in before} == before
        for day in (today, today + timedelta(days=9)):
            assert words_on(excerpt.step_words, symptom, day) == others | ({step: text} if text else {})
            valid = [(one.symptom, one.step) for one in excerpt.step_words if one.is_valid(day)]
            assert len(valid) == len(set(valid))


@given(st.lists(SAYING, min_size=1, max_size=8))
def test_undoing_leaves_the_words_as_they_were(sayings: list[tuple[int, str, int, str]]) -> None:
    excerpt, today = NOTHING, TODAY
    for later, symptom, step, text in sayings:
        today += timedelta(days=later)
        changes = say_step(excerpt.step_words, symptom, step, text, today)
        after = changed(excerpt, changes)
        assert set(changed(after, reversal(changes)).step_words) == set(excerpt.step_words)
        excerpt = after
