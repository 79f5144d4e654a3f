"""A plugin of pytest under `coverage run`: each line that runs is credited to the test that runs it.

With `--seconds-file=FILE` how long each test took is written there, as JSON.
"""

import json
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

_seconds: defaultdict[str, float] = defaultdict(float)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seconds-file", type=Path)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    if file := session.config.getoption("--seconds-file"):
        file.write_text(json.dumps(_seconds), "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measuring = Coverage.current()
    if measuring is None:
        raise pytest.UsageError("this plugin wants `coverage run -m pytest`")
    measuring.switch_context(item.nodeid)
    answer = yield
    measuring.switch_context("")
    return answer
