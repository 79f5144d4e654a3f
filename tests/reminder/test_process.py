"""The reminder as a child process, with a real notification daemon (dunst) on a private bus."""

import os
import shutil
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from diary.reminder import autostart, running
from diary.reminder.login_entry import desktop_file
from diary.reminder.message import OPEN, Answered, Message
from diary.reminder.reminder_file import ReminderWish, write_wish

MOST_PSS_KB = 40_000
NEEDED = ("dunst", "dbus-run-session", "Xvfb", "dunstctl")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="no notification daemon, bus or display of its own"
)
SCRIPT = """
set -u
Xvfb -displayfd 3 -screen 0 800x600x24 3>display >/dev/null 2>&1 & xvfb=$!
for wait in $(seq 100); do [ -s display ] && break; sleep 0.1; done
export DISPLAY=:$(cat display)
dunst -conf dunstrc -print >printed 2>/dev/null & dunst=$!
for wait in $(seq 100); do dunstctl count displayed >/dev/null 2>&1 && break; sleep 0.1; done
"$PYTHON" -m diary.reminder "$FOLDER" & reminder=$!
for wait in $(seq 100); do [ "$(dunstctl count displayed)" = 1 ] && break; sleep 0.1; done
echo "displayed $(dunstctl count displayed)"
"$PYTHON" -m diary.reminder "$FOLDER"; echo "second $?"
grep ^Pss: /proc/$reminder/smaps_rollup
grep ctxt /proc/$reminder/status
dunstctl action 0
for wait in $(seq 300); do [ -s "$FOLDER/diary.sqlite" ] && break; sleep 0.1; done
echo "opened $(test -s "$FOLDER/diary.sqlite" && echo yes)"
for window in $(pgrep -f -- "-m diary --data-dir $FOLDER"); do kill -9 $window; done
kill $reminder $dunst $xvfb
wait
"""


def test_it_shows_one_message_with_two_buttons_and_takes_little_memory(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    midnight = time(0, 0)
    busy = ReminderWish(midnight, None, 0, midnight, tuple(range(7)), (), midnight, date(2020, 1, 1), "Anna & <i>Bert")
    write_wish(folder, busy)
    (tmp_path / "dunstrc").write_text("[global]\n", encoding="utf-8")
    environment = {
        **os.environ,
        "FOLDER": str(folder),
        "PYTHON": sys.executable,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "QT_QPA_PLATFORM": "offscreen",
        "NEUROPATHY_DIARY_STATE": str(tmp_path / "state"),
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", SCRIPT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert said["displayed"] == "1", done.stderr
    assert said["second"] == "0"  # another one ends by itself
    assert said["opened"] == "yes"
    assert int(said["Pss:"].split()[0]) < MOST_PSS_KB
    printed = (tmp_path / "printed").read_text(encoding="utf-8")
    assert "summary: 'Time for your exercises and the diary?'" in printed
    assert "once a month is due. It is the diary of Anna &amp; &lt;i&gt;Bert." in printed
    assert "Not tonight" in printed


def test_the_entry_for_the_login_is_written_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = list[list[str]]()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(autostart, "start_alone", started.append)
    folder = tmp_path / 'my "diary" 100%'
    autostart.install(folder)
    entry = desktop_file().read_text(encoding="utf-8")
    assert entry.startswith("[Desktop Entry]\nType=Application\n")
    assert '\\\\"diary\\\\" 100%%"' in entry
    assert started == [autostart.command(folder)]
    autostart.remove(folder)
    autostart.remove(folder)
    assert not desktop_file().exists()


def test_one_entry_serves_each_diary_that_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = list[list[str]]()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(autostart, "start_alone", started.append)
    one, two = tmp_path / 'my "diary" 100% $x `y`', tmp_path / "back\\slash"
    assert autostart.wanted_folders() == []
    for folder in (one, two, one):
        autostart.install(folder)
    assert autostart.wanted_folders() == [one, two]
    assert started[-1] == autostart.command(one, two)
    autostart.remove(one)
    assert autostart.wanted_folders() == [two]
    autostart.remove(two)
    assert not desktop_file().exists()


def test_a_reminder_that_runs_serves_a_diary_that_is_named_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process wakes up once a minute: it serves the second diary from the next wake-up on, each with its own
    message."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(autostart, "start_alone", lambda _arguments: None)
    opened = list[Path]()
    monkeypatch.setattr(running, "open_diary", opened.append)
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        write_wish(folder, ReminderWish(time(0, 0), None, 0, name=folder.name))

    class Desktop:
        said, slept = list[str](), 0

        def remind(self, message: Message, replaced: int | None = None) -> int:
            assert replaced is None
            self.said.append(message.text)
            return len(self.said)

        def withdraw(self, number: int) -> None:
            assert number == 1

        def answer_within(self, seconds: float) -> Answered:
            assert 0 < seconds <= 60
            self.slept += 1
            if self.slept == 1:
                autostart.install(two)
                return Answered(99, OPEN)
            for folder in (one, two):
                write_wish(folder, ReminderWish())
            return Answered(2, OPEN)

    desktop = Desktop()
    running.run([one], desktop)
    assert desktop.said == ["It is the diary of one.", "It is the diary of two."]
    assert opened == [two]
    assert desktop.slept == 2
