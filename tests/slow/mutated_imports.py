"""Randomly damages import files of every format: `python -m tests.slow.mutated_imports [NUMBER [SEED]]`."""

import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from random import Random
from types import FrameType

from diary.domain.record import Entry, Record
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.exporting import json_export
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.diaries import MADE_ON, diary
from tests.formats.importing import BLANK, TODAY, with_scale
from tests.formats.samples import SAMPLES
from tests.storage.diaries import cut_short, fill_with_noise, flip_bits, overwrite

SECONDS = 5
WORDS = (
    b",",
    b";",
    b'"',
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"NaN",
    b"[",
    b"}",
    b"&x;",
    b"2026-02-30",
)
FILES = {**SAMPLES, "json": json_export.write(diary(), MADE_ON)}
CHECKED = ("apple-health in an archive", "gpx-fit FIT", "loop", "loop older")
"""The formats with a checksum, from which nothing may be read that was not in the original."""
_ARCHIVE = b"PK"
OWN = ("diary-csv", "diary-xlsx", "json")
"""The program's own formats, whose records are restored unchanged, even for a future day after the clock was set
back."""


@dataclass
class Outcome:
    """The numbers of files that were read, and refused with one sentence, and each file with another outcome."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{what} {number}" for what, number in sorted(self.counts.items()))
        return f"{told}; slowest {self.slowest_s:.2f} s; wrong {len(self.wrong)}"


def tried(number: int, seed: int) -> Outcome:
    """The outcome of `number` damaged files, each read and planned like an import."""
    random, outcome = Random(seed), Outcome()  # noqa: S311 - repeatable, nothing secret
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample"
        originals = {}
        for name in CHECKED:
            file.write_bytes(FILES[name])
            originals[name] = _said(_planned(file))
        for place in range(number):
            name = random.choice(list(FILES))
            file.write_bytes(FILES[name])
            for _time in range(random.choice((1, 1, 1, 2, 5))):
                random.choice(MUTATIONS)(file, random)
            if trouble := _trouble(file, name, originals.get(name), outcome):
                outcome.wrong.append(f"{name}, file {place} of seed {seed}: {trouble}")
    return outcome


def insert_word(path: Path, random: Random) -> None:
    content = path.read_bytes()
    place = random.randrange(len(content) + 1)
    path.write_bytes(content[:place] + random.choice(WORDS) + content[place + random.choice((0, 0, 1, 5, 40)) :])


def repeat_lines(path: Path, random: Random) -> None:
    lines = path.read_bytes().split(b"\n")
    first, last = sorted(random.randrange(len(lines) + 1) for _end in range(2))
    piece = lines[first:last]
    lines[random.randrange(len(lines)) : 0] = piece * random.choice((1, 2, 20))
    path.write_bytes(b"\n".join(lines))


def leave_lines_out(path: Path, random: Random) -> None:
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(line for line in lines if random.random() > 0.2))


def _unless_empty(change: Callable[[Path, Random], None]) -> Callable[[Path, Random], None]:
    def mutate(path: Path, random: Random) -> None:
        if path.stat().st_size:
            change(path, random)

    return mutate


MUTATIONS = (
    *(_unless_empty(change) for change in (flip_bits, flip_bits, overwrite, cut_short)),
    *(insert_word, insert_word, insert_word, repeat_lines, leave_lines_out),
    fill_with_noise,
)


def _trouble(file: Path, name: str, original: set[object] | None, outcome: Outcome) -> str:
    """What is wrong with the handling of a file; empty if it was read or refused."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {SECONDS} s")

    former = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    begin = time.perf_counter()
    try:
        records = _planned(file)
    except FormatError:
        outcome.counts["refused"] += 1
        return ""
    except TimeoutError as error:
        return f"hang: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is to be told
        return f"crash: {error!r}"
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)
        outcome.slowest_s = max(outcome.slowest_s, time.perf_counter() - begin)
    outcome.counts["read"] += 1
    if name not in OWN and any(isinstance(one, Entry) and one.day > TODAY for one in records):
        return "wrong success: a day that has not come"
    if original is not None and _has_checksum(file, name) and not _said(records) <= original:
        return f"wrong success: {_said(records) - original}"
    return ""


def _has_checksum(file: Path, name: str) -> bool:
    """Whether a file still has its checksum; an archive without its header may be read as plain text."""
    return source(file).is_archive == FILES[name].startswith(_ARCHIVE)


def _planned(file: Path) -> list[Record]:
    """The records that an import of the file would add."""
    found = source(file)
    form = recognised(found)
    preview = form.preview(found, Work(), None)
    plan = form.plan(preview, with_scale(preview.mapping, 0, 10), BLANK, TODAY, Work())
    return [change.after for change in plan.changes if change.after is not None]


def _said(records: list[Record]) -> set[object]:
    """The content of records, without metadata that is new in each run."""
    return {
        (type(one), *(getattr(one, part.name) for part in fields(one) if part.name not in ("id", "written")))
        for one in records
    }


if __name__ == "__main__":
    found = tried(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(found)
    print("\n".join(found.wrong[:40]))
