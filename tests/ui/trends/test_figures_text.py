"""The figures in words: numbers first, then the interval, then the limit."""

from dataclasses import replace
from datetime import date

import pytest

from diary.analysis.comparison import Comparison, Level
from diary.analysis.difference import Difference
from diary.analysis.interval import Interval
from diary.analysis.severity import Severity
from diary.analysis.trend import TooFew, Trend
from diary.charts.chart_text import PLAIN
from diary.charts.rated_words import about_severity
from diary.domain.period import Period, ending
from diary.ui.trends import choice_text, figures_text
from diary.ui.trends.choice import Chosen

NOW = Period(date(2026, 10, 28), date(2026, 11, 24))
THIN = "\N{NARROW NO-BREAK SPACE}"
NEVER = ("significant", "prove", "work", "improv", "better", "worse")


def level(mean: float | None, recorded: int = 27) -> Level:
    return Level(days=28, recorded=recorded, mean=mean, lowest=1.0, worst=7.0, days_at_worst=2, median=mean and 4.0)


def compared(
    before: float | None, now: float | None, interval: Interval | None, symptom: str = "pain", symptoms: int = 1
) -> str:
    reach = (interval.high - interval.low) / 2 if interval else 0.0
    difference = Difference((now or 0.0) - (before or 0.0), reach, interval, 0.02) if interval else None
    found = Comparison(symptom, NOW, level(now), level(before, 26), NOW.before(), difference)
    words = figures_text.about_comparison(found, PLAIN, symptoms)
    assert not any(word in words.replace("worries", "").replace("worth", "") for word in NEVER)
    return words


BEFORE = "Before: 26 of 28 days recorded."
USUAL = f"A fall of pain by 2 points or 30{THIN}% is usually noticeable."
VARY = "Days vary by about this much on their own."
CAUSE = "This says nothing about its cause."
VISIT = "If this worries you, it may be worth mentioning at your next visit."


@pytest.mark.parametrize(
    ("before", "now", "interval", "words"),
    [
        (
            4.2,
            2.9,
            Interval(-1.9, -0.7),
            f"1.3 lower, 31{THIN}% (95{THIN}% interval 0.7 to 1.9 lower). {USUAL} {BEFORE}",
        ),
        (
            4.6,
            4.0,
            Interval(-1.3, 0.1),
            f"0.6 lower (95{THIN}% interval 1.3 lower to 0.1 higher). {VARY} {BEFORE}",
        ),
        (
            3.1,
            4.0,
            Interval(0.2, 1.6),
            f"0.9 higher, 29{THIN}% (95{THIN}% interval 0.2 to 1.6 higher). {VISIT} {BEFORE}",
        ),
        (
            5.4,
            5.2,
            Interval(-0.8, 0.4),
            f"0.2 lower (95{THIN}% interval 0.8 lower to 0.4 higher). {BEFORE}",
        ),
        (5.0, 5.0, None, f"No difference. {BEFORE}"),
        (5.0, 6.0, None, f"1.0 higher. There is no telling how far it can be relied on. {BEFORE}"),
        (3.0, 3.0, Interval(-0.04, 0.01), f"No difference. {BEFORE}"),
        (3.0, 2.5, Interval(-1.2, 0.04), f"0.5 lower (95{THIN}% interval up to 1.2 lower). {VARY} {BEFORE}"),
        (2.0, 2.7, Interval(-0.04, 1.4), f"0.7 higher (95{THIN}% interval up to 1.4 higher). {VARY} {BEFORE}"),
        (5.0, 4.2, Interval(-1.2, -0.4), f"0.8 lower, 16{THIN}% (95{THIN}% interval 0.4 to 1.2 lower). {BEFORE}"),
        (0.5, 1.5, Interval(0.2, 1.8), f"1.0 higher (95{THIN}% interval 0.2 to 1.8 higher). {VISIT} {BEFORE}"),
    ],
)
def test_a_difference(before: float, now: float, interval: Interval | None, words: str) -> None:
    assert compared(before, now, interval) == words


def test_a_fall_that_is_less_or_not_clear_is_not_said_to_be_noticeable() -> None:
    assert USUAL not in compared(4.2, 3.1, Interval(-1.7, -0.5))
    assert USUAL not in compared(6.0, 3.5, Interval(-5.1, 0.1))


def test_a_word_of_worry_is_the_rarer_the_more_symptoms_there_are() -> None:
    assert VISIT in compared(3.1, 4.0, Interval(0.2, 1.6), symptoms=2)
    assert VISIT not in compared(3.1, 4.0, Interval(0.2, 1.6), symptoms=3)


def test_what_is_usually_noticed_is_said_of_pain_alone() -> None:
    assert USUAL not in compared(6.0, 3.0, Interval(-4, -2), symptom="numbness")


def test_too_few_days_in_either_period() -> None:
    assert compared(4.0, None, None) == "Not enough days to compare: 27 recorded in this period, 14 needed."
    assert compared(None, 4.0, None) == "Not enough days to compare: 26 recorded in the time before, 14 needed."


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (4.0, 4.5, "Mean 4.0 before, 4.5 now."),
        (5.46, 5.52, "Mean 5.5 before, 5.5 now. The change is worked out before rounding."),
        (0.95, 2.0, "Mean 1.0 before, 2.0 now. The change is worked out before rounding."),
    ],
)
def test_both_means_and_why_the_change_is_not_their_difference(before: float, now: float, words: str) -> None:
    assert figures_text.about_means(Comparison("pain", NOW, level(now), level(before)), PLAIN) == [words]
    assert figures_text.about_means(Comparison("pain", NOW, level(None), level(before)), PLAIN) == []


def test_a_day_alone_is_counted_as_one_day() -> None:
    one = Level(1, 1, 5.0, 5.0, 5.0, 1, 5.0)
    assert figures_text.about_level(one, PLAIN) == "Mean 5.0, median 5. 1 of 1 day recorded."
    found = Comparison("pain", NOW, one, replace(one, mean=6.0), NOW.before())
    assert figures_text.about_comparison(found, PLAIN) == (
        "1.0 lower. There is no telling how far it can be relied on. Before: 1 of 1 day recorded."
    )


def test_a_level() -> None:
    assert figures_text.about_level(level(3.14), PLAIN) == "Mean 3.1, median 4. 27 of 28 days recorded."
    few = figures_text.about_level(level(None, 9), PLAIN)
    assert few == "Too few days for a mean. 9 of 28 days recorded."
    assert figures_text.about_level(Level(28, 0, None, None, None, 0), PLAIN) == "Not recorded in this period."


def test_days_by_severity_and_the_ends_of_the_scale_where_many_days_are_there() -> None:
    assert about_severity(Severity(40, 30, 12, 3, 1), PLAIN) == (
        "Of 82 rated days: 40 at 0 to 3, 30 at 4 to 6, 12 at 7 to 10."
    )
    assert about_severity(Severity(60, 10, 30, 20, 30), PLAIN).endswith(
        f"20 of them (20{THIN}%) were 0. 30 of them (30{THIN}%) were 10."
    )
    assert about_severity(Severity(0, 0, 0, 0, 0), PLAIN) == ""


def trend(slope: float, interval: Interval | None, *, is_clear: bool = False, days: int = 84) -> Trend:
    return Trend(days, 80, slope, interval, 1.5, is_clear)


def test_a_trend() -> None:
    clear = figures_text.about_trend(trend(-0.4, Interval(-0.7, -0.1), is_clear=True), PLAIN)
    assert clear == (f"Falling in this time. 0.4 lower every four weeks (95{THIN}% interval 0.1 to 0.7 lower). {CAUSE}")
    unclear = (
        "No clear trend. It may have fallen by up to 0.9 or risen by up to 2.1 in this time. "
        f"0.2 higher every four weeks (95{THIN}% interval 0.1 lower to 0.5 higher)."
    )
    assert figures_text.about_trend(trend(0.2, Interval(-0.1, 0.5)), PLAIN) == unclear
    assert figures_text.about_trend(replace(trend(0.0, None), reach=None), PLAIN) == "Level in this time."
    assert figures_text.about_trend(replace(trend(0.0, None), reach=None), PLAIN, is_said=True) == ""
    few = "Not enough days yet for a trend: it needs 28 ratings over 84 days, and these are 12 over 15."
    assert figures_text.about_trend(TooFew(15, 12), PLAIN) == few


def test_where_the_trend_is_the_sentence_of_the_card_only_the_slope_follows() -> None:
    slope = figures_text.about_trend(trend(-0.3, Interval(-0.7, 0.04)), PLAIN, is_said=True)
    assert slope == f"0.3 lower every four weeks (95{THIN}% interval up to 0.7 lower)."


def test_a_trend_of_years_is_told_by_the_year() -> None:
    clear = figures_text.about_trend(trend(-0.02, Interval(-0.03, -0.01), is_clear=True, days=730), PLAIN)
    assert clear == f"Falling in this time. 0.3 lower in a year (95{THIN}% interval 0.1 to 0.4 lower). {CAUSE}"
    tiny = trend(-0.0008, Interval(-0.001, -0.0006), is_clear=True, days=3650)
    assert figures_text.about_trend(replace(tiny, reach=0.03), PLAIN) == "Level in this time. No difference in a year."


def test_what_is_compared_with_what() -> None:
    assert choice_text.about_choice(Chosen(NOW, NOW.before())) == "4 weeks, compared with the 4 weeks before."
    other = Period(date(2025, 10, 28), date(2025, 11, 24))
    assert choice_text.about_choice(Chosen(NOW, other)) == (
        "28 October to 24 November 2026, compared with 28 October to 24 November 2025."
    )
    last = date(2026, 11, 28)
    for days, words in ((1, "1 day"), (7, "1 week"), (365, "1 year")):
        period = ending(last, days)
        assert choice_text.about_choice(Chosen(period, period.before())) == f"{words}, compared with the one before."
    assert choice_text.about_choice(Chosen(NOW, None)) == "The whole diary; before it there is nothing to compare with."
