"""The controls that are made from declarations."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from diary.settings import DECLARATIONS, Place, SettingsStore
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences import preference_rows
from diary.ui.preferences.preference_rows import ChoicePreference, SwitchPreference, add_preference_rows
from diary.ui.widgets.layout.card import Card
from tests.ui.windows import named


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Iterator[OpenSettings]:
    del qtbot  # which made the application
    made = OpenSettings(SettingsStore(tmp_path))
    yield made
    made.close()


@pytest.mark.parametrize("place", sorted({one.shown_in for one in DECLARATIONS.values()} - {""}))
def test_a_card_has_the_controls_that_are_declared_for_it(settings: OpenSettings, qtbot: QtBot, place: Place) -> None:
    card = Card("")
    qtbot.addWidget(card)
    declared = [name for name, one in DECLARATIONS.items() if one.shown_in == place]
    rows = add_preference_rows(card, place, settings)
    assert list(rows) == declared
    assert all(card.isAncestorOf(row) for row in rows.values())


def test_a_switch_sets_its_preference_and_follows_it(settings: OpenSettings, qtbot: QtBot) -> None:
    row = SwitchPreference("calm", DECLARATIONS["calm"], settings)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Calm motion, Nothing moves or fades by itself"
    assert not row.isChecked()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert settings.value.calm
    settings.set("calm", False)
    assert not row.isChecked()


def test_choices_set_their_preference_and_follow_it(
    settings: OpenSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = DECLARATIONS["lock_minutes"]
    named_choices = ((0, "Never"), (5, "Soon"), (30, "Late"))
    told = minutes._replace(choices=named_choices, title="When to lock", detail="With a passphrase", shown_in="text")
    monkeypatch.setattr(preference_rows, "DECLARATIONS", {"lock_minutes": told})
    row = Card("")
    qtbot.addWidget(row)
    assert isinstance(add_preference_rows(row, "text", settings)["lock_minutes"], ChoicePreference)
    assert [label.text() for label in row.findChildren(QLabel)][-2:] == ["When to lock", "With a passphrase"]
    assert named(row, QRadioButton, "Never").isChecked()
    named(row, QRadioButton, "Late").click()
    assert settings.value.lock_minutes == 30
    settings.set("lock_minutes", 5)
    assert named(row, QRadioButton, "Soon").isChecked()
    assert not row.findChildren(QCheckBox)
