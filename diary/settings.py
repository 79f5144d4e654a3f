"""What the person chose about the program itself; kept beside the diary."""

import json
from pathlib import Path
from typing import Any, NamedTuple

SETTINGS_FILE = "settings.json"
THEMES = ("system", "light", "dark", "high-contrast")
LOCK_MINUTES = (0, 5, 10, 30)
TEXT_SIZES = (100, 125, 150, 175, 200)
LATEST_TURN = 12
MOST_MINUTES, LATEST_LAG = 240, 2
USUAL_SYMPTOMS = ("numbness", "tingling", "pain")
USUAL_MEASUREMENTS = ("sleep-hours", "woken")
USUAL_TREATMENTS = ("tablets", "warm-bath", "acupuncture", "acupressure")


class Settings(NamedTuple):
    """One field for each preference.

    `text_size` is in per cent, 0 follows the computer; `day_turn_hour` is the hour at which a new day begins.
    `symptoms`, `treatments`, `measurements` and `events` are the keys of what is asked for each evening, in order.
    `where_as_list` shows the body as ticks, `where_together` marks left and right together, `same_where` offers
    yesterday's places. `sounds` and `voice` are the guided session's; with `calm` nothing moves by itself.
    `taught_nerve_glide` is set by a person whom a therapist taught it. `backup_place` is the folder (a stick, another
    disk) in which a second copy is kept, `shared_place` the one through which several computers share the diary, empty
    for none; after `lock_minutes` without a touch a diary with a passphrase is locked, 0 for never. `trends_view`,
    `trends_period` with its own dates (ISO, first and last of one period or of two), the hidden symptoms and the one
    looked at in Patterns, and the question on exercise are as Trends was last left.
    """

    theme: str = "system"
    text_size: int = 0
    day_turn_hour: int = 4
    symptoms: tuple[str, ...] = USUAL_SYMPTOMS
    treatments: tuple[str, ...] = USUAL_TREATMENTS
    measurements: tuple[str, ...] = USUAL_MEASUREMENTS
    events: tuple[str, ...] = ()
    where_as_list: bool = False
    where_together: bool = True
    same_where: bool = False
    sounds: bool = True
    voice: bool = False
    calm: bool = False
    taught_nerve_glide: bool = False
    trends_view: str = "timeline"
    trends_period: str = "12-weeks"
    trends_dates: tuple[str, ...] = ()
    trends_hidden: tuple[str, ...] = ()
    trends_symptom: str = "pain"
    trends_minutes: int = 20
    trends_lag: int = 1
    backup_place: str = ""
    shared_place: str = ""
    lock_minutes: int = 0


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
    usual = Settings()
    sound = {
        name: _shaped(found[name])
        for name in Settings._fields
        if name in found and _is_sound(name, _shaped(found[name]), getattr(usual, name))
    }
    return usual._replace(**sound)


def content(settings: Settings) -> bytes:
    """What is written into the settings file."""
    return (json.dumps(settings._asdict(), indent=2) + "\n").encode()


def of_diary(diary: Path) -> Settings:
    """The settings that belong to the diary file `diary`."""
    return read(diary.parent)


def _shaped(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    return tuple(value) if isinstance(value, list) else value


def _is_sound(name: str, value: object, usual: object) -> bool:
    """Whether a value makes sense: of the kind of the usual one, and within its bounds."""
    if type(value) is not type(usual):
        return False
    if isinstance(value, tuple):
        return all(isinstance(one, str) for one in value)
    return {
        "theme": value in THEMES,
        "text_size": value in (0, *TEXT_SIZES),
        "lock_minutes": value in LOCK_MINUTES,
        "day_turn_hour": isinstance(value, int) and 0 <= value <= LATEST_TURN,
        "trends_minutes": isinstance(value, int) and 0 <= value <= MOST_MINUTES,
        "trends_lag": isinstance(value, int) and 0 <= value <= LATEST_LAG,
    }.get(name, True)
