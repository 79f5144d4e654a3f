"""Runs child processes without waiting for them."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_PATIENCE = 1.0
_CLOSING = 0.008
_NO_WINDOW = 0x08000000

_unreaped: list["Child"] = []


def utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Program:
    """A command line, and the protocol of its standard input.

    `encoded` converts a text to input bytes. The input of a program that `listens` stays open; to end it,
    `last_words` are written and it exits by itself. Any other program gets its whole input at once and is killed to
    end it. The input must be below 4096 bytes, the only pipe capacity that all systems guarantee.
    """

    command: tuple[str, ...]
    encoded: Callable[[str], bytes] = utf8
    listens: bool = False
    last_words: bytes = b""


def _environment() -> dict[str, str] | None:
    """The environment of child processes: without the library path of a frozen build, which must not affect them."""
    if not getattr(sys, "frozen", False):
        return None
    given = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    original = os.environ.get("LD_LIBRARY_PATH_ORIG")
    return given | {"LD_LIBRARY_PATH": original} if original else given


class Child:
    """A running child process; the constructor raises `OSError` if it cannot be started."""

    def __init__(self, program: Program, arguments: Sequence[str] = (), text: str = "") -> None:
        self.program = program
        self._kill_at = float("inf")
        has_input = program.listens or bool(text)
        self._process = subprocess.Popen(  # noqa: S603 - no shell, and the program is one of the system's own
            [*program.command, *arguments],
            stdin=subprocess.PIPE if has_input else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=_environment(),
            start_new_session=True,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        if text:
            self._tell(program.encoded(text))
        if not program.listens:
            self._end_input()

    def exit_code(self) -> int | None:
        """The exit code, None while it runs; a process that should have ended and is overdue is killed."""
        code = self._process.poll()
        if code is not None:
            self._end_input()
        elif time.monotonic() > self._kill_at:
            self.kill()
        return code

    def let_go(self) -> None:
        """End the process: one that listens is asked to exit within a timeout, any other is killed."""
        if self.program.listens:
            self._tell(self.program.last_words)
            self._end_input()
            self._kill_at = time.monotonic() + _PATIENCE
        else:
            self.kill()

    def kill(self) -> None:
        """Kill the process with its descendants."""
        self._end_input()
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except OSError:
            pass

    def has_ended_by(self, until: float) -> bool:
        """Wait for the exit until the time `until` at most; returns whether it has exited."""
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return False
        return True

    def _tell(self, words: bytes) -> None:
        """Write to the pipe; errors of a closed pipe are ignored."""
        if self._process.stdin is None:
            return
        with contextlib.suppress(OSError):
            self._process.stdin.write(words)

    def _end_input(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()


def sweep() -> int:
    """Reap abandoned processes that have exited; returns the number of those still running."""
    _unreaped[:] = [child for child in _unreaped if child.exit_code() is None]
    return len(_unreaped)


def _end(running: list[Child], leaving: list[Child]) -> None:
    """End all of them; processes still running after `2 * _CLOSING` seconds are reaped later."""
    for child in running:
        child.let_go()
    until = time.monotonic() + _CLOSING
    late = [child for child in (*running, *leaving) if not child.has_ended_by(until)]
    for child in late:
        child.kill()
    _unreaped.extend(child for child in late if not child.has_ended_by(until + _CLOSING))
    running.clear()
    leaving.clear()


class Children:
    """A group of at most `most` child processes; starting another one kills the oldest.

    The first of `programs` is used; if it cannot be started or fails, the next one is. Methods neither block nor
    raise. `close` ends what still runs, at the latest when this process exits.
    """

    def __init__(self, programs: Sequence[Program], most: int = 1) -> None:
        self._programs = list(programs)
        self._most = most
        self._running: list[Child] = []
        self._leaving: list[Child] = []
        self._close = weakref.finalize(self, _end, self._running, self._leaving)

    def start(self, *arguments: str, text: str = "") -> None:
        """Start a program with the arguments and the text as its input; no effect after `close`."""
        self._sweep()
        if not self._close.alive:
            return
        while len(self._running) >= self._most:
            self._running[0].kill()
            self._leaving.append(self._running.pop(0))
        for program in tuple(self._programs):
            try:
                self._running.append(Child(program, arguments, text))
            except OSError:
                self._put_last(program)
            else:
                return

    def stop(self) -> None:
        """End all running processes."""
        for child in self._running:
            child.let_go()
        self._leaving += self._running
        self._running.clear()
        self._sweep()

    def close(self) -> None:
        """End all running processes; nothing can be started afterwards."""
        self._close()

    def _put_last(self, program: Program) -> None:
        if program == self._programs[0]:
            self._programs.append(self._programs.pop(0))

    def _sweep(self) -> None:
        sweep()
        for child in tuple(self._running):
            code = child.exit_code()
            if code:
                self._put_last(child.program)
            if code is not None:
                self._running.remove(child)
        self._leaving[:] = [child for child in self._leaving if child.exit_code() is None]
