"""A day of the reminder's process with a clock 1,440 times as fast: one message per time, one wake-up per minute.

It begins after the time for the exercises, which are therefore due at once; in the evening one message combines them,
the evening and the weekly question; the whole day includes the next morning's exercises.
"""

import os
import shutil
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from diary.reminder.reminder_file import ReminderWish, write_wish
from tests.slow.whole import at

NEEDED = ("faketime", "dbus-run-session")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="no clock or bus of its own")
HOURS, BEGINS, FAST = at(24, 2), at("12:00:00", "20:00:00"), 1440
DAEMON = """
from jeepney import HeaderFields, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection("SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
print("ready", flush=True)
while True:
    message = bus.receive()
    if message.header.fields.get(HeaderFields.member) == "Notify":
        bus.send(new_method_return(message, "u", (1,)))
        open("shown", "a").write("x")
"""
SCRIPT = """
set -u
"$PYTHON" daemon.py > ready & daemon=$!
for wait in $(seq 100); do [ -s ready ] && break; sleep 0.1; done
faketime -f "@2026-11-24 $BEGINS x$FAST" "$PYTHON" -m diary.reminder "$FOLDER" 2>errors & wrapper=$!
sleep $SECONDS_OF_IT
reminder=$(pgrep -P $wrapper || echo $wrapper)
echo "shown $(wc -c < shown)"
grep ^voluntary_ctxt /proc/$reminder/status
cat errors >&2; kill $reminder $daemon
wait
"""


@pytest.mark.timeout(300)
def test_a_day_has_a_message_each_time_and_a_wake_up_a_minute(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    every_day, evening = tuple(range(7)), time(20, 30)
    write_wish(folder, ReminderWish(evening, None, 4, time(10), every_day, (), evening, date(2026, 11, 24)))
    (tmp_path / "daemon.py").write_text(DAEMON, encoding="utf-8")
    environment = {
        **os.environ,
        "FOLDER": str(folder),
        "PYTHON": sys.executable,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": str(tmp_path),
        "BEGINS": BEGINS,
        "FAST": str(FAST),
        "SECONDS_OF_IT": str(HOURS * 3600 / FAST + 1),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.stdout.startswith(f"shown {at(3, 2)}\n"), done.stderr
    said = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    started_with, lasts = 300, (HOURS + 1) * 60  # the start of the process; the extra second is 24 minutes
    assert int(said["voluntary_ctxt_switches:"]) < started_with + 1.5 * lasts
