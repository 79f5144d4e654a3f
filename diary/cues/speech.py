"""Speaks sentences with the speech synthesis of the operating system."""

import shutil
import sys
from base64 import b64encode
from functools import partial
from os import environ
from pathlib import Path

from diary.cues.children import Children, Program, utf8

LONGEST = 600

# The voice of `say` is the one of the whole computer unless it is named, and it may not be one for this language.
_MAC_VOICES = {
    "en": "Samantha",
    "en-gb": "Daniel",
    "en-au": "Karen",
    "en-ie": "Moira",
    "de": "Anna",
    "es": "Mónica",
    "fr": "Thomas",
    "it": "Alice",
    "nl": "Xander",
    "pt": "Joana",
    "pt-br": "Luciana",
}

# The script is constant: language and sentence are passed on standard input, so that no text is run as code.
_WINDOWS_SCRIPT = "; ".join(
    (
        "$ErrorActionPreference = 'Stop'",
        "$language, $sentence = [Console]::In.ReadToEnd().Trim().Split(' ')",
        "$sentence = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($sentence))",
        "Add-Type -AssemblyName System.Speech",
        "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer",
        "try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]$language) } catch { }",
        "$voice.Speak($sentence)",
    )
)


def can_speak(platform: str = sys.platform) -> bool:
    return bool(voices("en", platform))


def voices(language: str, platform: str = sys.platform) -> list[Program]:
    """The programs that speak the language (as "en-GB"), the best first; empty if the system has no voice for it."""
    of_platform = {"linux": _linux_voices, "darwin": _mac_voices, "win32": _windows_voices}.get(platform)
    return of_platform(language.replace("_", "-")) if of_platform else []


def _linux_voices(language: str) -> list[Program]:
    """The speech dispatcher, then the synthesisers.

    The dispatcher goes on speaking after its client was killed, until it gets a cancel command or a newer text. Older
    clients treat a sentence given as an argument as a `printf` format, but not one given through a pipe.
    """
    dispatcher, *synthesisers = (shutil.which(name) for name in ("spd-say", "espeak-ng", "espeak"))
    programs = [Program((path, "--stdin", "-v", language)) for path in synthesisers if path]
    if dispatcher:
        command = (dispatcher, "--pipe-mode", "--priority", "text", "--language", language)
        programs.insert(0, Program(command, _as_line, listens=True, last_words=b"!-!CANCEL SELF\n"))
    return programs


def _as_line(text: str) -> bytes:
    """The text on one line, escaped so that the dispatcher does not take it for a command."""
    return utf8(f" {' '.join(text.split())}\n")


def _mac_voices(language: str) -> list[Program]:
    path = shutil.which("say")
    if path is None:
        return []
    name = _MAC_VOICES.get(language.lower()) or _MAC_VOICES.get(language.lower().partition("-")[0])
    named = [Program((path, "-v", name, "-f", "-"))] if name else []
    return [*named, Program((path, "-f", "-"))]


def _windows_voices(language: str) -> list[Program]:
    system = Path(environ.get("SYSTEMROOT", "C:/Windows"), "System32")
    path = system / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    if not path.is_file():
        return []
    command = (str(path), "-NoProfile", "-NonInteractive", "-Command", _WINDOWS_SCRIPT)
    return [Program(command, partial(_in_base64, language))]


def _in_base64(language: str, text: str) -> bytes:
    """Language and sentence base64-encoded, which is independent of the code page."""
    return utf8(f"{language} ") + b64encode(utf8(text))


class Speech:
    """Speaks one sentence at a time; failures are ignored."""

    def __init__(self, language: str, platform: str = sys.platform) -> None:
        self._children = Children(voices(language, platform))

    def say(self, text: str) -> None:
        """Start to speak, interrupting the present sentence, and return; a very long text is truncated."""
        if text.strip():
            self._children.start(text=text[:LONGEST])

    def stop(self) -> None:
        """Stop speaking."""
        self._children.stop()

    def close(self) -> None:
        """Stop speaking; no effect of later calls."""
        self._children.close()
