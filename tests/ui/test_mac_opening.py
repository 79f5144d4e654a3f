"""Files passed by the Finder are opened in the window, including those received before there is one."""

import os
import subprocess
import sys

from diary import paths

_APART = """
import sys
sys.platform = "darwin"
from pathlib import Path
from PySide6.QtGui import QFileOpenEvent
from diary.ui import running

app = running._application()
opened = []
give = lambda name: app.sendEvent(app, QFileOpenEvent(name))
assert give("before.csv"), "it is taken, so that macOS says nothing of a file that cannot be opened"
app.open_with(opened.append)
assert give("later.csv")
assert not app.event(QFileOpenEvent(""))
print(*opened)
"""


def test_a_file_opened_while_the_program_runs_reaches_its_window() -> None:
    """In a child process, as there is one application per process."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(paths.resources().parent)}
    done = subprocess.run([sys.executable, "-c", _APART], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("before.csv later.csv\n", "")
