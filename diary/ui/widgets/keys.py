"""Platform-specific shortcuts and key names."""

import sys

from PySide6.QtGui import QKeySequence


def on_system(keys: str, platform: str = sys.platform) -> str:
    """The platform's equivalent of the key sequence `keys`.

    On macOS the Alt key (Option) types special characters ("Alt+N" begins an ñ), so Control, which Qt calls Meta,
    replaces it, except with arrow keys.
    """
    held, sign, key = keys.rpartition("+")
    return f"Meta+{key}" if platform == "darwin" and held + sign == "Alt+" and len(key) == 1 else keys


def redo_keys(platform: str = sys.platform) -> tuple[str, ...]:
    """The shortcuts for redo; Windows has a second one."""
    return ("Ctrl+Shift+Z", "Ctrl+Y") if platform == "win32" else ("Ctrl+Shift+Z",)


def sequence(keys: str) -> QKeySequence:
    """The platform's shortcut for a key sequence such as "Alt+N"."""
    return QKeySequence(on_system(keys))


def key_name(keys: str) -> str:
    """The name of the key sequence on this platform."""
    return sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def naming_keys(words: str) -> str:
    """A label that ends in keys in brackets, such as "Back (Alt+Up)", with the platform's key names."""
    before, _bracket, after = words.rpartition(" (")
    keys = after.removesuffix(")")
    return f"{before} ({key_name(keys)})" if before and keys.startswith("Alt+") else words
