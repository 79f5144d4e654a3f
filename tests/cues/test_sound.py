"""Sounds through a player of the system, whatever that player does."""

import sys
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diary.cues import children, sound
from diary.cues.sound import Sounds
from tests.cues.fakes import (
    ENDS,
    FAILS,
    HANGS,
    SEES_ENDS,
    Programs,
    all_gone,
    gone_after,
    returns_at_once,
    seconds,
    until,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake players are shell scripts")

Opened = Callable[[], Sounds]


@pytest.fixture
def opened(programs: Programs, temporary: Path) -> Iterator[Opened]:
    """Makes the sounds of a Linux desktop, after the test has put its players there."""
    assert programs.folder.is_dir()
    made: list[Sounds] = []

    def make() -> Sounds:
        made.append(Sounds("linux"))
        return made[-1]

    yield make
    for sounds in made:
        sounds.close()
    assert list(temporary.iterdir()) == []


def test_the_player_is_given_the_file_of_the_sound(programs: Programs, temporary: Path, opened: Opened) -> None:
    player = programs.put("aplay", HANGS)
    opened().play("change")
    [call] = player.called(1)
    option, file = call.arguments
    assert option == "-q"
    assert Path(file).is_relative_to(temporary)
    with wave.open(file) as played:
        assert played.getnframes() > 0


def test_the_first_of_several_players_is_taken(programs: Programs, opened: Opened) -> None:
    others = [programs.put(name, ENDS) for name in ("aplay", "paplay")]
    first = programs.put("pw-play", ENDS)
    opened().play("start")
    first.called(1)
    assert [other.calls for other in others] == [[], []]


@SEES_ENDS
def test_a_player_that_fails_makes_way_for_the_next_one(programs: Programs, opened: Opened) -> None:
    failing, working = programs.put("pw-play", FAILS), programs.put("aplay", ENDS)
    sounds = opened()
    sounds.play("start")
    [call] = failing.called(1)
    until(lambda: call.has_ended)
    sounds.play("count")
    working.called(1)
    assert len(failing.calls) == 1


def test_a_player_that_cannot_be_started_makes_way_at_once(programs: Programs, opened: Opened) -> None:
    programs.put("pw-play", ENDS)
    Path(programs.path_of("pw-play")).write_text("no program at all", encoding="utf-8")
    working = programs.put("aplay", ENDS)
    opened().play("start")
    working.called(1)


def test_without_a_player_it_is_silent_and_makes_no_files(programs: Programs, temporary: Path, opened: Opened) -> None:
    sounds = opened()
    sounds.play("start")
    sounds.stop()
    assert not sound.can_play("linux")
    assert list(programs.folder.iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_a_player_that_is_taken_away_meanwhile_is_silence(programs: Programs, opened: Opened) -> None:
    programs.put("pw-play", ENDS)
    sounds = opened()
    Path(programs.path_of("pw-play")).unlink()
    sounds.play("start")
    sounds.play("count")


def test_without_room_for_the_files_it_is_silent(
    programs: Programs, temporary: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = programs.put("pw-play", ENDS)

    def no_room(path: Path, content: bytes) -> int:
        raise OSError(28, f"no room for {len(content)} bytes", path)

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", no_room)
        sounds = opened()
    sounds.play("start")
    sounds.close()
    assert player.calls == []
    assert list(temporary.iterdir()) == []


def test_a_player_that_hangs_blocks_nothing_and_is_ended_at_close(programs: Programs, opened: Opened) -> None:
    player = programs.put("pw-play", HANGS)
    threads = threading.active_count()
    sounds = opened()
    for number in (1, 2):
        sounds.play("count")
        player.called(number)
    assert returns_at_once(lambda: sounds.play("count"))
    assert seconds(sounds.close) < 1
    assert all_gone(player.calls)
    assert threading.active_count() == threads


@SEES_ENDS
def test_at_most_two_play_at_a_time_and_the_oldest_is_dropped(programs: Programs, opened: Opened) -> None:
    player = programs.put("pw-play", HANGS)
    sounds = opened()
    for number in (1, 2):
        sounds.play("count")
        player.called(number)
    oldest, second = player.calls
    assert not oldest.has_ended
    sounds.play("start")
    third = player.called(3)[-1]
    until(lambda: oldest.has_ended)
    assert not second.has_ended
    assert not third.has_ended
    assert gone_after(sounds.stop, oldest)
    assert gone_after(sounds.stop, third)


def test_a_player_that_has_finished_is_reaped_by_the_next_sound(programs: Programs, opened: Opened) -> None:
    player = programs.put("pw-play", ENDS)
    sounds = opened()
    sounds.play("count")
    [first] = player.called(1)
    assert gone_after(lambda: sounds.play("count"), first)
    sounds.close()
    assert all_gone(player.calls)


def test_nothing_is_played_after_close(programs: Programs, opened: Opened) -> None:
    player = programs.put("pw-play", ENDS)
    sounds = opened()
    sounds.close()
    sounds.play("start")
    sounds.close()
    assert player.calls == []


def test_what_still_plays_when_nobody_wants_the_sounds_any_more_is_ended(programs: Programs, temporary: Path) -> None:
    player = programs.put("pw-play", HANGS)
    running = children.Children(sound.players("linux"))
    running.start(str(temporary))
    calls = player.called(1)
    del running
    assert all_gone(calls)


def test_an_unknown_sound_is_an_error(programs: Programs, opened: Opened) -> None:
    programs.put("pw-play", ENDS)
    with pytest.raises(KeyError):
        opened().play("gong")  # type: ignore[arg-type]  # on purpose


def test_a_frozen_build_keeps_its_own_libraries_from_the_player(
    programs: Programs, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = programs.put("pw-play", 'printf "%s" "$LD_LIBRARY_PATH" > "$record.input"; exit 0')
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle/libraries")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/system")
    opened().play("start")
    [call] = player.called(1)
    until(lambda: call.heard == "/of/the/system")


def test_on_macos_afplay_is_the_player(programs: Programs) -> None:
    programs.put("afplay", ENDS)
    programs.put("pw-play", ENDS)
    [player] = sound.players("darwin")
    assert player.command == (programs.path_of("afplay"),)
    assert sound.can_play("darwin")


def test_on_windows_no_program_is_needed(programs: Programs, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str | None] = []
    monkeypatch.setattr(sound, "_play_on_windows", played.append)
    assert sound.players("win32") == []
    assert sound.can_play("win32")
    sounds = Sounds("win32")
    sounds.play("count")
    sounds.close()
    sounds.play("count")
    [file, stopped] = played
    assert file is not None
    assert Path(file).name == "count.wav"
    assert stopped is None
    assert list(temporary.iterdir()) == list(programs.folder.iterdir()) == []


def test_on_another_system_it_is_silent(programs: Programs) -> None:
    programs.put("pw-play", ENDS)
    assert not sound.can_play("plan9")
