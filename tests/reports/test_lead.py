"""What stands above the figures: the course of the one thing that matters, and the person's words for symptoms."""

from dataclasses import replace

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from diary.domain.own_words import own_words_item
from diary.reports.blocks import Contents
from diary.reports.lead import lead
from diary.reports.summary import Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import KNEE, TWELVE_WEEKS, day, made

THING = Definition(kind="measurement", key=KEY, name="my buttons")


def said(excerpt: Excerpt) -> list[Contents]:
    return lead(summary(excerpt, Options(period=TWELVE_WEEKS)), excerpt.definitions, ENGLISH)


def rated_on(*numbers: int) -> Excerpt:
    ratings = tuple(Measurement(day=day(number), quantity=KEY, value=number % 10) for number in numbers)
    return replace(made(), definitions=(THING, KNEE), measurements=ratings)


def with_words(excerpt: Excerpt, **phrases: str) -> Excerpt:
    answers = (BackgroundAnswer(item=own_words_item(key), texts=(words,)) for key, words in phrases.items())
    return replace(excerpt, background=tuple(answers))


@pytest.mark.parametrize(
    ("number", "lines"),
    [(26, []), (27, ["1 rating before these"]), (28, ["2 ratings before these"])],
)
def test_the_latest_26_ratings_are_drawn_and_those_before_are_counted(number: int, lines: list[str]) -> None:
    [course] = said(rated_on(*range(84 - number, 84)))
    assert course["lines"] == lines
    assert [row["label"] for row in course["rows"]][:: len(course["rows"]) - 1] == ["25 Oct", "19 Nov"]
    assert len(course["rows"]) == len(course["points"]) == 26
    assert [point["text"] for point in course["points"]] == [row["text"] for row in course["rows"]]
    assert (course["points"][0]["x"], course["points"][-1]["x"]) == (0, 1)
    assert [point["y"] for point in course["points"][:3]] == pytest.approx([0.8, 0.9, 0.0])


def test_one_rating_alone_stands_at_the_left() -> None:
    [course] = said(rated_on(3))
    assert course["points"] == [{"x": 0.0, "y": 0.3, "text": "3"}]
    assert course["rows"] == [{"label": "31 Aug", "text": "3"}]
    assert (course["kind"], course["heading"], course["caption"]) == (
        "course",
        "The one thing: “my buttons”",
        "0 not at all, 10 without difficulty",
    )


def test_own_words_have_the_mark_of_their_symptom_whether_it_is_rated_or_not() -> None:
    unrated = replace(made(), ratings=tuple(one for one in made().ratings if one.symptom != "numbness"))
    [words] = said(with_words(unrated, pain="a hot wire", numbness="cotton wool"))
    assert (words["kind"], words["heading"]) == ("words", "In the patient’s words")
    assert (words["caption"], words["lines"]) == ("", [])
    assert [(row["label"], row["text"], row["shape"]) for row in words["rows"]] == [
        ("Numbness", "“cotton wool”", "circle"),
        ("Pain", "“a hot wire”", "square"),
    ]
    assert len({row["colour"] for row in words["rows"]}) == 2


def test_the_one_thing_stands_before_the_words() -> None:
    assert [block["kind"] for block in said(with_words(rated_on(3, 4), pain="a hot wire"))] == ["course", "words"]
