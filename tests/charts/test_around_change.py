from dataclasses import replace

import pytest

from diary.analysis.around_change import around_change as compared
from diary.charts import around_change
from diary.charts.around_change import CHART, AroundChangeOptions
from diary.charts.style import SCREEN_LIGHT
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import day, excerpt_with
from tests.charts.figures import across, blank, lines_labelled, overlapping, panel_called, prepared, texts

AROUND_28 = AroundChangeOptions(day=day(28))
STARTED = TreatmentEvent(day=day(28), treatment="Pregabalin", turn="started", dose="75 mg", times="at night")


def changed(before: int = 6, after: int = 3) -> Excerpt:
    """Four weeks around a started medicine, each day at a level and up to 3 above it."""
    pain = [(before if place <= 28 else after) + place % 4 for place in range(57)]
    return replace(excerpt_with(pain=pain), treatment_changes=(STARTED,))


def test_means_and_difference_are_those_of_the_analysis() -> None:
    excerpt = changed()
    found = compared(excerpt, "pain", day(28))
    assert found.change is not None
    figure = blank(460, prepared(CHART, excerpt).height(SCREEN_LIGHT, 460))
    prepared(CHART, excerpt).draw(figure, SCREEN_LIGHT)
    written = texts(figure)
    assert " ".join(written[:2]) == "Pain before and after 28 Sep 2026: Pregabalin, started, 75 mg, at night"
    for value in (f"{found.before.mean:.1f}", f"{found.now.mean:.1f}", f"\N{MINUS SIGN}{-found.change:.1f}"):
        assert value in written
    assert not overlapping(figure)


def test_the_course_reaches_over_both_stretches_with_the_day_of_the_change_in_the_middle() -> None:
    figure = blank(460, 520)
    prepared(CHART, changed()).draw(figure, SCREEN_LIGHT)
    assert panel_called(figure, "rating").get_xlim() == (-0.5, 56.5)
    assert panel_called(figure, "rating").get_ylim() == (0, 10)
    assert len(across(lines_labelled(figure, "Pain, each day")[0])) == 57
    assert {"31 Aug", "28 Sep", "26 Oct"} <= set(texts(figure))


def test_the_plain_sentence_comes_first_then_the_numbers_with_the_interval_then_the_limit() -> None:
    said = prepared(CHART, changed()).sentences()
    assert said[1] == "Lower than before."
    assert said[2] == "Pain: mean 7.5 before (28 days recorded), 4.5 after (28 days recorded)."
    assert said[3].startswith("Difference: 3.0 lower (95\N{NARROW NO-BREAK SPACE}% interval ")
    assert said[4:] == [
        "40\N{NARROW NO-BREAK SPACE}% lower.",
        "A fall of pain by 2 points or 30\N{NARROW NO-BREAK SPACE}% is usually noticeable.",
        "Other things change in such weeks too: this does not say what caused it.",
    ]


def test_days_to_come_do_not_count_as_not_recorded_and_the_change_stays_where_it_was() -> None:
    pain = [6 + place % 4 for place in range(29)] + [3 + place % 4 for place in range(12)]
    excerpt = replace(excerpt_with(pain=[*pain, *[None] * 16]), treatment_changes=(STARTED,))
    options = AroundChangeOptions(counted=Period(day(8), day(40)))
    assert prepared(CHART, excerpt, options).sentences()[2:3] == [
        "Pain: mean 7.5 before (20 days recorded), 4.5 after (12 days recorded)."
    ]
    assert [row[0] for row in prepared(CHART, excerpt, options).table().rows] == [
        "20 days before",
        "12 days after",
        "Difference",
    ]
    figure = blank(460, 520)
    prepared(CHART, excerpt, options).draw(figure, SCREEN_LIGHT)
    assert {"31 Aug", "28 Sep", "26 Oct"} <= set(texts(figure))
    today = AroundChangeOptions(counted=Period(day(0), day(28)))
    assert prepared(CHART, excerpt, today).sentences()[1:] == [
        "Before: 28 of 28 days recorded.",
        "No means to compare yet: the days after the change are still to come.",
    ]


def test_what_is_said_of_a_change_is_said_of_its_figures_too() -> None:
    """Days that are alike before and after are about the same; of a change of such there is no telling."""
    alike = [prepared(CHART, excerpt_with(pain=[4.0] * 29 + [after] * 28), AROUND_28) for after in (4.0, 5.0)]
    assert alike[0].sentences()[1:4] == [
        "About the same as before.",
        "Pain: mean 4.0 before (28 days recorded), 4.0 after (28 days recorded).",
        "Difference: no difference.",
    ]
    assert alike[1].sentences()[4:6] == [
        "Difference: 1.0 higher.",
        "There is no telling how far it can be relied on.",
    ]
    same = excerpt_with(pain=[4 + place % 2 for place in range(57)])
    assert not any("vary" in line for line in prepared(CHART, same, AROUND_28).sentences())


def test_what_people_notice_is_said_of_a_fall_of_pain_alone() -> None:
    numb = excerpt_with(numbness=[(6 if place <= 28 else 3) + place % 3 for place in range(57)])
    for excerpt, symptom in ((changed(before=3, after=6), "pain"), (numb, "numbness")):
        assert not any(
            "noticeable" in line
            for line in prepared(CHART, excerpt, AroundChangeOptions(symptom=symptom, day=day(28))).sentences()
        )


def test_days_without_a_mean_are_counted() -> None:
    sparse = excerpt_with(pain=[4 if place % 3 == 0 else None for place in range(57)])
    said = prepared(CHART, sparse, AroundChangeOptions(day=day(28))).sentences()
    assert said[1] == "Before: 10 of 28 days recorded; after: 9 of 28."
    figure = blank(460, prepared(CHART, sparse).height(SCREEN_LIGHT, 460))
    prepared(CHART, sparse, AroundChangeOptions(day=day(28))).draw(figure, SCREEN_LIGHT)
    assert "No means to compare" in " ".join(texts(figure))
    assert len(prepared(CHART, sparse, AroundChangeOptions(day=day(28))).table().rows) == 2


def test_the_latest_change_is_looked_at_unless_another_day_is_chosen() -> None:
    later = replace(STARTED, id="later", day=day(40), turn="changed", dose="150 mg")
    excerpt = replace(changed(), treatment_changes=(STARTED, later))
    assert around_change.choices(excerpt) == [later, STARTED]
    assert "not in the period" in prepared(CHART, excerpt).sentences()[0]
    assert "28 Sep 2026" in prepared(CHART, excerpt, AroundChangeOptions(day=day(28))).sentences()[0]


def test_without_a_change_there_is_a_sentence() -> None:
    figure = blank(460, 200)
    prepared(CHART, excerpt_with(pain=[4] * 60)).draw(figure, SCREEN_LIGHT)
    assert "No treatment was started, changed or stopped in this period." in " ".join(texts(figure))
    assert prepared(CHART, excerpt_with(pain=[4] * 60)).table().rows == ()


@pytest.mark.parametrize(
    ("days", "name", "recorded"),
    [
        (28, "4 weeks before", "28 days recorded"),
        (10, "10 days before", "10 days recorded"),
        (7, "1 week before", "7 days recorded"),
        (1, "1 day before", "1 day recorded"),
    ],
)
def test_the_stretches_may_have_another_length(days: int, name: str, recorded: str) -> None:
    chart, figure = prepared(CHART, changed(), AroundChangeOptions(day=day(28), days=days)), blank(460, 520)
    assert chart.table().rows[0][:2] == (name, str(days))
    chart.draw(figure, SCREEN_LIGHT)
    assert texts(figure).count(recorded) == 2
