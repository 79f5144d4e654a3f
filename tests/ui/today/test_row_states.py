"""What the rows of the log say of what stands behind them."""

import datetime as dt
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.event import ANSWERS, FALL, NEAR_FALL, WRITTEN, Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from diary.domain.period import single
from diary.domain.record import Record
from diary.domain.site import SiteMark
from diary.ui.today.row_states import ANSWERED, more_state, where_state
from tests.builders import EVENING


def shown(*records: Record) -> Excerpt:
    return changed(Excerpt(period=single(EVENING)), added(records))


def measured(quantity: str, value: float, time: dt.time | None = None) -> Measurement:
    return Measurement(day=EVENING, quantity=quantity, value=value, time=time)


@pytest.mark.usefixtures("qapp")
def test_each_measurement_is_said_with_its_unit_and_all_but_the_hours_of_sleep_with_their_name() -> None:
    own = Definition(kind="measurement", key="grip", name="Grip strength", unit="kg")
    assert more_state(shown(measured("sleep-hours", 6.5))) == "6.5 h"
    assert more_state(shown(measured("weight", 70.5))) == "Weight 70.5 kg"
    assert more_state(shown(own, measured("grip", 31))) == "Grip strength 31 kg"


@pytest.mark.usefixtures("qapp")
def test_the_one_thing_that_matters_is_said_by_its_own_card_alone_as_long_as_it_is_asked_for() -> None:
    thing, rated = Definition(kind="measurement", key=KEY, name="stairs", unit="of 10"), measured(KEY, 3)
    assert more_state(shown(thing, rated)) == "Not recorded"
    assert more_state(shown(thing, rated, measured("sleep-hours", 6.5))) == "6.5 h"
    assert more_state(shown(replace(thing, retired=EVENING), rated)) == "stairs 3 of 10"


@pytest.mark.usefixtures("qapp")
def test_falls_are_counted_and_other_events_named() -> None:
    fall, nearly = Event(day=EVENING, event=FALL.key, count=2), Event(day=EVENING, event=NEAR_FALL.key)
    assert more_state(shown(fall)) == "2 falls"
    assert more_state(shown(nearly)) == "1 near-fall"
    assert more_state(shown(Event(day=EVENING, event="slept-well"))) == "slept well"
    assert more_state(shown()) == "Not recorded"


@pytest.mark.usefixtures("qapp")
def test_every_answer_has_its_words_within_a_list_and_an_own_event_keeps_its_name() -> None:
    assert frozenset(ANSWERED) == ANSWERS - WRITTEN
    assert all(more_state(shown(Event(day=EVENING, event=key))) == "Not recorded" for key in WRITTEN)
    own = Definition(kind="event", key="own-ode", name="Visit of Dr Ode")
    assert more_state(shown(own, Event(day=EVENING, event="own-ode"))) == "Visit of Dr Ode"


def test_places_of_the_day_before_are_only_on_offer(qtbot: QtBot) -> None:
    del qtbot
    mark = SiteMark(day=EVENING, site="foot-sole-left-toes", symptom="pain")
    assert where_state(shown(mark), None) == where_state(shown(mark), shown()) == "Left foot: toes"
    assert where_state(shown(), shown(mark)) == "Not recorded; yesterday Left foot: toes"
    assert where_state(shown(), None) == "Not recorded"
