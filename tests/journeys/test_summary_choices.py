"""The card for the wallet, the choice of symptoms, the offer to compare around a change, and the chart that is drawn
once, in the real window."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.reports import drawings
from diary.ui.summary.page import SummaryPage
from tests.journeys.test_summary import entry, page, remade, text_of, window
from tests.ui.windows import TODAY, named, until

__all__ = ["page", "window"]


def test_the_card_for_the_wallet_is_saved_from_the_menu(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.choose_path = lambda name: tmp_path / name
    entry(page, "Card for the wallet").trigger()
    target = tmp_path / "neuropathy-diary-card.pdf"
    until(qtbot, target.exists)
    until(qtbot, page._news.isVisible)
    assert "Please call" in text_of(target.read_bytes())


def test_symptoms_are_chosen_and_put_in_order(page: SummaryPage, qtbot: QtBot) -> None:
    assert page.made is not None
    qtbot.mouseClick(named(page, QPushButton, "Edit the symptoms"), Qt.MouseButton.LeftButton)
    assert list(page.symptoms.rows) == ["numbness", "tingling", "pain"]
    assert not page.symptoms.chosen
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        qtbot.mouseClick(named(page, QPushButton, "Move Pain up"), Qt.MouseButton.LeftButton)
        page.symptoms.rows["tingling"].tick.click()
    assert page.made.request.options.symptoms == ("numbness", "pain") or page.options.symptoms == ("numbness", "pain")
    page.symptoms.rows["numbness"].tick.click()
    page.symptoms.rows["pain"].tick.click()
    assert page.symptoms.chosen == ("pain",), "one always stays"


def test_a_change_of_treatment_inside_the_period_is_said_with_the_offer_to_compare_around_it(
    page: SummaryPage, qtbot: QtBot
) -> None:
    assert page.around.isHidden()
    changed = TreatmentEvent(day=TODAY - timedelta(days=10), treatment="tablets", turn="changed", dose="150 mg")
    earlier = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=6) for back in range(60, 168)]
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.journal.apply(added([changed, *earlier]))
    until(qtbot, lambda: not page.around.isHidden())
    assert "Tablets, dose changed, 150 mg" in page.around.words
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.around.acted.emit()
    assert page.made is not None
    assert page.made.request.options.period == Period(changed.day, TODAY)
    assert page.around.isHidden()


def test_a_tick_beside_the_chart_does_not_draw_it_anew(
    page: SummaryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = Mock(wraps=drawings.chart_svg)
    monkeypatch.setattr(drawings, "chart_svg", drawing)
    for part in ("worst", "questions", "worst"):
        remade(page, qtbot, page.options.parts.parts[part].click)
    assert "Course over" in remade(page, qtbot, page.options.parts.name.click)
    drawing.assert_not_called()
    remade(page, qtbot, lambda: page.journal.apply(added([Rating(day=TODAY, symptom="numbness", value=2)])))
    drawing.assert_called_once()
