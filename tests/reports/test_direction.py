"""Words from right to left keep a sentence of the program in its order, in every form of the page."""

from dataclasses import replace

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.treatment import TreatmentEvent
from diary.domain.visit import Question
from diary.reports.contents import contents
from diary.reports.direction import closed, isolated
from diary.reports.plain_text import plain_text
from diary.reports.summary import Options, summary
from diary.reports.web_page import web_page
from diary.reports.words import ENGLISH, brief
from diary.reports.writable import lacking, writable
from tests.reports.diaries import LAST, TWELVE_WEEKS, day, made

HEBREW = "\u05d5\u05d9\u05d8\u05de\u05d9\u05df"
ISOLATED = f"\u2068{HEBREW}\u2069"
OPTIONS = Options(period=TWELVE_WEEKS)


def treated() -> Excerpt:
    return replace(
        made(),
        definitions=(Definition(kind="treatment", key="vitamin", name=HEBREW, category="medicine"),),
        treatment_changes=(TreatmentEvent(day=day(30), treatment="vitamin", turn="changed", dose="150 mg"),),
        questions=(Question(text=f"{HEBREW}?"),),
    )


def test_what_is_typed_is_isolated_only_where_it_needs_that() -> None:
    assert isolated("Pregabalin") == "Pregabalin"
    assert isolated(HEBREW) == ISOLATED
    assert isolated(f"\u2068{HEBREW}") == ISOLATED, "an isolate that was typed and never ended"


def test_a_medicine_and_its_dose_stay_in_the_order_of_the_sentence() -> None:
    texts = contents(summary(treated(), OPTIONS), treated(), LAST, ENGLISH)
    row, *_in_all = next(block["rows"] for block in texts["blocks"] if block["key"] == "treatments")
    assert row["text"] == f"{ISOLATED}, dose changed, 150 mg"
    assert texts["now"]["running"][0][0] == ISOLATED
    assert texts["now"]["medicines"][0][0] == HEBREW, "a name by itself goes its own way"


def test_the_plain_text_has_the_same_isolates() -> None:
    said = plain_text(summary(treated(), OPTIONS), treated(), made_on=LAST)
    assert f"{ISOLATED}: 150 mg, since" in said


def test_the_web_page_lets_such_words_go_their_way() -> None:
    html = web_page(summary(treated(), OPTIONS), treated(), made_on=LAST).decode()
    assert f'<li dir="auto">{HEBREW}?</li>' in html
    plain = web_page(summary(made(), OPTIONS), made(), made_on=LAST).decode()
    assert 'dir="auto"' not in plain


def test_isolates_are_drawn_by_no_font_and_are_not_told_as_lost() -> None:
    assert writable(f"a {ISOLATED}") == f"a {ISOLATED}"
    assert lacking(f"a{ISOLATED[0]}b{ISOLATED[-1]}") == []


def test_a_beginning_ends_the_isolate_that_it_has_begun() -> None:
    assert closed(ISOLATED[:3]) == f"{ISOLATED[:3]}\u2069"
    assert closed(ISOLATED) == ISOLATED
    assert brief(f"\u2068{HEBREW} {'x' * 90}\u2069", 20).count("\u2069") == 1
