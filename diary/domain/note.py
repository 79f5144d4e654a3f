"""The note of a day."""

from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import _

LONGEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Note(Entry):
    """The text about a day, as typed; private unless `for_practitioner`.

    `author` is the name of a carer who wrote it, empty for the person. Raises `InvalidEntryError` if it is invalid.
    """

    text: str
    for_practitioner: bool = False
    author: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidEntryError(_("A note has at least one word."))
        if len(self.text) > LONGEST:
            raise InvalidEntryError(_("A note has at most {n} characters.").format(n=LONGEST))
