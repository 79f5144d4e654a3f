"""Kills a process at random moments while it uses the diary, and checks the result.

Run as `python -m tests.storage.killing`. Arguments: the number of kills, and a seed. Prints the number of kills by
action, and the failures.
"""

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path

from diary.domain.change import added
from diary.domain.merging import Copy
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import now
from diary.storage import records
from diary.storage.errors import AlteredError, DamagedError, WrongPassphraseError
from diary.storage.file import cipher
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, lock, passphrase, restore
from diary.storage.saving import save
from diary.storage.sync import change_file, merging, sharing
from tests.builders import EVENING
from tests.storage.diaries import made

IMPORTED = 300
WORDS = "a passphrase", "another"
LONGEST_S = 0.25


def kept_note(number: int) -> Note:
    """Another note of the evening, by another author, as a diary has one note per day and author."""
    return Note(day=EVENING, text=f"kept {os.getpid()} {number}", author=f"{os.getpid()} {number}")


def saving(diary: Path, say: Callable[[str], None]) -> None:
    """Save repeatedly, as a window does."""
    hold = lock.acquire(diary)
    for number in count():
        save(diary, added([kept_note(number)]))
        hold.heartbeat(checking.state(diary))
        say(f"kept {os.getpid()} {number}")


def importing(diary: Path, say: Callable[[str], None]) -> None:
    for number in count():
        origins = [f"{os.getpid()} {number} {place}" for place in range(IMPORTED)]
        save(diary, added(Note(day=EVENING, text="imported", origin=origin) for origin in origins), is_import=True)
        say("imported")


def backing_up(diary: Path, say: Callable[[str], None]) -> None:
    for number in count():
        backup.make(diary, backup.DAILY)
        backup.prune(backup.backups(backup.folder_of(diary), diary), backup.make(diary, backup.DAILY))
        save(diary, added([kept_note(number)]))
        say(f"kept {os.getpid()} {number}")


def restoring(diary: Path, say: Callable[[str], None]) -> None:
    """Restore two backups alternately, so that the diary has one of two contents."""
    copy = backup.make(diary, backup.BY_HAND).path
    save(diary, added([Note(day=EVENING, text="after the backup", author="another")]))
    say(f"restoring {sum(1 for _note in notes(diary))}")
    while True:
        former = restore.restore(diary, copy).former
        assert former is not None
        copy = former


def changing_passphrase(diary: Path, _say: Callable[[str], None]) -> None:
    while True:
        for words in (*WORDS, None):
            passphrase.change(diary, words)


def leaving_changes(diary: Path, say: Callable[[str], None]) -> None:
    """Publish changes in a shared folder, as a computer does."""
    place = shared(diary)
    for number in count():
        save(diary, added([kept_note(number)]))
        say(f"kept {os.getpid()} {number}")
        sharing.exchange(diary, place)


ACTIONS = (saving, importing, backing_up, restoring, changing_passphrase, leaving_changes)


def shared(diary: Path) -> Path:
    place = diary.parent / "shared"
    place.mkdir(exist_ok=True)
    return place


def left(diary: Path) -> Copy:
    """The diary that others find in the shared folder after the next exchange."""
    sharing.exchange(diary, shared(diary))
    [file] = (shared(diary) / sharing.FOLDER).glob(f"*{sharing.SUFFIX}")
    return change_file.copy_in(change_file.frames_in(file.read_bytes(), file))


def notes(diary: Path) -> list[Note]:
    with Journal(diary) as journal:
        return list(journal.read(records.excerpt, Period(EVENING, EVENING)).notes)


def killed(diary: Path, action: Callable[[Path, Callable[[str], None]], None], seconds: float) -> list[str]:
    """What the process acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writing, "w", buffering=1, encoding="utf-8") as pipe:
                action(diary, lambda words: print(words, file=pipe))
        except BaseException:  # noqa: BLE001 - told, and then the process ends
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as said:
        words = said.read().splitlines()
    return words if os.WIFSIGNALED(status) else [*words, "ended by itself"]


def unlocked(diary: Path) -> None:
    """Unlock it with the passphrase that it has after the kill.

    After a kill between the diary and its backups, the former passphrase opens only the backups, and the diary is
    reported as damaged.
    """
    for words in WORDS:
        if passphrase.is_locked(diary):
            try:
                passphrase.unlock(diary, words)
            except WrongPassphraseError:
                continue
            except DamagedError:
                passphrase.forget()


def troubles(diary: Path, action: str, said: list[str], kept: list[str]) -> list[str]:
    """The violated conditions after a kill."""
    found = ["it ended by itself"] if said[-1:] == ["ended by itself"] else []
    unlocked(diary)
    hold = lock.acquire(diary)
    try:
        checking.require_sound(diary)
    except AlteredError:
        found.append("it says that something else changed it")
    if hold.former is not None and hold.former.saved is not None and checking.state(diary) < hold.former.saved:
        found.append("the state went back")
    health = checking.check(diary)
    found += health.problems
    there = notes(diary)
    missing = set(kept) - {one.text for one in there}
    found += [f"missing: {one}" for one in sorted(missing)[:3]]
    if sum(one.text == "imported" for one in there) % IMPORTED:
        found.append("half an import is there")
    for one in backup.backups(backup.folder_of(diary), diary):
        if cipher.salt_of(one.path) == cipher.salt_of(diary) and (
            not one.matches_hash_in_name or checking.check(one.path).problems
        ):
            found.append(f"a bad backup: {one.path.name}")
    if action == "restoring" and said and len(there) not in (int(said[0].split()[1]), int(said[0].split()[1]) - 1):
        found.append("half a restored diary is there")
    with Journal(diary) as journal:
        if action == "leaving_changes" and left(diary) != journal.read(merging.copy):
            found.append("the shared folder holds something else")
    hold.release()
    return found


def measured(folder: Path, kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """The number of kills by action, and the failures; the diary is reused, and created again after 25 kills."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    cipher._COST = 2
    times: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(kills):
        if number % 25 == 0:
            diary = made(folder / f"{number}" / "diary.sqlite", evenings=60)
            kept: list[str] = []
        action = chance.choice(ACTIONS)
        name = action.__name__
        said = killed(diary, action, chance.uniform(0.01, LONGEST_S))
        times[name] += 1
        kept += [one for one in said if one.startswith("kept")]
        wrong += [f"seed {seed} kill {number}, {name}: {one}" for one in troubles(diary, name, said, kept)]
    return times, wrong


def report(measure: Callable[[Path, int, int], tuple[Counter[str], list[str]]]) -> int:
    """Measure with the numbers of the command line, print the result, and return whether there were failures."""
    begun = now()
    with tempfile.TemporaryDirectory() as place:
        how_often, went_wrong = measure(Path(place), int(sys.argv[1]), int(sys.argv[2]))
    print(dict(how_often), f"{(now() - begun).seconds} s")
    print("\n".join(went_wrong))
    return int(bool(went_wrong))


if __name__ == "__main__":
    sys.exit(report(measured))
