"""Selects the items that the evening log asks for, and retires user-defined items."""

from datetime import date

from diary.domain.change import Change
from diary.domain.custom_items import retire
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.record import InvalidEntryError
from diary.domain.tracked_items import known_keys, offered_keys, rated_keys
from diary.i18n import _
from diary.settings import Settings
from diary.ui.preferences.listing import chosen


def keys_with(settings: Settings, kind: str, key: str, *, on: bool, excerpt: Excerpt) -> tuple[str, ...]:
    """The chosen keys of a kind after adding or removing `key`, in the order of the lists.

    Raises `InvalidEntryError` if no symptom would be left to rate.
    """
    former = {*chosen(kind, settings)}
    if kind == "symptom":
        former.update(rated_keys(settings.symptoms, excerpt.definitions))
    keys = former | {key} if on else former - {key}
    if kind == "symptom" and not offered_keys(kind, keys, excerpt.definitions):
        raise InvalidEntryError(_last_one())
    order = known_keys(kind, excerpt.definitions)
    listed = [listed_key for listed_key in order if listed_key in keys]
    unlisted = [chosen_key for chosen_key in chosen(kind, settings) if chosen_key in keys and chosen_key not in order]
    return (*listed, *unlisted)


def retirement(own: Definition, excerpt: Excerpt, settings: Settings, today: date) -> tuple[list[Change], str]:
    """The changes that retire a user-defined item, and the text of the toast.

    Raises `InvalidEntryError` if no symptom would be left to rate.
    """
    left = offered_keys(own.kind, chosen(own.kind, settings), excerpt.definitions)
    if own.kind == "symptom" and set(left) <= {own.key}:
        raise InvalidEntryError(_last_one())
    return retire(own, today), _("{name} is no longer offered; what you wrote of it stays").format(name=own.name)


def _last_one() -> str:
    return _("At least one feeling stays ticked, so that there is something to rate.")
