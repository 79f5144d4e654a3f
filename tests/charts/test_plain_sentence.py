"""The plain sentence about a change: one of five verdicts, depending on the figures."""

from dataclasses import replace
from datetime import date

import pytest

from diary.analysis.comparison import Comparison, Level
from diary.analysis.difference import Difference
from diary.analysis.interval import Interval
from diary.analysis.trend import TooFew, Trend
from diary.charts.chart_text import PLAIN
from diary.charts.plain_sentence import (
    PlainSentence,
    alone,
    compared,
    course,
    detectable,
    multiple_comparisons,
    multiple_comparisons_on_page,
    named,
)
from diary.domain.period import Period

NOW = Period(date(2026, 10, 28), date(2026, 11, 24))
NEVER = ("significant", "improv", "better", "worse", "work")


def level(mean: float | None, recorded: int = 27) -> Level:
    return Level(days=28, recorded=recorded, mean=mean, lowest=1.0, worst=7.0, days_at_worst=2, median=mean)


def said(before: float | None, now: float | None, interval: Interval | None, recorded: int = 27) -> tuple[str, str]:
    reach = (interval.high - interval.low) / 2 if interval else 0.0
    change = (now or 0.0) - (before or 0.0)
    found = Difference(change, reach, interval, 0.03) if interval else None
    comparison = Comparison("pain", NOW, level(now, recorded), level(before, 26), NOW.before(), found)
    sentence = compared(comparison, PLAIN)
    assert not any(word in " ".join(sentence) for word in NEVER)
    return sentence.words, sentence.reason


@pytest.mark.parametrize(
    ("before", "now", "interval", "words"),
    [
        (4.2, 3.1, Interval(-1.7, -0.5), "Lower than before."),
        (3.1, 4.0, Interval(0.2, 1.6), "Higher than before."),
        (5.4, 5.2, Interval(-0.8, 0.4), "About the same as before."),
        (5.4, 5.2, Interval(-0.3, -0.1), "About the same as before."),
        (4.6, 4.0, Interval(-1.5, 0.6), "No clear change. It may be up to 1.5 lower or 0.6 higher."),
        (4.0, 4.2, Interval(0.04, 1.3), "No clear change. It may be up to 1.3 higher."),
        (4.2, 4.0, Interval(-1.3, -0.04), "No clear change. It may be up to 1.3 lower."),
        (4.0, 4.0, None, "About the same as before."),
    ],
)
def test_each_sentence_has_its_rule(before: float, now: float, interval: Interval | None, words: str) -> None:
    assert said(before, now, interval) == (words, "")


def test_of_ratings_that_never_vary_and_changed_there_is_no_telling() -> None:
    assert said(4.0, 3.0, None) == ("Cannot tell yet.", "Within each time the ratings are all alike.")


def test_a_wide_interval_cannot_tell_and_says_that_the_days_vary() -> None:
    assert said(4.0, 5.0, Interval(-1.5, 3.5)) == ("Cannot tell yet.", "The days vary too much for 4 weeks.")


def test_too_few_days_are_named_for_the_time_that_lacks_them() -> None:
    assert said(4.0, None, None, 5) == ("Cannot tell yet.", "Too few days written down.")
    assert said(None, 4.0, None) == ("Cannot tell yet.", "Too few days written down before.")
    assert said(4.0, 4.0, None, 6) == ("Cannot tell yet.", "Too few days written down.")


def test_few_days_on_both_sides_are_not_those_before_alone() -> None:
    one_day = Comparison("pain", NOW, level(1.0, 1), level(2.0, 1), NOW.before())
    assert compared(one_day, PLAIN) == ("Cannot tell yet.", "Too few days written down.")


def trend(slope: float, reach: float | None, days: int = 84, *, is_clear: bool = False) -> Trend:
    return Trend(days, 80, slope, None if reach is None else Interval(-9, 9), reach, is_clear)


@pytest.mark.parametrize(
    ("found", "words", "reason"),
    [
        (TooFew(9, 12), "Cannot tell yet.", "Too few days written down."),
        (trend(-0.4, 0.9, is_clear=True), "Falling in this time.", ""),
        (trend(0.4, 0.9, is_clear=True), "Rising in this time.", ""),
        (trend(0.1, 0.6), "Level in this time.", ""),
        (trend(0.0, None), "Level in this time.", ""),
        (trend(0.1, 1.6), "No clear trend. It may have fallen by up to 1.3 or risen by up to 1.9 in this time.", ""),
        (trend(0.5, 1.5), "No clear trend. It may have risen by up to 3.0 in this time.", ""),
        (trend(-0.5, 1.5), "No clear trend. It may have fallen by up to 3.0 in this time.", ""),
        (trend(0.4, 2.3), "Cannot tell yet.", "The days vary too much for a trend."),
        (trend(-0.02, 0.2, is_clear=True, days=730), "Falling in this time.", ""),
    ],
)
def test_a_trend_is_rising_falling_level_or_may_be_so_unseen(found: Trend | TooFew, words: str, reason: str) -> None:
    assert course(found, PLAIN) == alone(level(4.0), found, PLAIN) == (words, reason)


@pytest.mark.parametrize(("symptoms", "n"), [(2, 15), (3, 10), (6, 5), (10, 3)])
def test_the_more_symptoms_are_looked_at_the_oftener_one_looks_changed(symptoms: int, n: int) -> None:
    said = multiple_comparisons(symptoms)
    assert said == (
        f"You look at {symptoms} symptoms. Even if nothing had changed, one would look changed in about one of {n} "
        "such comparisons."
    )
    assert multiple_comparisons_on_page(symptoms) == (
        f"By chance, one of {symptoms} symptoms looks changed in 1 of {n} comparisons."
    )


def test_one_symptom_is_no_several_looks() -> None:
    assert multiple_comparisons(1) == multiple_comparisons_on_page(1) == multiple_comparisons(0) == ""


def test_what_a_diary_can_show_is_said_in_half_points() -> None:
    assert detectable(1.2, PLAIN) == (
        "With your ups and downs, four weeks against four can show a change of about 1.5 points."
    )


def test_a_sentence_stands_behind_the_name_of_its_symptom() -> None:
    assert named("Pain", PlainSentence("Cannot tell yet.", "Why.")) == "Pain. Cannot tell yet. Why."


def test_a_period_without_a_rating_has_none() -> None:
    nothing = replace(level(None, 0), worst=None)
    assert alone(nothing, TooFew(0, 28), PLAIN).words == "Not recorded in this period."
