"""Runs each operation on a place outside the data folder in a daemon thread of its own, with a time limit.

The caller waits no longer than the time limit (`patience`) without a sign of progress, and the process can end while
such threads block. Another request for a path on which a thread still blocks fails at once, and so does every request
for a place on which three threads block.
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
"""The time limit in seconds: enough for a disk to spin up, or for a computer on the network to be resolved."""
_MOST_HANGING = 3

_changed = threading.Condition()
_hanging: dict[Path, list["Request"]] = defaultdict(list)
_waited_for: set["Request"] = set()
_limits = [USUAL_SECONDS]


class AbandonedError(Exception):
    """The caller has stopped waiting; the operation ends without a change."""


class Request:
    """One operation; its `work` calls `step` after each part."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_abandoned = False
        self.is_done = False
        self.latest = time.monotonic()

    def step(self) -> None:
        """Report progress; raises `AbandonedError` if the caller has stopped waiting."""
        with _changed:
            self.latest = time.monotonic()
            if self.is_abandoned:
                raise AbandonedError

    def end(self) -> None:
        """Report that the work has ended."""
        with _changed:
            self.is_done = True
            for requests in _hanging.values():
                if self in requests:
                    requests.remove(self)
            _changed.notify_all()


def ask(place: Path, path: Path, purpose: Purpose, work: Callable[[Request], T]) -> T:
    """Return the result of `work` on a path of the place (a folder), run in a daemon thread; its exceptions are raised
    again.

    Raises `SilentPlaceError` if there was no progress for as long as the time limit.
    """
    request = Request(path)
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work(request))
        except BaseException as error:  # noqa: BLE001 - passed on to the waiting thread
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
    """Context manager: use another time limit, also for requests that are waiting already.

    With a shorter one than usual a single blocked thread suffices for further requests of the place to fail.
    """
    with _changed:
        _limits.append(seconds)
        _changed.notify_all()
    try:
        yield
    finally:
        with _changed:
            _limits.remove(seconds)


def is_waited_for() -> bool:
    """Whether a request is waiting for a place at the moment."""
    with _changed:
        return bool(_waited_for)


def _is_silent(place: Path, path: Path) -> bool:
    requests = _hanging[place]
    most = _MOST_HANGING if _limits[-1] >= USUAL_SECONDS else 1
    return len(requests) >= most or any(request.path == path for request in requests)
