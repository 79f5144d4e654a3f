"""Isolates right-to-left text within sentences of the program.

Unicode's bidirectional algorithm (UAX #9) places a number that follows an Arabic word to the left of it: "X 150 mg"
would be read as "150 X mg". An isolate around the word preserves the order of the sentence.
"""

import re
from dataclasses import replace

from diary.domain.treatment import TreatmentEvent

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
ISOLATES = f"\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}{FIRST_STRONG_ISOLATE}{POP_ISOLATE}"
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ISOLATE = re.compile(f"[{ISOLATES}]")


def is_from_right(text: str) -> bool:
    """Whether a text has letters of a right-to-left script (Hebrew, Arabic, ...)."""
    return _FROM_RIGHT.search(text) is not None


def isolated(text: str) -> str:
    """Typed text in an isolate for use within a sentence; unchanged without right-to-left letters."""
    if not is_from_right(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{_ISOLATE.sub('', text)}{POP_ISOLATE}"


def with_typed_isolated(event: TreatmentEvent) -> TreatmentEvent:
    """The treatment event with its dose and times isolated."""
    return replace(event, dose=isolated(event.dose), times=isolated(event.times))


def closed(text: str) -> str:
    """The beginning of a text, with the isolates that it opens closed."""
    return text + POP_ISOLATE * max(0, text.count(FIRST_STRONG_ISOLATE) - text.count(POP_ISOLATE))
