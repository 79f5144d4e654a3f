"""Display sleep is inhibited exactly while a session runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diary.cues import awake
from diary.cues.awake import Awake
from tests.cues.fakes import FAILS, HANGS, Programs, all_gone, seconds, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake keepers are shell scripts")

WAITS = 'if [ -p /dev/stdin ]; then printf waits > "$record.input"; fi; /bin/cat'
HOLDS_AND_WAITS = """
import sys
from diary.cues.awake import Awake
awake = Awake("A session", "linux")
awake.start()
print("held", flush=True)
sys.stdin.read()
"""


def test_both_keepers_of_linux_hold_the_display_until_the_end(programs: Programs) -> None:
    gnome, others = programs.put("gnome-session-inhibit", WAITS), programs.put("systemd-inhibit", WAITS)
    with Awake("A session", "linux"):
        calls = [*gnome.called(1), *others.called(1)]
        until(lambda: all(call.heard == "waits" for call in calls))
        assert not any(call.is_gone for call in calls)
    assert all_gone(calls)
    assert calls[0].arguments[-3:] == ("--inhibit", "idle", "cat")
    assert set(calls[1].arguments) >= {"--what=idle", "--why=A session", "--mode=block"}
    assert calls[1].arguments[-1] == "cat"


def test_the_display_is_let_go_after_an_error(programs: Programs) -> None:
    keeper = programs.put("systemd-inhibit", WAITS)

    def fail() -> None:
        with Awake("A session", "linux"):
            keeper.called(1)
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    assert all_gone(keeper.calls)


def test_it_can_be_started_and_stopped_again_and_twice(programs: Programs) -> None:
    keeper = programs.put("systemd-inhibit", WAITS)
    held = Awake("A session", "linux")
    for number in (1, 2):
        held.start()
        held.start()
        keeper.called(number)
        held.stop()
        held.stop()
    assert all_gone(keeper.called(2))


def test_a_keeper_that_fails_is_no_error(programs: Programs) -> None:
    keeper = programs.put("systemd-inhibit", FAILS)
    with Awake("A session", "linux"):
        keeper.called(1)
    assert all_gone(keeper.calls)


def test_a_keeper_that_hangs_blocks_nothing_and_is_ended(programs: Programs) -> None:
    keeper = programs.put("systemd-inhibit", HANGS)
    held = Awake("A session", "linux")
    assert seconds(held.start) < 1
    keeper.called(1)
    assert seconds(held.stop) < 1
    assert all_gone(keeper.calls)


def test_without_a_keeper_nothing_happens(programs: Programs) -> None:
    with Awake("A session", "linux"):
        assert list(programs.folder.iterdir()) == []


@pytest.mark.parametrize("is_killed", [False, True])
def test_the_display_is_let_go_when_the_program_ends_or_is_killed(
    programs: Programs, tmp_path: Path, is_killed: bool
) -> None:
    held = tmp_path / "held"
    os.mkfifo(held)
    programs.put("systemd-inhibit", f"exec 3> '{held}'\n/bin/cat")
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDS_AND_WAITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with held.open("rb", buffering=0) as keeper:
        os.set_blocking(keeper.fileno(), False)
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        assert keeper.read(1) is None  # it is open at the other end
        if is_killed:
            program.kill()
        program.communicate()
        until(lambda: keeper.read(1) == b"")


def test_on_macos_the_keeper_watches_this_process(programs: Programs) -> None:
    programs.put("caffeinate", HANGS)
    [keeper] = awake.keepers("A session", "darwin")
    assert keeper.command == (programs.path_of("caffeinate"), "-d", "-w", str(os.getpid()))


def test_on_windows_the_thread_says_that_it_needs_the_display_and_takes_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[bool] = []
    monkeypatch.setattr(awake, "_hold_on_windows", lambda *, is_held: said.append(is_held))
    assert awake.keepers("A session", "win32") == []
    with Awake("A session", "win32"):
        assert said == [True]
    assert said == [True, False]
