"""Sentences through a voice of the system; nothing in a sentence is ever run or taken for an option."""

import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diary.cues import children, speech
from diary.cues.speech import Speech
from tests.cues.fakes import (
    ENDS,
    FAILS,
    HANGS,
    READS,
    SEES_ENDS,
    Programs,
    all_gone,
    gone_after,
    returns_at_once,
    until,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake voices are shell scripts")

AWKWARD = (
    "$(/usr/bin/touch touched)",
    "`/usr/bin/touch touched`; /usr/bin/touch touched",
    "-o /tmp/x",
    "--help",
    "!-!QUIT",
    "80 % %s %n of \"this\" and 'that' \\",
    "two\nlines, of which\n.\nthe third is a dot",
    "zwölf Übungen, 5 × 10 s",
    "nothing\0hidden",
)

READS_TO_THE_END = '/bin/cat > "$record.part"; /bin/mv "$record.part" "$record.input"'

Opened = Callable[[], Speech]


@pytest.fixture
def opened(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Makes the voice of a Linux desktop, after the test has put its programs there."""
    assert programs.folder.is_dir()
    monkeypatch.chdir(tmp_path)
    made: list[Speech] = []

    def make() -> Speech:
        made.append(Speech("en-GB", "linux"))
        return made[-1]

    yield make
    for voice in made:
        voice.close()
    assert not (tmp_path / "touched").exists()


@pytest.mark.parametrize("text", AWKWARD)
def test_a_synthesiser_hears_any_sentence_as_it_is(programs: Programs, opened: Opened, text: str) -> None:
    voice = programs.put("espeak-ng", READS_TO_THE_END)
    opened().say(text)
    [call] = voice.called(1)
    until(lambda: call.heard == text)
    assert call.arguments == ("--stdin", "-v", "en-GB")


@pytest.mark.parametrize("text", AWKWARD)
def test_the_dispatcher_hears_any_sentence_as_one_line_that_is_no_command(
    programs: Programs, opened: Opened, text: str
) -> None:
    voice = programs.put("spd-say", READS)
    opened().say(text)
    [call] = voice.called(1)
    until(lambda: call.heard == f" {' '.join(text.split())}\n")
    assert call.arguments == ("--pipe-mode", "--priority", "text", "--language", "en-GB")


def test_the_dispatcher_is_preferred_to_the_synthesisers(programs: Programs) -> None:
    for name in ("espeak", "espeak-ng", "spd-say"):
        programs.put(name, ENDS)
    commands = [program.command[0] for program in speech.voices("en-GB", "linux")]
    assert commands == [programs.path_of(name) for name in ("spd-say", "espeak-ng", "espeak")]


@pytest.mark.parametrize("break_off", [Speech.stop, Speech.close])
def test_the_dispatcher_is_told_to_stop_since_it_would_speak_on_without_its_client(
    programs: Programs, opened: Opened, break_off: Callable[[Speech], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_CLOSING", 10)
    dispatcher = programs.put("spd-say", READS)
    voice = opened()
    voice.say("Lift your left foot.")
    [call] = dispatcher.called(1)
    until(lambda: call.heard == " Lift your left foot.\n")
    break_off(voice)
    until(lambda: call.heard == " Lift your left foot.\n!-!CANCEL SELF\n")


@pytest.mark.parametrize("name", ["spd-say", "espeak-ng"])
def test_a_new_sentence_takes_the_place_of_the_one_before(programs: Programs, opened: Opened, name: str) -> None:
    fake = programs.put(name, HANGS)
    voice = opened()
    voice.say("one")
    [first] = fake.called(1)
    assert not first.is_gone
    voice.say("two")
    [_, second] = fake.called(2)
    assert not second.is_gone
    assert gone_after(voice.stop, first)


def test_nothing_stays_open_of_a_sentence_that_was_replaced_just_before_close(
    programs: Programs, opened: Opened
) -> None:
    programs.put("spd-say", HANGS)
    voice = opened()
    voice.say("one")
    voice.say("two")
    voice.close()
    until(lambda: children.sweep() == 0)


def test_a_very_long_text_is_cut(programs: Programs, opened: Opened) -> None:
    text = "word " * 1000
    fake = programs.put("espeak-ng", READS_TO_THE_END)
    opened().say(text)
    [call] = fake.called(1)
    until(lambda: call.heard == text[: speech.LONGEST])


def test_stop_breaks_off_the_sentence(programs: Programs, opened: Opened) -> None:
    synthesiser = programs.put("espeak-ng", HANGS)
    voice = opened()
    voice.say("one")
    [call] = synthesiser.called(1)
    voice.stop()
    assert gone_after(voice.stop, call)


@pytest.mark.parametrize("name", ["spd-say", "espeak-ng"])
def test_a_voice_that_hangs_blocks_nothing_and_is_ended_at_close(
    programs: Programs, opened: Opened, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_PATIENCE", 1000)
    fake = programs.put(name, HANGS)
    voice = opened()
    voice.say("one")
    fake.called(1)
    assert returns_at_once(lambda: voice.say("and another one"))
    assert returns_at_once(voice.stop)
    voice.close()
    assert all_gone(fake.calls)


def test_a_dispatcher_that_does_not_end_when_told_is_killed_a_moment_later(
    programs: Programs, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_PATIENCE", 0)
    dispatcher = programs.put("spd-say", HANGS)
    voice = opened()
    voice.say("one")
    [call] = dispatcher.called(1)
    assert gone_after(voice.stop, call)


@pytest.mark.parametrize("name", ["spd-say", "espeak-ng"])
def test_a_voice_that_never_listens_blocks_nothing(programs: Programs, opened: Opened, name: str) -> None:
    fake = programs.put(name, f"exec <&-; {HANGS}")
    voice = opened()
    assert returns_at_once(lambda: voice.say("word " * 100_000))
    voice.close()
    assert all_gone(fake.calls)


@SEES_ENDS
def test_a_dispatcher_that_cannot_speak_makes_way_for_a_synthesiser(programs: Programs, opened: Opened) -> None:
    dispatcher, synthesiser = programs.put("spd-say", FAILS), programs.put("espeak-ng", READS)
    voice = opened()
    voice.say("one")
    [failed] = dispatcher.called(1)
    until(lambda: failed.has_ended)
    voice.say("two")
    [call] = synthesiser.called(1)
    until(lambda: call.heard == "two")


def test_without_a_voice_it_is_silent(programs: Programs, opened: Opened) -> None:
    voice = opened()
    voice.say("one")
    voice.stop()
    assert not speech.can_speak("linux")
    assert list(programs.folder.iterdir()) == []


def test_nothing_is_started_for_an_empty_sentence_nor_after_close(
    programs: Programs, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(children, "Child", lambda _program, _arguments, text: started.append(text))
    programs.put("espeak-ng", READS)
    voice = opened()
    voice.say(" \n")
    voice.close()
    voice.say("one")
    assert started == []


def test_on_macos_say_speaks_with_a_voice_of_the_language(programs: Programs) -> None:
    path = programs.path_of("say")
    programs.put("say", ENDS)
    assert [voice.command for voice in speech.voices("en_GB", "darwin")] == [
        (path, "-v", "Daniel", "-f", "-"),
        (path, "-f", "-"),
    ]
    assert speech.voices("de-AT", "darwin")[0].command == (path, "-v", "Anna", "-f", "-")
    assert [voice.command for voice in speech.voices("cy", "darwin")] == [(path, "-f", "-")]


def test_on_windows_the_sentence_is_never_part_of_the_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert not speech.can_speak("win32")
    program.parent.mkdir(parents=True)
    program.touch()
    [british], [german] = speech.voices("en-GB", "win32"), speech.voices("de-DE", "win32")
    assert british.command == german.command
    assert british.command[:-1] == (str(program), "-NoProfile", "-NonInteractive", "-Command")
    assert '"' not in british.command[-1]
    language, sentence = german.encoded("'; calc.exe; zwölf").split()
    assert language == b"de-DE"
    assert b64decode(sentence).decode() == "'; calc.exe; zwölf"


@pytest.mark.parametrize("name", ["spd-say", "espeak-ng"])
def test_the_longest_sentence_goes_into_the_smallest_pipe(programs: Programs, name: str) -> None:
    programs.put(name, ENDS)
    [voice] = speech.voices("en-GB", "linux")
    assert len(voice.encoded("\U0001f9b6" * speech.LONGEST) + voice.last_words) < 4096


def test_on_windows_the_longest_sentence_goes_into_the_pipe_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    program = tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    [voice] = speech.voices("en-GB", "win32")
    assert len(voice.encoded("\U0001f9b6" * speech.LONGEST)) < 4096


def test_on_another_system_it_is_silent(programs: Programs) -> None:
    programs.put("espeak-ng", ENDS)
    assert not speech.can_speak("plan9")
