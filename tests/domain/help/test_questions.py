"""The questions of Help: each is found by other words than its own, and leads to something that exists."""

import re
from pathlib import Path

import pytest

from diary import paths
from diary.domain.help.question import HelpQuestion, about, found, picture_file, question_from, questions
from diary.domain.record import InvalidEntryError
from diary.domain.search import has_words
from diary.ui import pages

LONGEST_WORDS = 120
OTHER_WORDS = {
    "what-do-i-rate": ("score", "evening", "symptoms"),
    "what-is-a-4": ("number", "worst", "meaning"),
    "yesterday": ("previous", "day before", "underline"),
    "some-days-missing": ("holiday", "missed", "gap"),
    "on-paper": ("sheet", "pen", "handwriting"),
    "change-what-i-wrote": ("mistake", "undo", "delete"),
    "numbness-or-tingling": ("pins and needles", "cotton wool", "difference"),
    "exercises": ("timer", "balance", "training"),
    "trends": ("chart", "curve", "better"),
    "figures": ("average", "formula", "statistics"),
    "practitioner": ("doctor", "print", "pdf"),
    "visits": ("appointment", "questions", "next time"),
    "health": ("conditions", "medicines", "questionnaire"),
    "where-is-it-kept": ("backup", "restore", "folder"),
    "two-computers": ("laptop", "sync", "merge"),
    "private": ("password", "internet", "encrypted"),
    "helper": ("carer", "husband", "second diary"),
    "earlier-diary": ("import", "spreadsheet", "bearable"),
    "reminder": ("alarm", "notification", "bell"),
    "text-size": ("font", "dark", "zoom"),
    "without-a-mouse": ("keyboard", "screen reader", "shortcut"),
}
"""Words of which none stands in the question itself."""


def of(key: str) -> HelpQuestion:
    return next(question for question in questions() if question.key == key)


@pytest.mark.parametrize("key", OTHER_WORDS)
def test_each_question_is_found_by_three_other_words(key: str) -> None:
    for word in OTHER_WORDS[key]:
        assert not has_words(of(key).title, word), word
        assert key in [question.key for question in found(questions(), word)], word


def test_there_is_no_question_without_its_three_words() -> None:
    assert [question.key for question in questions()] == list(OTHER_WORDS)
    assert all(len(set(words)) == 3 for words in OTHER_WORDS.values())


def test_a_search_is_narrow_keeps_the_order_and_may_find_nothing() -> None:
    assert [question.key for question in found(questions(), "stick")] == ["where-is-it-kept", "two-computers"]
    assert found(questions(), "xylophone") == []
    assert found(questions(), "  ") == list(questions())


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_answers_are_short_and_calm_and_lead_to_what_there_is(question: HelpQuestion) -> None:
    text = " ".join(question.answer)
    assert 20 < len(text.split()) <= LONGEST_WORDS
    assert "!" not in question.title + text
    assert set(question.beside) <= set(OTHER_WORDS)
    assert question.key not in question.beside
    known = {entry.key for entry in pages.PAGES}
    assert {part.partition("#")[0] for part in (*question.parts, *filter(None, [question.leads_to]))} <= known
    assert bool(question.leads_to) == bool(question.button)
    assert bool(question.picture) == bool(question.shows)


def test_pictures_are_there_small_and_none_lies_there_unused() -> None:
    used = {question.picture for question in questions() if question.picture}
    folder = paths.resources() / "help" / "en" / "pictures"
    assert {path.name for path in folder.iterdir()} == used
    for question in questions():
        if question.picture:
            assert picture_file(question).stat().st_size < 120_000


def test_each_page_has_its_own_part() -> None:
    mine = {
        entry.key: about(questions(), entry.key, "").key
        for entry in pages.PAGES
        if entry.key not in ("help", "welcome")
    }
    assert len(set(mine.values())) == len(mine)
    assert about(questions(), "preferences", "backups").key == "where-is-it-kept"
    assert about(questions(), "preferences", "text-size").key == mine["preferences"]
    assert about(questions(), "help", "").key == "what-do-i-rate"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# Why?\n\nBecause.\n", "it has no table and question at its beginning"),
        ("+++\norder = 1\n+++\n# Why?\n\nBecause.\n", "“words” is missing"),
        ('+++\norder = "x"\nwords = ["a"]\n+++\n# Why?\n\nBecause.\n', "“order” has to be a whole number"),
        ('+++\norder = 1\nwords = ["a"]\nword = 2\n+++\n# Why?\n\nBecause.\n', "unknown entry “word”"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "why.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=re.escape(f"The help file why.md cannot be read: {why}.")):
        question_from(path)
