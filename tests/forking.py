"""Runs modules in forks of a process that has already imported the libraries they need.

Starting Python with Qt, or under faketime, took half a second of CPU time each, more than the tested code. This module
is run as a file, so that neither `tests` nor the program is imported unless a fork asks for it.
"""

import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

_LONGEST_S = 60


class Forks:
    """A server process that has imported `modules` (those that exist), started with `before`, whose forks run
    modules."""

    def __init__(self, modules: Sequence[str], before: Sequence[str] = (), **environment: str) -> None:
        self._process = subprocess.Popen(
            [*before, sys.executable, __file__, *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )

    def run(
        self, module: str, *arguments: str, folder: Path | None = None, umask: int = -1, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """The result of `python -m module` in a folder, which is also the first entry of `sys.path`.

        `environment` is added to the present variables; for `umask`, -1 is that of the tests. The time limit is one
        minute.
        """
        asks, answers = cast("IO[str]", self._process.stdin), cast("IO[str]", self._process.stdout)
        asked = {
            "line": [module, *arguments],
            "environment": {**os.environ, **environment},
            "folder": str(folder or ""),
            "umask": umask,
        }
        asks.write(json.dumps(asked) + "\n")
        asks.flush()
        done: dict[str, Any] = json.loads(answers.readline())
        return subprocess.CompletedProcess([module, *arguments], done["code"], done["stdout"], done["stderr"])

    def close(self) -> None:
        with self._process:
            cast("IO[str]", self._process.stdin).close()


def _answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Run a module in a fork of this process."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr, Path(os.devnull).open() as nothing:
        child = os.fork()
        if not child:
            for number, file in enumerate((nothing, stdout, stderr)):
                os.dup2(file.fileno(), number)
            _become(asked)
        _child, status = os.waitpid(child, 0)
        said = []
        for file in (stdout, stderr):
            file.seek(0)
            said.append(file.read().decode())
    return {"code": os.waitstatus_to_exitcode(status), "stdout": said[0], "stderr": said[1]}


def _become(asked: Mapping[str, Any]) -> None:
    """Behave like a process with that command line, and exit."""
    signal.alarm(_LONGEST_S)
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    if asked["umask"] != -1:
        os.umask(asked["umask"])
    if asked["folder"]:
        os.chdir(asked["folder"])
        sys.path.insert(0, asked["folder"])
    sys.argv = asked["line"]
    code: object = 1
    try:
        runpy.run_module(asked["line"][0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as Python handles an exception at exit
        sys.excepthook(*cast("tuple[Any, Any, Any]", sys.exc_info()))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _serve() -> None:
    for name in sys.argv[1:]:
        with suppress(ImportError):
            importlib.import_module(name)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    del sys.path[0]  # this folder, whose files must not shadow modules
    _serve()
