"""Shortcuts as each system has them, and how they are called there."""

import sys

from PySide6.QtGui import QKeySequence


def on_system(keys: str, platform: str = sys.platform) -> str:
    """The keys that stand for `keys` there.

    On macOS the Alt key, Option, writes letters of its own ("Alt+N" begins an ñ): Control is held in its place, which
    Qt calls Meta. With arrows it stays.
    """
    held, sign, key = keys.rpartition("+")
    return f"Meta+{key}" if platform == "darwin" and held + sign == "Alt+" and len(key) == 1 else keys


def redo_keys(platform: str = sys.platform) -> tuple[str, ...]:
    """What makes an undone step again: Windows has a second habit for it."""
    return ("Ctrl+Shift+Z", "Ctrl+Y") if platform == "win32" else ("Ctrl+Shift+Z",)


def sequence(keys: str) -> QKeySequence:
    """The shortcut of these keys, written as in "Alt+N", on this system."""
    return QKeySequence(on_system(keys))


def key_name(keys: str) -> str:
    """What the keys are called on this system."""
    return sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def naming_keys(words: str) -> str:
    """Words that end in keys in brackets, as "Back (Alt+Up)", with these called as on this system."""
    before, _bracket, after = words.rpartition(" (")
    keys = after.removesuffix(")")
    return f"{before} ({key_name(keys)})" if before and keys.startswith("Alt+") else words
