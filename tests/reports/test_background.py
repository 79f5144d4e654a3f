"""The health background on paper and as plain text: what is on it, what must not be, and how it is made."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import page as validation
import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary import __version__
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import blocks
from diary.domain.background.question import NONE
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.profile import Profile
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Question
from diary.reports.background import (
    BackgroundOptions,
    answered_blocks,
    background_letter,
    background_page,
    background_text,
)
from tests.reports.pdf_text import laid_out_texts
from tests.reports.test_page_standards import elements
from tests.slow.whole import at
from tests.strategies import background_answers

MADE_ON = date(2026, 11, 24)
WRITTEN = datetime(2026, 11, 21, 20, tzinfo=UTC)
PRIVATE = BackgroundAnswer(item="bladder", choices=("urgent", "night"), written=WRITTEN)
ANSWERS = (
    BackgroundAnswer(item="problem", texts=("Burning feet at night.",), written=WRITTEN),
    BackgroundAnswer(item="began", dated="2019-05", written=WRITTEN),
    BackgroundAnswer(item="conditions", choices=("diabetes-2", "b12"), written=WRITTEN),
    BackgroundAnswer(item="hba1c", number=52, unit="mmol-mol", written=WRITTEN),
    BackgroundAnswer(item="hba1c-on", unknown=True, written=WRITTEN),
    BackgroundAnswer(item="medicines-now", texts=("Metformin 500 mg", "Folate"), written=WRITTEN),
    BackgroundAnswer(item="allergies", choices=(NONE,), written=WRITTEN),
    BackgroundAnswer(item="tried-heat", choices=("little",), written=WRITTEN),
)
DIARY = Excerpt(
    period=single(MADE_ON),
    background=(*ANSWERS, PRIVATE),
    profiles=(Profile(name="Alex Sample", born=date(1955, 3, 14)),),
    questions=(
        Question(text="May I swim?", written=WRITTEN),
        Question(text="Long since asked?", asked=date(2026, 9, 3), written=WRITTEN),
    ),
)
USUAL = BackgroundOptions()


def made(excerpt: Excerpt = DIARY, options: BackgroundOptions = USUAL) -> bytes:
    return background_page(excerpt, options, made_on=MADE_ON)


def text(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(laid_out_texts(pdf)).replace("\N{ZERO WIDTH SPACE}", ""))


def test_the_page_says_what_was_answered() -> None:
    words = text(made())
    for expected in (
        "Health background",
        "Prepared 24 November 2026",
        "Alex Sample 14 March 1955 21 November 2026",
        "Main problem: Burning feet at night.",
        "First noticed: May 2019",
        "Conditions: Type 2 diabetes; Too little vitamin B12",
        "Last HbA1c: 52 mmol/mol",
        "HbA1c measured: I do not know",
        "Takes now: Metformin 500 mg Folate",
        "Allergies: Nothing",
        "Heat or warm baths: Helped a little",
        "Questions: May I swim?",
        "Answered by the patient, not verified, not a diagnosis",
        f"Made with Neuropathy Diary {__version__}.",
        "Page 1 of 1",
    ):
        assert expected in words
    for absent in ("Family", "Goal", "Long since asked?"):
        assert absent not in words


def test_private_answers_are_on_the_page_only_where_that_is_asked_for() -> None:
    assert made() == made(replace(DIARY, background=ANSWERS))
    assert "Bladder: In a hurry, or often; Several times at night" in text(
        made(options=BackgroundOptions(include_private=True))
    )


def test_a_later_private_answer_does_not_show_in_the_date_of_the_last_change() -> None:
    late = replace(PRIVATE, written=datetime(2026, 11, 23, tzinfo=UTC))
    assert made(replace(DIARY, background=(*ANSWERS, late))) == made(replace(DIARY, background=ANSWERS))


def test_without_the_name_nothing_tells_whose_it_is() -> None:
    options = BackgroundOptions(include_name=False)
    assert made(options=options) == made(replace(DIARY, profiles=()), options)
    assert b"Alex" not in made(options=options)


def test_the_same_answers_make_the_same_bytes() -> None:
    assert made() == made()


def test_nothing_answered_still_makes_a_page_that_says_so() -> None:
    assert "Nothing is answered yet." in text(made(Excerpt(period=single(MADE_ON))))


def full(answer: str) -> Excerpt:
    """Something typed wherever something can be."""
    asked = [item for block in blocks() for item in block.items if item.kind in ("text", "lines")]
    typed = [BackgroundAnswer(item=item.key, texts=(answer,) * 3, written=WRITTEN) for item in asked]
    return replace(DIARY, background=tuple(typed))


def test_long_answers_go_on_to_a_second_page_with_a_running_head() -> None:
    pdf = made(full("Both feet burn at night, up to the ankles. " * 8))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) > 1
        assert "Health background · Alex Sample" in (document.pages[1].extract_text() or "")


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("excerpt", [DIARY, Excerpt(period=single(MADE_ON)), full("痛み #let x = 1 " * 60)])
def test_the_page_conforms_to_the_standards(excerpt: Excerpt, paper: str, profile: str) -> None:
    options = BackgroundOptions(paper="letter" if paper == "letter" else "a4", include_private=True)
    report = validation.validate_pdf_bytes(made(excerpt, options), profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_what_the_fonts_lack_is_marked_and_the_mark_is_told() -> None:
    words = text(made(full("痛み")))
    assert "Goal:" in words
    assert words.count("◊ ◊") > 10
    assert "◊ stands for characters that this page cannot show: hiragana letter mi (U+307F)" in words


def test_headings_are_real_and_answers_are_lists() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    assert [tag for tag in tags if tag in {"/H1", "/H2"}] == ["/H1", *["/H2"] * 6]
    assert tags.count("/L") == 6
    assert tags.count("/LI") == len(ANSWERS) + 1


@given(st.lists(background_answers, max_size=12))
@settings(max_examples=at(25, 8))
def test_any_answers_can_be_set(answers: list[BackgroundAnswer]) -> None:
    excerpt = replace(DIARY, background=tuple(answers))
    assert made(excerpt, BackgroundOptions(include_private=True)).startswith(b"%PDF-")


def test_as_plain_text_each_block_is_a_paragraph() -> None:
    words = background_text(DIARY, include_private=False)
    assert words.startswith("The main problem\n  Main problem: Burning feet at night.\n\nHow it began\n")
    assert "  Takes now:\n    Metformin 500 mg\n    Folate\n" in words
    assert "Bladder" not in words
    assert "Bladder: In a hurry, or often; Several times at night" in background_text(DIARY, include_private=True)
    assert background_text(Excerpt(period=single(MADE_ON)), include_private=True) == ""


def test_the_letter_to_give_away_has_head_answers_and_what_they_are() -> None:
    answers = (
        BackgroundAnswer(item="allergies", choices=(NONE,), written=WRITTEN),
        BackgroundAnswer(item="began", dated="2019", written=WRITTEN),
        BackgroundAnswer(item="diabetes-since", dated="2019-05-13", written=WRITTEN),
        BackgroundAnswer(item="medicines-now", texts=("Metformin 500 mg", "Folate"), written=WRITTEN),
        BackgroundAnswer(item="hba1c", number=6.5, unit="mmol-mol", written=WRITTEN),
        replace(PRIVATE, written=datetime(2026, 11, 23, tzinfo=UTC)),
    )
    letter = background_letter(replace(DIARY, background=answers), USUAL, made_on=MADE_ON)
    assert (
        letter
        == f"""\
Health background
Prepared 24 November 2026

Patient: Alex Sample
Born: 14 March 1955
Last changed: 21 November 2026

  Allergies: none

How it began
  First noticed: 2019

Other conditions
  Diabetes since: 13 May 2019
  Last HbA1c: 6.5 mmol/mol

Medicines and allergies
  Takes now:
    Metformin 500 mg
    Folate
  Allergies: Nothing

My questions
  Questions: May I swim?

Answered by the patient, not verified, not a diagnosis; what is not answered is left out. \
Made with Neuropathy Diary {__version__}.
"""
    )


def test_a_letter_of_nobody_in_which_nothing_is_answered_says_so() -> None:
    letter = background_letter(Excerpt(period=single(MADE_ON)), USUAL, made_on=MADE_ON)
    assert letter.startswith("Health background\nPrepared 24 November 2026\n\nNothing is answered yet.\n\nAnswered by")


def test_an_answer_that_the_form_no_longer_asks_for_is_left_out() -> None:
    gone = BackgroundAnswer(item="gone-from-the-form", texts=("Something",))
    assert answered_blocks(replace(DIARY, background=(gone,), questions=()), include_private=True) == []


def test_what_is_taken_now_comes_from_the_courses_and_what_has_none_is_added() -> None:
    given = BackgroundAnswer(item="medicines-now", texts=("Pregabalin 75 mg at night", "ramipril 5 mg"))
    courses = tuple(
        TreatmentEvent(day=date(2026, 10, number), treatment=key, turn=turn, dose=dose)
        for number, key, turn, dose in (
            (1, "pregabalin", "started", "75 mg"),
            (8, "pregabalin", "changed", "150 mg"),
            (9, "b12", "started", "1 mg"),
            (20, "b12", "stopped", ""),
        )
    )
    names = (("pregabalin", "Pregabalin"), ("b12", "Vitamin B12"))
    definitions = tuple(Definition(kind="treatment", key=key, name=name, category="medicine") for key, name in names)
    excerpt = Excerpt(
        period=single(date(2026, 11, 19)),
        background=(given,),
        treatment_changes=courses,
        definitions=definitions,
    )
    [block] = answered_blocks(excerpt, include_private=False)
    assert block.items == (("Takes now", ("Pregabalin: 150 mg, since 2026-10-08", "ramipril 5 mg")),)


def test_allergies_blood_thinner_and_pacemaker_stand_before_everything_else() -> None:
    answers = (
        BackgroundAnswer(item="problem", texts=("Burning feet.",)),
        BackgroundAnswer(item="allergies", texts=("penicillin",)),
        BackgroundAnswer(item="blood-thinner", choices=("yes",)),
        BackgroundAnswer(item="implants", choices=("none",)),
    )
    excerpt = Excerpt(period=single(date(2026, 11, 19)), background=answers)
    letter = background_letter(excerpt, BackgroundOptions(), made_on=date(2026, 11, 19))
    assert letter.index("Allergies: penicillin") < letter.index("Burning feet.")
    assert "Blood thinner: yes\n  Pacemaker: no" in letter
    with pdfplumber.open(io.BytesIO(background_page(excerpt, BackgroundOptions(), made_on=date(2026, 11, 19)))) as pdf:
        words = " ".join(pdf.pages[0].extract_text().split())
    assert words.index("penicillin yes no") < words.index("Burning feet.")
