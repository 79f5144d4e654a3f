"""Whenever the process is killed, the file opens and has everything that was acknowledged."""

import os
import subprocess
import sys

import pytest

from tests.slow.whole import PATIENCE_S, at


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    pytest.importorskip("sqlcipher3")
    command = [sys.executable, "-m", "tests.storage.killing", str(at(500, 10)), "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
