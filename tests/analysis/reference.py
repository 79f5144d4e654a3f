"""Reference figures of the specification by example for nine synthetic diaries (`tests/data/README.md`)."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "figures" / "reference.json").read_text("utf-8")
)


def ratings_of(case: dict[str, Any]) -> NDArray[np.float64]:
    """The ratings of a case, one per day: a digit each, X for 10, a point for a day without a rating."""
    return np.array([np.nan if one == "." else 10.0 if one == "X" else float(one) for one in case["ratings"]])


def slice_of(case: dict[str, Any], name: str) -> slice:
    return slice(*case[name])
