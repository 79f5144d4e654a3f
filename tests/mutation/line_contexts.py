"""A pytest plugin under `coverage run`: records which test runs each line (coverage contexts).

Caches of the program and of its tests (`functools.cache`) are cleared before each test, so that each test that needs a
value computes it. With `--measured=FILE` it also writes how long each test took, and which tests depend on code that
they do not run themselves: those that start a process, or use a fixture of a wider scope.
"""

import functools
import json
import sys
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

_seconds: defaultdict[str, float] = defaultdict(float)
_depend_on_others: set[str] = set()
_running = [""]


def _notice(event: str, _arguments: tuple[object, ...]) -> None:
    if event in {"subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system"}:
        _depend_on_others.add(_running[0])


sys.addaudithook(_notice)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--measured", type=Path)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    if file := session.config.getoption("--measured"):
        depend = sorted(_depend_on_others & _seconds.keys())
        file.write_text(json.dumps({"seconds": _seconds, "depend_on_others": depend}), "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measuring = Coverage.current()
    if measuring is None:
        raise pytest.UsageError("this plugin wants `coverage run -m pytest`")
    _forget_what_is_cached()
    if _has_shared_fixture(item):
        _depend_on_others.add(item.nodeid)
    measuring.switch_context(item.nodeid)
    _running[0] = item.nodeid
    answer = yield
    measuring.switch_context("")
    return answer


def _has_shared_fixture(item: pytest.Item) -> bool:
    """Whether a fixture of the project, not of pytest or a plugin, has a wider scope than the test."""
    fixtures = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(one.scope != "function" and one.baseid for known in fixtures.values() for one in known)


def _forget_what_is_cached() -> None:
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] in {"diary", "tests"}]
    for module in modules:
        for value in list(vars(module).values()):
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
