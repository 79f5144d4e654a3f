"""Web page and plain text are two ways to set the same texts; none of them is lost in either."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from html import unescape
from typing import Any

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from diary.domain.own_words import own_words_item
from diary.domain.symptom import Rating
from diary.reports.contents import contents
from diary.reports.plain_text import plain_text
from diary.reports.summary import Form, Options, summary
from diary.reports.web_page import web_page
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, TWELVE_WEEKS, busy, day

OF_FILE = frozenset(("language", "region", "paper", "document", "running", "page_of"))
OF_LAYOUT = frozenset(("kind", "key", "shape", "colour", "severity", "legend", "short", "typed", "agreed", "points"))
"""What is no text, or stands there a second time for the layout on paper."""


def rich() -> Excerpt:
    """The busy diary with everything above its figures too, and long texts below them."""
    answers = (
        BackgroundAnswer(item="allergies", texts=(" ".join(f"pollen{n}" for n in range(60)),)),
        BackgroundAnswer(item="medicines-now", texts=("Ramipril 5 mg",)),
        BackgroundAnswer(item=own_words_item("pain"), texts=("a <hot> wire",)),
    )
    thing = Definition(kind="measurement", key=KEY, name="my buttons")
    stairs = Event(day=day(82), event="fall", text=" ".join(f"stair{n}" for n in range(40)))
    return replace(
        busy(),
        background=answers,
        definitions=(*busy().definitions, thing),
        measurements=tuple(Measurement(day=day(n), quantity=KEY, value=n % 10) for n in range(30)),
        events=(*busy().events, stairs),
        ratings=(*busy().ratings, Rating(day=day(3), symptom="pain", value=2, time=time(9))),
    )


def leaves(texts: Any, without: frozenset[str]) -> Iterator[str]:  # noqa: ANN401 - whatever JSON can hold
    """The lines of all texts but those of these keys."""
    if isinstance(texts, str):
        yield from (" ".join(line.split()) for line in texts.splitlines() if line.strip())
    elif isinstance(texts, dict):
        for key, some in texts.items():
            if key not in without:
                yield from leaves(some, without)
    elif isinstance(texts, list):
        for some in texts:
            yield from leaves(some, without)


@pytest.mark.parametrize("form", ["short", "full"])
def test_each_text_stands_in_the_web_page_and_in_the_plain_text(form: Form) -> None:
    excerpt, options = rich(), Options(period=TWELVE_WEEKS, form=form, visit=day(90))
    facts = summary(excerpt, options)
    said = {key: some for key, some in contents(facts, excerpt, LAST, ENGLISH).items() if key not in OF_FILE}
    html = web_page(facts, excerpt, made_on=LAST).decode().partition("<body>")[2]
    alternative = " ".join(re.findall(r'alt="([^"]*)"', html))
    in_browser = " ".join(unescape(f"{re.sub(r'<[^>]*>', ' ', html)} {alternative}").split())
    assert [one for one in leaves(said, OF_LAYOUT | {"running"}) if one not in in_browser] == []
    as_lines = " ".join(plain_text(facts, excerpt, made_on=LAST).split())
    of_drawings = [said["chart"]["caption"], *said["chart"]["lines"]]
    of_tables = [*said["now"]["head"], "Symptom", "In the plan", "Mean of the 4 weeks before"]
    lost = [one for one in leaves(said, OF_LAYOUT | {"medicines"}) if one not in as_lines]
    assert sorted(lost) == sorted([*of_drawings, *of_tables])
