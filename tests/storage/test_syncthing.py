"""Two diaries and a real Syncthing between them, on the loopback interface only."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.safety import lock
from diary.storage.sync import sharing
from tests.builders import EVENING
from tests.storage.diaries import made
from tests.storage.test_merging import whole, write

PROGRAM = shutil.which(os.environ.get("NEUROPATHY_DIARY_TEST_SYNCTHING") or "syncthing")
"""The program, where it is not on the path."""
PATIENCE_S = 60
CONFIG = """<configuration version="35">
  <folder id="diary" path="{folder}" type="sendreceive" rescanIntervalS="1" fsWatcherEnabled="false">
    {devices}
  </folder>
  <device id="{first}" name="first"><address>tcp://127.0.0.1:{first_port}</address></device>
  <device id="{second}" name="second"><address>tcp://127.0.0.1:{second_port}</address></device>
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>test</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{own_port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser><reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
"""

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs Debian's syncthing")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def syncthing(home: Path, *arguments: str) -> list[str]:
    assert PROGRAM is not None
    return [PROGRAM, *arguments, f"--home={home}"]


@contextmanager
def carried(folders: list[Path], homes: list[Path]) -> Iterator[None]:
    """A Syncthing for each folder, which know each other."""
    names = []
    for home in homes:
        subprocess.run(syncthing(home, "generate", "--skip-port-probing"), check=True, capture_output=True)
        found = subprocess.run(syncthing(home, "--device-id"), check=True, capture_output=True, text=True)
        names.append(found.stdout.strip())
    ports = [free_port() for _home in homes]
    devices = "".join(f'<device id="{name}"></device>' for name in names)
    processes = []
    try:
        for number, (folder, home) in enumerate(zip(folders, homes, strict=True)):
            (folder / ".stfolder").mkdir(parents=True)
            config = CONFIG.format(
                folder=folder,
                devices=devices,
                first=names[0],
                second=names[1],
                first_port=ports[0],
                second_port=ports[1],
                own_port=ports[number],
                gui=free_port(),
            )
            (home / "config.xml").write_text(config, encoding="utf-8")
            command = [*syncthing(home, "serve"), "--no-browser", "--no-restart", "--no-upgrade"]
            processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT))
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(PATIENCE_S)


def test_two_computers_end_equal_through_syncthing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(tmp_path / "first" / "diary.sqlite", evenings=4)
    second = Path(shutil.copytree(first.parent, tmp_path / "second")) / first.name
    places = [tmp_path / "place 1", tmp_path / "place 2"]
    diaries = [first, second]

    def exchange(number: int) -> sharing.Exchanged:
        monkeypatch.setattr(lock, "machine", lambda: f"computer {number}")
        return sharing.exchange(diaries[number], places[number])

    with carried(places, [tmp_path / "home 1", tmp_path / "home 2"]):
        for number, diary in enumerate(diaries):
            write(diary, *added([Rating(day=EVENING + timedelta(days=1 + number), symptom="pain", value=number)]))
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for number in range(2):
                exchange(number)
            if whole(first) == whole(second):
                break
            time.sleep(1)
    assert whole(first) == whole(second)
    assert {one.value for one in whole(first)[0] if isinstance(one, Rating) and one.day > EVENING} == {0, 1}
    assert [one for place in places for one in place.rglob("*conflict*")] == []
