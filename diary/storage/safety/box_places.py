"""Recovery boxes beside copies outside the data folder, which is reached only through `Place`.

A box is named after the salt of the files that it serves (`recovery.py`).
"""

from contextlib import suppress
from pathlib import Path

from diary.foreign.place import Place
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES
from diary.storage.safety import recovery
from diary.storage.safety.recovery_box import RecoveryBox


def serve(place: Place, diary: Path) -> None:
    """Leave the box in force beside the copies of the diary, and delete those that no copy there needs any more.

    Where a copy cannot be read nothing is deleted. Raises `OSError`.
    """
    names = [name for name in place.names("", recovery.SUFFIX) if len(name) == 2 * SALT_BYTES + len(recovery.SUFFIX)]
    box = recovery.in_force(diary)
    if not names and box is None:
        return
    salts = {cipher.salt_in(place.beginning(name, cipher.SAMPLED_BYTES)) for name in place.names("", diary.suffix)}
    if box is not None and box.salt in salts:
        put(place, box)
    for name in names:
        if name.removesuffix(recovery.SUFFIX) not in {salt.hex() for salt in salts if salt is not None}:
            remove(place, name)


def put(place: Place, box: RecoveryBox) -> None:
    """Write a box into a place unless it is there; raises `OSError`."""
    name, content = recovery.name_of(box), box.text.encode()
    with suppress(OSError):
        if place.read(name, recovery.LARGEST_BYTES) == content:
            return
    place.write(name, content)


def remove(place: Place, name: str) -> None:
    """Delete a box, if it is there; raises `OSError`."""
    with suppress(FileNotFoundError):
        place.unlink(name)
