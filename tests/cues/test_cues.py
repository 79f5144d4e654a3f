"""The cues of a session as the rest of the program uses them."""

import sys
from pathlib import Path

import pytest

from diary import cues
from diary.cues import Cues
from tests.cues.fakes import HANGS, READS, Programs, all_gone, gone_after, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are shell scripts")

PLAYER, VOICE = ("afplay", "say") if sys.platform == "darwin" else ("aplay", "espeak-ng")


def test_a_session_is_heard_and_leaves_nothing_behind(programs: Programs, temporary: Path) -> None:
    player, voice = programs.put(PLAYER, HANGS), programs.put(VOICE, READS + f"\n{HANGS}")
    session = Cues(sounds=True, voice=True, language="en-GB")
    session.sound("start")
    session.say("Stand behind a chair.")
    [played], [spoken] = player.called(1), voice.called(1)
    until(lambda: spoken.heard == "Stand behind a chair.")
    session.close()
    assert all_gone([played, spoken])
    assert list(temporary.iterdir()) == []
    session.sound("start")
    session.say("Too late.")
    session.stop()
    assert (len(player.calls), len(voice.calls)) == (1, 1)


def test_stop_breaks_off_both(programs: Programs, temporary: Path) -> None:
    player, voice = programs.put(PLAYER, HANGS), programs.put(VOICE, HANGS)
    session = Cues(sounds=True, voice=True, language="en-GB")
    session.sound("start")
    session.say("Stand behind a chair.")
    calls = [*player.called(1), *voice.called(1)]
    session.stop()
    assert all(gone_after(session.stop, call) for call in calls)
    session.close()
    assert list(temporary.iterdir()) == []


def test_what_is_not_wanted_is_not_heard(programs: Programs, temporary: Path) -> None:
    player, voice = programs.put(PLAYER, HANGS), programs.put(VOICE, HANGS)
    session = Cues(sounds=False, voice=False, language="en-GB")
    session.sound("start")
    session.say("Stand behind a chair.")
    session.stop()
    session.close()
    assert player.calls == voice.calls == []
    assert list(temporary.iterdir()) == []


def test_where_something_is_missing_the_reason_can_be_told(programs: Programs) -> None:
    assert not cues.can_play()
    assert not cues.can_speak()
    assert "sounds" in cues.why_no_sounds()
    assert "speaks" in cues.why_no_voice()
    programs.put(PLAYER, HANGS)
    programs.put(VOICE, HANGS)
    assert cues.can_play()
    assert cues.can_speak()
    assert cues.why_no_sounds() == cues.why_no_voice() == ""
