"""The declaration of a preference: meaning, allowed values, what a change makes stale, and where it is displayed."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

Value = bool | int | str | tuple[str, ...]
"""The types of a preference; a tuple is a list in the JSON file."""

Place = Literal["", "text", "day", "diary", "tracked"]
"""The card on the first view of Settings that has a row for a preference; empty if none has.

"text" is "Text and colours", "day" is "When a new day begins", "diary" is "Your diary", "tracked" is "What I track"
(`ui/preferences/cards_view.py`).
"""


class Stale(Enum):
    """What has to be refreshed after a change, apart from the preference's own controls."""

    NOTHING = "nothing"
    PAGE = "page"
    """The diary content of the page in front."""
    DAY = "day"
    """Today's date, which depends on the hour at which the day turns."""
    LOOK = "look"
    """Colours and sizes, which requires all widgets to be created again."""


class Preference(NamedTuple):
    """The declaration of a preference, except its name, type and default.

    A number lies from `least` to `most`; if there are `choices`, the value is one of them, each mapped to its displayed
    name. Texts are translated where they are displayed.

    A preference that the user sets has a `title`, one sentence about it (`detail`) and further `words` that the search
    of Settings matches. Either `shown_in` names the card of Settings that gets a row for it (a switch for a boolean,
    otherwise a row for each choice), or `set_at` the page or "page#place" of a control that is written by hand. The
    others are state that the program remembers by itself.
    """

    meaning: str
    stale: Stale
    least: int | None = None
    most: int | None = None
    choices: tuple[tuple[Value, str], ...] = ()
    title: str = ""
    detail: str = ""
    shown_in: Place = ""
    set_at: str = ""
    words: str = ""

    def accepts(self, value: object, default: Value) -> bool:
        """Whether the value has the type of the default, lies within the bounds, and is among the choices."""
        if type(value) is not type(default):
            return False
        if isinstance(value, tuple):
            return all(isinstance(part, str) for part in value)
        if self.choices:
            return value in [choice for choice, _name in self.choices]
        if not isinstance(value, int):
            return True
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def declarations_of(settings: Any) -> Mapping[str, Preference]:  # noqa: ANN401 - any class made with NamedTuple
    """The declarations of the fields of a `NamedTuple`, by their names, in their order.

    Raises `TypeError` for a field without `Preference` or default, and for one whose `Preference` is inconsistent.
    """
    declared: dict[str, Preference] = {}
    for name in settings._fields:
        metadata: tuple[object, ...] = getattr(settings.__annotations__[name], "__metadata__", ())
        if len(metadata) != 1 or not isinstance(metadata[0], Preference):
            raise TypeError(f"{name} is not declared with a Preference")
        preference = metadata[0]
        if not isinstance(preference.stale, Stale) or preference.shown_in not in get_args(Place):
            raise TypeError(f"{name}: stale has to be a Stale, and shown_in one of {get_args(Place)}")
        if bool(preference.title) != bool(preference.shown_in or preference.set_at):
            raise TypeError(f"{name}: a title and a place (shown_in or set_at) go together, as the search shows both")
        default = settings._field_defaults.get(name)
        if default is None or not preference.accepts(default, default):
            raise TypeError(f"{name} has no default among its own values")
        declared[name] = preference
    return MappingProxyType(declared)
