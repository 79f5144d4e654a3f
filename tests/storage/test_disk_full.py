"""A disk that becomes full at any write of a save or an import: it is reported, and saved data are kept."""

import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.domain.change import Change, added
from diary.domain.note import Note
from diary.storage.errors import BackupError, DiskError, DiskFullError
from diary.storage.file.sidecars import sidecar_files
from diary.storage.safety import checking
from diary.storage.safety.preparing import start
from diary.storage.saving import save
from tests.builders import EVENING
from tests.storage.diaries import everything, made

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="limits forked processes")
NO_ROOM = {0: "saved", 3: "told"}


def with_room_for(size: int, work: Callable[[], object]) -> int:
    """Run in a process whose files are limited to `size` bytes; returns 0 for success, 3 for a reported error, 1
    otherwise."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            work()
            code = 0
        except (DiskFullError, DiskError, BackupError):
            code = 3
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(("number", "is_import"), [(1, False), (150, True)], ids=["save", "import"])
def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path, number: int, is_import: bool) -> None:
    diary = made(tmp_path / "diary.sqlite", evenings=10)
    before = everything(diary)
    changes: list[Change] = added(Note(day=EVENING, text=f"new {one}", author=f"{one}") for one in range(number))
    found: list[int] = []
    for size in range(0, 300 * 4096, 4096 if number == 1 else 8 * 4096):
        found.append(with_room_for(size, lambda: save(diary, changes, is_import=is_import)))
        assert found[-1] in NO_ROOM, size
        assert checking.check(diary).problems == ()
        if found[-1] == 0:
            break
        assert everything(diary) == before, "all or nothing"
    assert found[-1] == 0, "with room enough it is saved"
    assert len(found) > 3, "there were tries without room"
    assert {one.text for one in everything(diary)["Note"] if one.text.startswith("new")} == {  # type: ignore[attr-defined]  # notes
        f"new {one}" for one in range(number)
    }


def test_a_new_diary_that_finds_no_room_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite"
    code = with_room_for(30_000, lambda: start(path))
    assert code == 3
    assert [file for file in (path, *sidecar_files(path)) if file.exists()] == []
    start(path)
    checking.require_sound(path)
