"""The folder in which the tests make theirs: in memory, where the system has one there.

A diary is committed with `fsync`, for which a disk takes milliseconds of waiting and a quarter of the computing that a
test with a window does. What the tests hold does not depend on it: a power cut is made by recording what is
written (`tests/slow/test_power_cuts.py`), and a full, hanging or read-only disk is mounted or preloaded by its test.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.slow.whole import IS_WHOLE

_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of this user alone in it
_ROOM_BYTES = 2 << 30
"""What has to be free there; all tests together fill a tenth of it."""


def in_memory(memory: Path = _MEMORY) -> Path | None:
    """The folder in memory where it has room and programs in it may be run; a container's often has neither."""
    if not sys.platform.startswith("linux") or not os.access(memory, os.W_OK | os.X_OK):
        return None
    if os.statvfs(memory).f_flag & os.ST_NOEXEC or shutil.disk_usage(memory).free < _ROOM_BYTES:
        return None
    return memory


def use_memory() -> None:
    """Have `tempfile` make its folders in memory, unless somebody named a place by TMPDIR.

    The whole run makes more files than a computer may have memory for.
    """
    if not IS_WHOLE and "TMPDIR" not in os.environ and (memory := in_memory()):
        tempfile.tempdir = str(memory)
