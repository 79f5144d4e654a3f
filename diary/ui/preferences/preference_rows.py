"""The controls for preferences, created from their declarations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from diary.i18n import _
from diary.settings import DECLARATIONS, Place, Preference, Value, default_of
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.inputs.choice_row import Choices
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card


class SwitchPreference(SwitchRow):
    """A preference that is on or off."""

    def __init__(self, name: str, declared: Preference, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_(declared.title), _(declared.detail), parent)
        self._name, self._settings = name, settings
        self._on_changed(self._name)
        self.switched.connect(lambda on: settings.set(name, on))
        settings.changed.connect(self._on_changed)

    def _on_changed(self, name: str) -> None:
        if name == self._name:
            self.show_on(getattr(self._settings.value, name))


class ChoicePreference(Choices[Value]):
    """A preference that is one of several choices."""

    def __init__(self, name: str, declared: Preference, settings: OpenSettings) -> None:
        choices = [(value, _(words)) for value, words in declared.choices]
        chosen: Value = getattr(settings.value, name)
        super().__init__(choices, chosen, lambda value: settings.set(name, value))
        self._name, self._settings = name, settings
        settings.changed.connect(self._on_changed)

    def focus_choice(self) -> None:
        """Focus the current choice."""
        self.chosen_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, name: str) -> None:
        if name == self._name:
            self.show_choice(getattr(self._settings.value, name))


def preference_words(name: str) -> list[QLabel]:
    """The labels with the title and the detail of a preference, if it has them."""
    declared = DECLARATIONS[name]
    parts = ((declared.title, "label", "ink"), (declared.detail, "caption", "ink2"))
    return [label(_(words), role, ink, wraps=True) for words, role, ink in parts if words]


def add_preference_rows(card: Card, place: Place, settings: OpenSettings) -> dict[str, QWidget]:
    """Add the controls of the preferences with this `shown_in` to a card; returns them by name."""
    rows: dict[str, QWidget] = {}
    for name, declared in DECLARATIONS.items():
        if declared.shown_in != place:
            continue
        if isinstance(default_of(name), bool):
            rows[name] = SwitchPreference(name, declared, settings)
            card.add_inset(rows[name])
        else:
            for part in preference_words(name):
                card.add_inset(part)
            rows[name] = ChoicePreference(name, declared, settings)
            card.add_bleeding(rows[name])
    return rows
