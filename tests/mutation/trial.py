"""Runs the tests of a folder on mutants, in temporary copies of the project."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from itertools import count
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData

from tests.mutation.mutants import Mutant

AT_ONCE = 2
LEFT_OUT = (".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
_PLUGIN_FOLDER = Path(__file__).parent
_LEAST_PATIENCE_S = 900  # others may use the computer
_TIMED_OUT = b"Timeout (>"  # as pytest-timeout says it
_NO_SUCH_TEST = 4  # an exit code of pytest
_moments = count(1_000_000_000)


class BrokenTestsError(Exception):
    """The tests fail without any mutant; the text names them."""


class Verdict(Enum):
    """The outcome of a mutant: a test failed or crashed, the tests timed out, or all passed."""

    NOTICED = "noticed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Measures:
    """The duration of each test, the tests that depend on code they do not run themselves, and the tests that run each
    line.

    For a line that runs outside of any test, as during an import, the test is "".
    """

    seconds: Mapping[str, float]
    depend_on_others: frozenset[str]
    ran_by: Mapping[str, Mapping[int, Sequence[str]]]


class Trial:
    """The tests at `tests` (a folder, relative to the project) against mutants, in parallel."""

    def __init__(self, root: Path, tests: str, folder: Path) -> None:
        self._tests, self._folder = tests, folder
        self._copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            copy = folder / f"copy-{number}"
            shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
            self._copies.put(copy)
        self._measures = self._measured(folder / "copy-0")
        self._patience_s = max(_LEAST_PATIENCE_S, 4 * sum(self._measures.seconds.values()))

    def outcomes(self, mutants: Sequence[Mutant], tell: Callable[[Mutant, Verdict], object]) -> list[Verdict]:
        """The outcome of each mutant, in order; `tell` is called with each as soon as it is known."""

        def tried(mutant: Mutant) -> Verdict:
            outcome = self._outcome(mutant)
            tell(mutant, outcome)
            return outcome

        with ThreadPoolExecutor(AT_ONCE) as threads:
            try:
                return list(threads.map(tried, mutants))
            finally:
                threads.shutdown(wait=False, cancel_futures=True)  # after an interrupt by the user

    def _outcome(self, mutant: Mutant) -> Verdict:
        """The outcome for the tests that ran the function and, if they pass, for the others that may detect the
        mutant."""
        copy = self._copies.get()
        try:
            with mutated(copy / mutant.file, mutant.text):
                first = self._likely(mutant)
                for tests in (first, self._others(mutant, first)):
                    if tests and (outcome := self._run(copy, tests)) is not Verdict.SURVIVED:
                        return outcome
            return Verdict.SURVIVED
        finally:
            self._copies.put(copy)

    def _likely(self, mutant: Mutant) -> list[str]:
        """The tests that ran the function: first those that ran the line, the fastest first."""
        lines = self._measures.ran_by.get(mutant.file, {})
        ran_line = frozenset(lines.get(mutant.line, ()))
        around = {test for line in mutant.body for test in lines.get(line, ())} - {""}
        return sorted(around, key=lambda test: (test not in ran_line, self._measures.seconds[test], test))

    def _others(self, mutant: Mutant, first: Sequence[str]) -> list[str]:
        """The tests that did not run the function, but may detect the mutant.

        They start a process, or use a fixture of a wider scope. If the function ran outside of any test, as during the
        import of a test file, all tests may.
        """
        lines = self._measures.ran_by.get(mutant.file, {})
        outside = any("" in lines.get(line, ()) for line in mutant.body)
        others = set(self._measures.seconds) if outside else self._measures.depend_on_others
        return sorted(others - set(first))

    def _run(self, copy: Path, tests: Sequence[str]) -> Verdict:
        """The outcome of these tests in the copy; of the whole folder if the mutant changes the names of its tests."""
        chosen, output = copy.with_suffix(".tests"), copy.with_suffix(".output")
        chosen.write_text("\n".join(tests), "utf-8")
        for names in (f"@{chosen}", self._tests):
            code = run_in(copy, (*_PYTEST, "-x", "-p", "first_failure", names), self._patience_s, output)
            if code != _NO_SUCH_TEST:
                break
        if code == -1 or _TIMED_OUT in output.read_bytes():
            return Verdict.TIMED_OUT
        return Verdict.NOTICED if code else Verdict.SURVIVED

    def _measured(self, copy: Path) -> Measures:
        """Measure the tests; raises BrokenTestsError if they fail without a mutant."""
        data, measured, output = (self._folder / name for name in ("coverage", "measured", "output"))
        measure = ("-m", "coverage", "run", f"--data-file={data}", f"--include={copy}/diary/*")
        plugin = ("-p", "line_contexts", f"--measured={measured}")
        if run_in(copy, (*measure, *_PYTEST, *plugin, self._tests), 3600, output):
            raise BrokenTestsError(output.read_text("utf-8", "replace")[-2000:])
        contexts = CoverageData(str(data))
        contexts.read()
        ran_by = {
            Path(file).relative_to(copy.resolve()).as_posix(): contexts.contexts_by_lineno(file)
            for file in contexts.measured_files()
        }
        tests = json.loads(measured.read_text("utf-8"))
        return Measures(tests["seconds"], frozenset(tests["depend_on_others"]), ran_by)


_PYTEST = ("-m", "pytest", "-q", "-n0", "--hypothesis-seed=0", "--timeout=300")


@contextmanager
def mutated(file: Path, text: str) -> Iterator[None]:
    """Context manager: the file has that text; each write has a distinct modification time, so that bytecode is
    recompiled."""
    former = file.read_bytes()
    try:
        _write(file, text.encode())
        yield
    finally:
        _write(file, former)


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    moment = next(_moments)
    os.utime(file, (moment, moment))


def run_in(copy: Path, command: Sequence[str], patience_s: float, output: Path | None = None) -> int:
    """The exit code of Python with these arguments in the copy, whose code and tests it uses; -1 after a timeout."""
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{_PLUGIN_FOLDER}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="nd-") as short, Path(output or os.devnull).open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=copy,
            env={**environment, "TMPDIR": short},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return process.wait(patience_s)
        except subprocess.TimeoutExpired:
            return -1
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process with its descendants."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # where all have ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
