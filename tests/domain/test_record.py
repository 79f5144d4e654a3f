from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import RFC_4122, UUID

import pytest

from diary.domain.change import Change, reversal
from diary.domain.kinds import KIND_OF
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff
from diary.domain.record import diary_day, new_id, now

BERLIN = timezone(timedelta(hours=1))


def test_evening_after_midnight_counts_for_the_day_that_is_ending() -> None:
    assert diary_day(datetime(2026, 11, 20, 0, 30, tzinfo=BERLIN)) == date(2026, 11, 19)
    assert diary_day(datetime(2026, 11, 20, 3, 59, tzinfo=BERLIN)) == date(2026, 11, 19)
    assert diary_day(datetime(2026, 11, 20, 4, 0, tzinfo=BERLIN)) == date(2026, 11, 20)


def test_day_turn_is_a_setting() -> None:
    assert diary_day(datetime(2026, 11, 20, 0, 30, tzinfo=BERLIN), turn_hour=0) == date(2026, 11, 20)


def test_the_day_may_turn_as_late_as_noon() -> None:
    assert diary_day(datetime(2026, 11, 20, 11, 59, tzinfo=BERLIN), turn_hour=12) == date(2026, 11, 19)
    assert diary_day(datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN), turn_hour=12) == date(2026, 11, 20)


def test_time_of_writing_carries_its_offset() -> None:
    assert now().utcoffset() is not None


def test_reversal_undoes_last_change_first() -> None:
    first, second = Note(day=date(2026, 11, 18), text="a"), Note(day=date(2026, 11, 19), text="b")
    assert reversal([Change(None, first), Change(None, second)]) == [Change(second, None), Change(first, None)]


def test_change_is_about_one_record() -> None:
    with pytest.raises(ValueError):
        Change(Note(day=date(2026, 11, 18), text="a"), Note(day=date(2026, 11, 18), text="a"))


def test_a_record_writes_itself_with_every_field() -> None:
    mark = DayOff(id="1", written=datetime(2026, 11, 18, 20, tzinfo=UTC), day=date(2026, 11, 18), reason="ill")
    written = "datetime.datetime(2026, 11, 18, 20, 0, tzinfo=datetime.timezone.utc)"
    fields = f"id='1', written={written}, origin='', day=datetime.date(2026, 11, 18), reason='ill'"
    assert repr(mark) == f"DayOff({fields})"


def test_records_are_equal_where_all_their_content_is() -> None:
    one = Note(id="1", written=datetime(2026, 11, 18, 20, tzinfo=UTC), day=date(2026, 11, 18), text="a")
    assert one == replace(one)
    assert hash(one) == hash(replace(one))
    assert one != replace(one, text="b")
    assert one != replace(one, id="2")
    assert one != DayOff(id="1", written=one.written, day=one.day, reason="ill")
    assert one != "a"


def test_no_class_of_records_compiles_at_each_start_what_record_has() -> None:
    for kind in KIND_OF:
        assert not {"__eq__", "__hash__", "__repr__"} & set(vars(kind)), kind


def test_an_identifier_is_a_random_uuid() -> None:
    drawn = [new_id() for _number in range(100)]
    assert len(set(drawn)) == len(drawn)
    for one in drawn:
        assert (str(UUID(one)), UUID(one).version, UUID(one).variant) == (one, 4, RFC_4122)
