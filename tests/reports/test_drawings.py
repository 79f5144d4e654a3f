"""What of a diary is drawn on the page."""

from dataclasses import replace

import pytest

from diary import fonts, i18n
from diary.domain.excerpt import Excerpt
from diary.reports import drawings
from diary.reports.drawings import KeptDrawings, _drawn_part, prepared_chart
from diary.reports.page import page
from diary.reports.summary import PARTS, Options, summary
from diary.reports.words import ENGLISH, Words
from tests.catalogues import Translated
from tests.reports.diaries import KNEE, LAST, TWELVE_WEEKS, busy, made, rated


@pytest.mark.parametrize(
    ("part", "fields"), [("exercises", ("exercises", "plan")), ("treatments", ("treatment_changes",))]
)
def test_a_part_that_is_wanted_is_drawn_whole_and_one_that_is_not_is_left_out(
    part: str, fields: tuple[str, ...]
) -> None:
    excerpt, options = busy(), Options(period=TWELVE_WEEKS)
    with_it = _drawn_part(summary(excerpt, options), excerpt)
    without = replace(options, parts=frozenset(PARTS) - {part})
    without_it = _drawn_part(summary(excerpt, without), excerpt)
    for field in fields:
        assert getattr(excerpt, field)
        assert getattr(with_it, field) == getattr(excerpt, field)
        assert getattr(without_it, field) == ()


def test_a_chart_is_drawn_anew_where_something_that_it_shows_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    times, kept = [0], KeptDrawings()

    def draw(*_chart_and_size: object) -> str:
        times[0] += 1
        return str(times[0])

    monkeypatch.setattr(drawings, "chart_svg", draw)

    def drawn(
        excerpt: Excerpt, options: Options, words: Words = ENGLISH, size: tuple[float, float] = (180.0, 74.0)
    ) -> str:
        return kept.svg(prepared_chart(summary(excerpt, options), excerpt, words), size)

    full, usual = busy(), Options(period=TWELVE_WEEKS)
    assert drawn(full, usual) == "1"
    beside = replace(usual, include_name=False, parts=frozenset(PARTS) - {"questions", "worst"}, paper="letter")
    assert drawn(replace(full, questions=(), profiles=()), beside) == "1"
    other_words = replace(ENGLISH, short=replace(ENGLISH.short, month=str))
    burning = replace(full, definitions=(*full.definitions, replace(KNEE, name="Burning")))
    assert [
        drawn(full, usual, size=(180.0, 60.0)),
        drawn(full, usual, other_words),
        drawn(full, replace(usual, parts=frozenset(PARTS) - {"exercises"})),
        drawn(replace(full, ratings=full.ratings[:-1]), usual),
        drawn(replace(burning, ratings=(*full.ratings, *rated("knee-pain", {80: 3}))), usual),
    ] == ["2", "3", "4", "5", "6"]
    with monkeypatch.context() as patch:
        patch.setattr(i18n, "_translations", Translated({"Rating\n0 to 10": "Wertung\n0 bis 10", "en-GB": "de"}))
        assert drawn(full, usual) == "7"
    with monkeypatch.context() as patch:
        patch.setattr(fonts, "families", lambda: ())
        assert drawn(full, usual) == "8"


def test_the_page_with_a_chart_that_was_kept_is_the_page_that_is_drawn_anew() -> None:
    excerpt, kept = made(), KeptDrawings()
    facts = summary(excerpt, Options(period=TWELVE_WEEKS))
    first, second = (page(facts, excerpt, made_on=LAST, draw=kept.svg) for _time in range(2))
    assert first == second == page(facts, excerpt, made_on=LAST)
