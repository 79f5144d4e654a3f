"""Fixtures for every test, which keep files within the test's own folders."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

from diary import fonts, gc_control, window
from tests.slow.whole import IS_WHOLE, at
from tests.temporary_folder import use_memory

_numbers = count()
gc.disable()  # as in the program: collecting a widget in another thread crashes Qt

sys.dont_write_bytecode = False  # otherwise each worker and child process would compile 600 modules
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

use_memory()
_outside = tempfile.TemporaryDirectory(prefix="nd-tests-")  # short: a local socket's path has at most 104 bytes
os.environ["TMPDIR"] = _outside.name  # a window that is killed leaves its socket there
os.environ["MPLCONFIGDIR"] = f"{sys.prefix}/pytest/matplotlib"  # building its font list takes each worker 1.4 s
os.environ["NEUROPATHY_DIARY_STATE"] = f"{_outside.name}/state"  # also for fixtures of a wider scope
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = f"{sys.prefix}/pytest/hypothesis"  # its tables of Unicode; no examples
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

window._restore_import()  # PySide6 reads the source of each imported module, and was called for every import

hypothesis.settings.register_profile("leaves-nothing", database=None, deadline=None, max_examples=at(100, 30))
hypothesis.settings.load_profile("leaves-nothing")
if not IS_WHOLE:  # each worker would parse all modules for constants, which takes 2.5 s
    providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the test alone.

    Pytest's own fixture scans all other folders for a free name and maintains a link to the last one, which took longer
    than half of the tests do.
    """
    folder = tmp_path_factory.getbasetemp() / f"{next(_numbers)}"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for the test alone."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NEUROPATHY_DIARY_HOME", str(home / "diary"))
    monkeypatch.setenv("NEUROPATHY_DIARY_STATE", str(home / "state"))
    return home


@pytest.fixture(autouse=True)
def days_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows wait for a day as long as reading takes, unless the test changes that."""
    if "diary.ui.journal.diary_days" in sys.modules:
        monkeypatch.setattr("diary.ui.journal.diary_days.WAIT_S", 20.0)


@pytest.fixture(autouse=True)
def no_other_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test creates temporary files in the data folder of the previous one, whose commands ran in this process."""
    from diary.storage.file import temporary

    monkeypatch.setattr(temporary, "_home", [])
    monkeypatch.setattr(fonts, "_kept", [])
    monkeypatch.setattr(fonts, "_system_folders", list)  # a page's look must not depend on the computer
    monkeypatch.setattr(temporary, "_MEMORY", tmp_path_factory.getbasetemp())  # other tests run at the same time


@pytest.fixture(autouse=True)
def no_thread_holds_an_object_of_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check threads for Qt objects, once a window module has been imported."""
    if "diary.ui.gui_thread" in sys.modules:
        from tests import qt_in_threads

        qt_in_threads.refuse(monkeypatch)


def pytest_collection_finish() -> None:
    """Exempt the objects imported so far from later garbage collections, which took half a second each."""
    gc.collect()
    gc_control.freeze_survivors()


@pytest.fixture(autouse=True)
def search_for_garbage() -> Iterator[None]:
    """Collect garbage in this thread, between the tests."""
    yield
    gc_control.collect_if_due()


@pytest.fixture
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make key derivation fast, and forget all keys after the test."""
    from diary.storage.file import cipher

    monkeypatch.setattr(cipher, "_COST", 2)
    yield
    cipher.forget_keys()
