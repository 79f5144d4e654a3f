"""Mutated import files, 100,000 or a sample of them (`whole.py`)."""

import signal

import pytest

from tests.slow.mutated_imports import tried
from tests.slow.whole import PATIENCE_S, at

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm that ends what hangs"),
    pytest.mark.timeout(PATIENCE_S),
]


@pytest.mark.parametrize("seed", at((1, 2, 3, 4), (1,)))
def test_no_crash_no_hang_and_no_wrong_success(seed: int) -> None:
    outcome = tried(at(25_000, 200), seed)
    assert outcome.wrong == []
    assert {"read", "refused"} <= outcome.counts.keys()
