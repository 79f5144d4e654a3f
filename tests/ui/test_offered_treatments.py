"""Which treatments are offered for ticking on a day, also on one that is long past."""

from dataclasses import replace
from datetime import date, timedelta

from diary.domain.custom_items import retire
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.domain.treatment import STARTED, STOPPED, TreatmentDone
from diary.domain.treatment_history import Intake, log_event
from diary.ui.today.treatments_card import offered

TODAY = date(2026, 11, 24)
STARTED_ON = TODAY - timedelta(days=20)
RETIRED_ON = TODAY - timedelta(days=10)
OLD_DAY, NEW_DAY = RETIRED_ON - timedelta(days=1), RETIRED_ON
PILLS = Definition(kind="treatment", key="pills", name="Pills", category="medicine")


def diary() -> Excerpt:
    excerpt = Excerpt(period=Period(TODAY - timedelta(days=30), TODAY), definitions=(PILLS,))
    excerpt = changed(excerpt, log_event((), "pills", STARTED, STARTED_ON, Intake("75 mg")))
    return changed(excerpt, retire(PILLS, RETIRED_ON))


def keys(excerpt: Excerpt, day: date) -> list[str]:
    return [one.key for one in offered(excerpt, day, ())]


def test_retired_medicine_is_offered_on_the_days_before_it_was_retired() -> None:
    assert keys(diary(), OLD_DAY) == ["pills"]
    assert offered(diary(), OLD_DAY, ())[0].dose == "75 mg"
    assert keys(diary(), STARTED_ON) == ["pills"]


def test_retired_medicine_is_not_offered_from_that_day_on_nor_before_its_start() -> None:
    assert keys(diary(), NEW_DAY) == []
    assert keys(diary(), TODAY) == []
    assert keys(diary(), STARTED_ON - timedelta(days=1)) == []


def test_what_was_done_is_shown_though_it_was_retired_or_stopped() -> None:
    done = TreatmentDone(day=TODAY, treatment="pills")
    assert keys(replace(diary(), treatments=(done,)), TODAY) == ["pills"]
    stopped = changed(diary(), log_event(diary().treatment_changes, "pills", STOPPED, OLD_DAY - timedelta(days=3)))
    assert keys(stopped, OLD_DAY) == []
    assert keys(replace(stopped, treatments=(replace(done, day=OLD_DAY),)), OLD_DAY) == ["pills"]
