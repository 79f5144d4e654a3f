"""Checks for every journey: no network connection is opened, and the log contains no word of the diary."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from diary import log, paths
from diary.domain.change import added
from diary.storage.journal import Journal
from tests.builders import evening, started
from tests.ui.windows import TODAY

INTERNET = (socket.AF_INET, socket.AF_INET6)
_SHORTEST_WORD = 8


class NetworkUsedError(BaseException):
    """The program tried to open a connection; not caught by error handlers."""


def child(deed: str, folder: Path, *guards: str) -> list[str]:
    """The command that runs the program in a child process with one task on the diary of `folder`."""
    return [sys.executable, "-m", "tests.journeys.child", deed, str(folder), *guards]


def run_child(deed: str, folder: Path, *guards: str, umask: int = -1) -> "subprocess.CompletedProcess[str]":
    """The result of the child process; for `umask`, -1 is that of the tests."""
    command = child(deed, folder, *guards)
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, umask=umask)


@pytest.fixture(scope="session")
def visited_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with forty evenings, in which a child process visited every page with a permissive umask.

    The kernel would have killed it at a connection (Linux).
    """
    folder = tmp_path_factory.mktemp("visited") / "home" / "diary"
    usual = os.umask(0o022)
    try:
        with Journal(started(paths.diary_file(folder))) as journal:
            journal.apply(added(one for back in range(40) for one in evening(TODAY - timedelta(days=back))))
    finally:
        os.umask(usual)
    guards = ("guarded",) if sys.platform.startswith("linux") else ()
    done = run_child("visit", folder, *guards, umask=0o022)
    assert (done.returncode, done.stdout) == (0, "visited\n"), done.stderr[-2000:]
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A test fails if Python code opens a connection or resolves a name; no connection may be open afterwards.

    The list has the requests.
    """
    asked: list[str] = []

    def refuse(what: str) -> NoReturn:
        asked.append(what)
        raise NetworkUsedError(what)

    class LocalSocket(socket.socket):
        def __init__(self, family: int = -1, *arguments: int, **named: int | None) -> None:
            if family in (-1, *INTERNET) and named.get("fileno") is None:
                refuse(f"socket of family {family}")
            super().__init__(family, *arguments, **named)  # type: ignore[arg-type]  # passed on as they came

    def resolve(*arguments: object, **_named: object) -> NoReturn:
        refuse(f"address of {arguments}")

    monkeypatch.setattr(socket, "socket", LocalSocket)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    yield asked
    assert not asked
    assert not internet_sockets()


def internet_sockets() -> set[str]:
    """The connections of this process, including those of libraries (Linux), as lines of the kernel's lists.

    The lists are read only if the process has any socket, as reading them took longest of all.
    """
    if not sys.platform.startswith("linux"):
        return set()
    own = set()
    for handle in os.listdir("/proc/self/fd"):  # noqa: PTH208 - of hundreds, `Path` took as long as making a window
        with suppress(OSError):
            status = os.fstat(int(handle))  # tells a socket twice as fast as the name behind the link
            if stat.S_ISSOCK(status.st_mode):
                own.add(status.st_ino)
    if not own:
        return set()
    lines = [
        line
        for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path(f"/proc/self/net/{kind}").read_text().splitlines()[1:]
    ]
    return {line for line in lines if int(line.split()[9]) in own}


@pytest.fixture(autouse=True)
def log_without_diary(tmp_path: Path) -> Iterator[Path]:
    """The program's log is written during the journey, and searched for words of the test's diaries."""
    folder = tmp_path / "log"
    folder.mkdir()
    log.start(folder)
    yield folder
    log.stop()
    logged = "".join(path.read_text(encoding="utf-8") for path in folder.glob(f"{log.LOG_FILE}*"))
    if logged:
        found = {text for path in tmp_path.rglob("*.sqlite") for text in texts_of(path) if text in logged}
        assert not found


def texts_of(diary: Path) -> set[str]:
    """The person's texts in a diary: notes, names, places; also their longer words."""
    own: set[str] = set()
    try:
        with closing(sqlite3.connect(f"{diary.as_uri()}?mode=ro", uri=True)) as file:
            for table, column in (
                ("note", "text"),
                ("note", "author"),
                ("profile", "name"),
                ("definition", "name"),
                ("event", "text"),
                ("event", "place"),
                ("treatment_change", "text"),
                ("step_words", "words"),
            ):
                if column in {row[1] for row in file.execute(f"PRAGMA table_info({table})")}:
                    own |= {str(row[0]) for row in file.execute(f"SELECT {column} FROM {table}") if row[0]}  # noqa: S608 - named above
    except sqlite3.Error:  # a journey may damage its diary
        return set()
    return own | {word for text in own for word in text.split() if len(word) >= _SHORTEST_WORD}
