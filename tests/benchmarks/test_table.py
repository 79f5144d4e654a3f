"""The table of measurements is printed completely, even if one fails."""

import io
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QObject

from diary.ui.background import Background
from tests.benchmarks.measured import Effort, Measure, Measured
from tests.benchmarks.start_speed import require_floor
from tests.benchmarks.table import print_table
from tests.benchmarks.untouched_pyside import copy_shiboken
from tests.benchmarks.waiting import FreezeMeter, Quiet, wait_until

KEPT, MISSED = Measured("kept well", 1.0, 2.0, "1 ms"), Measured("too slow", 3.0, 2.0, "3 ms")


def breaks_after_a_line(_effort: Effort) -> Iterator[Measured]:
    yield KEPT
    raise TimeoutError("not done after 60 s")


def printed(effort: Effort, **measures: Measure) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = print_table(measures, effort, out)
    return code, out.getvalue().splitlines()


def test_a_measure_that_fails_is_told_and_the_rest_is_printed() -> None:
    code, lines = printed(Effort(), broken=breaks_after_a_line, other=lambda _effort: [KEPT])
    assert code == 1
    assert [line.split()[:2] for line in lines[:3]] == [["kept", "well"], ["broken", "FAILED"], ["kept", "well"]]
    assert lines[1].endswith("FAILED  TimeoutError: not done after 60 s")
    assert lines[3].endswith("limits missed: 0; measures failed: 1")
    assert lines[4] == "in s: broken 0, other 0"


@pytest.mark.parametrize(("is_short", "code"), [(False, 1), (True, 0)])
def test_a_missed_limit_is_judged_in_the_whole_form_only(is_short: bool, code: int) -> None:
    answered, lines = printed(Effort(is_short=is_short), slow=lambda _effort: [MISSED, KEPT])
    assert answered == code
    assert ["MISSED" in line for line in lines] == [True, False, False, False]


def test_the_short_form_fails_where_a_measure_does() -> None:
    assert printed(Effort(is_short=True), broken=breaks_after_a_line)[0] == 1


def test_a_line_is_printed_before_the_next_is_measured() -> None:
    out, seen = io.StringIO(), []

    def measure(_effort: Effort) -> Iterator[Measured]:
        yield KEPT
        seen.append(out.getvalue())
        yield MISSED

    print_table({"two": measure}, Effort(), out)
    assert [text.count("\n") for text in seen] == [1]


@pytest.mark.usefixtures("qapp")
def test_waiting_ends_when_it_is_done_and_fails_after_the_patience() -> None:
    done = Event()
    Thread(target=done.set).start()
    wait_until(done.is_set)
    with pytest.raises(TimeoutError, match="not done after"):
        wait_until(lambda: False, patience_s=0.05)


@pytest.mark.usefixtures("qapp")
def test_what_goes_wrong_while_waiting_is_raised() -> None:
    answers = iter([False])
    with pytest.raises(StopIteration):
        wait_until(lambda: next(answers))


@pytest.mark.usefixtures("qapp")
def test_the_window_is_quiet_only_after_what_is_worked_on_behind_it() -> None:
    owner, may_end = QObject(), Event()
    background = Background(owner)
    quiet = Quiet(owner, for_s=0.05)
    background.start(may_end.wait)
    with pytest.raises(TimeoutError):
        wait_until(quiet, patience_s=0.3)
    may_end.set()
    wait_until(quiet)
    assert not background.is_busy
    background.close()


@pytest.mark.usefixtures("qapp")
def test_a_freeze_is_as_long_as_the_act_that_keeps_the_window_from_answering() -> None:
    waited = Event()
    longest = FreezeMeter().longest(lambda: waited.wait(0.2), lambda: True)
    assert longest >= 200


@pytest.mark.usefixtures("qapp")
def test_the_floor_is_the_copy_of_what_the_wheel_holds(tmp_path: Path) -> None:
    floor = copy_shiboken(tmp_path / "pyside")
    require_floor(floor)
    with pytest.raises(RuntimeError, match="shiboken6"):
        require_floor(tmp_path / "nothing")
