"""The treatments of a day: in two columns as long as their words fit."""

from datetime import date, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.treatment import STARTED
from diary.domain.treatment_history import Intake, log_event
from diary.ui.main_window import MainWindow
from tests.ui.windows import TODAY, until, window_on

BEGAN = TODAY - timedelta(days=9)


def medicine(key: str, name: str, dose: str, times: str, day: date = BEGAN) -> list[Change]:
    definition = Definition(kind="treatment", key=key, name=name, category="medicine")
    return [*added([definition]), *log_event((), key, STARTED, day, Intake(dose, times))]


def columns(window: MainWindow) -> set[int]:
    return {tick.x() for tick in window.today_page.log.treatments.ticks.values()}


def test_treatments_with_a_dose_stand_in_two_columns(tmp_path: Path, qtbot: QtBot) -> None:
    changes = medicine("pills", "Pregabalin", "75 mg", "morning, night")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as window:
        window.resize(1200, 800)
        until(qtbot, lambda: len(columns(window)) == 2)
        tick = window.today_page.log.treatments.ticks["pills"]
        assert tick.accessibleName() == "Pregabalin, 75 mg, morning, night"
        assert tick.sizeHint().width() <= tick.width()


def test_a_long_name_has_a_line_of_its_own(tmp_path: Path, qtbot: QtBot) -> None:
    changes = medicine("pills", "A medicine with a very long name", "75 mg", "night")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as window:
        window.resize(1200, 800)
        until(qtbot, lambda: "pills" in window.today_page.log.treatments.ticks)
        until(qtbot, lambda: len(columns(window)) == 1)
        tick = window.today_page.log.treatments.ticks["pills"]
        assert tick.sizeHint().width() <= tick.width()
