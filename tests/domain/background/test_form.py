"""The form itself: its blocks, its keys, and what of it may be handed on."""

from collections import Counter

import pytest

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import block_of, blocks, broken, item_named, place_of, without_private
from diary.domain.background.question import NONE, Block, FormItem
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import single
from tests.builders import EVENING
from tests.domain.background import background_form

ITEMS = [item for block in blocks() for item in block.items]
ASKED_FOR = {
    "problem": ("problem", "goal"),
    "beginning": ("began", "began-how"),
    "where": ("where-first", "where-now", "spread"),
    "feelings": ("feelings",),
    "course": ("course", "worst-time", "eases", "worsens"),
    "conditions": (
        *("conditions", "diabetes-since", "hba1c", "autoimmune", "infections", "cancer-treatment"),
        *("back-neck", "alcohol", "toxins", "vitamin-b6"),
    ),
    "family": ("family",),
    "medicines": ("medicines-now", "medicines-stopped", "allergies"),
    "treatments": ("tried-tablets", "tried-more"),
    "falls": ("falls", "aids"),
    "living": ("sleep", "mood", "work", "driving"),
    "feet": ("feet",),
    "by-itself": ("dizzy", "bladder", "bowel", "sweating"),
    "activity": ("activities",),
    "acupuncture": ("bleeding", "blood-thinner", "implants", "pregnancy", "immune", "skin"),
    "tests": ("tests", "test-results"),
    "questions": ("questions",),
}
"""What the form has to ask about, block by block; the keys are an interface, for they are kept in diaries."""


def test_there_are_seventeen_blocks_and_they_ask_for_all_that_is_wanted() -> None:
    assert [block.key for block in blocks()] == list(ASKED_FOR)
    assert len(blocks()) == 17
    for block in blocks():
        assert set(ASKED_FOR[block.key]) <= {item.key for item in block.items}, block.key


def test_every_key_is_there_once() -> None:
    for keys in ([item.key for item in ITEMS], [block.key for block in blocks()]):
        assert Counter(keys).most_common(1)[0][1] == 1
    for item in ITEMS:
        for inner in ([one.key for one in item.choices], [one.key for one in item.units]):
            assert len(set(inner)) == len(inner), item.key


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_each_item_has_what_its_kind_needs(item: FormItem) -> None:
    assert item.question
    assert item.label
    assert bool(item.units) == (item.kind == "number")
    keys = [one.key for one in item.choices]
    if item.kind == "lines":
        assert keys in ([], [NONE])
    elif item.kind in ("one", "several"):
        assert len(keys) >= 2
        assert NONE not in keys[:-1]
    else:
        assert keys == []
    for unit in item.units:
        assert unit.lowest < unit.highest
        assert unit.lowest <= unit.start <= unit.highest
        assert unit.step > 0


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.key)
def test_words_on_one_line_are_short_enough_for_large_text(block: Block) -> None:
    names = [choice.name for item in block.items for choice in item.choices]
    assert max(map(len, [*names, block.title]), default=0) <= 36


def test_only_what_the_body_does_by_itself_is_private() -> None:
    assert [block.key for block in blocks() if block.private] == ["by-itself"]


def test_items_and_their_blocks_are_found_by_their_keys() -> None:
    found = item_named("hba1c")
    assert found is not None
    assert found.label == "Last HbA1c"
    assert item_named("gone") is None
    for block in blocks():
        assert all(block_of(item.key) is block for item in block.items)
    assert block_of("gone") is None
    assert [place_of(item.key) for item in ITEMS] == list(range(len(ITEMS)))
    assert place_of("gone") == len(ITEMS)


def test_no_file_of_the_form_is_broken() -> None:
    assert broken() == ()


def test_the_keys_never_change_and_the_texts_only_on_purpose() -> None:
    """Diaries keep the keys. `python -m tests.domain.background.background_form` writes the file again."""
    assert background_form.FILE.read_text(encoding="utf-8") == background_form.content()


def test_private_answers_and_those_the_form_no_longer_has_are_not_handed_on_unasked() -> None:
    shared, private, gone = (
        BackgroundAnswer(item="problem", texts=("Numb feet",)),
        BackgroundAnswer(item="bladder", choices=("urgent",)),
        BackgroundAnswer(item="gone-from-the-form", texts=("Something",)),
    )
    assert without_private((shared, private, gone)) == (shared,)
    excerpt = Excerpt(period=single(EVENING), background=(shared, private, gone))
    assert without_private_notes(excerpt).background == (shared,)
