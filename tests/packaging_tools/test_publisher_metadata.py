"""The publisher's values are in the metadata, missing ones are not invented, and the wheel has its dependencies."""

import runpy

import pytest
from hatchling.builders.wheel import WheelBuilder

from diary import paths

ROOT = paths.resources().parent
EMPTY = {"name": "", "contact": "", "address": "", "identifier": ""}
FILLED = EMPTY | {"name": "A Publisher", "contact": "a@example.org", "address": "https://example.org/diary"}
ADDED = {
    "urls": {
        "Homepage": "https://example.org/diary",
        "Issues": "https://example.org/diary/issues",
        "Changelog": "https://example.org/diary/blob/main/CHANGELOG.md",
    },
    "authors": [{"name": "A Publisher", "email": "a@example.org"}],
}


@pytest.mark.parametrize(
    ("publisher", "metadata"), [(EMPTY, {"urls": {}, "authors": []}), (FILLED, ADDED)], ids=["empty", "filled in"]
)
def test_what_the_publisher_fills_in_stands_there_and_nothing_is_invented(
    publisher: dict[str, str], metadata: dict[str, object]
) -> None:
    script = runpy.run_path(str(ROOT / "packaging" / "publisher_metadata.py"))
    assert script["added"](publisher) == metadata


def test_the_wheel_has_the_program_and_all_that_it_reads() -> None:
    held = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    files = (path for path in paths.resources().rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    read = {path.relative_to(ROOT) for path in files}
    wanted = {
        f"diary/{path.as_posix()}" for path in read if path.parts[1] != "screenshots" and path.name != "README.md"
    }
    legal = {f"diary/resources/{paths.legal_text(name).name}" for name in ("NOTICE", "LICENSE", "CHANGELOG.md")}
    assert {one for one in held if one.startswith("diary/resources/")} == wanted | legal
    assert {"diary/__main__.py", "diary/ui/main_window.py"} <= held
    assert not [one for one in held if not one.startswith("diary/")]
