"""Cells of a column that are not numbers: words for severity, ticks, and irregular texts with their possible
meaning."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from diary.domain.rounding import rounded
from diary.domain.symptom import HIGHEST, LOWEST
from diary.formats.importing import cells
from diary.formats.importing.mapping import UNKNOWN_SCALE, Thing
from diary.formats.importing.words import is_tick, severity

_MOST_ODD = 50
"""The maximum number of different irregular texts with a suggestion; further ones are only listed."""


def numbers_of(full: Iterable[str], decimal: str) -> tuple[list[float], list[str]]:
    """The numbers among the non-empty cells, and the other texts."""
    numbers, odd = list[float](), list[str]()
    for cell in full:
        try:
            numbers.append(cells.number(cell, decimal))
        except ValueError:
            odd.append(cell)
    return numbers, odd


def is_nearly_number(text: str) -> bool:
    """Whether a text contains a number, such as "4/10", "3+" or "7,5"."""
    return cells.fraction(text) is not None or cells.near_number(text) is not None


def ticks_of(texts: Mapping[str, int]) -> bool:
    """Whether the texts are ticks: some yes and some no, or only one kind of yes."""
    ticks = {is_tick(text) for text in texts}
    return None not in ticks and (False in ticks or len({text.casefold() for text in texts}) == 1)


def with_words(thing: Thing, odd: Iterable[str], decimal: str, *, is_asked: bool = False) -> Thing:
    """The thing of a column, completed with the possible meanings of its irregular cells (`odd`).

    With `is_asked` the column consists of words: each has a suggested number, or is asked about. Otherwise "4/10" is 4
    on a scale of ten, which determines the scale if the file does not contain it; other texts are only offered, as
    their meaning is uncertain.
    """
    if thing.meaning != "symptom":
        return thing
    odd = list(odd)
    wholes = {parts[1] for text in odd if (parts := cells.fraction(text)) is not None}
    if thing.scale == UNKNOWN_SCALE and len(wholes) == 1 and (whole := wholes.pop()) > 0:
        thing = replace(thing, scale=(0.0, whole))
    words, asked, offered = list[tuple[str, float | None]](), list[str](), list[tuple[str, float | None]]()
    counts = Counter(odd).most_common(_MOST_ODD)
    for text, _count in counts:
        suggested = _suggested(text, thing.scale, decimal)
        if is_asked and suggested is None:
            asked.append(text)
        elif suggested is not None:
            (words if is_asked or _is_plain_fraction(text, thing.scale) else offered).append((text, suggested))
    in_order = sorted(words, key=lambda word: (word[1] is None, word[1] or 0))
    return replace(thing, words=tuple(in_order), asked=tuple(asked), offered=tuple(offered))


def on_our_scale(value: float, scale: tuple[float, float]) -> float:
    """A value of a scale, converted linearly to 0 to 10 and rounded to one decimal."""
    low, high = scale
    return rounded(LOWEST + (value - low) / (high - low) * (HIGHEST - LOWEST), 1)


def _suggested(text: str, scale: tuple[float, float], decimal: str) -> float | None:
    """The number from 0 to 10 that a text may mean; None if there is no suggestion."""
    number = severity(text)
    if number is not None:
        return float(number)
    if (parts := cells.fraction(text)) is not None:
        value, whole = parts
        return on_our_scale(value, (0.0, whole)) if 0 <= value <= whole > 0 else None
    near = cells.near_number(text)
    if near is None and cells.is_number(text, decimal):
        near = cells.number(text, decimal)
    if near is None or scale == UNKNOWN_SCALE or not min(scale) <= near <= max(scale):
        return None
    return on_our_scale(near, scale)


def _is_plain_fraction(text: str, scale: tuple[float, float]) -> bool:
    parts = cells.fraction(text)
    return parts is not None and parts[1] in (scale[1], 100) and scale[0] == 0 <= parts[0] <= parts[1]
