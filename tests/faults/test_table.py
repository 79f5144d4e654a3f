"""A sample of the table fault x operation, in this process; `tests/slow` runs the whole table."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.cell import run
from tests.faults.faults import FAULTS
from tests.faults.operations import OPERATIONS
from tests.faults.table import FAILED, NOT_RUN, OK, Cell, as_markdown, cells

SAMPLE = (
    ("folder moved", "tap"),
    ("file moved", "restore"),
    ("disk unmounted", "Finish"),
    ("FIFO as the file", "close, saved"),
    ("FIFO in shared", "share"),
    ("FIFO in second", "passphrase"),
    ("locked, waited", "note"),
    ("locked, given up", "window open"),
    ("read-only", "close, unsaved"),
    ("full at write", "backup"),
    ("full at read", "start"),
)
"""Each fault that needs no child process, with another operation each time."""


@pytest.mark.parametrize(("fault", "operation"), SAMPLE, ids=[" x ".join(one) for one in SAMPLE])
def test_the_diary_holds_what_was_entered_once(qtbot: QtBot, tmp_path: Path, fault: str, operation: str) -> None:
    del qtbot
    if why := FAULTS[fault].why_not():
        pytest.skip(why)
    root = tmp_path / "root"
    root.mkdir()
    run(fault, operation, root)


def test_the_sample_has_every_fault_of_this_process_and_every_kind_of_operation() -> None:
    assert {fault for fault, _operation in SAMPLE} == {name for name, fault in FAULTS.items() if not fault.hangs}
    assert {operation for _fault, operation in SAMPLE} <= set(OPERATIONS)


def test_the_table_has_a_result_in_every_cell() -> None:
    results = [
        Cell("moved", "tap", OK, "GoneView"),
        Cell("moved", "note", OK, ""),
        Cell("hangs", "tap", NOT_RUN, "there is no C compiler"),
        Cell("hangs", "note", FAILED, "AssertionError: twice"),
    ]
    assert as_markdown(results).splitlines() == [
        "| fault | tap | note |",
        "|---|---|---|",
        "| moved | ok (GoneView) | ok |",
        "| hangs | not run (there is no C compiler) | FAILED |",
        "",
        "hangs x note:",
        "AssertionError: twice",
    ]


def test_what_cannot_be_made_here_is_not_run_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FAULTS, "read-only", FAULTS["read-only"]._replace(why_not=lambda: "no disk may be mounted"))
    assert list(cells(["read-only"], ["tap"])) == [Cell("read-only", "tap", NOT_RUN, "no disk may be mounted")]
