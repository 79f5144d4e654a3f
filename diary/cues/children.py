"""Programs of the system that are started and never waited for."""

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
    """A command line, and how the program behind it is spoken to through its standard input.

    `encoded` makes the input of a text. A program that `listens` keeps its input open for as long as it is wanted, is
    then told its `last_words` and ends by itself; any other gets its whole input at once and is killed. No pipe of any
    system takes more than 4096 bytes for certain before someone reads them: all of the input has to be less.
    """

    command: tuple[str, ...]
    encoded: Callable[[str], bytes] = utf8
    listens: bool = False
    last_words: bytes = b""


def _environment() -> dict[str, str] | None:
    """What a program of the system is given; the libraries of a frozen build are for that build alone."""
    if not getattr(sys, "frozen", False):
        return None
    given = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    original = os.environ.get("LD_LIBRARY_PATH_ORIG")
    return given | {"LD_LIBRARY_PATH": original} if original else given


class Child:
    """A program that runs; making one raises `OSError` where it cannot be started."""

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
        """What the program ended with; none while it runs. One that was to end and did not is killed."""
        code = self._process.poll()
        if code is not None:
            self._end_input()
        elif time.monotonic() > self._kill_at:
            self.kill()
        return code

    def let_go(self) -> None:
        """Have the program end: by itself where it listens, for which it has a moment, else at once."""
        if self.program.listens:
            self._tell(self.program.last_words)
            self._end_input()
            self._kill_at = time.monotonic() + _PATIENCE
        else:
            self.kill()

    def kill(self) -> None:
        """End the program and all that it started."""
        self._end_input()
        try:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        except OSError:
            pass

    def has_ended_by(self, until: float) -> bool:
        """Wait for the end, at most until then."""
        try:
            self._process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return False
        return True

    def _tell(self, words: bytes) -> None:
        """Write into the pipe, whether anyone reads it or not."""
        if self._process.stdin is None:
            return
        with contextlib.suppress(OSError):
            self._process.stdin.write(words)

    def _end_input(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()


def sweep() -> int:
    """Reap what has ended since it was given up; how many still have not."""
    _unreaped[:] = [child for child in _unreaped if child.exit_code() is None]
    return len(_unreaped)


def _end(running: list[Child], leaving: list[Child]) -> None:
    """Have all of them end; what the system has not ended within `2 * _CLOSING` seconds is reaped later."""
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
    """What runs for one purpose, `most` at a time, of which the oldest is killed when another comes.

    The first of the `programs` is taken; one that cannot be started or that fails makes way for the others. Nothing
    here waits or raises. What still runs is ended by `close`, and at the latest when the process ends.
    """

    def __init__(self, programs: Sequence[Program], most: int = 1) -> None:
        self._programs = list(programs)
        self._most = most
        self._running: list[Child] = []
        self._leaving: list[Child] = []
        self._close = weakref.finalize(self, _end, self._running, self._leaving)

    def start(self, *arguments: str, text: str = "") -> None:
        """Start a program with the arguments and the text as its input; nothing after `close`."""
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
        """Have all that runs end."""
        for child in self._running:
            child.let_go()
        self._leaving += self._running
        self._running.clear()
        self._sweep()

    def close(self) -> None:
        """End all that runs; nothing can be started afterwards."""
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
