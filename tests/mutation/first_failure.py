"""A pytest plugin: Hypothesis stops at the first failing example, without shrinking it."""

from hypothesis import Phase, settings


def pytest_configure() -> None:
    settings.register_profile("first-failure", database=None, deadline=None, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("first-failure")
