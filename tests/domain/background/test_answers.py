"""Answers to the questions before a first visit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.background.answers import (
    LONGEST,
    BackgroundAnswer,
    answer,
    answer_to,
    answered,
    chosen,
    date_answer,
    first_day,
    first_open,
    last_updated,
    number_answer,
    return_of,
)
from diary.domain.background.form import blocks, item_named
from diary.domain.background.question import NONE, unit_of
from diary.domain.background.words import Writing, answer_in_words, answered_in_words
from diary.domain.change import Change, reversal
from diary.domain.earlier_answers import stood_before
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import single
from diary.domain.record import InvalidEntryError
from diary.domain.version import Version
from diary.domain.visit import Visit
from tests.strategies import background_answers

TODAY = date(2026, 11, 24)
NOTHING = Excerpt(period=single(TODAY))
PROBLEM, CONDITIONS = (next(block for block in blocks() if block.key == key) for key in ("problem", "conditions"))
HBA1C = next(item for item in CONDITIONS.items if item.key == "hba1c")
INFECTIONS = next(item for item in CONDITIONS.items if item.key == "infections")


def after(excerpt: Excerpt, changes: list[Change]) -> Excerpt:
    return changed(excerpt, changes)


def says(text: str, item: str = "problem") -> BackgroundAnswer:
    return BackgroundAnswer(item=item, texts=(text,))


def at(hour: int) -> datetime:
    return datetime(2026, 11, 24, hour, tzinfo=UTC)


def test_an_answer_says_something_or_that_it_is_not_known() -> None:
    assert BackgroundAnswer(item="problem", unknown=True).texts == ()
    for wrong in ({}, {"unknown": True, "texts": ("Numb feet",)}, {"unknown": True, "number": 3.0}):
        with pytest.raises(InvalidEntryError, match=r"^An answer either says something"):
            BackgroundAnswer(item="problem", **wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"texts": ("  ",)},
        {"texts": ("Numb", "")},
        {"texts": ("x" * (LONGEST + 1),)},
        {"number": float("nan")},
        {"number": float("inf")},
        {"dated": "last summer"},
        {"dated": "2019-13"},
        {"dated": "1899"},
        {"dated": "2019-02-30"},
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidEntryError) as told:
        BackgroundAnswer(item="problem", **wrong)  # type: ignore[arg-type]  # fields of several types
    assert str(told.value).endswith(".")


def test_nought_is_an_answer() -> None:
    none = number_answer(next(item for item in CONDITIONS.items if item.key == "alcohol"), 0, "")
    assert (none.number, none.unit) == (0, "drinks-a-week")


def test_a_number_is_checked_in_the_unit_it_was_given_in() -> None:
    assert number_answer(HBA1C, 48, "mmol-mol").unit == "mmol-mol"
    assert number_answer(HBA1C, 6.5, "per-cent").number == 6.5
    with pytest.raises(InvalidEntryError, match=r"48 % cannot be; it is 3 to 20\."):
        number_answer(HBA1C, 48, "per-cent")
    assert unit_of(HBA1C, "unheard of") is HBA1C.units[0]


@pytest.mark.parametrize(
    ("dated", "day"),
    [("2019", date(2019, 1, 1)), ("2019-05", date(2019, 5, 1)), ("2019-05-13", date(2019, 5, 13))],
)
def test_a_year_or_a_month_is_enough_of_a_date(dated: str, day: date) -> None:
    assert first_day(dated) == day
    assert date_answer(INFECTIONS, dated, TODAY).dated == dated


def test_a_date_that_has_not_come_is_refused() -> None:
    assert date_answer(HBA1C, "2026", TODAY).dated == "2026"
    for dated in ("2027", "2026-12", "2026-11-25"):
        with pytest.raises(InvalidEntryError, match="has not come yet"):
            date_answer(HBA1C, dated, TODAY)


def test_none_of_these_stands_alone() -> None:
    some = chosen(INFECTIONS, ("shingles",), "lyme", on=True)
    assert some == ("shingles", "lyme")
    assert chosen(INFECTIONS, some, NONE, on=True) == (NONE,)
    assert chosen(INFECTIONS, (NONE,), "hiv", on=True) == ("hiv",)
    assert chosen(INFECTIONS, ("hiv",), "hiv", on=False) == ()


def test_choices_keep_the_order_of_the_form() -> None:
    assert chosen(INFECTIONS, ("hiv",), "shingles", on=True) == ("shingles", "hiv")


def test_an_answer_is_given_edited_and_taken_back() -> None:
    excerpt = after(NOTHING, answer((), "problem", says("Numb feet")))
    [first] = excerpt.background
    excerpt = after(excerpt, answer(excerpt.background, "problem", says("Numb, burning feet")))
    [second] = excerpt.background
    assert (second.id, second.texts) == (first.id, ("Numb, burning feet",))
    assert answer(excerpt.background, "problem", says("Numb, burning feet")) == []
    assert after(excerpt, answer(excerpt.background, "problem", None)).background == ()
    assert answer((), "problem", None) == []


def test_of_two_answers_of_one_item_the_latest_counts_and_the_next_one_replaces_both() -> None:
    kept = (replace(says("New"), written=at(9)), replace(says("Old"), written=at(8)), says("Walk", "goal"))
    excerpt = replace(NOTHING, background=kept)
    assert answer_to(kept, "problem") is kept[0]
    excerpt = after(excerpt, answer(excerpt.background, "problem", says("Newest")))
    assert sorted(one.texts[0] for one in excerpt.background) == ["Newest", "Walk"]


@given(st.lists(background_answers, max_size=6), background_answers)
def test_whatever_is_answered_is_kept_once_and_can_be_undone(
    kept: list[BackgroundAnswer], wanted: BackgroundAnswer
) -> None:
    former = changed(NOTHING, [Change(None, one) for one in kept])
    changes = answer(former.background, wanted.item, wanted)
    later = changed(former, changes)
    [found] = [one for one in later.background if one.item == wanted.item]
    assert replace(found, id=wanted.id, written=wanted.written, origin=wanted.origin) == wanted
    assert set(changed(later, reversal(changes)).background) == set(former.background)


def test_an_earlier_answer_is_brought_back() -> None:
    excerpt = after(NOTHING, answer((), "problem", says("Numb feet")))
    [former] = excerpt.background
    excerpt = after(excerpt, answer(excerpt.background, "problem", says("Nothing much")))
    back = after(excerpt, return_of(excerpt.background, former))
    assert [one.texts for one in back.background] == [("Numb feet",)]
    gone = after(excerpt, answer(excerpt.background, "problem", None))
    [again] = after(gone, return_of(gone.background, former)).background
    assert (again.id, again.texts) == (former.id, ("Numb feet",))


def test_an_earlier_answer_counts_where_it_stood_until_another_day() -> None:
    old = BackgroundAnswer(item="problem", texts=("Numb feet",), written=at(20) - timedelta(days=30))
    piece = replace(old, texts=("Burn",), written=at(9))
    again = replace(old, id="another", written=at(20) - timedelta(days=60))
    visit = Visit(date=TODAY, written=old.written)
    versions = [
        Version(at(10), piece, removed=False),
        Version(at(9), old, removed=False),
        Version(at(9), again, removed=True),
        Version(at(9), visit, removed=False),
    ]
    assert stood_before(versions, (says("Burning feet"),)) == [versions[1]]
    assert stood_before(versions, (says("Numb feet"),)) == []
    set_back = Version(old.written - timedelta(days=1), old, removed=False)
    assert stood_before([set_back], (says("Burning feet"),)) == [set_back], "the clock was set back"


def test_what_is_answered_is_counted_by_item() -> None:
    kept = (says("Numb"), replace(says("Numb"), id="other"), BackgroundAnswer(item="goal", unknown=True))
    assert answered(PROBLEM, kept) == 2
    assert answered(CONDITIONS, kept) == 0


def test_the_first_block_without_an_answer_is_the_one_to_go_on_with() -> None:
    assert first_open(blocks(), ()) == 0
    assert first_open(blocks(), (says("Numb"),)) == 1
    asking = [block.items[0].key for block in blocks() if block.items[0].kind != "questions"]
    assert first_open(blocks(), [BackgroundAnswer(item=key, unknown=True) for key in asking]) == 0


def test_the_form_was_last_updated_with_its_latest_answer() -> None:
    assert last_updated(()) is None
    assert last_updated((replace(says("a"), written=at(9)), replace(says("b"), written=at(8)))) == at(9)


def test_answers_are_told_in_words() -> None:
    def words(item: str, **what: object) -> tuple[str, ...]:
        found = item_named(item)
        assert found is not None
        return answer_in_words(found, BackgroundAnswer(item=item, **what))  # type: ignore[arg-type]  # of several types

    assert words("problem", texts=("Numb feet",)) == ("Numb feet",)
    assert words("medicines-now", texts=("Metformin", "Folate")) == ("Metformin", "Folate")
    assert words("medicines-now", choices=(NONE,)) == ("None",)
    assert words("infections", choices=("shingles", "lyme")) == ("Shingles; Lyme disease",)
    assert words("infections", choices=("gone-from-the-form",)) == ("gone-from-the-form",)
    assert words("hba1c", number=6.5, unit="per-cent") == ("6.5 %",)
    assert words("hba1c", number=6.5, unit="old-unit") == ("6.5 old-unit",)
    assert words("falls", number=1, unit="times") == ("1 time",)
    assert words("falls", number=2, unit="times") == ("2 times",)
    assert words("vitamin-b6", number=1, unit="mg-a-day") == ("1 mg a day",)
    assert words("began", dated="2019-05") == ("2019-05",)
    assert words("began", unknown=True) == ("I do not know",)


def test_numbers_and_dates_are_written_as_is_wished() -> None:
    writing = Writing(number=lambda value: f"{value:.1f}".replace(".", ","), dated=lambda dated: dated[:4])
    answers = (
        BackgroundAnswer(item="hba1c", number=6.5, unit="per-cent"),
        BackgroundAnswer(item="diabetes-since", dated="2019-05"),
    )
    told = {item.key: words for item, words in answered_in_words(CONDITIONS, answers, writing)}
    assert told == {"diabetes-since": ("2019",), "hba1c": ("6,5 %",)}
    assert list(told) == ["diabetes-since", "hba1c"]
