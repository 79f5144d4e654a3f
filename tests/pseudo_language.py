"""A made-up language, to see which words of the window cannot be translated: accented Latin between [!! and !!].

What stands outside of brackets did not come through `diary.i18n`. What the person wrote, and what the locale writes
(months, weekdays), is left out of account.
"""

import gettext
import re
from collections.abc import Iterable

_KEPT = re.compile(r"\{[^{}]*\}|</?[a-zA-Z][^<>]*>|&\w+;")
_ACCENTS = str.maketrans("aeiouncsyzAEIOUNCSYZ", "àéîöüñçšýžÀÉÎÖÜÑÇŠÝŽ")
_BRACKETED = re.compile(r"\[!! ((?!\[!! ).)*? !!\]", re.DOTALL)
_BEGIN, _END = "[!! ", " !!]"
_WORD = re.compile(r"[^\W\d_]{2,}")
OWN = {"en-GB": "en-XA"}
"""Messages that are no words: the tag of the language itself."""


def accented(text: str) -> str:
    """The text in the made-up language; placeholders and tags stay as they are."""
    if text in OWN:
        return OWN[text]
    kept, parts = _KEPT.findall(text), _KEPT.split(text)
    words = [part.translate(_ACCENTS) for part in parts]
    return _BEGIN + "".join(part + keep for part, keep in zip(words, [*kept, ""], strict=True)) + _END


class PseudoTranslations(gettext.NullTranslations):
    """Answers every message in the made-up language, whether a catalogue would have it or not."""

    def gettext(self, message: str) -> str:
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(super().ngettext(msgid1, msgid2, n))


def unbracketed(text: str, others: Iterable[str]) -> list[str]:
    """The words of a text that stand outside of all brackets, those of `others` left out."""
    former = ""
    for other in sorted(filter(None, others), key=len, reverse=True):
        text = text.replace(other, " ")
    while text != former:
        former, text = text, _BRACKETED.sub(" ", text)
    return [word for word in _WORD.findall(text) if word.strip("[]! ")]
