"""Figures that are worked out in several threads at once, as the page does."""

import subprocess
import sys

_AT_ONCE = """
import threading
import numpy as np
from diary.analysis.mean_slope import mean_slope
from diary.analysis.trend import mann_kendall

days = np.arange(30.0)
start = threading.Barrier(4)
found = []

def trend():
    start.wait()
    found.append(mann_kendall(days))

def of_mean():
    start.wait()
    found.append(mean_slope(days, 0.5))

threads = [threading.Thread(target=act) for act in (trend, of_mean, trend, of_mean)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(len(found))
"""


def test_two_threads_may_be_the_first_to_need_scipy() -> None:
    done = subprocess.run([sys.executable, "-c", _AT_ONCE], check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("4", "")
