"""Compiled message catalogues for tests."""

import struct
from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path

from diary import APP_ID

_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def install(folder: Path, language: str, messages: Mapping[str, str]) -> None:
    """Write a compiled catalogue into a folder; plural forms are separated by NUL, as in the format (GNU gettext)."""
    pairs = sorted((key.encode(), text.encode()) for key, text in {"": _HEADER, **messages}.items())
    start, tables, texts = 28 + 16 * len(pairs), [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<2I", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    file = folder / language / "LC_MESSAGES" / f"{APP_ID}.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(head + tables[0] + tables[1] + texts)


class Translated(NullTranslations):
    """A translation with these texts, which falls back to English."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._texts = texts

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)
