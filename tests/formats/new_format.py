"""An export format that is registered for the duration of a test."""

import sys
from datetime import date
from types import ModuleType

import pytest

from diary import formats
from diary.domain.excerpt import Excerpt
from diary.formats.exporting.format import ExportFormat

KEY, NAME = "plain-notes", "Notes as plain text"


def write(excerpt: Excerpt, _made_on: date) -> bytes:
    return "\n".join(note.text for note in excerpt.notes).encode()


def add(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what somebody does who adds a format: a module with its `FORMAT`, and its name in `EXPORTS`."""
    module = ModuleType(f"{formats.__name__}.exporting.plain_notes_export")
    module.FORMAT = ExportFormat(KEY, NAME, "To read", "txt", write)  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(formats, "EXPORTS", (*formats.EXPORTS, "plain_notes_export"))
