"""Whenever the power fails, the file opens and has everything that was acknowledged."""

import subprocess
import sys

import pytest

from tests.faults.hanging import why_not
from tests.slow.whole import PATIENCE_S, at


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be built here")
def test_nothing_acknowledged_is_lost_by_a_power_cut() -> None:
    pytest.importorskip("sqlcipher3")
    command = [sys.executable, "-m", "tests.storage.power_cuts", str(at(640, 20)), "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
