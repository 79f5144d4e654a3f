"""What stands on the page, read back from the PDF; what must not stand on it; and what must not stop it."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diary import i18n
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.note import LONGEST
from diary.domain.own_words import own_words_item
from diary.domain.profile import Profile
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.domain.visit import Question
from diary.reports import typesetting
from diary.reports.contents import contents
from diary.reports.drawings import chart_svg, prepared_chart
from diary.reports.errors import ReportError
from diary.reports.page import page_inputs
from diary.reports.summary import Options, Paper, SummaryPart, summary
from diary.reports.words import ENGLISH
from tests.catalogues import Translated, install
from tests.reports.diaries import (
    FOR_ALL_TO_READ,
    KNEE,
    LAST,
    PRIVATE,
    TWELVE_WEEKS,
    busy,
    day,
    made,
    notes_alone,
    pdf_of,
    rated,
    with_notes,
    without_chart,
)
from tests.reports.pdf_text import laid_out_texts
from tests.slow.whole import at

ROOT = Path(__file__).parents[2]
A4, LETTER = (595, 842), (612, 792)


def texts(pdf: bytes) -> list[str]:
    """The text of each page; an invisible place to break is no part of a word."""
    return [words.replace("\N{ZERO WIDTH SPACE}", "") for words in laid_out_texts(pdf)]


def text(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(texts(pdf)))


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return {(round(found.width), round(found.height)) for found in document.pages}


def test_the_page_says_what_the_diary_says() -> None:
    words = text(pdf_of(made()))
    for expected in (
        "Neuropathy diary summary",
        "Prepared 19 November 2026",
        "for a visit on 24 November 2026",
        "Alex Sample 14 March 1955 28 Aug to 19 Nov 2026 (12 weeks) 84 of 84 days",
        "Numbness 5.5 6.5 −1.0",
        "6 (19 Nov, 42 days) 0, 84, 0 of 84",
        "Course over 12 weeks",
        "Calf stretch 42 of 84 1.5 min*",
        "In all Warm bath 41 days",
        f"3 Nov “{FOR_ALL_TO_READ}”",
        "Kept by the patient, not verified, not a diagnosis. Made with Neuropathy Diary",
        "Method. Ratings by the patient, 0 none to 10 worst imaginable",
        "Page 1 of 1",
    ):
        assert expected in words


def test_the_patients_own_words_stand_above_the_figures() -> None:
    told = replace(made(), background=(BackgroundAnswer(item=own_words_item("pain"), texts=("a hot wire",)),))
    words = text(pdf_of(told))
    assert words.index("In the patient’s words") < words.index("“a hot wire”") < words.index("At a glance")


def test_too_few_days_are_told_in_words() -> None:
    few = replace(made(), ratings=rated("pain", {0: 5, 1: 6}))
    assert "Pain too few days 6 (29 Aug) 0, 2, 0 of 2" in text(pdf_of(few))


def test_a_made_diary_of_twelve_weeks_fits_one_page_of_either_paper() -> None:
    letter = Options(period=TWELVE_WEEKS, paper="letter")
    assert (len(texts(pdf_of(made()))), sizes(pdf_of(made()))) == (1, {A4})
    assert (len(texts(pdf_of(made(), letter))), sizes(pdf_of(made(), letter))) == (1, {LETTER})


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_diary_with_everything_in_it_fits_one_page_but_for_its_notes(paper: Paper) -> None:
    [words, second] = texts(pdf_of(busy(), Options(period=TWELVE_WEEKS, paper=paper)))
    headings = (
        "Now",
        "Where",
        "Patient’s questions",
        "Exercises",
        "Treatments and changes",
        "Events",
        "Visit to visit",
    )
    for expected in headings:
        assert expected in words
    assert second.splitlines()[1].startswith("From the notes")
    [alone] = texts(pdf_of(replace(busy(), notes=()), Options(period=TWELVE_WEEKS, paper=paper)))
    assert "Patient’s questions" in alone


def test_only_questions_and_notes_overflow() -> None:
    many = with_notes(*(f"Note number {number}. " + "It burnt at night. " * 5 for number in range(20)))
    questions = tuple(Question(text=f"Question {number}? " * 8) for number in range(20))
    [first, second] = texts(pdf_of(replace(busy(), notes=many.notes)))
    assert "Visit to visit" in first
    assert "Patient’s questions" in first
    assert second.splitlines()[1].startswith("From the notes")
    [first, second] = texts(pdf_of(replace(busy(), notes=many.notes, questions=questions)))
    assert "Visit to visit" in first
    assert second.splitlines()[1].startswith("Patient’s questions")
    assert "Question 19?" in second
    assert re.search(r"and \d+ more", second)


def test_the_full_form_has_every_day_and_says_what_each_value_is() -> None:
    moments = (Rating(day=day(22), symptom="pain", value=value, time=time(hour)) for hour, value in ((9, 2), (15, 5)))
    twice = Rating(day=day(3), symptom="tingling", value=7)
    excerpt = replace(busy(), ratings=(*busy().ratings, *moments, twice))
    pages = texts(pdf_of(excerpt, Options(period=TWELVE_WEEKS, form="full")))
    words = " ".join(pages)
    assert "Sat 19 Sep 5 4 3.5 m ~1.5 Pain 09:00 2," in words
    assert "Mon 31 Aug 6 5.5 e 3" in words
    assert "Thu 17 Sep 5 4 – ~1.5" in words
    assert "Tue 3 Nov 6 4 4 – Fall" in words
    assert "A Numbness · B Tingling · C Pain" in words
    assert sum(page.count("Day A B C Min. Events") for page in pages) == 2
    assert "Page 3 of 3" in pages[-1]


def test_a_blank_period_still_makes_a_page_that_says_so() -> None:
    blank = replace(made(), ratings=(), exercises=(), treatments=(), notes=(), events=())
    words = text(pdf_of(blank))
    assert "Nothing was recorded in this period." in words
    assert "At a glance" not in words
    assert "0 of 84 days" in words


def test_private_notes_leave_no_trace_in_the_file() -> None:
    only_marked = replace(made(), notes=tuple(found for found in made().notes if found.for_practitioner))
    assert any(found.text == PRIVATE for found in made().notes)
    assert pdf_of(made()) == pdf_of(only_marked)


def test_what_is_not_wanted_leaves_no_trace_either() -> None:
    wanted: tuple[SummaryPart, ...] = ("chart", "treatments")
    options = Options(period=TWELVE_WEEKS, include_name=False, parts=frozenset(wanted))
    stripped = replace(made(), exercises=(), plan=(), notes=(), profiles=())
    assert pdf_of(made(), options) == pdf_of(stripped, options)


def test_the_chart_begins_with_the_mean_of_the_days_before_the_period() -> None:
    blank_before = replace(made(), ratings=tuple(rating for rating in made().ratings if rating.day in TWELVE_WEEKS))
    options = Options(period=TWELVE_WEEKS)
    charts = (prepared_chart(summary(found, options), found, ENGLISH) for found in (made(), blank_before))
    led_in, cold = (chart_svg(chart, (180, 74)) for chart in charts)
    assert led_in != cold


def test_notes_overflow_to_a_second_page_with_a_running_head() -> None:
    many = with_notes(*(f"Note number {number}. " + "It burnt at night. " * 5 for number in range(30)))
    first, second = texts(pdf_of(replace(many, events=())))
    assert "Page 1 of 2" in first
    assert second.splitlines()[0] == "Neuropathy diary summary · Alex Sample · 28 Aug to 19 Nov 2026 Page 2 of 2"
    assert "Note number 19." in second
    assert "Note number 20." not in second
    assert "and 10 more" in second
    assert "Neuropathy diary summary ·" not in first


def test_text_does_not_shrink_where_there_is_much_of_it() -> None:
    def size_of_notes(number: int) -> float:
        many = with_notes(*("It zigzagged. " * 5 for _note in range(number)))
        with pdfplumber.open(io.BytesIO(pdf_of(many, without_chart()))) as document:
            [size] = {
                round(letter["size"], 2) for sheet in document.pages for letter in sheet.chars if letter["text"] == "z"
            }
        return float(size)

    assert size_of_notes(1) == size_of_notes(80) == 9.45


@pytest.mark.parametrize(
    "written",
    [
        '#let x = 1; #panic("no") #import "/etc/passwd": *',
        "$x^2$ *bold* _em_ `code` ] ) } \\ @ref <label> = Heading // comment /* open",
        "\\documentclass{article} \\input{/etc/passwd} %",
        "<script>alert('x')</script> &amp; <b>bold</b>",
        "{page} {pages} {text} %s %(name)s",
    ],
)
def test_markup_of_any_kind_is_printed_as_it_was_typed(written: str) -> None:
    words = text(pdf_of(with_notes(written), notes_alone()))
    assert f"“{written}”" in words


def test_markup_in_names_is_printed_too() -> None:
    name = "#1 *$x$* [a]"
    definitions = (replace(KNEE, name=name), Definition(kind="treatment", key="balm", name=name))
    everywhere = replace(
        made(),
        ratings=rated("knee-pain", {1: 3}),
        treatments=(TreatmentDone(day=LAST, treatment="balm"),),
        definitions=definitions,
        profiles=(Profile(name=name),),
    )
    words = text(pdf_of(everywhere))
    for expected in (f"{name} 28 Aug", f"{name} too few", f"{name} 1 day"):
        assert expected in words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Fine today \U0001f600\U0001f44d\U0001f3fd, thanks", "Fine today ◊, thanks"),
        ("足が痛い and ა", "◊ and ◊"),
        ("up → down \ud83d end", "up ◊ down ◊ end"),
        ("nul \0 bell \a end", "nul bell end"),
    ],
)
def test_a_character_without_a_glyph_is_replaced_and_explained(written: str, printed: str) -> None:
    words = text(pdf_of(with_notes(written), notes_alone()))
    assert f"“{printed}”" in words
    assert ("◊ stands for characters that this page cannot show:" in words) == ("◊" in printed)


def test_what_cannot_be_shown_is_listed_by_its_name() -> None:
    words = text(pdf_of(with_notes("ა and 足"), notes_alone()))
    assert "cannot show: georgian letter an (U+10D0), cjk unified ideograph (U+8DB3)." in words
    many = text(pdf_of(with_notes("".join(map(chr, range(0x10D0, 0x10DA)))), notes_alone()))
    assert "georgian letter an (U+10D0)" in many
    assert "and 4 more." in many


def test_names_without_a_glyph_do_not_stop_the_page_with_its_chart() -> None:
    odd = "\U0001f9b6 痛み\u0301\0"
    everywhere = replace(
        made(),
        ratings=rated("knee-pain", {1: 3}),
        definitions=(replace(KNEE, name=odd),),
    )
    assert "◊" in text(pdf_of(everywhere))


@settings(max_examples=at(40, 10), deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(str.strip))
@example("Ǹ and N\N{COMBINING GRAVE ACCENT}: both are in the fonts, but not as one character")
def test_no_note_ever_stops_the_page(written: str) -> None:
    assert pdf_of(with_notes(written), notes_alone()).startswith(b"%PDF")


def test_the_longest_note_there_can_be_is_printed_whole() -> None:
    length = at(LONGEST, LONGEST // 4)
    words = text(pdf_of(with_notes(("feet burn " * length)[: length - 9] + " the end."), notes_alone()))
    assert words.count(" burn ") == (length - 9) // 10
    assert "the end.”" in words


def test_a_very_long_word_stays_within_the_margins() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(with_notes("x" * 5000), without_chart()))) as document:
        found = [letter for sheet in document.pages for letter in sheet.chars]
        width = document.pages[0].width
    assert sum(letter["text"] == "x" for letter in found) >= 5000
    assert max(letter["x1"] for letter in found if letter["text"] == "x") <= width - 35


def test_many_own_symptoms_run_on_to_further_pages() -> None:
    own = tuple(replace(KNEE, id=str(number), key=f"own-{number}", name=f"Own {number}") for number in range(40))
    ratings = tuple(rating for found in own for rating in rated(found.key, {3: 4}))
    pdf = pdf_of(replace(made(), definitions=own, ratings=ratings))
    assert len(texts(pdf)) > 1
    assert "Own 39 too few days" in text(pdf)


SCRIPT = """
import hashlib, sys
from tests.catalogues import install
from tests.reports.diaries import made, pdf_of
sys.stdout.write(hashlib.sha256(pdf_of(made())).hexdigest())
"""


def test_the_same_diary_and_date_give_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    def fingerprint(folder: Path, **environment: str) -> str:
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=folder, env=surroundings, check=True, capture_output=True, text=True
        )
        return run.stdout

    one = fingerprint(tmp_path, TZ="Pacific/Auckland", LANG="C", PYTHONHASHSEED="1")
    other = fingerprint(ROOT, TZ="America/New_York", LANG="de_DE.UTF-8", PYTHONHASHSEED="2")
    assert one == other
    assert len(one) == 64


def test_another_date_gives_other_bytes() -> None:
    assert pdf_of(made()) != pdf_of(made(), made_on=date(2026, 11, 20))


def test_the_date_of_the_file_is_the_one_it_was_made_on() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(made()))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261119000000Z"


def test_a_refusal_of_typst_is_a_bug_that_quotes_no_diary_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "writable", str)
    with pytest.raises(RuntimeError, match="Typst did not set the page") as caught:
        pdf_of(with_notes("secret痛み"), without_chart())
    assert "痛" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_long_line_of_the_patient_squeezes_no_column_to_a_word_a_line() -> None:
    began = replace(made(), profiles=(Profile(name="Maximiliane Theodora Freifrau von und zu Oberhausen-Lichtenfels"),))
    pdf = pdf_of(began, replace(without_chart(), began=TWELVE_WEEKS.first + timedelta(days=40)))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        words = document.pages[0].extract_words()
    head = {word["text"]: round(word["top"]) for word in words[:40]}
    assert head["rating"] - head["Days"] <= 12
    assert max(word["bottom"] for word in words if word["text"] in {"Oberhausen-Lichtenfels", "begins"}) < 130


def test_a_missing_typesetter_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ReportError, match="Typst"):
        pdf_of(made(), without_chart())


def test_nothing_heavy_is_imported_before_a_page_is_asked_for() -> None:
    check = (
        "import sys, diary.reports.page, diary.reports.pages; "
        "sys.exit(bool({'matplotlib', 'typst', 'fontTools', 'pypdfium2', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0


def test_the_page_says_in_which_language_its_texts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_translations", Translated({"en-GB": "de", "At a glance": "Auf einen Blick"}))
    pdf = pdf_of(made(), without_chart())
    assert "Auf einen Blick" in text(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "de"


def test_what_the_benchmark_sets_is_the_page() -> None:
    facts = summary(made(), without_chart())
    inputs = page_inputs(facts, made(), contents(facts, made(), LAST, ENGLISH))
    assert typesetting.typeset("summary.typ", inputs, LAST) == pdf_of(made(), without_chart())


def test_a_page_in_another_language_is_so_from_the_title_to_the_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        tmp_path,
        "de",
        {
            "en-GB": "de",
            "At a glance": "Auf einen Blick",
            "Pain": "Schmerz",
            "Nov": "Nov.",
            ".": ",",
            "arch\0arches": "a\0b",
        },
    )
    monkeypatch.setattr(i18n, "_folder", lambda: tmp_path)
    with i18n.speaking("de"):
        pdf = pdf_of(busy())
    words = text(pdf)
    for expected in ("Auf einen Blick", "Schmerz 4,0 4,0 0,0", "28 Aug to 19 Nov. 2026", "Schmerz 4,0"):
        assert expected in words
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "de"
    assert "At a glance" in text(pdf_of(busy()))
