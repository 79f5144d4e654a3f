"""Keeps words of a script from right to left together within a sentence of the program's.

Unicode's bidirectional algorithm (UAX #9) puts a number that follows an Arabic word to the left of it: "X 150 mg" would
be read as "150 X mg". An isolate around the word keeps the sentence in its order.
"""

import re
from dataclasses import replace

from diary.domain.treatment import TreatmentEvent

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
ISOLATES = f"\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}{FIRST_STRONG_ISOLATE}{POP_ISOLATE}"
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ISOLATE = re.compile(f"[{ISOLATES}]")


def is_from_right(text: str) -> bool:
    """Whether a text has letters of Hebrew, Arabic, or another script from right to left."""
    return _FROM_RIGHT.search(text) is not None


def isolated(text: str) -> str:
    """What somebody typed, so that it may stand within a sentence; as it is without letters from right to left."""
    if not is_from_right(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{_ISOLATE.sub('', text)}{POP_ISOLATE}"


def with_typed_isolated(event: TreatmentEvent) -> TreatmentEvent:
    """The change of a treatment with its dose and times isolated."""
    return replace(event, dose=isolated(event.dose), times=isolated(event.times))


def closed(text: str) -> str:
    """The beginning of a text with the end of each isolate that was begun in it."""
    return text + POP_ISOLATE * max(0, text.count(FIRST_STRONG_ISOLATE) - text.count(POP_ISOLATE))
