"""A plugin of pytest: Hypothesis ends at the first example that fails, and looks for no smaller one."""

from hypothesis import Phase, settings


def pytest_configure() -> None:
    settings.register_profile("first-failure", database=None, deadline=None, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("first-failure")
