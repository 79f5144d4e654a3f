"""What a guided session lets be heard: sounds and spoken sentences, through programs that the system already has.

Nothing here waits and nothing fails: where there is no player or no voice, it is silent. No Qt.
"""

from diary.cues.sound import Sounds, can_play
from diary.cues.speech import Speech, can_speak
from diary.cues.tone import Name
from diary.i18n import _

__all__ = ["Cues", "Name", "can_play", "can_speak", "why_no_sounds", "why_no_voice"]


def why_no_sounds() -> str:
    """Why the switch for sounds is of no use on this computer; empty where it is."""
    return "" if can_play() else _("This computer has no program that plays sounds (pw-play, paplay or aplay).")


def why_no_voice() -> str:
    """Why the switch for the voice is of no use on this computer; empty where it is."""
    return "" if can_speak() else _("This computer has no program that speaks (spd-say, espeak-ng or espeak).")


class Cues:
    """The cues of one session, as the person wants them; `language` is the sentences', as "en-GB".

    All of it returns at once and raises nothing that a player or a voice does wrong.
    """

    def __init__(self, sounds: bool, voice: bool, language: str) -> None:
        self._sounds = Sounds() if sounds else None
        self._speech = Speech(language) if voice else None

    def sound(self, name: Name) -> None:
        """Let a sound be heard; raises `KeyError` for an unknown name."""
        if self._sounds:
            self._sounds.play(name)

    def say(self, text: str) -> None:
        """Have a sentence spoken instead of the one that is being spoken."""
        if self._speech:
            self._speech.say(text)

    def stop(self) -> None:
        """Break off what is heard."""
        if self._sounds:
            self._sounds.stop()
        if self._speech:
            self._speech.stop()

    def close(self) -> None:
        """Break off what is heard and leave nothing behind; the cues are silent afterwards."""
        if self._sounds:
            self._sounds.close()
        if self._speech:
            self._speech.close()
