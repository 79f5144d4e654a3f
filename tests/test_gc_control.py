"""The control of Python's garbage collector."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from weakref import ref

import pytest

from diary import gc_control


class Circle:
    """An object with a reference to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def search_is_on() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("search_is_on")
def test_it_is_off_within_and_on_again_afterwards_whatever_happens() -> None:
    with suppress(ValueError), gc_control.paused():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    with gc_control.paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_what_is_due_is_found_but_not_while_many_things_are_made() -> None:
    lost = ref(Circle())
    made: list[list[int]] = [[] for _number in range(gc.get_threshold()[0] + 1)]
    with gc_control.paused():
        gc_control.collect_if_due()
        assert lost() is not None
    gc_control.collect_if_due()
    assert lost() is None
    assert made


@pytest.mark.usefixtures("search_is_on")
def test_very_many_things_that_were_made_are_not_searched_through() -> None:
    before = gc.get_freeze_count()
    with gc_control.paused():
        few: list[list[int]] = [[] for _number in range(100)]
    assert gc.get_freeze_count() == before
    with gc_control.paused():
        many: list[list[int]] = [[] for _number in range(30_000)]
    assert gc.get_freeze_count() >= before + len(many)
    assert few
