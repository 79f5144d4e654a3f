"""Reads days in a daemon thread; callers wait for the thread with a timeout, never for the disk."""

import threading
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from diary.storage.day_reader import StampedDay


class DayAnswer(NamedTuple):
    """A day that was read, or the exception that reading it raised."""

    day: date
    read: StampedDay | None
    error: Exception | None = None


class DayReading:
    """Calls `read` for one day after the other in a daemon thread, which ends when none is requested.

    A `read` that never returns keeps neither the window nor the process alive. No method blocks, except `answers` for
    `wait_s`.
    """

    def __init__(self, read: Callable[[date], StampedDay]) -> None:
        self._read = read
        self._state = threading.Condition()
        self._wanted: list[date] = []
        self._answers: dict[date, DayAnswer] = {}
        self._turn = 0
        self._is_running = False

    def want(self, day: date) -> None:
        """Request a day as the next one to read; an earlier request that is not being read yet is dropped."""
        with self._state:
            self._wanted = [*self._wanted[:1], day] if day not in self._wanted else self._wanted
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, name="diary-days", daemon=True).start()

    def wants(self, day: date) -> bool:
        """Whether the day is requested or being read."""
        with self._state:
            return day in self._wanted

    def answers(self, day: date | None = None, wait_s: float = 0) -> list[DayAnswer]:
        """Take the days that have been read, after waiting for `day` for at most `wait_s` seconds."""
        with self._state:
            if day is not None:
                self._state.wait_for(lambda: day in self._answers, wait_s)
            answers, self._answers = list(self._answers.values()), {}
            return answers

    def drop(self) -> None:
        """Drop all requests and results, as the file has changed since."""
        with self._state:
            self._turn += 1
            self._wanted.clear()
            self._answers.clear()

    def _run(self) -> None:
        while True:
            with self._state:
                if not self._wanted:
                    self._is_running = False
                    return
                day, turn = self._wanted[0], self._turn
            answer = self._answer(day)
            with self._state:
                if turn == self._turn:
                    self._wanted.remove(day)
                    self._answers[day] = answer
                    self._state.notify_all()

    def _answer(self, day: date) -> DayAnswer:
        try:
            return DayAnswer(day, self._read(day))
        except Exception as error:  # noqa: BLE001 - passed on to the GUI thread
            return DayAnswer(day, None, error)
