"""Runs cells of the table fault x operation: `python -m tests.faults.cell FAULT FOLDER OPERATION...`.

After each, the diary has exactly what was entered, once; no other diary was created, an encrypted one left nothing
plain, the window stayed responsive, and the program ends.
"""

import copy
import faulthandler
import json
import os
import shutil
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from diary.domain.record import Record
from diary.foreign import asking
from diary.storage import known_diaries
from diary.storage.file import cipher
from diary.storage.safety import backup, checking, lock, passphrase
from diary.ui import background
from tests.faults.faults import FAULTS, Fault, disk_of
from tests.faults.operations import OPERATIONS, Operation
from tests.faults.scene import Scene, answering_no, facts, remembered
from tests.storage.diaries import everything
from tests.ui.windows import TODAY

ENDS_WITHIN_S, HANGS = 150, 3
"""The time limit of a cell, which only a hang exceeds, and the exit code after it."""
_MARKER = b"A sentence about"
_QUICK = {
    "diary.ui.journal.file_watch.EVERY_MS": 50,
    "diary.ui.journal.diary_days.WAIT_S": 0.0,
    "diary.ui.journal.open_journal.RETRY_AFTER_MS": 50,
    "diary.ui.journal.write_queue.CLOSE_WAIT_S": 0.6,
    "diary.ui.widgets.content_cover.RETRY_MS": 30,
    "diary.ui.protection.gone_view.LOOK_AGAIN_MS": 50,
    "diary.ui.protection.closing.PATIENCE_S": 0.4,
    "diary.ui.protection.closing._MOMENT_S": 0.1,
    "diary.ui.protection.closing.DISK_WAIT_S": 10.0,
    "diary.ui.background.CLOSE_WAIT_S": 0.4,
    "diary.ui.background._patience": [0.4],
    "diary.foreign.asking._limits": [0.4],
    "diary.storage.file.cipher._BUSY_S": 2.0,
    "diary.storage.file.cipher._COST": 2,
    "diary.storage.file.temporary._home": [],
    "diary.storage.known_diaries._open_here": {},
    "diary.storage.safety.preparing.diary_day": lambda *_arguments: TODAY,
}
"""Constants of the program that are shortened here."""


@contextmanager
def conditions(root: Path) -> Iterator[None]:
    """Context manager: short delays, a home folder of its own, and no exception that is lost in a slot or a thread."""
    raised: list[BaseException] = []
    former_hook, former_thread_hook = sys.excepthook, threading.excepthook
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _QUICK.items():
            patch.setattr(name, copy.copy(value))
        patch.setenv("NEUROPATHY_DIARY_STATE", str(root / "state"))
        sys.excepthook = lambda _kind, error, _trace: raised.append(error)
        threading.excepthook = lambda hook: raised.append(hook.exc_value or hook.exc_type())
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = former_hook, former_thread_hook
            passphrase.forget()
    for error in raised:
        raise error


def run(fault_name: str, operation_name: str, root: Path) -> str:
    """What the person was told in this cell; raises `AssertionError` if a condition is violated."""
    fault, operation = FAULTS[fault_name], OPERATIONS[operation_name]
    scene = Scene(root)
    with conditions(root), disk_of(scene, fault.size):
        scene.prepare(encrypted=not operation.is_of_plain and passphrase.is_available())
        with answering_no(scene):
            _act(scene, fault, operation)
        _judge(scene, everything(scene.diary), is_plain_allowed=not cipher.is_encrypted(scene.diary))
        assert not any(asking._hanging.values()), "a thread hangs at another place"
    return ", ".join(scene.told)


def _act(scene: Scene, fault: Fault, operation: Operation) -> None:
    """Run the operation under the fault, and close the window when everything has settled."""
    scene.open()
    try:
        remembered(scene)
        scene.before = everything(scene.diary)
        scene.identifier = known_diaries.id_of(scene.diary)
        operation.prepare(scene)
        with fault.strikes(scene):
            operation.act(scene)
            scene.goes_on()
        scene.settle()
        assert scene.close(), f"closing asked: {scene.asked}"
    finally:
        if scene.window is not None:
            scene.window.journal.queue._pending.clear()
            scene.close()


def _judge(scene: Scene, after: dict[str, set[Record]], *, is_plain_allowed: bool) -> None:
    ratings, notes = facts(scene.diary)
    assert len(ratings) == 1, f"ratings of one evening: {ratings}"
    assert ratings[0] in scene.ratings, f"{ratings} instead of {scene.ratings}"
    assert notes == sorted(scene.notes), f"notes of one evening: {notes}"
    assert _earlier(after) == _earlier(scene.before), "earlier evenings have changed"
    assert checking.check(scene.diary).problems == ()
    assert known_diaries.id_of(scene.diary) == scene.identifier, "it is another diary"
    assert not lock.lock_file(scene.diary).exists(), "the lock was left"
    files = [path for path in scene.root.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [path for path in files if path.name == scene.diary.name and "store" not in path.parts] == [scene.diary]
    for one in backup.backups(backup.folder_of(scene.diary), scene.diary):
        assert one.matches_hash_in_name, f"a bad backup: {one.path.name}"
    if not is_plain_allowed:
        plain = [str(path.relative_to(scene.root)) for path in files if _MARKER in _content(path)]
        assert plain == [], "something of an encrypted diary is plain"


def _content(path: Path) -> bytes:
    """The content of a file; empty if SQLite has removed it meanwhile."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def _earlier(content: dict[str, set[Record]]) -> dict[str, set[Record]]:
    """Everything except the entries of this evening."""
    return {kind: {one for one in ones if getattr(one, "day", None) != TODAY} for kind, ones in content.items()}


def main(fault: str, root: Path, operations: Sequence[str]) -> int:
    """Run these cells in this process, which must end; prints a line of JSON for each result.

    Each has a folder of its own, which is kept: a thread that still reads would take a later file at the same path or
    with the same inode number for the former one. The folder that hangs has one path for the whole process.
    """
    QApplication([])
    for operation in operations:
        faulthandler.dump_traceback_later(ENDS_WITHIN_S, exit=True)
        place = root if FAULTS[fault].hangs else root.with_name(f"{root.name}, {operation}")
        place.mkdir(exist_ok=True)
        try:
            outcome = {"words": run(fault, operation, place)}
        except BaseException:  # noqa: BLE001 - reported, then the next cell runs
            outcome = {"failure": traceback.format_exc()[-3000:]}
        print(json.dumps({"operation": operation, **outcome}), flush=True)
        faulthandler.cancel_dump_traceback_later()
        if place == root:
            shutil.rmtree(root, ignore_errors=True)
    faulthandler.dump_traceback_later(ENDS_WITHIN_S, exit=True)
    return 0 if background.end_threads() else HANGS


if __name__ == "__main__":
    code = main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
    sys.stdout.flush()
    if code:
        os._exit(code)
