"""Recovery boxes beside copies outside the data folder, which is accessed only through `Place`.

A box is named after the salt of the files that it opens (`recovery.py`).
"""

from contextlib import suppress
from pathlib import Path

from diary.foreign.place import Place
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES
from diary.storage.safety import recovery
from diary.storage.safety.recovery_box import RecoveryBox


def serve(place: Place, diary: Path) -> None:
    """Write the current box beside the copies of the diary; raises `OSError`.

    Boxes for other known keys are deleted if no copy there needs them. Boxes for unknown keys may belong to another
    diary, and stay. If a copy cannot be read, nothing is deleted.
    """
    ending = recovery.SUFFIX
    names = [name for name in place.names("", ending) if len(name) == 2 * SALT_BYTES + len(ending)]
    former = [name for name in names if _is_known(name.removesuffix(ending))]
    box = recovery.in_force(diary)
    if not former and box is None:
        return
    salts = _salts(place, diary.suffix)
    if box is not None and box.salt in salts:
        put(place, box)
    for name in former:
        if name.removesuffix(ending) not in {salt.hex() for salt in salts}:
            remove(place, name)


def _is_known(salt: str) -> bool:
    try:
        return cipher.is_known(bytes.fromhex(salt))
    except ValueError:
        return False


def _salts(place: Place, suffix: str) -> set[bytes]:
    """The salts of all encrypted files there, of whichever diary; raises `OSError`."""
    begins = (place.beginning(name, cipher.SAMPLED_BYTES) for name in place.names("", suffix))
    return {salt for begin in begins if (salt := cipher.salt_in(begin)) is not None}


def put(place: Place, box: RecoveryBox) -> None:
    """Write a box into a place unless it is there already; raises `OSError`."""
    name, content = recovery.name_of(box), box.text.encode()
    with suppress(OSError):
        if place.read(name, recovery.LARGEST_BYTES) == content:
            return
    place.write(name, content)


def remove(place: Place, name: str) -> None:
    """Delete a box if it exists; raises `OSError`."""
    with suppress(FileNotFoundError):
        place.unlink(name)
