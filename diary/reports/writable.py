"""Replaces characters that the page's fonts lack."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Any

from diary import fonts
from diary.i18n import _, ngettext
from diary.reports.direction import ISOLATES
from diary.reports.errors import ReportError, UnwritableNameError

MARK = "\N{LOZENGE}"
_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_NEW_LINES = "\n\r\v\f\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_MOST_NAMED = 6
_LONGEST_WORD, _SYLLABLE = 30, 10
_BREAK = "\N{ZERO WIDTH SPACE}"
_JOINED_MARKS = re.compile(f"[\u200c\u200d]*{MARK}[\u200c\u200d{MARK}]*")
"""A run of replacement marks, including joiners and direction marks between them."""


def drawable() -> frozenset[str]:
    """The characters that one of the font families has in every weight; raises `ReportError` without fonts."""
    return _drawn_by(fonts.families())


@lru_cache(maxsize=8)
def _drawn_by(families: tuple[fonts.Family, ...]) -> frozenset[str]:
    if not families:
        raise ReportError(_("The program's own fonts are missing; installing the program again brings them back."))
    # The narrow space is derived from the ordinary one if a font lacks it; isolates are never drawn.
    return frozenset[str]().union(*(family.letters for family in families)) | {_NARROW_SPACE, *ISOLATES}


def writable(text: str) -> str:
    """The text with only characters that the fonts have.

    Unsupported accents are dropped, ligatures and wide forms become plain letters, and characters without an
    equivalent become `MARK`, one for each run of them. Invisible characters are removed; line breaks stay.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    known = drawable()
    return _JOINED_MARKS.sub(MARK, "".join(_likeness(one, known) for one in composed))


def lacking(texts: Any) -> list[str]:  # noqa: ANN401 - whatever JSON can hold
    """The characters of all these texts that `MARK` replaces, sorted by code point."""
    if isinstance(texts, str):
        composed, known = unicodedata.normalize("NFC", texts), drawable()
        return sorted({one for one in composed if one != MARK and _likeness(one, known) == MARK})
    if isinstance(texts, dict):
        return lacking(list(texts.values()))
    if isinstance(texts, list):
        return sorted({character for text in texts for character in lacking(text)})
    return []


def about_lacking(texts: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """The sentence that names the characters of all these texts that `MARK` replaces; empty if there are none."""
    lost = lacking(texts)
    if not lost:
        return ""
    names = [_named(one) for one in lost[:_MOST_NAMED]]
    if len(lost) > len(names):
        left = len(lost) - len(names)
        names.append(ngettext("and {n} more", "and {n} more", left).format(n=left))
    sentence = _("{mark} stands for characters that this page cannot show: {names}.")
    return sentence.format(mark=MARK, names=_(", ").join(names))


def require_name(name: str) -> None:
    """Raise `UnwritableNameError`, which names the letter, if the patient's name has one that no font has."""
    lost = lacking(name)
    if lost:
        sentence = _(
            "The letter {letter} of the name is in none of the fonts; please spell the name in Latin letters,"
            " or choose a font file that has it."
        )
        first = min(lost, key=unicodedata.normalize("NFC", name).index)
        raise UnwritableNameError(sentence.format(letter=f"{first} ({_named(first)})"))


def every_text(texts: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """All these texts, concatenated."""
    if isinstance(texts, dict):
        return every_text(list(texts.values()))
    if isinstance(texts, list):
        return "".join(map(every_text, texts))
    return unicodedata.normalize("NFC", texts) if isinstance(texts, str) else ""


def _named(one: str) -> str:
    """A character that cannot be displayed, by its Unicode name and code point."""
    number = f"{ord(one):04X}"
    name = unicodedata.name(one, "").removesuffix(f"-{number}").lower()
    return f"{name} (U+{number})".strip()


def breakable(text: str) -> str:
    """The text with break opportunities inside words that are longer than a line."""
    return "".join(
        _BREAK.join(word[at : at + _SYLLABLE] for at in range(0, len(word), _SYLLABLE))
        if len(word) > _LONGEST_WORD
        else word
        for word in ("".join(run) for _space, run in groupby(text, str.isspace))
    )


@lru_cache(maxsize=4096)
def _likeness(character: str, known: frozenset[str]) -> str:
    """The replacement of one character: itself, the nearest supported one, an empty string, or `MARK`."""
    if character in known:
        return character
    if (same := _composed_away(known).get(character)) is not None:
        return same
    if character in _NEW_LINES:
        return "\n"
    if character.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", character)
    if letters := "".join(part for part in parts if part in known):
        return _joined(letters, known) if _only_marks_go(parts, known) else MARK
    return _by_kind(unicodedata.category(character))


@lru_cache(maxsize=8)
def _composed_away(known: frozenset[str]) -> dict[str, str]:
    """Characters by their NFC replacement that no font has, such as the Greek numeral sign."""
    return {composed: one for one in known if (composed := unicodedata.normalize("NFC", one)) not in known}


def _only_marks_go(parts: str, known: frozenset[str]) -> bool:
    return all(part in known or unicodedata.category(part).startswith("M") for part in parts)


def _joined(letters: str, known: frozenset[str]) -> str:
    """Letters and combining accents as one character if the fonts have it, otherwise as a sequence."""
    composed = unicodedata.normalize("NFC", letters)
    return composed if known.issuperset(composed) else letters


def _by_kind(category: str) -> str:
    if category == "Pd":
        return "-"
    return "" if category in {"Cc", "Cf", "Mn", "Me"} else MARK
