"""The card for the wallet: its size, what stands on it, what stays out, and that nothing runs over its edge."""

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pikepdf
import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.question import NONE
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.domain.treatment import TreatmentEvent
from diary.reports.now import now
from diary.reports.summary import Paper
from diary.reports.wallet_card import CardOptions, _falls, set_card, shortened
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, busy, day, made

_POINTS_A_MM = 72 / 25.4
WIDTH, HEIGHT = 85.6 * _POINTS_A_MM, 54 * _POINTS_A_MM

ANSWERS = (
    BackgroundAnswer(item="allergies", texts=("penicillin (rash)",)),
    BackgroundAnswer(item="blood-thinner", choices=("no",)),
    BackgroundAnswer(item="implants", choices=("pacemaker", "metal")),
    BackgroundAnswer(item="medicines-now", texts=("Pregabalin 75 mg", "Ramipril 5 mg")),
    BackgroundAnswer(item="bladder", choices=("leaking",)),
)


def card(excerpt: Excerpt, *, include_name: bool = True, paper: Paper = "a4", made_on: date = LAST) -> bytes:
    return set_card(excerpt, CardOptions(paper, include_name), made_on=made_on).pdf


def words_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        [sheet] = document.pages
        return " ".join(sheet.extract_text().replace("\N{ZERO WIDTH SPACE}", "").split())


def front_of(pdf: bytes) -> str:
    """The words of the front alone, which stands at the left."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        sheet = document.pages[0]
        side = min((one for one in sheet.rects if abs(one["height"] - HEIGHT) < 0.5), key=lambda one: one["x0"])
        text = sheet.crop((side["x0"], side["top"], side["x1"], side["bottom"])).extract_text()
    return " ".join(text.split())


def test_it_says_what_holds_now_and_nothing_private() -> None:
    words = words_of(card(replace(busy(), background=ANSWERS)))
    for expected in (
        "Alex Sample born 14 Mar 1955",
        "Allergies penicillin (rash)",
        "Blood thinner no",
        "Pacemaker yes; also: A joint, plates or screws",
        "Pregabalin 150 mg, twice a day 17 Oct 2026",
        "Ramipril 5 mg",
        "2: 3 Nov, 21 Sep; not hurt",
        "on 19 Nov 2026",
        "Written by myself on 19 Nov 2026, not checked.",
    ):
        assert expected in words
    assert "Pregabalin 75 mg" not in words
    assert "Leaking" not in words


def test_without_the_name_there_is_none() -> None:
    words = words_of(card(busy(), include_name=False))
    assert "Sample" not in words
    assert "1955" not in words


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_both_sides_have_the_size_of_a_bank_card_and_marks_to_cut_along(paper: Paper) -> None:
    with pdfplumber.open(io.BytesIO(card(made(), paper=paper))) as document:
        [sheet] = document.pages
        sides = [one for one in sheet.rects if abs(one["width"] - WIDTH) < 0.5 and abs(one["height"] - HEIGHT) < 0.5]
        assert len(sides) == 2
        left = min(one["x0"] for one in sides)
        top, bottom = sides[0]["top"], sides[0]["bottom"]
        marks = [one for one in sheet.lines if one["width"] < 20 and one["height"] < 20]
        through = [
            one
            for one in marks
            if left < (one["x0"] + one["x1"]) / 2 < left + 2 * WIDTH and top < (one["top"] + one["bottom"]) / 2 < bottom
        ]
        assert len(marks) >= 8
        assert not through
        assert left + 2 * WIDTH < sheet.width


@pytest.mark.parametrize("number", [0, 4, 12])
def test_however_much_there_is_nothing_runs_over_the_edge(number: int) -> None:
    events = tuple(
        TreatmentEvent(day=day(n), treatment=f"A medicine with a long name {n}", turn="started", dose="500 mg " * 9)
        for n in range(number)
    )
    answers = (
        BackgroundAnswer(item="allergies", texts=tuple(f"plaster number {n} and what comes with it" for n in range(9))),
        BackgroundAnswer(item="medicines-now", choices=(NONE,)),
    )
    much = replace(busy(), treatment_changes=events, background=answers, profiles=(Profile(name="Wilhelmina " * 6),))
    with pdfplumber.open(io.BytesIO(card(much))) as document:
        sheet = document.pages[0]
        [one, other] = [one for one in sheet.rects if abs(one["height"] - HEIGHT) < 0.5]
        inside = [
            letter for letter in sheet.chars if one["top"] - 1 < letter["top"] and letter["bottom"] < one["bottom"] + 1
        ]
        feet = [letter["top"] for letter in inside if letter["bottom"] > one["bottom"] - 14]
        assert len({round(top) for top in feet}) == 1, "only the last line stands so low"
        assert all(letter["size"] >= 8.5 for letter in inside)
        assert max(letter["x1"] for letter in inside if letter["x0"] < one["x1"]) < one["x1"]
        assert max(letter["x1"] for letter in inside) < other["x1"]
        said = " ".join("".join(page.extract_text() for page in document.pages).split())
    assert "and 8 more, see my list" in said
    assert "My list" in said
    assert "plaster number 8 and what comes with it" in said
    if number == 12:
        assert all(f"A medicine with a long name {n}" in said for n in range(12))
    if number == 0:
        assert "no medicine" in said


def test_what_has_no_room_is_left_out_as_a_whole_and_stands_below_the_card() -> None:
    answers = (
        BackgroundAnswer(item="allergies", texts=("Penicillin (rash)", "Latex", "Iodine: " + "breathless " * 9)),
        BackgroundAnswer(item="implants", choices=("pacemaker", "defibrillator", "pump", "metal")),
    )
    falls = tuple(Event(day=day(number), event="fall", hurt=number > 60) for number in range(0, 80, 9))
    pdf = card(replace(busy(), background=answers, events=falls))
    front, words = front_of(pdf), words_of(pdf)
    assert "Penicillin (rash); Latex; and 1 more, see my list" in front
    assert "Iodine: breathless" not in front
    assert "Iodine: breathless" in words.partition("My list")[2]
    assert "hurt in …" not in words
    assert "My list" not in words_of(card(made()))


def test_few_letters_have_the_number_of_falls_and_the_last() -> None:
    excerpt = replace(busy(), events=tuple(Event(day=day(n), event="fall", hurt=False) for n in range(0, 80, 9)))
    said = [
        _falls(now(replace(excerpt, period=Period(day(-400), LAST)), LAST, day(-400)), letters, ENGLISH)
        for letters in (110, 34)
    ]
    assert said == [
        "9: 8 Nov, 30 Oct, 21 Oct, and 6 more; not hurt, 12 months",
        "9 in 12 months, last 8 Nov 2026",
    ]


def test_a_dose_stays_beside_its_medicine_whatever_its_script() -> None:
    """The isolate (UAX #9) without which the number stands at the other side of the name."""
    arabic = "\u0628\u0631\u064a\u062c\u0627\u0628\u0627\u0644\u064a\u0646"
    event = TreatmentEvent(day=day(3), treatment=arabic, turn="started", dose="150 mg")
    with pdfplumber.open(io.BytesIO(card(replace(busy(), treatment_changes=(event,))))) as document:
        words = document.pages[0].extract_words()
    [dose] = [word for word in words if word["text"] == "150"]
    name = [word for word in words if set(word["text"]) & set(arabic) and abs(word["top"] - dose["top"]) < 3]
    assert max(word["x1"] for word in name) <= dose["x0"]


def test_it_is_archival_and_tagged() -> None:
    with pikepdf.open(io.BytesIO(card(busy()))) as document:
        assert document.Root.MarkInfo.Marked
        assert "pdfaid" in str(document.Root.Metadata.read_bytes())


def test_what_is_left_out_is_marked_by_dots() -> None:
    assert shortened("as it is", 20) == "as it is"
    assert shortened("penicillin, plasters and nickel", 25) == "penicillin, plasters and …"
    assert shortened("x" * 30, 10) == "x" * 10 + " …"
