"""A chart that is in `CHARTS` is on the screen, and its figures are worked out once."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from diary import charts
from diary.analysis import after_exercise as analysis
from diary.charts import after_exercise
from diary.charts.chart import Chart
from diary.charts.drawing import ChartDrawing, FigureLike
from diary.charts.options import SymptomOptions
from diary.charts.style import Style
from diary.charts.table import ChartTable
from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.ui.trends.page import TrendsPage
from tests.journeys.test_trends_patterns import exercised, patterns, settle, tab
from tests.ui.windows import named, until, window_on


@dataclass(frozen=True, slots=True)
class Highest:
    symptom: str
    value: float


def prepare(excerpt: Excerpt, options: SymptomOptions) -> Highest:
    part = excerpt.within(options.shown_period(excerpt))
    return Highest(options.symptom, max(one.value for one in part.ratings if one.symptom == options.symptom))


def height(_facts: Highest, style: Style, _width: float) -> float:
    return style.px(120)


def draw(figure: FigureLike, facts: Highest, style: Style) -> None:
    ChartDrawing(figure, style).words(20, 60, f"{facts.value:g}")


def sentences(facts: Highest) -> list[str]:
    return [f"The highest {facts.symptom} was {facts.value:g}."]


def table(facts: Highest) -> ChartTable:
    return ChartTable(("What", "Highest"), ((facts.symptom, f"{facts.value:g}"),))


@pytest.fixture
def new_chart(monkeypatch: pytest.MonkeyPatch) -> str:
    """A chart that nothing but `CHARTS` knows."""
    module = ModuleType("diary.charts.highest")
    shown = (prepare, height, draw, sentences, table)
    chart = Chart("highest", "The highest of all", SymptomOptions, *shown)
    monkeypatch.setattr(module, "CHART", chart, raising=False)
    monkeypatch.setitem(sys.modules, "diary.charts.highest", module)
    monkeypatch.setattr(charts, "CHARTS", (*charts.CHARTS, "highest"))
    return "highest"


def test_a_new_chart_is_on_screen_with_picture_sentences_table_and_both_exports(
    tmp_path: Path, qtbot: QtBot, new_chart: str
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        card = tab(page, new_chart, qtbot)
        assert card.isVisible()
        assert card.accessibleName() == "The highest of all"
        assert card.words == card.chart.accessibleDescription() == "The highest pain was 8."
        assert card.chart.height() == 120
        card.picture.copy_wanted.emit()
        until(qtbot, lambda: "The picture is copied." in texts(page))
        assert QGuiApplication.clipboard().image().width() > card.chart.width()
        qtbot.keyClick(page.patterns.symptom, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert card.table.isVisible()
        asked: list[str] = []
        target = tmp_path / "highest.csv"
        page.tables.choose_path = lambda name: asked.append(name) or target  # type: ignore[func-returns-value]  # tells and answers
        qtbot.mouseClick(card.save_table, Qt.MouseButton.LeftButton)
        until(qtbot, target.exists)
        assert asked == ["The highest of all 2026-09-02 to 2026-11-24.csv"]
        assert target.read_text(encoding="utf-8-sig").splitlines() == ["What,Highest", "pain,8"]


def test_a_new_chart_follows_the_symptom(tmp_path: Path, qtbot: QtBot, new_chart: str) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(60))) as window:
        page = patterns(window, qtbot)
        tab(page, new_chart, qtbot)
        qtbot.mouseClick(named(page.patterns.symptom, QRadioButton, "Numbness"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: page.patterns.cards[new_chart].words == "The highest numbness was 4.")


def texts(page: TrendsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_one_card_is_worked_out_once_for_picture_words_table_another_width_and_both_exports(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[str] = []

    def counted(
        excerpt: Excerpt, symptom: str, least_minutes: float, lag: int
    ) -> analysis.AfterExercise | analysis.NotEnoughDays:
        worked_out.append(symptom)
        return analysis.after_exercise(excerpt, symptom, least_minutes, lag)

    monkeypatch.setattr(after_exercise, "after_exercise", counted)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(exercised(84))) as window:
        page = patterns(window, qtbot)
        card = tab(page, "after_exercise", qtbot)
        assert "Difference: " in card.words
        width = card.chart.width()
        window.resize(window.width() - 150, window.height())
        until(qtbot, lambda: card.chart.width() != width)
        settle(page, qtbot)
        page.toggle_table()
        assert card.table.model().rowCount() == 3
        targets = tmp_path / "table.csv", tmp_path / "picture.png"
        page.tables.choose_path, page.export.choose_path = (lambda _name: targets[0]), (lambda _name: targets[1])
        card.save_table.click()
        card.picture.save_wanted.emit()
        until(qtbot, lambda: all(one.exists() for one in targets))
    assert worked_out == ["pain"]
