"""The settings of the program, stored as `settings.json` in the diary's folder."""

from diary.settings.declarations import (
    DECLARATIONS,
    LATEST_LAG,
    LATEST_TURN,
    LOCK_MINUTES,
    MOST_MINUTES,
    TEXT_SIZES,
    Settings,
    accepts,
    default_of,
)
from diary.settings.preference import Place, Preference, Stale, Value
from diary.settings.store import SettingsStore

__all__ = [
    "DECLARATIONS",
    "LATEST_LAG",
    "LATEST_TURN",
    "LOCK_MINUTES",
    "MOST_MINUTES",
    "TEXT_SIZES",
    "Place",
    "Preference",
    "Settings",
    "SettingsStore",
    "Stale",
    "Value",
    "accepts",
    "default_of",
]
