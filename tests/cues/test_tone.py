"""The three sounds are short, soft and different."""

import io
import sys
import wave
from array import array
from itertools import pairwise

import pytest

from diary.cues import tone

NAMES = tuple(tone.SOUNDS)


def samples(name: tone.Name) -> "array[int]":
    with wave.open(io.BytesIO(tone.wav(name))) as file:
        found = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        found.byteswap()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_a_wav_file_of_one_channel_with_16_bits_at_44100_hz(name: tone.Name) -> None:
    with wave.open(io.BytesIO(tone.wav(name))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_over_within_six_tenths_of_a_second(name: tone.Name) -> None:
    assert 0.1 < len(samples(name)) / tone.RATE < 0.6


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_comes_out_of_silence_and_ends_in_it(name: tone.Name) -> None:
    found = samples(name)
    assert max(abs(value) for value in (*found[:20], *found[-20:])) < 0.01 * 32767


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_never_jumps_so_nothing_clicks(name: tone.Name) -> None:
    found = samples(name)
    assert max(abs(after - before) for before, after in pairwise(found)) < 0.06 * 32767


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_can_be_heard_and_stays_well_below_the_loudest_possible(name: tone.Name) -> None:
    assert 0.2 * 32767 < max(abs(value) for value in samples(name)) < 0.5 * 32767


def test_the_sounds_differ_from_one_another_and_are_the_same_every_time() -> None:
    assert {name: tone.wav(name) for name in NAMES} == {name: tone.wav(name) for name in NAMES}
    assert len({tone.wav(name) for name in NAMES}) == len(NAMES) == 3


def test_an_unknown_sound_is_an_error() -> None:
    with pytest.raises(KeyError):
        tone.wav("gong")  # type: ignore[arg-type]  # on purpose
