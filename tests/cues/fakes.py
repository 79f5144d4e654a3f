"""Fake programs on the PATH, in place of the system's players, voices and display-sleep inhibitors."""

import os
import shlex
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from diary.cues import children

ENDS, FAILS, HANGS, READS = "exit 0", "exit 1", "exec /bin/sleep 1000", '/bin/cat > "$record.input"'
_END = "the end"
SEES_ENDS = pytest.mark.skipif(not hasattr(os, "waitid"), reason="the end of a child cannot be seen without reaping it")


@dataclass(frozen=True, slots=True)
class Call:
    """One run of a fake program."""

    pid: int
    arguments: tuple[str, ...]
    input_file: Path

    @property
    def is_gone(self) -> bool:
        """Whether the process has ended and has been reaped."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        return False

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended, reaped or not."""
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return True

    @property
    def heard(self) -> str:
        return self.input_file.read_text(encoding="utf-8") if self.input_file.exists() else ""


@dataclass(frozen=True, slots=True)
class Fake:
    """A program that records its calls."""

    records: Path

    @property
    def calls(self) -> list[Call]:
        """The calls so far, the oldest first."""
        files = sorted(self.records.glob("*.arguments"), key=lambda file: file.stat().st_mtime_ns)
        return [
            Call(int(file.stem), tuple(arguments), file.with_suffix(".input"))
            for file in files
            for *arguments, end in [file.read_text(encoding="utf-8").removesuffix("\0").split("\0")]
            if end == _END
        ]

    def called(self, times: int) -> list[Call]:
        """The calls, once there are `times` of them."""
        until(lambda: len(self.calls) == times)
        return self.calls


@dataclass(frozen=True, slots=True)
class Programs:
    """The only folder on the PATH."""

    folder: Path

    def put(self, name: str, behaviour: str) -> Fake:
        """Create a fake program with that name, which records its arguments and then runs `behaviour`."""
        records = self.folder.with_name(f"records-{name}")
        records.mkdir()
        lines = [
            "#!/bin/sh",
            f"record={shlex.quote(str(records))}/$$",
            f'printf "%s\\0" "$@" "{_END}" > "$record.arguments"',
            behaviour,
        ]
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o755)
        return Fake(records)

    def path_of(self, name: str) -> str:
        return str(self.folder / name)


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Poll until the condition holds; raises `TimeoutError` after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.002)


def all_gone(calls: list[Call]) -> bool:
    """Whether all of these processes have been reaped, after waiting for the system."""
    until(lambda: children.sweep() == 0)
    return all(call.is_gone for call in calls)


def gone_after(act: Callable[[], None], call: Call) -> bool:
    """Whether the process has been reaped, repeating the action until the system has released it."""

    def is_gone() -> bool:
        act()
        return call.is_gone

    until(is_gone)
    return True


def returns_at_once(work: Callable[[], object]) -> bool:
    """Whether the work takes less than 20 ms, at least once on a busy machine."""
    return any(seconds(work) < 0.02 for _ in range(50))


def seconds(work: Callable[[], object]) -> float:
    """The duration of the work in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
