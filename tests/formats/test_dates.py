"""Dates and stamps as people write them."""

import time as clocks
from collections.abc import Iterator
from datetime import date, time

import pytest

from diary.formats.importing import dates

DAY = date(2025, 11, 24)


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clocks.tzset()
    dates._stamp.cache_clear()
    yield
    monkeypatch.undo()
    clocks.tzset()
    dates._stamp.cache_clear()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("24.11.25", "day-first"),
        ("24-Nov-25", ""),
        ("24 November 2025", ""),
        ("2025 Nov 24", ""),
        ("2025, November 24", ""),
        ("Nov 24 '25", ""),
        ("Monday, November 24, 2025", ""),
        ("2025/11/24", ""),
        ("20251124", ""),
        ("24 de noviembre de 2025", ""),
        ("segunda-feira, 24 de novembro de 2025", ""),
        ("11/24/25", "month-first"),
        ("25-11-24", "iso"),
        ("45985", ""),
        ("Mon 24 Nov 2025", ""),
        ("24th Nov 2025", ""),
        ("le 24 novembre 2025", ""),
        ("24. 11. 2025", "day-first"),
    ],
)
def test_a_day_is_read_in_every_usual_spelling(text: str, order: str) -> None:
    assert dates.stamp(text, order) == (DAY, None)
    assert dates.is_date(text)


def test_march_has_a_name_in_every_language() -> None:
    for name in ("März", "marzo", "mars", "março", "maart", "March", "Mrz.", "mar."):
        assert dates.stamp(f"24. {name} 2025")[0] == date(2025, 3, 24)


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("24.11.2025 21:05", time(21, 5)),
        ("24.11.2025 9.30", time(9, 30)),
        ("24.11.2025 21:05 Uhr", time(21, 5)),
        ("24/11/2025, 9:05 PM", time(21, 5)),
        ("24/11/2025 12:05 a.m.", time(0, 5)),
        ("2025-11-24T08:00:00Z", time(9)),
        ("2025/11/24 9:05:03 PM GMT+1", time(21, 5, 3)),
        ("2025/11/24 9:05:03 PM GMT+2", time(20, 5, 3)),
        ("2025-11-24 09:40:13 +0000", time(10, 40, 13)),
        ("2025-11-24 09:40:13.123", time(9, 40, 13)),
        ("Montag, 24. November 2025 um 13:39:50 Mitteleuropäische Normalzeit", time(13, 39, 50)),
        ("45985.5", time(12)),
        ("1763980000", time(11, 26, 40)),
        ("1763980000000", time(11, 26, 40)),
    ],
)
def test_a_stamp_with_a_zone_is_turned_to_the_local_clock(text: str, at: time) -> None:
    assert dates.stamp(text, "day-first") == (DAY, at)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "7",
        "30 Feb 2024",
        "2026-02-30",
        "Trip 12 2020",
        "24 Nov Dez 2025",
        "24.11.2025 25:00",
        "1.2.3.4",
        "123-04-25",
        "1.2.345",
        "2025-11-24 10:00 +1:5",
        "24 Foobar 2025",
        "2025-11-24 10:00 XYZ",
        "13:05",
        "24.11.2025 13:05 PM",
        "99.99.9999",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not dates.is_date(text)
    for order in dates.ORDERS:
        with pytest.raises(ValueError):
            dates.stamp(text, order, 2025)


def test_the_order_is_that_of_the_whole_column() -> None:
    assert dates.orders(["1/2/2025", "13/2/2025"]) == {"day-first"}
    assert dates.orders(["1/2/2025", "2/13/2025"]) == {"month-first"}
    assert dates.orders(["1/2/2025", "3/4/2025"]) == {"day-first", "month-first"}
    assert dates.orders(["01-02-03"]) == {"iso", "day-first", "month-first"}
    assert dates.orders(["13/2/2025", "2/13/2025"]) == frozenset()
    assert dates.orders(["2025-01-02", "soon"]) == frozenset()


def test_a_date_without_a_year_needs_one() -> None:
    assert dates.has_no_year("24.11.")
    assert dates.has_no_year("24 Nov")
    assert not dates.has_no_year("24.11.25")
    assert not dates.has_no_year("20259999")
    assert dates.stamp("24.11.", "day-first", 2025)[0] == DAY
    with pytest.raises(ValueError):
        dates.stamp("24.11.", "day-first")


@pytest.mark.parametrize("text", ["20259999", "20260230", "19000000", "25:99", "9" * 400])
def test_what_no_calendar_has_is_no_date_and_no_error(text: str) -> None:
    assert not dates.is_date(text)
    assert not dates.has_no_year(text)
    assert not dates.is_counted(text)
    assert not dates.needs_no_order(text)
