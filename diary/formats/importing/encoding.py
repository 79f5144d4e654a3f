"""Detects the encoding of a text file."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from itertools import islice

from diary.formats.errors import FormatError
from diary.i18n import _

_BOMS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_SAMPLED_BYTES = 200_000
_USUAL, _CENTRAL = "cp1252", "cp1250"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters, which are frequent in binary files and rare in texts."""
ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman")
"""The encodings that the person can choose."""
_LETTERS = {
    "de": "äöüßéàè",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíóúüñªº",
    "it": "àáèéìíîòóùú",
    "pt": "áâãàçéêíóôõúüªº",
    "nl": "áàäâéèëêíïîóöôúüûç",
    "sv": "åäöéàáü",
    "da": "æøåéäö",
    "fi": "äöåšž",
    "is": "áðéíóúýþæö",
    "ca": "àçéèíïóòúü",
    "en": "éèêëïöüñçàâ",
}
"""The non-ASCII letters of the languages that Windows-1252 covers."""
_BESIDE_LETTERS = frozenset("«»“”„‚‘’‹›–—…€£°§·•¿¡±×÷µ½¼¾²³¹™®©\N{NO-BREAK SPACE}´`¨")
_ODD_WORD = re.compile(r"[^\W\d_][¿¡¹²³¼½¾±µ£°]+[^\W\d_]|[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}")
"""Character sequences that occur in no word of these languages: symbols between letters, or three such letters in a
row."""
_WORD = re.compile(r"[^\s,;|]+")
_SAMPLED_TEXTS, _SHOWN_WORDS = 20_000, 3
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "mac_roman": "Mac Roman",
}


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and its encoding, which is detected if not given; raises `FormatError` for binary content."""
    encoding = encoding or encoding_of(content)
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise FormatError(_("The file is not text in the encoding {name}.").format(name=encoding)) from error
    if "\0" in text:
        raise FormatError(_("The file is not a text file with columns."))
    return text, encoding


def without_blanks(head: bytes) -> bytes:
    """The beginning of a file in UTF-8 from its first character on: no byte order mark, no blanks before it."""
    return head.removeprefix(BOM_UTF8).lstrip(b" \t\r\n")


def text_of_beginning(head: bytes) -> str:
    """The text of a file's first bytes, which may end within a multi-byte character; empty for binary content."""
    for cut in range(4):
        try:
            text = head[: len(head) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            break
    else:
        try:
            text, _encoding = decoded(head)
        except FormatError:
            return ""
    return "" if len(_CONTROL.findall(text)) > len(text) / 200 else text


def encoding_of(content: bytes) -> str:
    """The encoding of a text: by its BOM, by the zero bytes of UTF-16, UTF-8 if valid, otherwise the most likely code
    page.

    Windows-1252 is the most likely one if a single Western European language has all the letters that it yields.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    if wide := _without_mark(content[:_SAMPLED_BYTES]):
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

        around = content[max(0, error.start - _SAMPLED_BYTES // 2) : error.start + _SAMPLED_BYTES // 2]
        if language_of(around.decode(_USUAL, "replace")):
            return _USUAL
        possible = [one for one in ENCODINGS[3:] if not _ODD_WORD.search(around.decode(one, "replace"))]
        best = from_bytes(around, cp_isolation=possible).best() if possible else None
        return best.encoding if best else _CENTRAL if _ODD_WORD.search(around.decode(_USUAL, "replace")) else _USUAL
    return "utf-8"


def language_of(text: str) -> str:
    """The first Western European language that has all the letters of a text; empty if there is none."""
    beyond = {sign for sign in text.casefold() if not sign.isascii()} - _BESIDE_LETTERS
    if _ODD_WORD.search(text):
        return ""
    return next((language for language, letters in _LETTERS.items() if beyond <= set(letters)), "")


def doubtful_words(texts: Iterable[str], encoding: str, *, is_told: bool = False) -> str:
    """Up to three words whose letters no single Western European language has; empty without a doubt.

    Unicode encodings are never in doubt. With `is_told` the person chose the encoding, and the words illustrate that
    choice.
    """
    if encoding.startswith("utf"):
        return ""
    sample = "\n".join(islice(texts, _SAMPLED_TEXTS))
    if not is_told and language_of(sample):
        return ""
    words = (word for word in _WORD.findall(sample) if not word.isascii())
    return ", ".join(islice(dict.fromkeys(words), _SHOWN_WORDS))


def as_other(text: str, encoding: str, other: str) -> str:
    """The text decoded in another encoding; empty if that is impossible."""
    try:
        return text.encode(encoding).decode(other)
    except (UnicodeError, LookupError):
        return ""


def name_of_encoding(encoding: str) -> str:
    """The usual name of an encoding: "Windows-1252" for "cp1252"."""
    if encoding.startswith("cp125"):
        return f"Windows-{encoding.removeprefix('cp')}"
    return _NAMES.get(encoding, encoding)


def _without_mark(beginning: bytes) -> str:
    """The UTF-16 variant if every other byte of mostly Latin text is zero; empty otherwise."""
    half = len(beginning) // 2
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    if half < 4 or max(even, odd) < half * 0.7 or min(even, odd) > half * 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
