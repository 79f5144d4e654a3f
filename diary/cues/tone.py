"""Synthesises the three sounds of a guided session as WAV data; no audio files are shipped."""

import cmath
import io
import math
import sys
import wave
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Name = Literal["start", "count", "change"]

RATE = 44_100
_LOUDEST: Final = 0.4 * 32767
_OVERTONE = 0.2
_ATTACK, _RELEASE = 0.012, 0.04
_HALVED_AFTER = 0.07


@dataclass(frozen=True, slots=True)
class ToneNote:
    """A tone of `hertz` that starts at `begins` and lasts `lasts` seconds."""

    hertz: float
    begins: float
    lasts: float

    @property
    def first(self) -> int:
        return round(RATE * self.begins)

    @property
    def count(self) -> int:
        return round(RATE * self.lasts)


# Between 400 and 1000 Hz, where age-related hearing loss is small.
SOUNDS: Final[Mapping[Name, tuple[ToneNote, ...]]] = {
    "start": (ToneNote(523.25, 0.0, 0.22), ToneNote(783.99, 0.18, 0.36)),
    "count": (ToneNote(659.26, 0.0, 0.16),),
    "change": (ToneNote(783.99, 0.0, 0.18), ToneNote(587.33, 0.15, 0.18), ToneNote(440.0, 0.3, 0.28)),
}


def wav(name: Name) -> bytes:
    """The sound as a WAV file (16 bits, one channel), deterministic; raises `KeyError` for an unknown name."""
    notes = SOUNDS[name]
    samples = array("h", bytes(2 * max(note.first + note.count for note in notes)))
    for note in notes:
        for at, value in enumerate(_values(note), note.first):
            samples[at] += round(value)
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(samples.itemsize)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return written.getvalue()


def _values(note: ToneNote) -> list[float]:
    """The note's samples, faded in and out to avoid clicks."""
    values = _fading(note.hertz, note.count)
    edges = ((round(RATE * _ATTACK), 0, 1), (round(RATE * _RELEASE), note.count - 1, -1))
    for length, outermost, inwards in edges:
        for step in range(length):
            values[outermost + inwards * step] *= math.sin(math.pi / 2 * step / length) ** 2
    return values


def _fading(hertz: float, count: int) -> list[float]:
    """A decaying tone with its octave; the amplitude halves every `_HALVED_AFTER` seconds."""
    fade = 0.5 ** (1 / (RATE * _HALVED_AFTER))
    rotation, octave_rotation = (cmath.rect(fade, factor * math.tau * hertz / RATE) for factor in (1, 2))
    loudness = _LOUDEST / (1 + _OVERTONE)
    tone, octave = complex(loudness), complex(loudness * _OVERTONE)
    values = []
    for _ in range(count):
        values.append(tone.imag + octave.imag)
        tone *= rotation
        octave *= octave_rotation
    return values
