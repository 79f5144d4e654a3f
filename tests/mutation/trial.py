"""Running the tests of a folder on mutants, in copies of the project that are thrown away."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData

from tests.mutation.mutants import Mutant

AT_ONCE = 2
LEFT_OUT = (".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
_PLUGIN_FOLDER = Path(__file__).parent
_LEAST_PATIENCE_S = 90
_moments = count(1_000_000_000)


class BrokenTestsError(Exception):
    """The tests fail without any mutant; the text says which ones."""


class Trial:
    """The tests at `tests` (a folder, relative to the project) against mutants, some at a time."""

    def __init__(self, root: Path, tests: str, folder: Path) -> None:
        self._tests, self._folder = tests, folder
        self._copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            copy = folder / f"copy-{number}"
            shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
            self._copies.put(copy)
        self._patience_s, self._ran_by = self._measured(folder / "copy-0")

    def survivors(self, mutants: Sequence[Mutant], tell: Callable[[Mutant], object]) -> list[Mutant]:
        """The mutants that no test notices, in their order; `tell` is called with each as soon as it is known."""

        def tried(mutant: Mutant) -> bool:
            survives = self._survives(mutant)
            if survives:
                tell(mutant)
            return survives

        with ThreadPoolExecutor(AT_ONCE) as threads:
            try:
                survived = list(threads.map(tried, mutants))
            finally:
                threads.shutdown(wait=False, cancel_futures=True)  # where the person interrupts it
        return [mutant for mutant, survives in zip(mutants, survived, strict=True) if survives]

    def _survives(self, mutant: Mutant) -> bool:
        """Whether first the tests that ran the function, and then all of them, pass.

        The second run is for what the first does not know of: other processes, what is made once for many tests.
        """
        copy = self._copies.get()
        try:
            with mutated(copy / mutant.file, mutant.text):
                lines = self._ran_by.get(mutant.file, {})
                chosen = sorted({test for line in mutant.body for test in lines.get(line, ())})
                return (not chosen or self._passes(copy, chosen)) and self._passes(copy, [self._tests])
        finally:
            self._copies.put(copy)

    def _passes(self, copy: Path, tests: Sequence[str]) -> bool:
        command = (*_PYTEST, "-x", *tests)
        return run_in(copy, command, self._patience_s) == 0

    def _measured(self, copy: Path) -> tuple[float, dict[str, dict[int, list[str]]]]:
        """How long a run may take, and which tests run each line of each file.

        Raises BrokenTestsError where the tests fail without a mutant.
        """
        data, begun = self._folder / "coverage", time.monotonic()
        measure = ("-m", "coverage", "run", f"--data-file={data}", f"--include={copy}/diary/*")
        code = run_in(copy, (*measure, *_PYTEST, "-p", "line_contexts", self._tests), 3600, self._folder / "output")
        if code != 0:
            raise BrokenTestsError((self._folder / "output").read_text("utf-8", "replace")[-2000:])
        contexts = CoverageData(str(data))
        contexts.read()
        ran_by = {
            Path(file).relative_to(copy.resolve()).as_posix(): {
                line: [test for test in tests if test] for line, tests in contexts.contexts_by_lineno(file).items()
            }
            for file in contexts.measured_files()
        }
        return max(_LEAST_PATIENCE_S, 2 * (time.monotonic() - begun)), ran_by


_PYTEST = ("-m", "pytest", "-q", "-n0", "--hypothesis-seed=0")


@contextmanager
def mutated(file: Path, text: str) -> Iterator[None]:
    """Let the file have that text for a while; each writing has a time of its own, by which Python knows its bytecode
    to be out of date."""
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
    """The exit code of Python with these arguments in the copy, whose code and tests it takes; -1 where it hangs."""
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
    """End the process with all that it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # where all have ended
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
