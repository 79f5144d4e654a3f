"""Random diaries on paper, in a browser and as text: none stops the page, and no private note leaves a trace."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Record
from diary.reports.page import page
from diary.reports.plain_text import plain_text
from diary.reports.summary import Form, Options, Paper, summary
from diary.reports.web_page import web_page
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries

PERIOD = Period(FIRST, LAST)
MADE_ON = date(2024, 3, 9)


def written(records: Sequence[Record]) -> Excerpt:
    return changed(Excerpt(period=Period(PERIOD.before().first, LAST)), added(list(records)))


@pytest.mark.parametrize("form", ["short", "full"])
@settings(max_examples=at(25, 8), deadline=None)
@given(records=diaries, paper=st.sampled_from(["a4", "letter"]))
def test_every_diary_makes_a_page(records: Sequence[Record], form: Form, paper: Paper) -> None:
    excerpt, options = written(records), Options(period=PERIOD, form=form, paper=paper)
    facts = summary(excerpt, options)
    assert page(facts, excerpt, made_on=MADE_ON).startswith(b"%PDF")
    assert web_page(facts, excerpt, made_on=MADE_ON).startswith(b"<!DOCTYPE html>")
    assert plain_text(facts, excerpt, made_on=MADE_ON).endswith("\n")


@settings(max_examples=at(25, 8), deadline=None)
@given(records=diaries)
def test_a_private_note_more_or_less_changes_no_letter(records: Sequence[Record]) -> None:
    private = replace(written(records), notes=(Note(day=LAST, text="Nobody is to read this."),))
    without, options = replace(private, notes=()), Options(period=PERIOD, form="full")
    one, other = (
        (
            plain_text(summary(excerpt, options), excerpt, made_on=MADE_ON),
            web_page(summary(excerpt, options), excerpt, made_on=MADE_ON),
        )
        for excerpt in (private, without)
    )
    assert one == other
