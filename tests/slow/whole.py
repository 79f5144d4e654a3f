"""Whether long tests run completely: `NEUROPATHY_DIARY_SLOW=1 python3 dev.py test tests/slow`, as CI does at its end.

Otherwise the tests in this folder run a small fixed sample, which the whole suite has time for.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")
U = TypeVar("U")
IS_WHOLE = os.environ.get("NEUROPATHY_DIARY_SLOW") == "1"
only_whole = pytest.mark.skipif(not IS_WHOLE, reason="a part of the whole run alone")
PATIENCE_S = 2400 if IS_WHOLE else 120
"""The time limit of a test in seconds; CI gives all of them together 45 minutes."""


def at(whole: T, sample: T) -> T:
    """The amount of work: `whole` or `sample`."""
    return whole if IS_WHOLE else sample


def walked(items: Sequence[T], conditions: Sequence[U]) -> list[tuple[T, U]]:
    """Each item under each condition; in the sample each item under one condition, in rotation."""
    if IS_WHOLE:
        return [(item, condition) for item in items for condition in conditions]
    return [(item, conditions[number % len(conditions)]) for number, item in enumerate(items)]
