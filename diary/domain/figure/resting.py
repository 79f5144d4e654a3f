"""The figure of a resting person, shown where there is no exercise."""

from functools import cache

from diary import paths
from diary.domain.figure.pose import Movement, movement_from


@cache
def resting() -> Movement:
    """The movement of a person on a chair; raises `InvalidEntryError` if its file cannot be read."""
    return movement_from(paths.resources() / "pictures" / "rest.toml")
