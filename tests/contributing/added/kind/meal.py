"""What was eaten."""

from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Meal(Entry):
    """A dish."""

    dish: str

    def __post_init__(self) -> None:
        if not self.dish.strip():
            raise InvalidEntryError(_("A meal has a dish."))
