"""Python's search for garbage."""

import gc
from contextlib import suppress

from diary import garbage


def test_it_is_off_within_and_on_again_afterwards_whatever_happens() -> None:
    assert gc.isenabled()
    with suppress(ValueError), garbage.no_search():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with garbage.no_search():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
