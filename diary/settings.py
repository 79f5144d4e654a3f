"""What the person chose about the program itself; kept beside the diary."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

SETTINGS_FILE = "settings.json"
THEMES = ("system", "light", "dark", "high-contrast")
TEXT_SIZES = (100, 125, 150, 175, 200)
LATEST_TURN = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """One field for each preference.

    `text_size` is in per cent, 0 follows the computer; `day_turn_hour` is the hour at which a new day begins.
    """

    theme: str = "system"
    text_size: int = 0
    day_turn_hour: int = 4


def settings_file(folder: Path) -> Path:
    return folder / SETTINGS_FILE


def read(folder: Path) -> Settings:
    """The settings kept in the data folder; where one is missing or makes no sense, it is as at the beginning."""
    try:
        found = json.loads(settings_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known: dict[str, Any] = {field.name: found[field.name] for field in fields(Settings) if field.name in found}
    sound = {name: value for name, value in known.items() if _is_sound(name, value)}
    return replace(Settings(), **sound)


def content(settings: Settings) -> bytes:
    """What is written into the settings file."""
    return (json.dumps(asdict(settings), indent=2) + "\n").encode()


def of_diary(diary: Path) -> Settings:
    """The settings that belong to the diary file `diary`."""
    return read(diary.parent)


def _is_sound(name: str, value: object) -> bool:
    if name == "theme":
        return value in THEMES
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return value in (0, *TEXT_SIZES) if name == "text_size" else 0 <= value <= LATEST_TURN
