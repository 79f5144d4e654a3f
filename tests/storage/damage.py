"""Measures how the program reports damaged diaries, over many random damages."""

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from diary.domain.record import Record
from diary.storage.errors import AlteredError, DamagedError, LockedError, NewerDiaryError, NotADiaryError
from diary.storage.safety import checking, checksum, passphrase
from diary.storage.safety.salvage import salvage
from tests.storage.diaries import MUTATIONS, bytes_beside, everything, made

PATIENCE_S = 5.0
SOUND, ALTERED, DAMAGED, NO_DIARY, NEWER = "sound", "altered", "damaged", "no diary", "newer"


@dataclass
class DamageOutcome:
    """The number of each report, the longest duration (s), the salvaged fractions (0 to 1), and the failures.

    `silent` are files without a checksum that were reported as intact although their content differs from what was
    written.
    """

    said: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    slowest: float = 0.0
    saved: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def opening_error(diary: Path) -> str:
    """What the program finds on opening."""
    try:
        checking.require_sound(diary)
    except AlteredError:
        return ALTERED
    except DamagedError:
        return DAMAGED
    except NewerDiaryError:
        return NEWER
    except (NotADiaryError, LockedError):
        return NO_DIARY
    return SOUND


def measured(folder: Path, rounds: int, seed: int = 1, *, sealed: bool = True, words: str = "") -> DamageOutcome:
    """Damage a diary `rounds` times and record the reports; deterministic for a seed.

    With `words` the diary has that passphrase.
    """
    original = made(folder / "original" / "diary.sqlite", evenings=20)
    if words:
        passphrase.change(original, words)
    assert checksum.matches(original)
    truth = everything(original)
    whole = sum(map(len, truth.values()))
    found = DamageOutcome()
    for number in range(rounds):
        random = Random(f"{seed} {number}")  # noqa: S311 - repeatable, nothing secret
        diary = folder / "damaged" / "diary.sqlite"
        shutil.copytree(original.parent, diary.parent)
        if not sealed:
            checksum.remove(diary)
        random.choice(MUTATIONS)(diary, random)
        is_changed = diary.read_bytes() != original.read_bytes()
        for trouble in _one(diary, found, is_changed=is_changed, truth=truth, whole=whole):
            found.wrong.append(f"seed {seed} {number}: {trouble}")
        shutil.rmtree(diary.parent)
    return found


def _one(
    diary: Path, found: DamageOutcome, *, is_changed: bool, truth: dict[str, set[Record]], whole: int
) -> Iterator[str]:
    before, is_sealed = bytes_beside(diary), checksum.checksum_file(diary).exists()
    begun = time.monotonic()
    said = opening_error(diary)
    found.said[said] += 1
    after = bytes_beside(diary)
    if {name: content for name, content in after.items() if name in before} != before:
        yield "the file was touched"
    if said == SOUND and is_changed:
        if everything(diary) != truth:
            found.silent += 1
        if is_sealed:
            yield "a damaged file was called sound"
    elif said == ALTERED:
        everything(diary)
    else:
        with suppress(DamagedError, LockedError):
            counts = salvage(diary).counts
            found.saved.append(sum(count for table, count in counts.items() if table != "version") / whole)
    seconds = time.monotonic() - begun
    found.slowest = max(found.slowest, seconds)
    if seconds > PATIENCE_S:
        yield f"{said} took {seconds:.1f} s"
