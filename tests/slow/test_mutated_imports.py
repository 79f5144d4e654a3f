"""Mutated import files by the thousand: `NEUROPATHY_DIARY_SLOW=1 python3 dev.py test tests/slow`.

`NEUROPATHY_DIARY_MUTATIONS` says how many; 100,000 take about five minutes.
"""

import os
import signal

import pytest

from tests.slow.mutated_imports import tried

pytestmark = [
    pytest.mark.skipif(
        os.environ.get("NEUROPATHY_DIARY_SLOW") != "1", reason="takes a minute; NEUROPATHY_DIARY_SLOW=1"
    ),
    pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm that ends what hangs"),
    pytest.mark.timeout(3600),
]


def test_no_crash_no_hang_and_no_wrong_success() -> None:
    outcome = tried(int(os.environ.get("NEUROPATHY_DIARY_MUTATIONS", "10000")), seed=1)
    assert outcome.wrong == []
    assert {"read", "refused"} <= outcome.counts.keys()
