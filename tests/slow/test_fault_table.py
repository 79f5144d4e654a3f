"""Under every fault of the file, the disk or other places, after every operation the diary has everything entered.

The table is printed, with a result in every cell; a cell that could be run here but was not fails.
"""

import shutil
import subprocess
import sys
import tempfile

import pytest

from tests.faults.faults import FAULTS
from tests.faults.operations import OPERATIONS
from tests.faults.table import FAILED, NOT_RUN, as_markdown, cells
from tests.slow.whole import PATIENCE_S, at


def can_mount() -> bool:
    """Whether this system permits mounting a disk, found by trying."""
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "none", place], capture_output=True, check=False)
        return mounted.returncode == 0 and subprocess.run(["umount", place], check=False).returncode == 0


def can_preload() -> bool:
    """Whether a C compiler can build a library for preloading."""
    return sys.platform.startswith("linux") and shutil.which("cc") is not None


@pytest.mark.timeout(PATIENCE_S)
def test_every_cell_of_the_table_holds(capsys: pytest.CaptureFixture[str]) -> None:
    faults, operations = (
        at(list(FAULTS), ["diary hangs"]),
        at(list(OPERATIONS), ["close, saved"]),
    )
    results = list(cells(faults, operations))
    with capsys.disabled():
        print(f"\n{as_markdown(results)}")
    assert [cell for cell in results if cell.result == FAILED] == []
    assert len(results) == len(faults) * len(operations)
    for cell in results:
        if cell.result == NOT_RUN:
            able = can_preload() if FAULTS[cell.fault].hangs else can_mount() if FAULTS[cell.fault].size else True
            assert not able or sys.platform == "win32", f"{cell} could have been run here"
