"""The marker of a symptom in the window is that of charts and pages."""

from collections.abc import Iterator
from datetime import date

import pytest

from diary.charts.style import PAPER, series_of
from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.symptom import MORE, SYMPTOMS
from diary.storage.day_reader import StampedDay
from diary.ui import symptom_looks
from diary.ui.journal.days_in_sight import DaysInSight

DAY = date(2026, 11, 19)
COLD = Definition(kind="symptom", key="cold-feet", name="Cold feet", category="o03")
TIGHT = Definition(kind="symptom", key="tight-band", name="Tight band", category="o04")


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    symptom_looks.know(())


def test_the_three_the_optional_and_own_symptoms_have_the_marker_of_charts() -> None:
    symptom_looks.know((COLD, TIGHT))
    keys = [*(one.key for one in (*SYMPTOMS, *MORE)), COLD.key, TIGHT.key]
    shown = [symptom_looks.marker_of(key) for key in keys]
    assert shown == [series_of(key, (COLD, TIGHT), PAPER).marker for key in keys]
    assert len(set(shown)) == len(shown)


def test_a_day_that_was_read_and_a_symptom_that_was_added_give_the_markers() -> None:
    days = DaysInSight()
    days.keep(DAY, StampedDay(Excerpt(period=single(DAY), definitions=(COLD,)), None))
    assert symptom_looks.marker_of(COLD.key) == series_of(COLD.key, (COLD,), PAPER).marker
    days.apply(added([TIGHT]))
    assert symptom_looks.marker_of(TIGHT.key) == series_of(TIGHT.key, (COLD, TIGHT), PAPER).marker
