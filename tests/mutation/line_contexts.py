"""A plugin of pytest under `coverage run`: each line that runs is credited to the test that runs it."""

from collections.abc import Generator

import pytest
from coverage import Coverage


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measuring = Coverage.current()
    if measuring is None:
        raise pytest.UsageError("this plugin wants `coverage run -m pytest`")
    measuring.switch_context(item.nodeid)
    answer = yield
    measuring.switch_context("")
    return answer
