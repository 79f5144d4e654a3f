"""Simulates power failures at random moments while a process uses the diary, and checks the result.

Run as `python -m tests.storage.power_cuts`. Arguments: the number of power failures, and a seed. Prints their number by
action, and the failures.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from diary.storage.file import cipher
from tests.storage.diaries import made
from tests.storage.disk_record import Recording, library
from tests.storage.killing import ACTIONS, report, shared, troubles

CUTS_EACH = 20
"""The number of power failures simulated for each recording."""
LONGEST_S = 1.5


def recorded(folder: Path, action: str, seconds: float) -> Recording:
    """The recording of a process that uses a diary in `folder` until it is killed."""
    live, before, log = folder / "live", folder / "before", folder / "log"
    diary = made(live / "diary.sqlite", evenings=20)
    shared(diary)
    shutil.copytree(live, before)
    nodes = {one.stat().st_ino: str(one.relative_to(live)) for one in live.rglob("*") if one.is_file()}
    surroundings = {
        **os.environ,
        "LD_PRELOAD": str(library(folder.parent)),
        "RECORDED_FOLDER": str(live),
        "RECORDED_LOG": str(log),
        "NEUROPATHY_DIARY_STATE": str(folder / "state"),
    }
    command = [sys.executable, "-m", "tests.storage.power_cuts", action, str(diary)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(seconds)
        child.kill()
    return Recording(live, before, log, nodes)


def keep(action: str, diary: Path) -> None:
    """Repeat the action until the process is killed; acknowledgements go into a file that is recorded too."""
    cipher._COST = 2
    print("begun", flush=True)
    with (diary.parent / "child.said").open("w", encoding="utf-8", buffering=1) as said:
        next(one for one in ACTIONS if one.__name__ == action)(diary, lambda words: print(words, file=said))


def measured(folder: Path, cuts: int, seed: int) -> tuple[Counter[str], list[str]]:
    """The number of power failures by action, and the failures found."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    cipher._COST = 2
    times: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(0, cuts, CUTS_EACH):
        action = ACTIONS[number // CUTS_EACH % len(ACTIONS)].__name__
        recording = recorded(folder / str(number), action, chance.uniform(0.3, LONGEST_S))
        assert len(recording.events) > 10, f"nothing was recorded of {action}"
        for cut in range(CUTS_EACH):
            after = chance.randint(1, len(recording.events))
            place = folder / str(number) / f"cut-{cut}"
            said = b"".join(recording.cut(after, place, chance)).decode().splitlines()
            times[action] += 1
            where = f"seed {seed} recording {number} cut {cut} after {after} of {len(recording.events)}, {action}"
            wrong += [f"{where}: {one}" for one in _troubles(place / "diary.sqlite", action, said)]
            shutil.rmtree(place)
        shutil.rmtree(folder / str(number))
    return times, wrong


def _troubles(diary: Path, action: str, said: list[str]) -> list[str]:
    try:
        return troubles(diary, action, said, [one for one in said if one.startswith("kept")])
    except Exception as error:  # noqa: BLE001 - told with its place
        return [repr(error)]
    finally:
        cipher.forget_keys()


if __name__ == "__main__":
    if not sys.argv[1].isdigit():
        keep(sys.argv[1], Path(sys.argv[2]))
    sys.exit(report(measured))
