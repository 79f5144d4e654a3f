"""What every test needs: no file outside the test's own folders."""

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
gc.disable()  # as in the program: what a search in another thread takes apart may be a widget, and Qt crashes

sys.dont_write_bytecode = False  # 600 modules were compiled anew by each worker, and by each process that a test starts
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

use_memory()
_outside = tempfile.TemporaryDirectory(prefix="nd-tests-")  # short: the path of a local socket has to fit in 104 bytes
os.environ["TMPDIR"] = _outside.name  # a window that is killed leaves its socket there
os.environ["MPLCONFIGDIR"] = f"{sys.prefix}/pytest/matplotlib"  # its list of fonts takes each worker 1.4 s to make
os.environ["NEUROPATHY_DIARY_STATE"] = f"{_outside.name}/state"  # also for what is made once for several tests
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = f"{sys.prefix}/pytest/hypothesis"  # its tables of Unicode; no examples
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

window._restore_import()  # PySide6's own read the source of each module, and came before every import of a function

hypothesis.settings.register_profile("leaves-nothing", database=None, deadline=None, max_examples=at(100, 30))
hypothesis.settings.load_profile("leaves-nothing")
if not IS_WHOLE:  # each worker would parse all modules for the numbers and words in them, for 2.5 s
    providers._get_local_constants = lambda: providers._local_constants


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the test alone. Pytest's own looks at all others for a free name and keeps a link to the last one,
    which took longer than half of the tests do."""
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
    """A window waits for a day as long as the computer takes to read it, unless the test says otherwise."""
    if "diary.ui.journal.diary_days" in sys.modules:
        monkeypatch.setattr("diary.ui.journal.diary_days.WAIT_S", 20.0)


@pytest.fixture(autouse=True)
def no_other_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test makes temporary files in the data folder of the one before it, whose commands ran in this process."""
    from diary.storage.file import temporary

    monkeypatch.setattr(temporary, "_home", [])
    monkeypatch.setattr(fonts, "_kept", [])
    monkeypatch.setattr(fonts, "_system_folders", list)  # what a page looks like does not depend on the computer
    monkeypatch.setattr(temporary, "_MEMORY", tmp_path_factory.getbasetemp())  # other tests run at the same time


@pytest.fixture(autouse=True)
def no_thread_holds_an_object_of_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a window has been imported."""
    if "diary.ui.gui_thread" in sys.modules:
        from tests import qt_in_threads

        qt_in_threads.refuse(monkeypatch)


def pytest_collection_finish() -> None:
    """Leave what has been imported by then out of every later search for garbage: it took half a second each."""
    gc.collect()
    gc_control.freeze_survivors()


@pytest.fixture(autouse=True)
def search_for_garbage() -> Iterator[None]:
    """In this thread, between the tests."""
    yield
    gc_control.collect_if_due()


@pytest.fixture
def cheap_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys are made of passphrases in no time, and none is left to the next test."""
    from diary.storage.file import cipher

    monkeypatch.setattr(cipher, "_COST", 2)
    yield
    cipher.forget_keys()
