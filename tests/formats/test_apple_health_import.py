"""Apple Health's export.xml, alone and in its archive."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing import apple_health_import
from diary.formats.importing.apple_health_import import IMPORT
from diary.formats.importing.reading import source
from diary.formats.work import CancelledError, Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, ratings, rows_left_out

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 11 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-03-05 08:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1958-01-01"/>
"""
STEP, SLEEP = "HKQuantityTypeIdentifierStepCount", "HKCategoryTypeIdentifierSleepAnalysis"
SYMPTOM, ASLEEP = "HKCategoryTypeIdentifier", "HKCategoryValueSleepAnalysis"


def record(kind: str, value: str, begin: str, end: str = "", source_name: str = "Watch") -> str:
    return (
        f' <Record type="{kind}" sourceName="{source_name}" unit="count" creationDate="{begin} +0100"'
        f' startDate="{begin} +0100" endDate="{end or begin} +0100" value="{value}"/>\n'
    )


def workout(kind: str, minutes: str, begin: str, unit: str = "min") -> str:
    return (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" durationUnit="{unit}"'
        f' sourceName="Watch" startDate="{begin} +0100" endDate="{begin} +0100">\n'
        '  <MetadataEntry key="x" value="1"/>\n </Workout>\n'
    )


ROWS = "".join(
    [
        record(STEP, "3000", "2026-03-01 09:00:00"),
        record(STEP, "2000", "2026-03-01 17:00:00"),
        record(STEP, "4100", "2026-03-01 09:00:00", source_name="Phone"),
        record(STEP, "10", "2026-03-02 23:59:00"),
        record(SLEEP, f"{ASLEEP}InBed", "2026-03-01 21:00:00", "2026-03-02 08:00:00"),
        record(SLEEP, f"{ASLEEP}AsleepCore", "2026-03-01 23:00:00", "2026-03-02 03:00:00"),
        record(SLEEP, f"{ASLEEP}Asleep", "2026-03-02 02:00:00", "2026-03-02 06:30:00", "Phone"),
        record(SLEEP, f"{ASLEEP}Awake", "2026-03-02 06:30:00", "2026-03-02 06:40:00"),
        record(f"{SYMPTOM}LowerBackPain", "HKCategoryValueSeverityModerate", "2026-03-01 20:00:00"),
        record(f"{SYMPTOM}Headache", "HKCategoryValueSeverityNotPresent", "2026-03-01 20:00:00"),
        record(f"{SYMPTOM}Headache", "HKCategoryValueSeverityUnspecified", "2026-03-02 20:00:00"),
        record("HKQuantityTypeIdentifierHeartRate", "71", "2026-03-01 20:00:00"),
        workout("Walking", "25.25", "2026-03-01 10:00:00"),
        workout("TraditionalStrengthTraining", "0.5", "2026-03-02 10:00:00", "hr"),
    ]
)
DAYS = 25_000


def export(folder: Path, rows: str = ROWS, head: str = HEAD, end: str = "</HealthData>\n") -> Path:
    file = folder / "export.xml"
    file.write_text(f"{head}{rows}{end}", encoding="utf-8")
    return file


@pytest.mark.parametrize("piece", range(500, 520))
def test_a_character_that_xml_forbids_does_not_refuse_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(apple_health_import, "_PIECE", piece)
    rows = record(STEP, "100", "2026-03-01 09:00:00", source_name="My&#11;Watch\x0b") * 2
    rows += record(STEP, "200", "2026-03-02 09:00:00", source_name="A &amp; B&#xC;")
    file = export(tmp_path, rows)
    steps = {one.day.day: one.value for one in made(plan_of(look_at(file, "apple-health")).changes, Measurement)}
    assert steps == {1: 200, 2: 200}


def zipped(file: Path, inner: str = "apple_health_export/export.xml") -> Path:
    archive = file.with_name("export.zip")
    with ZipFile(archive, "w", ZIP_DEFLATED) as whole:
        whole.writestr("apple_health_export/export_cda.xml", "<?xml version='1.0'?><ClinicalDocument/>")
        whole.write(file, inner)
    file.unlink()
    return archive


@pytest.mark.parametrize("place", [export, lambda folder: zipped(export(folder))], ids=["file", "archive"])
def test_steps_sleep_symptoms_and_workouts_are_read(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    preview = look_at(place(tmp_path), "apple-health")
    plan = plan_of(preview)
    measured = {(one.quantity, one.day.isoformat()): one.value for one in made(plan.changes, Measurement)}
    assert measured == {
        ("steps", "2026-03-01"): 5000,
        ("steps", "2026-03-02"): 10,
        ("sleep-hours", "2026-03-02"): 7.5,
    }
    assert ratings(plan) == [("lower-back-pain", "2026-03-01", 6.7), ("headache", "2026-03-01", 0)]
    done = [(one.exercise, one.minutes) for one in made(plan.changes, ExerciseDone)]
    assert done == [("brisk-walk", 25.3), ("traditional-strength-training", 30)]
    assert [(one.text, one.reason) for one in plan.left_out if one.row] == [
        ("2026-03-02 20:00:00 +0100 HKCategoryValueSeverityUnspecified", "says no degree")
    ]
    assert ("Heart rate", "nothing in the diary is like it", 1) in [
        (one.label, one.reason, one.cells) for one in plan.left_out
    ]
    assert adds_nothing_again(preview, plan)


def test_an_archive_in_another_language_is_recognised_by_its_content(tmp_path: Path) -> None:
    preview = look_at(zipped(export(tmp_path), "apple_health_export/Exportieren.xml"), "apple-health")
    assert preview.rows == 14


def test_records_that_cannot_be_are_listed_by_line(tmp_path: Path) -> None:
    bad = "".join(
        [
            record(STEP, "-5", "2026-03-01 09:00:00"),
            record(STEP, "many", "2026-03-01 09:00:00"),
            record(STEP, "5", "2026-02-30 09:00:00"),
            record(STEP, "nan", "2026-03-01 09:00:00"),
            record(SLEEP, f"{ASLEEP}Asleep", "2026-03-02 23:00:00", "2026-03-01 23:00:00"),
            record(STEP, "250000", "2026-03-02 09:00:00"),
            record(STEP, "100", "2026-03-03 09:00:00"),
        ]
    )
    plan = plan_of(look_at(export(tmp_path, bad), "apple-health"))
    assert [(one.day.isoformat(), one.value) for one in made(plan.changes, Measurement)] == [("2026-03-03", 100)]
    assert [(row, reason) for row, _text, reason in rows_left_out(plan)] == [
        (row, "is no whole record") for row in range(10, 15)
    ]
    assert [one.text for one in plan.left_out if not one.row] == ["250000"]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE HealthData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<HealthData locale="en_GB">
"""


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        (BOMB, ' <Record type="&b;" value="1"/>\n', "defines texts that grow"),
        (HEAD, ' <Record type="&b;" value="1"/>\n', "no whole XML"),
        (HEAD, " <Record type=>\n", "no whole XML"),
        (HEAD.replace("UTF-8", "martian"), ROWS, "no whole XML"),
    ],
    ids=["bomb", "unknown entity", "no XML", "unknown encoding"],
)
def test_what_is_no_honest_xml_is_refused_in_one_sentence(tmp_path: Path, head: str, rows: str, words: str) -> None:
    file = export(tmp_path, rows, head)
    with pytest.raises(FormatError, match=words) as refused:
        look_at(file, "apple-health")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("place", [lambda file: file, zipped], ids=["file", "archive"])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    with pytest.raises(FormatError, match="cut off or damaged"):
        look_at(place(export(tmp_path, end="")), "apple-health")


def test_a_declared_entity_that_stands_far_from_the_beginning_is_refused(tmp_path: Path) -> None:
    head = HEAD.replace("]>", f"<!--{'x' * 80_000}--><!ENTITY a 'aaa'>]>")
    with pytest.raises(FormatError):
        IMPORT.preview(source(export(tmp_path, head=head)), Work(), None)


def test_reading_tells_how_far_it_is_and_can_be_called_off(tmp_path: Path) -> None:
    file = export(tmp_path, "".join(record(STEP, "1", "2026-03-01 09:00:00") for _row in range(DAYS)))
    told = list[float]()
    IMPORT.preview(source(file), Work(told.append), None)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == 1
    work = Work(lambda share: work.cancel() if share > 0.3 else None)
    with pytest.raises(CancelledError):
        IMPORT.preview(source(file), work, None)


def test_a_web_page_is_not_taken_for_an_export(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><body>HealthData</body></html>", encoding="utf-8")
    with pytest.raises(FormatError, match="neither a table nor"):
        recognised(source(file))


@pytest.mark.parametrize(
    "body",
    [b"<a>" * 200_000, b"<a b='" + b"x" * 40_000_000, b"<Record type='%d'/>" * 2],
    ids=["deep", "long", "many types"],
)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apple_health_import, "_MOST_TYPES", 1)
    if b"%d" in body:
        body = b"".join(b"<Record type='%d'/>" % number for number in range(5))
    file = tmp_path / "export.xml"
    file.write_bytes(b"<?xml version='1.0'?>\n<HealthData>" + body + b"</HealthData>")
    with pytest.raises(FormatError, match="far more than"):
        apple_health_import.preview(source(file), Work())
