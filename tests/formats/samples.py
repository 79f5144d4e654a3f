"""A small file of each format that can be imported, as its program writes it."""

import json
import sqlite3
from base64 import b64encode
from contextlib import closing
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from diary.formats.exporting import csv_export, xlsx_export
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


def archived(files: dict[str, str]) -> bytes:
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
    "apple-health in an archive": archived({"export.xml": _XML}),
    "bearable": f"{bearable.OLD}\n{bearable.ROWS}".encode(),
    "daylio": f"{daylio.HEADER}\n{daylio.ROWS}".encode(),
    "daylio-backup": archived({"backup.daylio": b64encode(json.dumps(daylio_backup.DOCUMENT).encode()).decode()}),
    "flaredown": flaredown.TEXT.encode(),
    "loop": archived(loop.NEWEST),
    "loop older": archived(loop.OLDER),
    "loop-backup": _backup(),
    "nomie": json.dumps(nomie.SIX).encode(),
    "nomie 5": json.dumps(nomie.FIVE).encode(),
    "nomie-wide": nomie_wide.TEXT.encode(),
    "track-and-graph": track_and_graph.TEXT.encode(),
    "diary-csv": csv_export.write(diary(), MADE_ON),
    "diary-xlsx": xlsx_export.write(diary(), MADE_ON),
    "health-connect": _health_connect(),
    "fitbit in an archive": archived({name: json.dumps(content) for name, content in fitbit.FILES.items()}),
    "fitbit": json.dumps(fitbit.SLEEP).encode(),
    "pixels": json.dumps(pixels.PIXELS).encode(),
    "gpx-fit": gpx_fit.gpx_file(),
    "gpx-fit FIT": gpx_fit.fit_file(),
    "csv": b"Date;Pain;Note\n24/10/2026;3,5;x\n25/10/2026;7;\n",
}
