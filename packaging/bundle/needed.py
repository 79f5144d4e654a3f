"""Prints the names of the runtime dependencies, as spelled in requirements.lock.

It runs in `.venv`, where all of them are installed.
"""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]


def needed() -> set[str]:
    """The dependencies in pyproject.toml, with the library for passphrases, and their transitive dependencies."""
    open_ends = [Requirement(one) for one in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["passphrase"]]
    names: set[str] = set()
    while open_ends:
        requirement = open_ends.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name not in names and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            names.add(name)
            open_ends += map(Requirement, distribution(requirement.name).requires or ())
    return names


if __name__ == "__main__":
    print(*sorted(needed()), sep="\n")
