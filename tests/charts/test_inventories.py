import difflib

import pytest

from tests.charts.inventories import FOLDER, inventory, kept
from tests.charts.scenes import SCENES


@pytest.mark.parametrize("name", SCENES)
def test_a_chart_consists_of_what_it_did(name: str) -> None:
    """Written anew by `python -m tests.charts.inventories` where the change is meant."""
    changed = difflib.unified_diff(kept(name).splitlines(), inventory(name).splitlines(), lineterm="", n=0)
    assert "\n".join(changed) == ""


def test_no_inventory_is_left_over() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(SCENES)
