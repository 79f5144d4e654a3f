"""Four journeys, or a sample of them, in a real window on an X server with a window manager (Linux)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.slow.whole import PATIENCE_S, at

JOURNEYS = Path(__file__).parents[1] / "journeys"
FILES = ("test_first_evening.py", "test_history.py", "test_whole_evening.py", "test_trends.py")
TRIED = at(FILES, FILES[:1])


@pytest.mark.timeout(PATIENCE_S)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb")
def test_the_journeys_hold_under_a_window_manager(tmp_path: Path) -> None:
    lacking = [name for name in ("xvfb-run", "openbox") if not shutil.which(name)]
    if lacking:
        if os.environ.get("NEUROPATHY_DIARY_TEST_SCREEN_READER"):
            pytest.fail(f"this has to run here, and there is no {lacking}")
        pytest.skip(f"needs {lacking}")
    tests = [str(JOURNEYS / name) for name in TRIED]
    pytest_command = [sys.executable, "-m", "pytest", "-q", f"--basetemp={tmp_path / 't'}"]
    inside = 'openbox >/dev/null 2>&1 & exec "$@"'
    command = ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24", "sh", "-c", inside, "sh", *pytest_command, *tests]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, timeout=PATIENCE_S - 10
    )
    assert done.returncode == 0, done.stdout[-4000:]
