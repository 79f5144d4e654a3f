"""The parts of the build with logic of their own: excluded files, releases, and how the bundle starts itself."""

import json
import os
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from diary import paths
from diary.reminder import autostart
from tests.packaging_tools.bill_schema import errors

ROOT = paths.resources().parent
PACKAGING = ROOT / "packaging"
EXAMPLE = {
    "name": "A Publisher",
    "contact": "a@example.org",
    "address": "https://example.org/diary",
    "identifier": "org.example.Diary",
}


def script(*place: str) -> dict[str, Any]:
    return runpy.run_path(str(PACKAGING.joinpath(*place)), run_name="read")


def test_a_library_that_is_needed_by_one_that_is_needed_stays() -> None:
    unused = script("bundle", "libraries.py")["unused"]
    needs = {"module": ["a", "libc"], "a": ["b"], "b": ["a"], "c": ["d"], "d": [], "plugin": []}
    assert unused(needs, ["module", "plugin"]) == {"c", "d"}


@pytest.mark.parametrize("filled_in", [{}, {"name": "A Publisher"}, EXAMPLE | {"identifier": " "}])
def test_nothing_is_released_while_the_publisher_is_not_filled_in(filled_in: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "publisher.toml"
    values = dict.fromkeys(EXAMPLE, "") | filled_in
    file.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items()), encoding="utf-8")
    said = subprocess.run(
        [sys.executable, PACKAGING / "publisher.py", file], capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert said.stderr.startswith("Nothing is released: publisher.toml has no ")
    file.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in EXAMPLE.items()), encoding="utf-8")
    assert script("publisher.py")["required"](file) == EXAMPLE


def test_every_job_of_the_release_waits_for_the_publisher() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    jobs = text.split("\njobs:\n")[1].split("\n\n  ")
    assert "python3 packaging/publisher.py" in jobs[0]
    assert all("needs: " in job for job in jobs[1:])
    pinned = [line.split("uses: ")[1] for line in text.splitlines() if "uses: " in line]
    assert pinned
    assert all(len(one.split("@")[1].split(" ")[0]) == 40 for one in pinned)


def test_the_bundle_starts_itself_as_python_starts_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    start = script("bundle", "start.py")
    called: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("diary.reminder.__main__.main", lambda: called.append(("reminder", sys.argv[1:])))
    monkeypatch.setattr("diary.__main__.main", lambda: called.append(("program", sys.argv[1:])))
    monkeypatch.setattr("diary.ui.tray_reminder.main", lambda: called.append(("tray", sys.argv[1:])))
    reminds = [autostart.command(Path("folder"))[1:]]
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", "win32")
        reminds.append(autostart.command(Path("folder"))[1:])
    for arguments in (*reminds, ["-m", "diary", "demo"], ["show"], []):
        monkeypatch.setattr(sys, "argv", ["neuropathy-diary", *arguments])
        start["start"]()
    reminded = [("reminder", ["folder"]), ("tray", ["folder"])]
    assert called == [*reminded, ("program", ["demo"]), ("program", ["show"]), ("program", [])]


def test_what_the_bundle_starts_finds_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    give_back = script("bundle", "start.py")["give_back_environment"]
    monkeypatch.setattr(os, "environ", {"LD_LIBRARY_PATH": "bundle", "LD_LIBRARY_PATH_ORIG": "own", "_PYI_X": "1"})
    monkeypatch.setattr(sys, "executable", "bundle/neuropathy-diary")
    give_back()
    assert os.environ == {"LD_LIBRARY_PATH": "own"}
    os.environ["APPIMAGE"] = "Diary.AppImage"
    give_back()
    assert dict(os.environ) == {"APPIMAGE": "Diary.AppImage"}
    assert sys.executable == "Diary.AppImage"


def test_the_bundle_has_the_packages_that_the_program_needs_and_no_others() -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "bundle" / "needed.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    needed = set(done.stdout.split())
    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "typst", "sqlcipher3", "matplotlib"} <= needed
    assert not {"scipy", "fhir-resources", "pytest", "hypothesis", "mypy"} & needed
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in needed if f"\n{name}==" not in locked and not locked.startswith(f"{name}==")] == []


def test_what_is_inside_is_named_once_with_its_licence_and_its_source() -> None:
    parts = tomllib.loads((PACKAGING / "bundle" / "inside.toml").read_text(encoding="utf-8"))["part"]
    assert len({part["name"] for part in parts}) == len(parts)
    for part in parts:
        assert part["licence"]
        assert ("files" in part) != ("within" in part)
        assert part["source"].startswith("https://") or part["name"] == "Neuropathy Diary"


def test_the_bill_of_materials_is_as_cyclonedx_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bill, contents = script("bundle", "bill.py"), script("bundle", "contents.py")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    parts = contents["packages_of"]({"typst", "numpy", "PIL", "sqlcipher3", "PySide6", "charset_normalizer"})
    of_debian = contents["Part"]("libffi8", "3.4.4-1", "Expat, X11", "deb", (), "https://sources.debian.org/")
    made = bill["bill"]([*parts, of_debian, contents["Part"]("Neuropathy Diary", "1.2.3", "GPL-3.0-or-later")])
    assert errors(made) == []
    assert made == bill["bill"]([*parts, of_debian, contents["Part"]("Neuropathy Diary", "1.2.3", "GPL-3.0-or-later")])
    made["components"][0]["licenses"] = [{"license": {"id": "no such licence"}}]
    assert errors(made), "the schema is asked"


def test_the_man_page_has_every_command_and_option() -> None:
    page: str = script("linux", "man_page.py")["page"]("1.2.3", "2026-11-28")
    from diary.cli import COMMANDS

    for command in COMMANDS:
        assert f".SS {command}\n" in page or f".SS {command} " in page
    assert "\n.B \\-\\-passphrase\\-fd\n" in page
    lines = page.splitlines()
    unsaid = [line for line, after in zip(lines, [*lines[1:], ""], strict=True) if line.startswith(".B ") and not after]
    assert unsaid == [], "an option without help"


def test_the_version_of_windows_has_four_numbers() -> None:
    text = script("bundle", "looks.py")["version_text"]("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in text
    compile(text, "version.txt", "eval")


def test_the_flatpak_has_neither_network_nor_home() -> None:
    made = script("flatpak", "manifest.py")["manifest"]("org.example.Diary", "0" * 64)
    assert made["id"] == "org.example.Diary"
    assert not [one for one in made["finish-args"] if "network" in one or "filesystem" in one]
    assert made["modules"][0]["sources"][0]["sha256"] == "0" * 64


def test_a_flatpak_starts_nothing_at_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    assert autostart.is_offered()
    monkeypatch.setenv("FLATPAK_ID", "org.example.Diary")
    assert not autostart.is_offered(), "its own folder for that is read by nobody"
