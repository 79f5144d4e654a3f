"""Recorded activities: GPX and FIT files written here, alone and in an archive."""

import gzip
import struct
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from diary.domain.exercise import ExerciseDone
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.fit import FitError, sessions
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out, things

_FIT_EPOCH = int(datetime(1989, 12, 31, tzinfo=UTC).timestamp())
START = int(datetime(2026, 3, 1, 22, 30, tzinfo=UTC).timestamp()) - _FIT_EPOCH
WALKING, DRIVING, GENERIC = 11, 24, 0
TWO_HOURS = 7200


def crc(content: bytes) -> int:
    """The checksum as Garmin's documentation reckons it, half a byte at a time."""
    table: tuple[int, ...] = (0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401)
    table += (0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400)
    value = 0
    for byte in content:
        for half in (byte & 0xF, byte >> 4):
            value = ((value >> 4) & 0x0FFF) ^ table[value & 0xF] ^ table[half]
    return value


def fit_file(sport: int = WALKING, timer_ms: int = 1_530_000, offset_s: int | None = TWO_HOURS) -> bytes:
    """A file with a record, which is skipped, a session, and the activity that says the clock of the place."""
    records = b"\x40\x00\x00\x14\x00\x02\xfd\x04\x86\x03\x01\x02"  # record: timestamp, heart rate
    records += b"\x00" + struct.pack("<IB", START, 71)
    records += b"\x00" + struct.pack("<IB", START + 1, 72)
    records += b"\x61\x00\x01" + struct.pack(">HB", 18, 5)  # session, big-endian, with a field of a developer
    records += b"\xfd\x04\x86\x02\x04\x86\x05\x01\x00\x07\x04\x86\x08\x04\x86" + b"\x01\x00\x02\x00"
    records += b"\x01" + struct.pack(">IIBII", START + 1800, START, sport, 1_800_000, timer_ms) + b"ab"
    records += b"\x42\x00\x00" + struct.pack("<HB", 34, 2) + b"\xfd\x04\x86\x05\x04\x86"
    local = 0xFFFFFFFF if offset_s is None else START + 1800 + offset_s
    records += b"\x02" + struct.pack("<II", START + 1800, local)
    body = struct.pack("<BBHI4s", 12, 0x20, 2100, len(records), b".FIT") + records
    return body + struct.pack("<H", crc(body))


def gpx_file(kind: str = "<type>walking</type>", times: tuple[str, ...] = ("10:00:00Z", "10:20:00Z")) -> bytes:
    points = "".join(f'<trkpt lat="1" lon="2"><ele>3</ele><time>2026-03-01T{one}</time></trkpt>' for one in times)
    later = '<trkpt lat="1" lon="2"><time>2026-03-01T11:00:00.500Z</time></trkpt>'
    end = '<trkpt lat="1" lon="2"><time>2026-03-01T11:05:30.500Z</time></trkpt>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
        "<metadata><time>2026-03-09T00:00:00Z</time></metadata>"
        f'<wpt lat="1" lon="2"><time>2026-03-09T00:00:00Z</time></wpt><trk><name>Lunch</name>{kind}'
        f"<trkseg>{points}</trkseg><trkseg>{later}{end}</trkseg><trkseg/></trk></gpx>"
    ).encode()


def written(folder: Path, content: bytes) -> Path:
    path = folder / "activity"
    path.write_bytes(content)
    return path


def test_a_gpx_track_has_the_minutes_of_its_parts(tmp_path: Path) -> None:
    preview = look_at(written(tmp_path, gpx_file()), "gpx-fit")
    plan = plan_of(preview)
    [walk] = made(plan.changes, ExerciseDone)
    assert (walk.exercise, walk.day.isoformat(), walk.minutes) == ("brisk-walk", "2026-03-01", 25.5)
    assert adds_nothing_again(preview, plan)


@pytest.mark.parametrize("kind", ["", "<type>10</type>"])
def test_what_a_track_does_not_say_is_asked(tmp_path: Path, kind: str) -> None:
    preview = look_at(written(tmp_path, gpx_file(kind)), "gpx-fit")
    [thing] = preview.mapping.things
    assert (thing.meaning, thing.amount) == ("ask", "minutes")
    assert not plan_of(preview).changes


@pytest.mark.parametrize(
    "content",
    [
        gpx_file(times=("10:20:00Z", "10:00:00Z")),
        gpx_file(times=("10:00:00Z", "half past ten")),
        gpx_file()[:-20],
        gpx_file().replace(b"<gpx ", b'<!DOCTYPE gpx [<!ENTITY a "aa">]><gpx '),
        b"<gpx></gpx>",
        fit_file()[:-1],
        fit_file()[:60] + b"\xff" + fit_file()[61:],
    ],
)
def test_what_is_damaged_or_says_no_time_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = source(written(tmp_path, content))
    with pytest.raises(FormatError, match=r"no whole GPX or FIT|tells no times"):
        recognised(file).preview(file, Work(), None)


def test_a_fit_session_has_its_timer_and_the_clock_of_the_place(tmp_path: Path) -> None:
    preview = look_at(written(tmp_path, fit_file()), "gpx-fit")
    plan = plan_of(preview)
    [walk] = made(plan.changes, ExerciseDone)
    assert (walk.exercise, walk.day.isoformat(), walk.minutes) == ("brisk-walk", "2026-03-01", 25.5)
    assert sessions(fit_file())[0].begin.isoformat() == "2026-03-02T00:30:00+02:00"
    assert sessions(fit_file(offset_s=None))[0].begin == sessions(fit_file())[0].begin
    assert [one.minutes for one in sessions(fit_file(timer_ms=0xFFFFFFFF) * 2)] == [30, 30]


def test_an_archive_counts_the_same_activity_once_and_lists_what_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("activities/1.gpx", gpx_file())
        archive.writestr("activities/2.gpx.gz", gzip.compress(gpx_file()))
        archive.writestr("activities/3.fit.gz", gzip.compress(fit_file(DRIVING)))
        archive.writestr("activities/4.fit", fit_file(GENERIC))
        archive.writestr("activities/5.fit", b"nothing")
        archive.writestr("activities/6.gpx", b"<gpx></gpx>")
        archive.writestr("activities/7.gpx", gpx_file().replace(b"2026-03-01", b"2999-03-01"))
        archive.writestr("activities.csv", b"Activity ID\n1\n")
    preview = look_at(path, "gpx-fit")
    meanings = {label: thing.meaning for label, thing in things(preview.mapping).items()}
    assert meanings == {"Workout: walking": "exercise", "Workout: Driving": "unknown", "Workout": "ask"}
    plan = plan_of(preview)
    assert [one.minutes for one in made(plan.changes, ExerciseDone)] == [25.5]
    assert rows_left_out(plan) == [
        (2, "activities/2.gpx.gz", "is the same activity once more"),
        (5, "activities/5.fit", "is cut off or damaged"),
        (6, "activities/6.gpx", "tells no times"),
        (7, "25.5", "is of a day that has not come yet"),
    ]
    assert {one.label for one in plan.left_out if one.row} == {"File", "Workout: walking"}
    assert plan.adds_up


def test_a_session_without_a_time_is_no_session() -> None:
    with pytest.raises(FitError):
        sessions(fit_file()[:-30])
