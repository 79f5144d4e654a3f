"""A pseudo-language that reveals untranslatable texts of the window: accented Latin between [!! and !!].

Text outside of brackets did not pass through `diary.i18n`. The person's own texts, and those of the locale (months,
weekdays), are ignored.
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
"""The messages that are not texts: the tag of the language itself."""


def accented(text: str) -> str:
    """The text in the pseudo-language; placeholders and tags are kept."""
    if text in OWN:
        return OWN[text]
    kept, parts = _KEPT.findall(text), _KEPT.split(text)
    words = [part.translate(_ACCENTS) for part in parts]
    return _BEGIN + "".join(part + keep for part, keep in zip(words, [*kept, ""], strict=True)) + _END


class PseudoTranslations(gettext.NullTranslations):
    """Translates every message into the pseudo-language, whether a catalogue has it or not."""

    def gettext(self, message: str) -> str:
        return accented(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(super().ngettext(msgid1, msgid2, n))


def unbracketed(text: str, others: Iterable[str]) -> list[str]:
    """The words of a text outside of all brackets, except those of `others`."""
    former = ""
    for other in sorted(filter(None, others), key=len, reverse=True):
        text = text.replace(other, " ")
    while text != former:
        former, text = text, _BRACKETED.sub(" ", text)
    return [word for word in _WORD.findall(text) if word.strip("[]! ")]
