"""Figures that are worked out in several threads at once, as the page does."""

import subprocess
import sys

_AT_ONCE = """
import threading
import numpy as np
from diary.analysis.slope import kendall_score
from diary.analysis.weekday import corrected_association

days = np.arange(30.0)
start = threading.Barrier(4)
found = []

def trend():
    start.wait()
    found.append(kendall_score(days, days))

def weekdays():
    start.wait()
    found.append(corrected_association(np.array([[5, 1, 4], [1, 5, 2]])))

threads = [threading.Thread(target=act) for act in (trend, weekdays, trend, weekdays)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(len(found))
"""


def test_two_threads_may_be_the_first_to_need_scipy() -> None:
    done = subprocess.run([sys.executable, "-c", _AT_ONCE], check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("4", "")
