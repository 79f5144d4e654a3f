"""Files of every format, damaged anywhere: read, or refused in one sentence, and never more than that."""

import json
import re
import sqlite3
from base64 import b64encode
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.formats import IMPORTS, import_formats, recognised
from diary.formats.errors import FormatError
from diary.formats.exporting import csv_export, xlsx_export
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats import test_apple_health_import as apple
from tests.formats import test_bearable_import as bearable
from tests.formats import test_daylio_backup_import as daylio_backup
from tests.formats import test_daylio_import as daylio
from tests.formats import test_fitbit_import as fitbit
from tests.formats import test_flaredown_import as flaredown
from tests.formats import test_gpx_fit_import as gpx_fit
from tests.formats import test_health_connect_import as health_connect
from tests.formats import test_loop_backup_import as loop_backup
from tests.formats import test_loop_import as loop
from tests.formats import test_nomie_import as nomie
from tests.formats import test_nomie_wide_import as nomie_wide
from tests.formats import test_pixels_import as pixels
from tests.formats import test_track_and_graph_import as track_and_graph
from tests.formats.diaries import MADE_ON, diary
from tests.formats.importing import BLANK, TODAY, with_scale
from tests.slow.whole import at


def _archive(files: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def _backup() -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(loop_backup.HABITS)
        made.execute(loop_backup.REPETITIONS)
        made.execute("INSERT INTO Habits (id, name, type, unit) VALUES (1, 'Steps', 1, 'steps')")
        made.execute("INSERT INTO Repetitions (habit, timestamp, value) VALUES (1, 1772323200000, 5210000)")
        made.commit()
        return bytes(made.serialize())


def _health_connect() -> bytes:
    with TemporaryDirectory() as folder:
        return health_connect.database(Path(folder)).read_bytes()


_XML = f"{apple.HEAD}{apple.ROWS}</HealthData>\n"
SAMPLES: dict[str, bytes] = {
    "apple-health": _XML.encode(),
    "apple-health in an archive": _archive({"export.xml": _XML}),
    "bearable": f"{bearable.OLD}\n{bearable.ROWS}".encode(),
    "daylio": f"{daylio.HEADER}\n{daylio.ROWS}".encode(),
    "daylio-backup": _archive({"backup.daylio": b64encode(json.dumps(daylio_backup.DOCUMENT).encode()).decode()}),
    "flaredown": flaredown.TEXT.encode(),
    "loop": _archive(loop.NEWEST),
    "loop older": _archive(loop.OLDER),
    "loop-backup": _backup(),
    "nomie": json.dumps(nomie.SIX).encode(),
    "nomie 5": json.dumps(nomie.FIVE).encode(),
    "nomie-wide": nomie_wide.TEXT.encode(),
    "track-and-graph": track_and_graph.TEXT.encode(),
    "diary-csv": csv_export.write(diary(), MADE_ON),
    "diary-xlsx": xlsx_export.write(diary(), MADE_ON),
    "health-connect": _health_connect(),
    "fitbit in an archive": _archive({name: json.dumps(content) for name, content in fitbit.FILES.items()}),
    "fitbit": json.dumps(fitbit.SLEEP).encode(),
    "pixels": json.dumps(pixels.PIXELS).encode(),
    "gpx-fit": gpx_fit.gpx_file(),
    "gpx-fit FIT": gpx_fit.fit_file(),
    "csv": b"Date;Pain;Note\n24/10/2026;3,5;x\n25/10/2026;7;\n",
}


def imported(file: Path) -> str:
    """The key of the format as which a file was read and planned."""
    found = source(file)
    form = recognised(found)
    preview = form.preview(found, Work(), None)
    form.plan(preview, with_scale(preview.mapping, 0, 10), BLANK, TODAY, Work())
    return form.key


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_sound(tmp_path: Path, name: str) -> None:
    file = tmp_path / "sample"
    file.write_bytes(SAMPLES[name])
    assert imported(file) == name.partition(" ")[0]


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=at(40, 15), deadline=None)
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    content = SAMPLES[name]
    place = data.draw(st.integers(0, len(content)))
    garbage = data.draw(st.binary(max_size=12) | st.sampled_from([b",", b";", b'"', b"\n", b"9" * 400, b"0001", b"-"]))
    cut = data.draw(st.integers(0, 40))
    file = tmp_path_factory.mktemp("damaged") / "sample"
    file.write_bytes(content[:place] + garbage + content[place + cut :])
    with suppress(FormatError):
        imported(file)


@pytest.mark.parametrize(
    "name", [name for name, content in SAMPLES.items() if not content.startswith((b"PK", b"SQL", b"<"))]
)
def test_columns_in_capitals_and_huge_numbers_are_read_or_refused(tmp_path: Path, name: str) -> None:
    file, content = tmp_path / "sample", SAMPLES[name]
    first, end, rest = content.partition(b"\n")
    for damaged in (
        first.upper() + end + rest,
        re.sub(rb"\d+", b"9" * 400, content),
        re.sub(rb"\d+", b"9" * 5000, content),
        re.sub(rb"(?<=,)\d+(:\d\d:\d\d)", b"9" * 400 + rb"\1", content),
    ):
        file.write_bytes(damaged)
        with suppress(FormatError):
            imported(file)


def test_a_name_in_an_archive_that_was_wiped_out_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "sample"
    content = bytearray(SAMPLES["loop"])
    place = content.index(b"PK\x01\x02") + 46  # the first name in the list at the end
    content[place : place + 1] = b"\x00"
    file.write_bytes(content)
    with suppress(FormatError):
        imported(file)


def test_columns_of_the_diary_named_in_capitals_are_its_own(tmp_path: Path) -> None:
    file = tmp_path / "sample"
    first, end, rest = SAMPLES["diary-csv"].partition(b"\n")
    file.write_bytes(first.replace(b"text", b"Text").replace(b"written", b"WRITTEN") + end + rest)
    assert imported(file) == "diary-csv"


def test_each_format_has_a_sample_but_json_which_has_its_own_test() -> None:
    keys = {name.partition(" ")[0] for name in SAMPLES}
    assert keys == {form.key for form in import_formats()} - {"json"}
    assert len(keys) == len(IMPORTS) - 1
