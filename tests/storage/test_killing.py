"""Whatever moment the process is killed at, the file opens and everything acknowledged is there."""

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    pytest.importorskip("sqlcipher3")
    kills = "500" if os.environ.get("NEUROPATHY_DIARY_SLOW") == "1" else "40"
    command = [sys.executable, "-m", "tests.storage.killing", kills, "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
