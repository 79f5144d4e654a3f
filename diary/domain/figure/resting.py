"""The figure of somebody who rests, which belongs to no exercise."""

from functools import cache

from diary import paths
from diary.domain.figure.pose import Movement, movement_from


@cache
def resting() -> Movement:
    """A person on a chair; raises `InvalidEntryError` where the file cannot be read."""
    return movement_from(paths.resources() / "pictures" / "rest.toml")
