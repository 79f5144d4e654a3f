"""One window for each diary, on this computer and over a shared folder."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.errors import HeldElsewhereError
from diary.storage.journal import Journal
from diary.storage.safety import lock
from tests.builders import EVENING
from tests.storage.diaries import made

HOLD = """
import sys, time
from pathlib import Path
from diary.storage.safety import lock
hold = lock.acquire(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=2)


def elsewhere(diary: Path, age_s: float) -> None:
    """Write the lock as another computer that shares the folder would have left it `age_s` seconds ago."""
    hold = lock.acquire(diary)
    found = lock.holder(diary)
    assert found is not None
    content = json.dumps(found._replace(host="study", machine="another", mark="theirs")._asdict())
    hold.release()
    lock.lock_file(diary).write_text(content, encoding="utf-8")
    moment = time.time() - age_s
    os.utime(lock.lock_file(diary), (moment, moment))


def test_a_second_window_is_refused_and_the_first_goes_on(diary: Path) -> None:
    hold = lock.acquire(diary)
    assert lock.is_held_here(diary)
    with pytest.raises(lock.HeldHereError):
        lock.acquire(diary)
    hold.heartbeat()
    hold.release()
    assert not lock.is_held_here(diary)
    assert not lock.lock_file(diary).exists()
    lock.acquire(diary).release()


def test_the_lock_of_a_killed_window_is_taken_over(diary: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(diary)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(lock.HeldHereError):
        lock.acquire(diary)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    hold = lock.acquire(diary)
    assert hold.former is not None
    assert hold.former.pid == process.pid
    hold.release()


def test_another_computer_that_has_it_open_is_named_and_nothing_is_written(diary: Path) -> None:
    elsewhere(diary, age_s=60)
    with pytest.raises(HeldElsewhereError, match="study"):
        lock.acquire(diary)
    before = diary.read_bytes()
    with Journal(diary) as journal, pytest.raises(HeldElsewhereError, match="study"):
        journal.apply(added([Rating(day=EVENING, symptom="pain", value=9)]))
    assert diary.read_bytes() == before


def test_a_stale_lock_of_another_computer_is_taken_over(diary: Path) -> None:
    elsewhere(diary, age_s=lock.STALE_SECONDS + 60)
    hold = lock.acquire(diary)
    assert hold.former is not None
    assert hold.former.host == "study"
    found = lock.holder(diary)
    assert found is not None
    assert found.is_here
    hold.release()


def test_a_computer_that_slept_leaves_the_lock_to_the_other(diary: Path) -> None:
    hold = lock.acquire(diary)
    found = lock.holder(diary)
    assert found is not None
    elsewhere_content = json.dumps(found._replace(machine="x", mark="theirs")._asdict())
    lock.lock_file(diary).write_text(elsewhere_content, encoding="utf-8")
    hold.heartbeat()
    hold.release()
    found = lock.holder(diary)
    assert found is not None
    assert found.mark == "theirs"


def test_a_lock_full_of_nonsense_does_not_lock_anybody_out(diary: Path) -> None:
    lock.lock_file(diary).write_bytes(b"\xff{nonsense")
    hold = lock.acquire(diary)
    assert hold.former is None
    hold.release()
