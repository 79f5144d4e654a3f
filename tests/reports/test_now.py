"""What holds now: from the courses, the health background and twelve months of falls, whatever the page's period."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.question import NONE
from diary.domain.counting import EVER, counted_days
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Visit
from diary.reports.contents import contents
from diary.reports.now import falls_period, now
from diary.reports.now_words import now_contents
from diary.reports.summary import Options, period_to_read, summary
from diary.reports.visit_means import visit_table
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, TWELVE_WEEKS, made

MEDICINES = tuple(
    Definition(kind="treatment", key=key, name=name, category=category)
    for key, name, category in (
        ("b12", "Vitamin B12", "supplement"),
        ("pregabalin", "Pregabalin", "medicine"),
        ("old", "Amitriptyline", "medicine"),
    )
)
LONG_AGO = date(2024, 3, 1)


def event(day: date, treatment: str, turn: str, dose: str = "") -> TreatmentEvent:
    return TreatmentEvent(day=day, treatment=treatment, turn=turn, dose=dose)


def diary(**further: Any) -> Excerpt:  # noqa: ANN401 - fields of an excerpt
    whole = replace(
        made(),
        period=Period(falls_period(LAST).first, LAST),
        definitions=MEDICINES,
        treatment_changes=(
            event(LONG_AGO, "pregabalin", "started", "75 mg"),
            event(LONG_AGO + timedelta(days=200), "pregabalin", "changed", "150 mg"),
            event(LONG_AGO, "old", "started", "10 mg"),
            event(date(2026, 10, 2), "old", "stopped"),
            event(date(2026, 10, 20), "b12", "started", "1 mg"),
        ),
        visits=(Visit(date=date(2026, 9, 10)),),
    )
    return replace(whole, **further)


def facts(excerpt: Excerpt) -> dict[str, str]:
    said = now_contents(now(excerpt, LAST), ENGLISH)
    return {one["label"]: one["text"] for one in said["facts"]}


def test_a_dose_from_before_the_period_stands_there_with_its_day() -> None:
    taken = now(diary(), LAST).taken
    assert [(one.name, one.dose, one.since, one.is_new) for one in taken] == [
        ("Pregabalin", "150 mg", LONG_AGO + timedelta(days=200), False),
        ("Vitamin B12", "1 mg", date(2026, 10, 20), True),
    ]
    said = contents(summary(diary(), Options(period=TWELVE_WEEKS)), diary(), LAST, ENGLISH)["now"]
    assert said["medicines"][0] == ["Pregabalin", "150 mg", "17 Sep 2024"]
    assert said["medicines"][1][2] == "20 Oct 2026 (new)"


def test_what_changed_since_the_last_visit_is_named() -> None:
    changed = now_contents(now(diary(), LAST), ENGLISH)["changed"]
    assert changed == {
        "label": "Changed since the last visit, 10 Sep 2026",
        "text": "Amitriptyline: stopped (2 Oct 2026); Vitamin B12: started, 1 mg (20 Oct 2026)",
    }
    quiet = now_contents(now(diary(visits=(Visit(date=LAST - timedelta(days=1)),)), LAST), ENGLISH)["changed"]
    assert quiet is not None
    assert quiet["text"] == "no medicine or treatment"
    assert now_contents(now(diary(visits=()), LAST), ENGLISH)["changed"] is None


def test_none_is_not_the_same_as_nothing_written_down() -> None:
    assert facts(diary())["Not written down"] == "allergies, blood thinner, pacemaker"
    answers = (
        BackgroundAnswer(item="allergies", choices=(NONE,)),
        BackgroundAnswer(item="blood-thinner", unknown=True),
        BackgroundAnswer(item="implants", choices=("metal",)),
    )
    said = facts(diary(background=answers))
    assert said["Allergies"] == "none"
    assert said["Blood thinner"] == "I do not know"
    assert said["Pacemaker"] == "no; also: A joint, plates or screws"
    assert "Not written down" not in said


def test_falls_are_those_of_twelve_months_whatever_the_period() -> None:
    events = tuple(
        Event(day=day, event="fall", count=count, hurt=hurt)
        for day, count, hurt in (
            (date(2025, 11, 19), 5, False),
            (date(2025, 11, 20), None, True),
            (date(2026, 11, 3), 2, False),
        )
    )
    assert facts(diary(events=events))["Falls, 12 months"] == "3: 3 Nov, 20 Nov 2025; hurt in 1"
    assert facts(diary(events=()))["Falls, 12 months"] == "none written down"
    young = now_contents(now(diary(events=()), LAST, began=date(2026, 9, 5)), ENGLISH)["facts"]
    assert young[0]["label"] == "Falls since 5 Sep 2026"


def test_the_days_to_read_have_the_falls_and_the_weeks_before_the_last_visits() -> None:
    options = Options(period=Period(LAST - timedelta(days=27), LAST), today=LAST)
    assert period_to_read(options) == falls_period(LAST)
    visits = [Visit(date=date(year, 3, 1)) for year in (2019, 2023, 2024, 2025, 2026)]
    assert period_to_read(options, visits).first == date(2023, 2, 1)
    plain = replace(options, parts=options.parts - {"visits", "now"})
    assert period_to_read(plain, visits) == Period(LAST - timedelta(days=364), LAST)


def test_the_weeks_before_a_visit_are_counted_from_the_first_entry_on() -> None:
    """Ten evenings before the first visit are ten of ten days; of fewer than a week there is no mean of four weeks."""
    excerpt, visits = _before_a_visit(10)
    assert _means(visits, excerpt, counted_days(excerpt.period.first + timedelta(days=30), LAST, ())) == [4.0]
    assert _means(visits, excerpt, EVER) == []
    excerpt, visits = _before_a_visit(5)
    assert _means(visits, excerpt, counted_days(excerpt.period.first + timedelta(days=35), LAST, ())) == []


def _before_a_visit(days: int) -> tuple[Excerpt, tuple[Visit, ...]]:
    """So many evenings up to the day before a visit, at the end of forty days."""
    first = LAST - timedelta(days=40)
    ratings = tuple(Rating(day=LAST - timedelta(days=1 + n), symptom="pain", value=4) for n in range(days))
    visits = (Visit(date=LAST),)
    return Excerpt(period=Period(first, LAST), ratings=ratings, visits=visits), visits


def _means(visits: tuple[Visit, ...], excerpt: Excerpt, counted: Period) -> list[float | None]:
    table = visit_table(replace(excerpt, visits=visits), [("pain", "Pain")], LAST + timedelta(days=1), None, counted)
    return [mean for one in (table.visits if table else ()) for mean in one.means]
