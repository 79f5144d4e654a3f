"""What both sides of the card for the wallet say with much room and with little, and when the list is needed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.question import NONE
from diary.domain.excerpt import Excerpt
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Visit
from diary.reports.now import now
from diary.reports.wallet_card import _back, _contents, _front
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, busy, day, made

BEGAN = day(-84)
NOBODY = replace(made(), events=(), profiles=())
MUCH = 110


def answers(**lines: tuple[str, ...]) -> tuple[BackgroundAnswer, ...]:
    return tuple(BackgroundAnswer(item=item.replace("_", "-"), texts=said) for item, said in lines.items())


def back(excerpt: Excerpt, letters: int = MUCH, most: int = 6) -> dict[str, Any]:
    return _back(now(excerpt, LAST, BEGAN), letters, most, ENGLISH)


def front(excerpt: Excerpt, letters: int = MUCH, name: str = "", born: date | None = None) -> dict[str, Any]:
    return _front(now(excerpt, LAST, BEGAN), name, born, letters, ENGLISH)


def facts(side: dict[str, Any]) -> dict[str, str]:
    return {fact["label"]: fact["text"] for fact in side["facts"]}


def taking(*changes: TreatmentEvent, visit: date | None = None) -> Excerpt:
    visits = (Visit(date=visit),) if visit else ()
    return replace(NOBODY, treatment_changes=changes, visits=visits)


def started(number: int, name: str, dose: str = "", times: str = "") -> TreatmentEvent:
    return TreatmentEvent(day=day(number), treatment=name, turn="started", dose=dose, times=times)


def test_the_front_says_who_it_is_and_leaves_lines_for_what_is_not_written_down() -> None:
    side = front(NOBODY, name="Alex Sample", born=date(1955, 3, 14))
    assert (side["name"], side["born"]) == ("Alex Sample", "born 14 Mar 1955")
    assert side["what"] == "I have a neuropathy"
    assert side["meaning"] == (
        "I may feel little in feet or hands, may fall, and may not notice a wound, heat or pressure."
    )
    assert facts(side) == {"Allergies": "", "Blood thinner": "", "Pacemaker": "", "Please call": ""}
    assert side["is_whole"]
    assert front(NOBODY)["born"] == ""


@pytest.mark.parametrize(("letters", "is_whole"), [(20, True), (19, False)])
def test_a_name_and_an_allergy_of_as_many_letters_as_there_is_room_for_are_whole(letters: int, is_whole: bool) -> None:
    allergic = replace(NOBODY, background=answers(allergies=("penicillin, plasters",)))
    assert front(allergic, letters)["is_whole"] == is_whole
    assert front(NOBODY, letters, name="Maximiliane Theodora")["is_whole"] == is_whole


def test_of_several_allergies_as_many_stand_there_as_fit_and_the_others_are_counted() -> None:
    lines = ("penicillin and its relatives", "latex in gloves and plasters", "nickel in buttons, zips and coins")
    allergic = replace(NOBODY, background=answers(allergies=lines))
    said = [facts(front(allergic, letters))["Allergies"] for letters in (93, 92, 82, 81, 20)]
    two = "penicillin and its relatives; latex in gloves and plasters; and 1 more, see my list"
    one = "penicillin and its relatives; and 2 more, see my list"
    assert said == ["; ".join(lines), two, one, one, "penicillin and its …; and 2 more, see my list"]


def test_one_allergy_with_a_semicolon_in_it_is_one() -> None:
    allergic = replace(NOBODY, background=answers(allergies=("penicillin; a rash and a fever", "latex")))
    assert facts(front(allergic, 40))["Allergies"] == "penicillin; a rash and a fever; latex"
    assert facts(front(allergic, 36))["Allergies"] == "penicillin; a rash and a fever; and 1 more, see my list"


MEDICINE = started(3, "Pregabalin", "75 mg", "twice a day")


@pytest.mark.parametrize(
    ("excerpt", "letters", "most", "is_whole"),
    [
        (taking(MEDICINE), 18, 1, True),
        (taking(MEDICINE), 17, 1, False),
        (taking(MEDICINE, started(4, "B12")), MUCH, 2, True),
        (taking(MEDICINE, started(4, "B12")), MUCH, 1, False),
        (taking(started(3, "x" * 34)), MUCH, 1, True),
        (taking(started(3, "x" * 35)), MUCH, 1, False),
        (replace(NOBODY, background=answers(medicines_now=("Ramipril 5 mg",))), 13, 1, True),
        (replace(NOBODY, background=answers(medicines_now=("Ramipril 5 mg",))), 12, 1, False),
        (taking(MEDICINE, started(4, "B12"), visit=day(1)), 31, 2, True),
        (taking(MEDICINE, started(4, "B12"), visit=day(1)), 30, 2, False),
    ],
)
def test_the_list_is_needed_where_something_of_the_back_is_shortened(
    excerpt: Excerpt, letters: int, most: int, is_whole: bool
) -> None:
    assert back(excerpt, letters, most)["is_whole"] == is_whole


def test_the_back_says_what_is_taken_since_when_and_what_changed() -> None:
    side = back(busy())
    assert (side["title"], side["on"]) == ("I take now", "on 19 Nov 2026")
    assert side["medicines"] == [["Pregabalin", "150 mg, twice a day", "17 Oct 2026"]]
    assert facts(side) == {
        "Falls": "2: 3 Nov, 21 Sep; not hurt, since 5 Jun 2026",
        "Since 25 Sep": "Pregabalin dose changed; Alpha-lipoic acid started; Alpha-lipoic acid stopped",
        "Practitioner": "",
    }
    assert facts(back(NOBODY)) == {"Falls": "none written down, since 5 Jun 2026", "Practitioner": ""}


def test_what_the_back_has_no_room_for_is_counted_and_a_dose_goes_before_its_times() -> None:
    several = taking(*(started(number, f"Medicine {number}", "500 mg", "in the morning") for number in range(4)))
    side = back(replace(several, background=answers(medicines_now=("Ramipril 5 mg",))), 10, 3)
    assert side["medicines"] == [[f"Medicine {n}", "500 mg …", f"{28 + n} Aug 2026"] for n in range(3)]
    assert side["more"] == "and 2 more, see my list"
    assert back(replace(NOBODY, background=answers(medicines_now=("Ramipril 5 mg at noon",))), 13)["medicines"] == [
        ["Ramipril 5 …", "", ""]
    ]


def test_no_medicine_is_said_only_where_it_is_written_down() -> None:
    nothing = BackgroundAnswer(item="medicines-now", choices=(NONE,))
    assert back(replace(NOBODY, background=(nothing,)))["more"] == "no medicine"
    assert back(NOBODY)["more"] == ""


def test_the_list_has_everything_whole() -> None:
    further = answers(medicines_now=("Pregabalin 75 mg", "Ramipril 5 mg"), allergies=("penicillin",))
    said = _contents(now(replace(busy(), background=further), LAST, BEGAN), "", None, "a4", ENGLISH)["list"]
    assert said["heading"] == "My list"
    assert [(row["label"], row["text"]) for row in said["rows"]] == [
        ("Pregabalin", "150 mg, twice a day, since 17 Oct 2026 (new)"),
        ("Also", "Ramipril 5 mg"),
        ("Allergies", "penicillin"),
        ("Falls since 5 Jun 2026", "2: 3 Nov, 21 Sep; not hurt"),
        (
            "Changed since the last visit",
            "Pregabalin dose changed; Alpha-lipoic acid started; Alpha-lipoic acid stopped",
        ),
    ]


def test_the_sheet_around_the_card_says_what_to_do_with_it() -> None:
    said = _contents(now(busy(), LAST, BEGAN), "", None, "letter", ENGLISH)
    keys = ("document", "title", "how", "fold", "front_foot", "back_foot", "captions", "foot", "running")
    words = {key: said[key] for key in keys}
    assert words == {
        "document": "Card for the wallet",
        "title": "Card for the wallet",
        "how": "Cut along the corner marks, fold in the middle, glue. It is as large as a bank card. Print it again"
        " when something changes: the date stands on both sides.",
        "fold": "fold",
        "front_foot": "Written by myself on 19 Nov 2026, not checked.",
        "back_foot": "Older than three months? Please ask me again.",
        "captions": ["Front: who I am, what matters in an emergency", "Back: what I take, since when"],
        "foot": "Printed from Neuropathy Diary by the patient. What is not written down is left as a line for the pen;"
        " nothing is guessed.",
        "running": "Card for the wallet",
    }
    assert [len(said[side]) for side in ("front", "back")] == [4, 16]
