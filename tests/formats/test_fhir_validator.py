"""The FHIR documents before a second validator, which knows R4 itself and nothing of the one they are built with.

It needs node and the packages of `tests/fhir_validator` (`npm ci` there).
"""

import copy
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.period import Period
from diary.domain.record import Record
from diary.formats.exporting import fhir_export
from diary.formats.work import Work
from tests.formats.broken_documents import BREAKS, Document
from tests.formats.diaries import DAY, MADE_ON, diary
from tests.slow.whole import at, only_whole
from tests.strategies import FIRST, LAST, diaries

VALIDATOR = Path(__file__).parent.parent / "fhir_validator"
DEFINITIONS = VALIDATOR / "node_modules" / "@medplum" / "definitions"
NODE = shutil.which("node")
RESOURCES = (
    "Binary",
    "Bundle",
    "CarePlan",
    "Composition",
    "DocumentReference",
    "Encounter",
    "MedicationStatement",
    "Observation",
    "Patient",
    "Procedure",
    "Questionnaire",
    "QuestionnaireResponse",
)
PAGE = b"%PDF-1.7\n"
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="node is not installed"),
    pytest.mark.skipif(not DEFINITIONS.is_dir(), reason="npm ci was not run in tests/fhir_validator"),
]


def errors(*files: Path) -> dict[str, list[str]]:
    """What the validator finds wrong, by the name of the file."""
    done = subprocess.run(
        [str(NODE), "validate.mjs", *map(str, files)],
        cwd=VALIDATOR,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )
    return {Path(name).name: found for name, found in json.loads(done.stdout).items()}


def test_the_document_has_no_error_and_each_broken_one_has(tmp_path: Path) -> None:
    days = (DAY, MADE_ON + timedelta(days=1))
    excerpt = replace(diary(), period=Period(DAY, days[-1]))
    excerpt = changed(excerpt, added(Measurement(day=day, quantity="weight", value=81.5) for day in days))
    sound: Document = json.loads(fhir_export.write_with(excerpt, MADE_ON, PAGE, Work()))
    files = [_written(tmp_path, "sound", sound)]
    for breaks in BREAKS:
        broken = copy.deepcopy(sound)
        breaks(broken)
        assert broken != sound
        files.append(_written(tmp_path, breaks.__name__, broken))
    found = errors(*files)
    assert found.pop("sound.json") == []
    assert [name for name, wrong in found.items() if not wrong] == []
    assert len(found) >= 16


@only_whole
def test_random_diaries_are_documents_without_an_error(tmp_path: Path) -> None:
    files = list[Path]()

    @given(diaries)
    @settings(max_examples=at(60, 24), database=None, deadline=None, phases=[Phase.generate])
    def write(some: list[Record]) -> None:
        excerpt = changed(Excerpt(period=Period(FIRST, LAST)), added(some))
        files.append(_written(tmp_path, str(len(files)), json.loads(fhir_export.write(excerpt, MADE_ON))))

    write()
    assert len(files) > 20
    assert {name: wrong for name, wrong in errors(*files).items() if wrong} == {}


def test_the_models_have_the_elements_of_r4_for_what_is_used() -> None:
    file = next(DEFINITIONS.rglob("r4/profiles-resources.json"))
    entries = json.loads(file.read_text("utf-8"))["entry"]
    defined = {one["resource"]["name"]: one["resource"] for one in entries}
    used = _used(json.loads(fhir_export.write_with(diary(), MADE_ON, PAGE, Work())))
    assert set(used) == set(RESOURCES)
    for kind in RESOURCES:
        elements = defined[kind]["snapshot"]["element"]
        names = {one["path"].split(".")[1] for one in elements if one["path"].count(".") == 1}
        choices = {name.removesuffix("[x]") for name in names if name.endswith("[x]")}
        in_r4 = {name for name in used[kind] if name in names or any(name.startswith(choice) for choice in choices)}
        assert used[kind] == in_r4, kind
        model = getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
        required = {one["path"].split(".")[1] for one in elements if one["path"].count(".") == 1 and one["min"] == 1}
        assert not required - {"medication[x]"} - {one.alias for one in model.model_fields.values()}, kind


def _used(document: Document) -> dict[str, set[str]]:
    """The elements of each kind of resource in the document."""
    found: dict[str, set[str]] = {document["resourceType"]: set(document) - {"resourceType"}}
    for entry in document["entry"]:
        resource = entry["resource"]
        found.setdefault(resource["resourceType"], set()).update(set(resource) - {"resourceType"})
    return found


def _written(folder: Path, name: str, document: Document) -> Path:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file
