"""What changed in one sentence: which of the five, by the figures."""

from dataclasses import replace
from datetime import date

import pytest

from diary.analysis.comparison import Comparison, Level
from diary.analysis.interval import Interval
from diary.analysis.trend import MannKendall, TooFew, Trend
from diary.charts.chart_text import PLAIN
from diary.domain.period import Period
from diary.ui.trends.plain_sentence import alone, compared

NOW = Period(date(2026, 10, 28), date(2026, 11, 24))
NEVER = ("significant", "improv", "better", "worse", "work")


def level(mean: float | None, recorded: int = 27) -> Level:
    return Level(days=28, recorded=recorded, mean=mean, lowest=1.0, worst=7.0, days_at_worst=2, median=mean)


def said(before: float | None, now: float | None, interval: Interval | None, recorded: int = 27) -> tuple[str, str]:
    comparison = Comparison("pain", NOW, level(now, recorded), level(before, 26), NOW.before(), interval)
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
        (4.0, 4.2, Interval(0.05, 1.3), "No clear change. It may be up to 1.3 higher."),
        (4.2, 4.0, Interval(-1.3, -0.05), "No clear change. It may be up to 1.3 lower."),
        (4.0, 4.0, None, "About the same as before."),
        (4.0, 3.0, None, "Lower than before."),
    ],
)
def test_each_sentence_has_its_rule(before: float, now: float, interval: Interval | None, words: str) -> None:
    assert said(before, now, interval) == (words, "")


def test_a_wide_interval_cannot_tell_and_says_that_the_days_vary() -> None:
    assert said(4.0, 5.0, Interval(-1.5, 3.5)) == ("Cannot tell yet.", "The days vary too much for 4 weeks.")


def test_too_few_days_are_named_for_the_time_that_lacks_them() -> None:
    assert said(4.0, None, None, 5) == ("Cannot tell yet.", "Too few days written down.")
    assert said(None, 4.0, None) == ("Cannot tell yet.", "Too few days written down before.")
    assert said(4.0, 4.0, None, 6) == ("Cannot tell yet.", "Too few days written down.")


def trend(slope: float, interval: Interval, p: float, days: int = 84) -> Trend:
    return Trend(days, 80, slope, interval, slope, interval, 5, 4, MannKendall(0, 1, 0, p), 0.3, 1.5)


def test_a_period_with_none_before_it() -> None:
    assert alone(level(4.0), TooFew(9, 12))[:2] == ("Cannot tell yet.", "Too few days written down.")
    assert alone(level(4.0), trend(-0.4, Interval(-0.7, -0.1), 0.01)).words == "Falling in this time."
    assert alone(level(4.0), trend(0.4, Interval(0.1, 0.7), 0.01)).words == "Rising in this time."
    assert alone(level(4.0), trend(0.4, Interval(0.1, 0.7), 0.2)).words == "No clear rise or fall."
    assert alone(level(4.0), trend(-0.4, Interval(-0.9, 0.1), 0.01)).words == "No clear rise or fall."
    assert alone(level(4.0), trend(-0.02, Interval(-0.03, -0.01), 0.01, days=730)).words == "Falling in this time."
    nothing = replace(level(None, 0), worst=None)
    assert alone(nothing, TooFew(0, 28)).words == "Not recorded in this period."
