"""A date to type or to choose from a calendar."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.ui import locale_format
from diary.ui.widgets.inputs.calendar_popup import CalendarPopup
from diary.ui.widgets.inputs.date_field import DateField
from tests.ui.windows import named

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("future", "days"), [(False, 24), (True, 30)])
def test_the_calendar_opens_on_the_day_and_offers_what_may_be_chosen(qtbot: QtBot, future: bool, days: int) -> None:
    field = DateField("Visit", locale_format.long_date, TODAY, future=future)
    qtbot.addWidget(field)
    field.show()
    button = named(field, QPushButton, "Visit: choose a day")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    [calendar] = field.findChildren(CalendarPopup)
    assert calendar.isVisible()
    offered = [one for one in calendar.findChildren(QPushButton) if one.isEnabled() and one.text().isdigit()]
    assert len(offered) == days
    with qtbot.waitSignal(field.day_changed) as chosen:
        calendar.day_chosen.emit(date(2026, 11, 3))
    assert chosen.args == [date(2026, 11, 3)]
    assert field.day == date(2026, 11, 3)
    calendar.hide()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.findChildren(CalendarPopup) == [calendar]
