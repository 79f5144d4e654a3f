"""A text too long for its place has its beginning there, and stands whole below everything else: nothing is cut."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.period import ending
from diary.reports.contents import contents
from diary.reports.page import page
from diary.reports.plain_text import plain_text
from diary.reports.summary import Form, Options, summary
from diary.reports.words import ENGLISH, MOST_OF_EVENT, MOST_OF_NOW, brief
from tests.reports.diaries import LAST, busy
from tests.reports.pdf_text import laid_out_texts

ALLERGIES = " ".join(f"pollen{number}" for number in range(900))
STAIRS = " ".join(f"stair{number}" for number in range(400))


def long() -> Excerpt:
    fall = Event(day=LAST - timedelta(days=1), event="fall", text=STAIRS)
    answers = (BackgroundAnswer(item="allergies", texts=(ALLERGIES,)),)
    return replace(busy(), background=answers, events=(*busy().events, fall))


def options(form: Form) -> Options:
    return Options(period=ending(LAST, 84), form=form)


@pytest.mark.parametrize("form", ["short", "full"])
def test_each_word_of_a_long_answer_and_of_a_long_event_stands_on_the_page_once_at_least(form: Form) -> None:
    facts = summary(long(), options(form))
    words = " ".join(laid_out_texts(page(facts, long(), made_on=LAST))).split()
    assert {*ALLERGIES.split(), *STAIRS.split()} <= set(words)


def test_their_places_have_the_beginning_and_say_where_the_rest_is() -> None:
    said = contents(summary(long(), options("short")), long(), LAST, ENGLISH)
    allergies = next(fact["text"] for fact in said["now"]["facts"] if fact["label"] == "Allergies")
    assert allergies == brief(ALLERGIES, MOST_OF_NOW)
    assert allergies.startswith("pollen0 pollen1 ")
    assert allergies.endswith(" … (in full below)")
    events = next(block for block in said["blocks"] if block["key"] == "events")
    assert f"18 Nov ({brief(STAIRS, MOST_OF_EVENT)})" in events["rows"][0]["text"]
    whole = said["blocks"][-1]
    assert whole["heading"] == "Longer texts, in full"
    assert [(row["label"], row["text"]) for row in whole["rows"]] == [
        ("Allergies", ALLERGIES),
        ("Fall, 18 Nov", STAIRS),
    ]
    assert STAIRS in plain_text(summary(long(), options("short")), long(), made_on=LAST)


def test_without_a_long_text_there_is_no_such_block() -> None:
    said = contents(summary(busy(), options("short")), busy(), LAST, ENGLISH)
    assert "full-texts" not in [block["key"] for block in said["blocks"]]
    assert brief("a" * MOST_OF_EVENT, MOST_OF_EVENT) == "a" * MOST_OF_EVENT
