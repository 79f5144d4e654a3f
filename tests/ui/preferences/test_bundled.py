"""What the program says it carries."""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from diary import paths
from diary.ui.preferences.bundled import Bundled, all_licences, bundled

NOTICE = paths.legal_text("NOTICE").read_text(encoding="utf-8")


def carried_packages() -> set[str]:
    """The packages that the program needs, and those that they need, by their names in lower case."""
    declared = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    wanted = [*declared["dependencies"], *declared["optional-dependencies"]["passphrase"]]
    known: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if name not in known and applies:
            known.add(name)
            wanted += metadata.requires(name) or []
    return known


def test_every_package_that_a_download_carries_is_named_with_its_licence() -> None:
    named = " ".join(one.names for one in bundled(NOTICE)).lower()
    own_names = {"pyside6-essentials": "pyside6", "shiboken6": "shiboken"}
    missing = {name for name in carried_packages() if own_names.get(name, name) not in named}
    assert missing == set()


def test_every_part_of_a_download_that_is_no_package_is_named_with_its_licence() -> None:
    inside = tomllib.loads((Path(__file__).parents[3] / "packaging" / "bundle" / "inside.toml").read_text())["part"]
    named = " ".join(one.names for one in bundled(NOTICE)) + " ".join(one.licence for one in bundled(NOTICE))
    own = {part["name"].split(" (")[0] for part in inside} - {"Neuropathy Diary"}
    assert {name for name in own if name not in named} == set()


def test_fonts_and_libraries_are_rows_with_their_licences() -> None:
    rows = bundled(NOTICE)
    assert rows[0] == Bundled("Atkinson Hyperlegible Next", "SIL Open Font License 1.1")
    assert Bundled("pikepdf", "MPL-2.0, with qpdf (Apache-2.0)") in rows
    assert all(one.names and one.licence for one in rows)


def test_all_licences_can_be_read() -> None:
    words = all_licences()
    assert "GNU GENERAL PUBLIC LICENSE" in words
    assert "SIL OPEN FONT LICENSE Version 1.1" in words
    assert words.startswith("Neuropathy Diary")


def test_a_download_says_where_the_licences_of_its_libraries_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "_internal" / "diary" / "resources"
    resources.mkdir(parents=True)
    for name in ("NOTICE", "LICENSE"):
        (resources / name).write_text(name, encoding="utf-8")
    folder = tmp_path / "licences"
    folder.mkdir()
    monkeypatch.setattr(paths, "resources", lambda: resources)
    assert str(folder) not in all_licences(), "what pip installed has them in its own folders"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert all_licences().endswith(f"The licence of each library lies in {folder}")
