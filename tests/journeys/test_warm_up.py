"""What is loaded behind the painted window, and what is not."""

import gc
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Event

import PySide6
import pytest
from pytestqt.qtbot import QtBot

from diary.ui import background, warm_up
from diary.ui.background import Background
from diary.ui.warm_up import WarmUp
from tests.builders import started
from tests.ui.windows import until

_LOADED = """
import sys
from datetime import date
from pathlib import Path
from PySide6 import QtWidgets
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.warm_up import WarmUp
from diary.ui.widgets.layout.scrolling import areas_around

def begin(warm_up):
    scale = window.today_page.log.ratings["numbness"].scale
    QTest.keyClick(scale, Qt.Key.Key_6)
    assert scale.value == 6 and window.focusWidget() is scale and areas_around(scale)
    late = ("hashlib", "uuid", "platform", "locale", "diary.ui.widgets.banner", "diary.ui.widgets.path_label")
    first_key.append([name for name in late if name in sys.modules])
    classes = ("QWizard", "QTreeView", "QLineEdit", "QPlainTextEdit")
    first_key.append([name for name in classes if name in vars(QtWidgets)])
    begin_loading(warm_up)

first_key, begin_loading, WarmUp._start = [], WarmUp._start, begin

app = QApplication([])
theme.apply(app, "light", 1.0)
window = MainWindow(Path(sys.argv[1]), date(2026, 11, 24))
seen = ("matplotlib", "scipy", "sqlalchemy", "diary.ui.trends.page", "typst", "pypdfium2")
before = [name for name in seen if name in sys.modules]
window.show()
loop, asked = QEventLoop(), QTimer()
asked.timeout.connect(lambda: window._warm_up._begun and not window._warm_up.is_busy and loop.quit())
asked.start(10)
loop.exec()
print(before, *first_key, [name for name in seen if name in sys.modules])
window.close()
"""


def test_nothing_heavy_comes_before_the_first_key_and_only_what_several_pages_need_behind_it(tmp_path: Path) -> None:
    """Before the window, before its first key (modules, then classes of Qt), and once all is loaded."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _LOADED, str(started(tmp_path / "diary.sqlite"))]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "[] [] [] ['matplotlib', 'diary.ui.trends.page']"


def test_what_pyside_unpacks_once_is_found_by_every_later_start(tmp_path: Path) -> None:
    """Setting up relies on that (`dev.unpack_pysides_python`)."""
    shutil.copytree(
        Path(PySide6.__file__).parent.with_name("shiboken6"),
        tmp_path / "shiboken6",
        ignore=shutil.ignore_patterns("files.dir"),
    )
    asked = "import shiboken6, shibokensupport.signature.loader as loader; print(loader.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for variables in ({"SBK_EMBED": "0"}, {}):
        done = subprocess.run(
            [sys.executable, "-c", asked], check=True, capture_output=True, text=True, env={**environment, **variables}
        )
    assert Path(done.stdout.strip()).is_relative_to(tmp_path / "shiboken6" / "files.dir")


def test_a_second_window_finds_all_loaded_and_is_not_exempted_from_garbage_collection(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm_up, "_all_loaded", Event())
    frozen = []
    for begun in range(2):
        one = WarmUp(("diary.log",), ("diary.reminder",))
        one.begin()
        until(qtbot, partial(_is_over, one))
        frozen.append(gc.get_freeze_count())
        assert next(one._names, "none left") == ("diary.log" if begun else "none left")
        one.close()
    assert frozen[1] <= frozen[0]


def test_nothing_is_loaded_while_the_window_waits_for_a_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """It took as long again as the thread whose result the window waits for, such as the first timeline."""
    loaded, asked = list[str](), list[bool]()
    is_any_busy = background.is_any_busy

    def is_busy() -> bool:
        asked.append(is_any_busy())
        return asked[-1]

    monkeypatch.setattr(warm_up, "_all_loaded", Event())
    monkeypatch.setattr(warm_up, "import_module", loaded.append)
    monkeypatch.setattr(background, "is_any_busy", is_busy)
    awaited, may_end = Background(), Event()
    awaited.start(may_end.wait)
    one = WarmUp(("diary.log",), ())
    one.begin()
    until(qtbot, lambda: asked.count(True) > 2)
    assert not loaded
    may_end.set()
    until(qtbot, partial(_is_over, one))
    assert loaded == [*warm_up._MODULES, "diary.log"]
    for closed in (one, awaited):
        closed.close()


def _is_over(one: WarmUp) -> bool:
    return one._begun and not one.is_busy
