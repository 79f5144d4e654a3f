"""Every entry of the program's registries has a test, and the registries are complete."""

import re
from pathlib import Path

import pytest

from diary.charts import CHARTS, chart_named
from diary.domain.catalogue import exercise, exercises
from diary.formats import EXPORTS, IMPORTS, export_formats, export_keys, import_formats, import_keys
from diary.storage.file.migrations import STEPS
from diary.ui.pages import PAGES, PageEntry

HERE = Path(__file__).parent
PROGRAM = HERE.parent / "diary"


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_has_its_name_and_a_test(name: str) -> None:
    assert chart_named(name).key == name
    assert (HERE / "charts" / f"test_{name}.py").is_file()


def test_no_chart_is_left_out_of_the_list() -> None:
    modules = {path.stem for path in (PROGRAM / "charts").glob("*.py") if "\nCHART = " in path.read_text("utf-8")}
    assert modules == set(CHARTS)


def test_each_format_has_a_test_and_none_is_left_out_of_the_lists() -> None:
    tests = "".join(path.read_text("utf-8") for path in (HERE / "formats").glob("test_*.py"))
    for name in (*IMPORTS, *EXPORTS):
        assert (HERE / "formats" / f"test_{name}.py").is_file() or name.removesuffix("_export") in tests, name
    folder = PROGRAM / "formats"
    exporting = {path.stem for path in (folder / "exporting").glob("*.py") if "\nFORMAT = " in path.read_text("utf-8")}
    importing = {path.stem for path in (folder / "importing").glob("*_import.py")}
    assert (exporting, importing) == (set(EXPORTS), set(IMPORTS))


def test_each_format_has_the_key_of_its_module() -> None:
    assert export_keys() == tuple(form.key for form in export_formats())
    assert import_keys() == tuple(form.key for form in import_formats())


def test_the_readme_lists_the_formats_of_the_registries() -> None:
    readme = (HERE.parent / "README.md").read_text("utf-8")
    listed_exports = f"export --format {'|'.join(export_keys())} "
    assert listed_exports in readme, f"README.md, under “The command line”, lacks: {listed_exports}"
    [listed] = re.findall(r"`--from-app` takes ([^.]*)\.", readme)
    assert re.findall(r"`([^`]*)`", listed) == list(import_keys())
    for form in import_formats():
        program = form.name.partition(" (")[0].partition(",")[0]
        assert form.key in ("json", "diary-csv", "csv") or program in " ".join(readme.split()), program


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_each_page_is_in_a_journey(entry: PageEntry) -> None:
    key = entry.key
    journeys = "".join(path.read_text("utf-8") for path in (HERE / "journeys").glob("test_*.py"))
    assert (PROGRAM / "ui" / key / "page.py").is_file()
    assert f'"{key}"' in journeys or "pages.PAGES" in journeys


def test_each_step_of_the_schema_has_its_file_and_an_old_diary_to_upgrade() -> None:
    files = sorted((PROGRAM / "storage" / "file" / "migrations").glob("v*_*.py"))
    assert len(files) == len(STEPS)
    for number in range(1, len(STEPS)):
        assert list((HERE / "data").glob(f"diary_v{number}.sqlite")), number


def test_each_exercise_is_found_by_its_key() -> None:
    assert {key: exercise(key) for key in exercises()} == exercises()
    for no_key in ("", "nothing", "../exercises/calf-raise", "x/calf-raise", "9" * 400):
        assert exercise(no_key) is None
