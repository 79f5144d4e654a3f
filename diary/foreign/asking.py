"""Asking a place outside the data folder, each time in a daemon thread of its own, which may hang.

Nobody waits longer than the time limit (`patience`) without a sign of progress, and a process ends with threads that
hang. What is asked again of a path that a thread still hangs at fails at once, and so does everything that is asked of
a place at which three threads hang.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from diary.foreign.errors import Purpose, silent_place

T = TypeVar("T")

USUAL_SECONDS = 15.0
"""The time limit: as long as a disk takes that has to begin to turn, or a computer that has to be found."""
_MOST_HANGING = 3

_changed = threading.Condition()
_hanging: dict[Path, list["Request"]] = defaultdict(list)
_waited_for: set["Request"] = set()
_limits = [USUAL_SECONDS]


class AbandonedError(Exception):
    """Nobody waits for the work any more; it ends without having changed anything."""


class Request:
    """One question; the work calls `step` after each part of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_abandoned = False
        self.is_done = False
        self.latest = time.monotonic()

    def step(self) -> None:
        """Tell that there is progress; raises `AbandonedError` where nobody waits any more."""
        with _changed:
            self.latest = time.monotonic()
            if self.is_abandoned:
                raise AbandonedError

    def end(self) -> None:
        """Tell that the work has ended."""
        with _changed:
            self.is_done = True
            for requests in _hanging.values():
                if self in requests:
                    requests.remove(self)
            _changed.notify_all()


def ask(place: Path, path: Path, purpose: Purpose, work: Callable[[Request], T]) -> T:
    """The result of `work` on a path of the place (a folder), from a daemon thread; raises what it raises.

    Raises `SilentPlaceError` where nothing has happened for as long as the time limit.
    """
    request = Request(path)
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work(request))
        except BaseException as error:  # noqa: BLE001 - passed on to the thread that waits
            errors.append(error)
        finally:
            request.end()

    with _changed:
        if _is_silent(place, path):
            raise silent_place(purpose, path)
        _waited_for.add(request)
    threading.Thread(target=run, name="diary-foreign", daemon=True).start()
    with _changed:
        try:
            while not request.is_done:
                left = request.latest + _limits[-1] - time.monotonic()
                if left <= 0:
                    request.is_abandoned = True
                    _hanging[place].append(request)
                    raise silent_place(purpose, path)
                _changed.wait(left)
        finally:
            _waited_for.discard(request)
    if errors:
        raise errors[0]
    return results[0]


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Another time limit within, also for those who wait already; a shorter one counts one thread that hangs enough."""
    with _changed:
        _limits.append(seconds)
        _changed.notify_all()
    try:
        yield
    finally:
        with _changed:
            _limits.remove(seconds)


def is_waited_for() -> bool:
    """Whether anybody waits for a place just now."""
    with _changed:
        return bool(_waited_for)


def _is_silent(place: Path, path: Path) -> bool:
    requests = _hanging[place]
    most = _MOST_HANGING if _limits[-1] >= USUAL_SECONDS else 1
    return len(requests) >= most or any(request.path == path for request in requests)
