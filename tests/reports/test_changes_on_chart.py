"""Changes of treatments are marked on the page's chart, unless treatments are not wanted on the page."""

from dataclasses import replace
from datetime import timedelta

from diary.domain.treatment import TreatmentEvent
from diary.reports.summary import Options, SummaryPart
from tests.reports.diaries import TWELVE_WEEKS, made, pdf_of

_DAY = TWELVE_WEEKS.first + timedelta(days=40)
CHANGED = replace(
    made(), treatment_changes=(TreatmentEvent(day=_DAY, treatment="tablets", turn="started", dose="75 mg"),)
)


def test_a_change_is_on_the_chart() -> None:
    assert pdf_of(CHANGED) != pdf_of(replace(made(), treatment_changes=()))


def test_no_change_leaves_a_trace_where_treatments_are_not_wanted() -> None:
    wanted: tuple[SummaryPart, ...] = ("chart", "exercises")
    options = Options(period=TWELVE_WEEKS, parts=frozenset(wanted))
    assert pdf_of(CHANGED, options) == pdf_of(replace(made(), treatment_changes=()), options)
