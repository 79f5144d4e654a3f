"""While the disk does not answer, only the thread that accesses it blocks, and other Python threads continue."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.hanging import hanging_at, why_not

SCRIPT = """
import sys, threading
from pathlib import Path
from diary.storage.file import cipher

diary, gate, is_encrypted = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "encrypted"
key = cipher.Key(bytes(range(16)), bytes(32)) if is_encrypted else None
file = cipher.opened(diary, key)
file.execute("PRAGMA journal_mode = WAL")
file.execute("CREATE TABLE one (x)")
gate.unlink()
closing = threading.Thread(target=file.close)
closing.start()
closing.join(0.5)
print("waits" if closing.is_alive() else "ended", flush=True)
gate.touch()
closing.join()
print("closed", flush=True)
"""


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be built here")
@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_closing_a_file_on_a_disk_that_hangs_holds_up_no_other_thread(tmp_path: Path, kind: str) -> None:
    """If it blocked them, the child would never open the gate, and would be killed by the time limit."""
    if kind == "encrypted":
        pytest.importorskip("sqlcipher3")
    disk, gate = tmp_path / "disk", tmp_path / "gate"
    disk.mkdir()
    gate.touch()
    command = [sys.executable, "-c", SCRIPT, str(disk / "diary.sqlite"), str(gate), kind]
    surroundings = {**os.environ, **hanging_at(disk, tmp_path, gate)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["waits", "closed"]), done.stderr[-2000:]
