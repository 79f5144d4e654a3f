"""The block "Now", word by word: what is taken, what has to be known in an emergency, falls, and what is silent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.question import NONE
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Visit
from diary.reports.blocks import Contents
from diary.reports.now import now
from diary.reports.now_words import changes_in_now, now_contents
from diary.reports.words import ENGLISH, MOST_OF_CHANGES, MOST_OF_NOW

DAY = date(2026, 11, 19)
YEAR = Period(date(2025, 11, 20), DAY)
SILENT = Excerpt(period=YEAR)


def said(excerpt: Excerpt, began: date | None = None) -> Contents:
    return now_contents(now(excerpt, DAY, began), ENGLISH)


def facts(excerpt: Excerpt) -> dict[str, str]:
    return {fact["label"]: fact["text"] for fact in said(excerpt)["facts"]}


def answered(item: str, *choices: str, texts: tuple[str, ...] = (), unknown: bool = False) -> Excerpt:
    return replace(SILENT, background=(BackgroundAnswer(item=item, choices=choices, texts=texts, unknown=unknown),))


def change(days_ago: int, name: str, turn: str = "started", dose: str = "", times: str = "") -> TreatmentEvent:
    return TreatmentEvent(day=DAY - timedelta(days=days_ago), treatment=name, turn=turn, dose=dose, times=times)


def test_a_silent_diary_says_what_is_not_written_down_and_of_which_day_it_speaks() -> None:
    assert said(SILENT) == {
        "heading": "Now",
        "caption": "19 Nov 2026, as the patient wrote it, not checked",
        "head": ["Takes", "Dose", "Since"],
        "medicines": [],
        "running": [],
        "further": "",
        "facts": [
            {"label": "Falls, 12 months", "text": "none written down"},
            {"label": "Not written down", "text": "medicines, allergies, blood thinner, pacemaker"},
        ],
        "changed": None,
    }


def test_each_medicine_has_its_dose_its_times_and_since_when() -> None:
    changes = (
        change(40, "A", "started", "75 mg", "at night"),
        change(30, "B"),
        change(20, "C", "started", "", "daily"),
    )
    whole = said(replace(SILENT, treatment_changes=changes, visits=(Visit(date=DAY - timedelta(days=30)),)))
    assert whole["medicines"] == [
        ["A", "75 mg, at night", "10 Oct 2026"],
        ["B", "", "20 Oct 2026 (new)"],
        ["C", "daily", "30 Oct 2026 (new)"],
    ]
    assert whole["running"] == [
        ["A", "75 mg, at night, since 10 Oct 2026"],
        ["B", "since 20 Oct 2026 (new)"],
        ["C", "daily, since 30 Oct 2026 (new)"],
    ]


@pytest.mark.parametrize(
    ("excerpt", "label", "text"),
    [
        (answered("allergies", NONE), "Allergies", "none"),
        (answered("allergies", texts=("penicillin", "latex")), "Allergies", "penicillin; latex"),
        (answered("allergies", unknown=True), "Allergies", "I do not know"),
        (answered("blood-thinner", "yes"), "Blood thinner", "yes"),
        (answered("blood-thinner", "no"), "Blood thinner", "no"),
        (answered("blood-thinner", unknown=True), "Blood thinner", "I do not know"),
        (answered("implants", NONE), "Pacemaker", "no"),
        (answered("implants", "pacemaker"), "Pacemaker", "yes"),
        (answered("implants", "pacemaker", "metal"), "Pacemaker", "yes; also: A joint, plates or screws"),
        (answered("implants", "metal"), "Pacemaker", "no; also: A joint, plates or screws"),
        (answered("implants", unknown=True), "Pacemaker", "I do not know"),
        (answered("medicines-now", NONE), "Medicines", "none"),
    ],
)
def test_what_has_to_be_known_in_an_emergency_stands_there_as_far_as_it_is_written_down(
    excerpt: Excerpt, label: str, text: str
) -> None:
    whole = facts(excerpt)
    assert whole[label] == text
    missing = [name for name in ("medicines", "allergies", "blood thinner", "pacemaker") if name != label.lower()]
    assert whole["Not written down"] == ", ".join(missing)


def test_medicines_of_the_health_background_alone_stand_below_those_of_the_diary() -> None:
    listed = answered("medicines-now", texts=("Pregabalin 75 mg", "Ramipril 5 mg", "Folate"))
    whole = said(replace(listed, treatment_changes=(change(9, "Pregabalin"),)))
    assert whole["further"] == "By the health background: Ramipril 5 mg; Folate"
    assert said(listed)["further"] == "By the health background: Pregabalin 75 mg; Ramipril 5 mg; Folate"
    assert "Medicines" not in facts(listed)


def falls(*days_ago: int, hurt: bool | None = None) -> Excerpt:
    events = (Event(day=DAY - timedelta(days=ago), event="fall", hurt=hurt) for ago in days_ago)
    return replace(SILENT, events=tuple(events))


@pytest.mark.parametrize(
    ("excerpt", "text"),
    [
        (falls(16), "1: 3 Nov"),
        (falls(16, hurt=False), "1: 3 Nov; not hurt"),
        (falls(16, 17, hurt=True), "2: 3 Nov, 2 Nov; hurt in 2"),
        (falls(4, 3, 2, 1), "4: 18 Nov, 17 Nov, 16 Nov, 15 Nov"),
        (falls(5, 4, 3, 2, 1), "5: 18 Nov, 17 Nov, 16 Nov, and 2 more"),
        (falls(364, 365, 400), "1: 20 Nov 2025"),
        (replace(SILENT, events=(Event(day=DAY, event="near-fall"),)), "none written down"),
    ],
)
def test_falls_are_counted_and_the_latest_three_dated(excerpt: Excerpt, text: str) -> None:
    assert facts(excerpt)["Falls, 12 months"] == text


@pytest.mark.parametrize(
    ("excerpt", "began", "label"),
    [
        (SILENT, None, "Falls, 12 months"),
        (SILENT, YEAR.first, "Falls, 12 months"),
        (SILENT, date(2025, 11, 21), "Falls since 21 Nov 2025"),
        (replace(SILENT, period=Period(date(2026, 1, 2), DAY)), None, "Falls since 2 Jan 2026"),
        (SILENT, DAY + timedelta(days=3), "Falls since 19 Nov 2026"),
    ],
)
def test_a_young_diary_says_since_when_it_knows_of_falls(excerpt: Excerpt, began: date | None, label: str) -> None:
    assert said(excerpt, began)["facts"][0]["label"] == label


def since_visit(number: int) -> Excerpt:
    changes = tuple(change(number - n, f"M{n % 3}", "changed", f"{n} mg") for n in range(number))
    return replace(SILENT, treatment_changes=changes, visits=(Visit(date=DAY - timedelta(days=60)),))


def test_the_latest_four_changes_since_the_visit_are_told_and_those_before_by_name() -> None:
    whole = said(since_visit(4))["changed"]
    assert whole == {
        "label": "Changed since the last visit, 20 Sep 2026",
        "text": "M0: dose changed, 0 mg (15 Nov 2026); M1: dose changed, 1 mg (16 Nov 2026);"
        " M2: dose changed, 2 mg (17 Nov 2026); M0: dose changed, 3 mg (18 Nov 2026)",
    }
    more = said(since_visit(7))["changed"]["text"]
    assert more.startswith("before these M0, M1, M2; M0: dose changed, 3 mg (15 Nov 2026); M1: ")
    assert more.count("dose changed") == 4
    latest = changes_in_now(now(since_visit(7), DAY))
    assert [event.dose for event in latest] == ["3 mg", "4 mg", "5 mg", "6 mg"]
    assert changes_in_now(None) == changes_in_now(now(SILENT, DAY)) == ()


def test_the_day_of_the_visit_counts_and_what_comes_after_the_day_of_the_page_does_not() -> None:
    changes = (change(61, "Before"), change(60, "On the day"), change(-1, "Tomorrow"))
    visits = (Visit(date=DAY - timedelta(days=60)), Visit(date=DAY + timedelta(days=5)))
    whole = said(replace(SILENT, treatment_changes=changes, visits=visits))
    assert whole["changed"] == {
        "label": "Changed since the last visit, 20 Sep 2026",
        "text": "On the day: started (20 Sep 2026)",
    }
    assert [one[0] for one in whole["medicines"]] == ["Before", "On the day"]


@pytest.mark.parametrize("is_longer", [False, True])
def test_a_text_too_long_for_its_place_has_its_beginning_there(is_longer: bool) -> None:
    texts = ("x" * (MOST_OF_NOW + is_longer),)
    assert facts(answered("allergies", texts=texts))["Allergies"].endswith("(in full below)") == is_longer
    head = "By the health background: "
    listed = answered("medicines-now", texts=("y" * (MOST_OF_NOW - len(head) + is_longer),))
    assert said(listed)["further"].endswith("(in full below)") == is_longer
    length = MOST_OF_CHANGES - len("M: started,  (18 Nov 2026)") + is_longer
    changed = replace(since_visit(0), treatment_changes=(change(1, "M", dose="z" * length),))
    assert said(changed)["changed"]["text"].endswith("(in full below)") == is_longer
