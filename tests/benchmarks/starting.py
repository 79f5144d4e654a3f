"""Starts the program in a child process and reads its measurements."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.waiting import PATIENCE_S

_PATIENCE_S = 2 * PATIENCE_S


def started(*what: str, first_on_path: Path | None = None) -> dict[str, Any]:
    """The result of `start_probe` for these arguments; times in seconds since the process was started.

    Raises RuntimeError with the last output of the process if it fails.
    """
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # so that a second start has bytecode
    if first_on_path is not None:
        environment["PYTHONPATH"] = str(first_on_path)
    command = [sys.executable, "-m", "tests.benchmarks.start_probe", *what]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=_PATIENCE_S)
    if done.returncode != 0:
        raise RuntimeError(f"start_probe {what[0]}: {done.stderr.strip().splitlines()[-1:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return {**answer, **{moment: answer[moment] - begun for moment in ("ready", "timeline") if moment in answer}}
