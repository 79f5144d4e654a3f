"""Operations on a place that hangs: the caller waits no longer than the limit, and other places are unaffected."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diary.foreign import asking
from diary.foreign.asking import AbandonedError, Request, ask, patience
from diary.foreign.errors import Purpose, SilentPlaceError

STICK, DISK = Path("/stick"), Path("/disk")
SHORT_S = 0.05


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """The event for which hanging work waits; it is set at the end."""
    event = threading.Event()
    yield event
    event.set()
    until(lambda: not any(asking._hanging.values()))


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.001)
    assert holds()


def hang(gate: threading.Event, name: str, place: Path = STICK) -> None:
    with patience(SHORT_S), pytest.raises(SilentPlaceError):
        ask(place, place / name, Purpose.SHARED, lambda _request: gate.wait())


def test_the_answer_and_the_errors_come_back() -> None:
    assert ask(STICK, STICK, Purpose.CHOSEN, lambda _request: 7) == 7
    with pytest.raises(FileNotFoundError):
        ask(STICK, STICK, Purpose.CHOSEN, lambda _request: (STICK / "no").read_bytes())
    assert not asking.is_waited_for()


@pytest.mark.parametrize(
    ("purpose", "sentence"),
    [
        (Purpose.SECOND_COPY, "The folder for the second copy does not answer."),
        (Purpose.SHARED, "The shared folder does not answer."),
        (Purpose.OUTPUT, "The place of /stick/a.pdf does not answer; it may not have been saved there."),
        (Purpose.CHOSEN, "The place of /stick/a.pdf does not answer."),
    ],
)
def test_a_place_that_hangs_is_told_in_a_sentence_of_its_kind(
    gate: threading.Event, purpose: Purpose, sentence: str
) -> None:
    with patience(SHORT_S), pytest.raises(SilentPlaceError) as told:
        ask(STICK, STICK / "a.pdf", purpose, lambda _request: gate.wait())
    assert str(told.value) == sentence


def test_another_file_and_another_place_answer_while_one_hangs(gate: threading.Event) -> None:
    hang(gate, "one")
    assert ask(STICK, STICK / "two", Purpose.SHARED, lambda _request: 2) == 2
    assert ask(DISK, DISK, Purpose.SHARED, lambda _request: 3) == 3


def test_what_hangs_is_not_asked_again_before_it_has_answered(gate: threading.Event) -> None:
    hang(gate, "one")
    asked: list[int] = []
    with pytest.raises(SilentPlaceError):
        ask(STICK, STICK / "one", Purpose.SHARED, lambda _request: asked.append(1))
    assert asked == []
    gate.set()
    until(lambda: not any(asking._hanging.values()))
    ask(STICK, STICK / "one", Purpose.SHARED, lambda _request: asked.append(2))
    assert asked == [2]


def test_a_place_at_which_three_threads_hang_is_silent_and_one_is_enough_in_a_hurry(gate: threading.Event) -> None:
    hang(gate, "one")
    with patience(1.0), pytest.raises(SilentPlaceError):
        ask(STICK, STICK / "other", Purpose.SHARED, lambda _request: 2)
    with patience(SHORT_S):
        assert ask(DISK, DISK, Purpose.SHARED, lambda _request: 3) == 3
    for name in ("two", "three"):
        with pytest.MonkeyPatch.context() as shorter:
            shorter.setattr(asking, "_limits", [SHORT_S])
            shorter.setattr(asking, "USUAL_SECONDS", SHORT_S)
            with pytest.raises(SilentPlaceError):
                ask(STICK, STICK / name, Purpose.SHARED, lambda _request: gate.wait())
    with pytest.raises(SilentPlaceError):
        ask(STICK, STICK / "four", Purpose.SHARED, lambda _request: 4)


def test_progress_is_waited_for_and_silence_is_not(gate: threading.Event) -> None:
    def slow(request: Request) -> int:
        for _part in range(10):
            gate.wait(SHORT_S / 2)
            request.step()
        return 5

    with patience(SHORT_S * 2):
        assert ask(STICK, STICK, Purpose.SHARED, slow) == 5


def test_who_waits_already_is_hurried(gate: threading.Event) -> None:
    errors: list[BaseException] = []

    def wait() -> None:
        try:
            ask(STICK, STICK, Purpose.SHARED, lambda _request: gate.wait())
        except SilentPlaceError as error:
            errors.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    until(asking.is_waited_for)
    with patience(0.0):
        waiting.join(10)
    assert len(errors) == 1


def test_work_that_nobody_waits_for_any_more_ends_at_its_next_step(gate: threading.Event) -> None:
    ends: list[BaseException] = []

    def work(request: Request) -> None:
        gate.wait()
        try:
            request.step()
        except AbandonedError as error:
            ends.append(error)
            raise

    with patience(SHORT_S), pytest.raises(SilentPlaceError):
        ask(STICK, STICK, Purpose.SHARED, work)
    gate.set()
    until(lambda: bool(ends))
