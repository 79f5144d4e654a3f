"""Audible cues of a guided session: sounds and speech, played by programs of the operating system.

No call blocks or fails: without a player or a voice there is silence. No Qt.
"""

from diary.cues.sound import Sounds, can_play
from diary.cues.speech import Speech, can_speak
from diary.cues.tone import Name
from diary.i18n import _

__all__ = ["Cues", "Name", "can_play", "can_speak", "why_no_sounds", "why_no_voice"]


def why_no_sounds() -> str:
    """The reason why sounds cannot be played on this computer; empty if they can."""
    return "" if can_play() else _("This computer has no program that plays sounds (pw-play, paplay or aplay).")


def why_no_voice() -> str:
    """The reason why there is no speech on this computer; empty if there is."""
    return "" if can_speak() else _("This computer has no program that speaks (spd-say, espeak-ng or espeak).")


class Cues:
    """The cues of one session; `sounds` and `voice` switch them on, `language` is that of the speech, as "en-GB".

    All methods return at once; failures of the player or the voice are ignored.
    """

    def __init__(self, sounds: bool, voice: bool, language: str) -> None:
        self._sounds = Sounds() if sounds else None
        self._speech = Speech(language) if voice else None

    def sound(self, name: Name) -> None:
        """Play a sound; raises `KeyError` for an unknown name."""
        if self._sounds:
            self._sounds.play(name)

    def say(self, text: str) -> None:
        """Speak a sentence, interrupting the present one."""
        if self._speech:
            self._speech.say(text)

    def stop(self) -> None:
        """Stop playback and speech."""
        if self._sounds:
            self._sounds.stop()
        if self._speech:
            self._speech.stop()

    def close(self) -> None:
        """Stop playback and free all resources; later calls have no effect."""
        if self._sounds:
            self._sounds.close()
        if self._speech:
            self._speech.close()
