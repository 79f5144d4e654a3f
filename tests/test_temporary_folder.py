"""The folder of the tests is in memory where that is possible, and elsewhere a disk's."""

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.temporary_folder import in_memory

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a folder in memory")


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1 << 40))
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(f_flag=os.ST_NOSUID))


def test_a_roomy_folder_is_used(tmp_path: Path) -> None:
    assert in_memory(tmp_path) == tmp_path


def test_none_is_used_that_is_not_there(tmp_path: Path) -> None:
    assert in_memory(tmp_path / "shm") is None


def test_none_is_used_that_is_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=64 << 20))
    assert in_memory(tmp_path) is None


def test_none_is_used_in_which_no_program_may_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _folder: SimpleNamespace(f_flag=os.ST_NOSUID | os.ST_NOEXEC))
    assert in_memory(tmp_path) is None
