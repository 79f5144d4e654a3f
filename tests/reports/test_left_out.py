"""What was typed and has no room on the first page stands below, whole; no page is begun for what it has by name."""

from dataclasses import replace
from datetime import timedelta

from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.visit import Visit
from diary.reports.arranging import Arrangement
from diary.reports.blocks import Contents
from diary.reports.full_texts import all_blocks
from diary.reports.left_out import with_left_out
from diary.reports.limits import LADDER
from diary.reports.summary import Form, Options, summary
from diary.reports.typesetting import on_paper
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, TWELVE_WEEKS, busy

_STEP = {"treatments": 3, "events": 2, "visits": 3}
_AGREED = ("Blood tests.", "Stretching, and the foot clinic.")


def visited() -> Excerpt:
    """The busy diary with two visits behind it at which something was agreed."""
    days = (LAST - timedelta(days=60), LAST - timedelta(days=1))
    visits = tuple(Visit(date=on, whom="Dr Ellis", agreed=said) for on, said in zip(days, _AGREED, strict=True))
    return replace(busy(), visits=visits)


def last_block(excerpt: Excerpt, apart: tuple[str, ...], form: Form = "short") -> Contents:
    """The last block where all have gone to their last step, with the blocks `apart` on a further page."""
    facts = summary(excerpt, Options(period=TWELVE_WEEKS, form=form))
    steps = [on_paper(all_blocks(facts, excerpt.definitions, ENGLISH, limits)) for limits in LADDER[form]]
    last = {key: min(step, len(steps) - 1) for key, step in _STEP.items()}
    shown = [next((one for one in steps[last.get(key, 0)] if one["key"] == key), None) for key in _keys(steps[0])]
    plan = Arrangement(apart, (), 2, tuple(last.items()), 0.0)
    blocks = with_left_out([block for block in shown if block], steps[0], plan, facts, ENGLISH)
    return blocks[-1]


def _keys(blocks: list[Contents]) -> list[str]:
    return [block["key"] for block in blocks]


def test_what_was_agreed_is_continued_whole() -> None:
    block = last_block(visited(), apart=("questions", "notes", "full-texts"))
    assert block["heading"] == "What had no room above"
    assert block["lines"] == [
        f"Agreed on {day} 2026, Dr Ellis: {said}" for day, said in zip(("20 Sep", "18 Nov"), _AGREED, strict=True)
    ]


def test_changes_and_events_are_continued_where_there_is_a_further_page_in_any_case() -> None:
    block = last_block(busy(), apart=("questions", "notes", "full-texts"))
    assert {row["label"]: row["text"] for row in block["rows"]} == {
        "6 Sep": "Pregabalin, started, 75 mg, at night",
        "Fall (2)": "3 Nov (wet leaves, not hurt), 21 Sep (stairs, not hurt)",
    }
    assert last_block(replace(busy(), visits=()), apart=())["key"] == "notes"


def test_the_full_form_continues_them_too() -> None:
    assert last_block(visited(), apart=(), form="full")["heading"] == "What had no room above"
    block = last_block(replace(busy(), visits=(), notes=()), apart=(), form="full")
    assert "Fall (2)" in {row["label"] for row in block["rows"]}


def test_long_texts_stand_below_what_had_no_room() -> None:
    stairs = " ".join(f"stair{number}" for number in range(60))
    fall = Event(day=LAST - timedelta(days=1), event="fall", text=stairs)
    block = last_block(replace(visited(), events=(fall,)), apart=("questions", "notes", "full-texts"))
    assert block["heading"] == "Longer texts, and what had no room above"
    assert block["rows"][-1] == {"label": "Fall, 18 Nov", "text": stairs}
    assert len(block["lines"]) == len(_AGREED)
    usual = last_block(replace(busy(), visits=(), events=(fall,)), apart=())
    assert usual["heading"] == "Longer texts, in full"


def test_a_change_that_now_tells_is_not_continued() -> None:
    visit = Visit(date=TWELVE_WEEKS.first)
    block = last_block(replace(busy(), visits=(visit,)), apart=("questions", "notes", "full-texts"))
    labels = [row["label"] for row in block["rows"]]
    assert "6 Sep" in labels, "the fifth change since that visit stands in Now by its name alone"
    assert not {"27 Sep", "17 Oct", "27 Oct"} & set(labels)
