"""Files of other programs on the command line."""

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType

import pytest

from diary.formats.exporting import csv_export, json_export
from diary.storage.safety import backup, checking
from tests.formats import test_apple_health_import as apple
from tests.formats.diaries import MADE_ON, diary
from tests.formats.test_bearable_import import OLD, ROWS
from tests.formats.test_daylio_import import HEADER
from tests.formats.test_loop_import import NEWEST, archive
from tests.test_cli import run, shown

CASES = Path(__file__).parent / "data" / "import_cases"


@pytest.fixture
def bearable(tmp_path: Path) -> str:
    file = tmp_path / "export.csv"
    file.write_text(f"{OLD}\n{ROWS}", encoding="utf-8")
    return str(file)


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence with which a command ends."""
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_a_scale_that_the_file_does_not_tell_is_said_in_a_mapping(tmp_path: Path, bearable: str) -> None:
    folder, mapping = tmp_path / "diary", tmp_path / "bearable.toml"
    assert "“Symptom: Numb feet”, “Symptom: Neck pain”" in refused(run(folder, "import", bearable))
    assert shown(folder) == []
    assert run(folder, "import", bearable, "--write-mapping", str(mapping)).returncode == 0
    assert "lowest and its highest number" in refused(run(folder, "import", bearable, "--mapping", str(mapping)))
    text = mapping.read_text(encoding="utf-8").replace("scale = [0.0, 0.0]", "scale = [0, 4]")
    mapping.write_text(text, encoding="utf-8")
    only_told = json.loads(run(folder, "import", bearable, "--mapping", str(mapping), "--dry-run", "--json").stdout)
    assert (only_told["from_app"], only_told["imported"], only_told["counts"]["Numbness"]) == ("bearable", 0, 3)
    assert shown(folder) == []
    done = run(folder, "import", bearable, "--mapping", str(mapping))
    assert done.returncode == 0
    assert "16 entries were imported." in done.stdout
    assert "0 to 4 in the file; 0 is 0, 1 is 2.5" in done.stdout
    assert [day["day"] for day in shown(folder)] == ["2021-12-08", "2021-12-09", "2024-03-01"]
    again = json.loads(run(folder, "import", bearable, "--mapping", str(mapping), "--json").stdout)
    assert (again["imported"], again["already_there"]) == (0, 16)


@pytest.mark.parametrize("key", ["loop", "daylio", "apple-health", "json"])
def test_files_are_recognised_whatever_they_are_called(tmp_path: Path, key: str) -> None:
    folder, files = tmp_path / "diary", tmp_path / "files"
    files.mkdir()
    if key == "loop":
        file = archive(files, {name: text for name, text in NEWEST.items() if "Numbness" not in name})
    elif key == "apple-health":
        file = apple.export(files)
    else:
        file = files / "some"
        daylio = f"{HEADER}\n2026-03-02,March 2,Monday,10:00 pm,good,fall,,\n".encode()
        file.write_bytes(json_export.write(diary(), MADE_ON) if key == "json" else daylio)
    nameless = file.rename(files / "nameless")
    done = json.loads(run(folder, "import", str(nameless), "--json").stdout)
    assert done["from_app"] == key
    assert done["imported"] > 0
    assert shown(folder)
    again = json.loads(run(folder, "import", str(nameless), "--json", "--from-app", key).stdout)
    assert (again["imported"], again["already_there"]) == (0, done["imported"])


def test_a_program_that_did_not_write_the_file_is_not_believed(tmp_path: Path, bearable: str) -> None:
    folder = tmp_path / "diary"
    assert "is not of this kind: Daylio" in refused(run(folder, "import", bearable, "--from-app", "daylio"))
    sentence = refused(run(folder, "import", bearable, "--from-app", "wishes"))
    assert "no program “wishes”" in sentence
    assert "bearable, daylio, daylio-backup" in sentence


def test_a_table_that_nothing_is_known_of_needs_a_mapping(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain\n2026-03-01,7\n", encoding="utf-8")
    assert "--mapping" in refused(run(tmp_path / "diary", "import", str(file)))


def test_files_that_cannot_be_a_diary_are_one_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    folder, bad = tmp_path / "diary", tmp_path / "bad"
    bad.mkdir()
    bomb = apple.export(bad, ' <Record type="&b;" value="1"/>\n', apple.BOMB).rename(bad / "bomb")
    cut = archive(bad, NEWEST).rename(bad / "cut")
    cut.write_bytes(cut.read_bytes()[:-100])
    huge = bad / "huge"
    huge.write_bytes(b"Date,Pain\n")
    os.truncate(huge, 2_000_000_001)
    for file, words in ((bomb, "texts that grow"), (cut, "cut off or damaged"), (huge, "too large for a diary")):
        assert words in refused(run(folder, "import", str(file)))
    assert shown(folder) == []


@pytest.mark.parametrize("form", [json_export, csv_export])
def test_the_diary_is_copied_before_its_own_export_is_imported_and_not_when_nothing_is_new(
    tmp_path: Path, form: ModuleType
) -> None:
    folder, file = tmp_path / "folder", tmp_path / "mine"
    file.write_bytes(form.write(diary(), MADE_ON))
    run(folder, "log", "--day", "2026-11-23", "--pain", "8")
    for _time in range(2):
        done = run(folder, "import", str(file))
        assert done.returncode == 0, done.stderr
    [copy] = backup.backups(folder / "backups", folder / "diary.sqlite")
    assert copy.reason == backup.IMPORT
    assert checking.check(copy.path).days == 1


def test_the_hour_at_which_a_day_begins_holds_for_imported_stamps(tmp_path: Path) -> None:
    folder, mapping = tmp_path / "diary", tmp_path / "map.toml"
    file = str(CASES / "c28_date_time_12h.csv")
    run(folder, "log", "--day", "2025-11-01", "--pain", "1")
    (folder / "settings.json").write_text('{"day_turn_hour": 0}', encoding="utf-8")
    run(folder, "import", file, "--write-mapping", str(mapping))
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("[0.0, 0.0]", "[0, 10]"), encoding="utf-8")
    done = json.loads(run(folder, "import", file, "--mapping", str(mapping), "--json").stdout)
    assert done["to"] == "2025-11-25"
    later = mapping.read_text(encoding="utf-8").replace("[[things]]", "day_begins = 4\n\n[[things]]", 1)
    mapping.write_text(later, encoding="utf-8")
    told = json.loads(run(folder, "import", file, "--mapping", str(mapping), "--json", "--dry-run").stdout)
    assert told["to"] == "2025-11-24"


def test_a_value_that_was_corrected_in_the_file_is_told_and_taken_where_that_is_said(tmp_path: Path) -> None:
    folder, mapping = tmp_path / "diary", tmp_path / "map.toml"
    first, later = CASES / "c75a_first.csv", CASES / "c75b_corrected.csv"
    run(folder, "import", str(first), "--write-mapping", str(mapping))
    text = mapping.read_text(encoding="utf-8").replace("scale = [0.0, 0.0]", "scale = [0, 10]")
    mapping.write_text(text, encoding="utf-8")
    values = ("--mapping", str(mapping))
    assert "2 entries were imported." in run(folder, "import", str(first), *values).stdout
    done = run(folder, "import", str(later), *values).stdout
    assert "1 entry was imported." in done
    assert "2025-11-25, Pain: the file says 8, the diary 6; the diary’s stays" in done
    assert [day["ratings"]["pain"] for day in shown(folder)] == [4, 6, 5]
    told = json.loads(run(folder, "import", str(later), *values, "--json", "--differing-row", "3=take").stdout)
    assert told["differing"] == [
        {"name": "Pain", "day": "2025-11-25", "row": 3, "file": "8", "diary": "6", "choice": "take"}
    ]
    assert [day["ratings"]["pain"] for day in shown(folder)] == [4, 8, 5]
    assert json.loads(run(folder, "import", str(later), *values, "--json").stdout)["already_there"] == 3
    assert "none of keep, take, both" in refused(run(folder, "import", str(later), *values, "--differing", "all"))
    assert "12=take" in refused(run(folder, "import", str(later), *values, "--differing-row", "take"))


def test_an_import_is_taken_back_whenever_it_was_and_what_was_changed_since_stays(
    tmp_path: Path,
) -> None:
    folder, mapping = tmp_path / "diary", tmp_path / "map.toml"
    first, later = CASES / "c75a_first.csv", CASES / "c75b_corrected.csv"
    run(folder, "import", str(first), "--write-mapping", str(mapping))
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("[0.0, 0.0]", "[0, 10]"), encoding="utf-8")
    run(folder, "import", str(first), "--mapping", str(mapping))
    run(folder, "log", "--day", "2025-11-20", "--pain", "1")
    run(folder, "import", str(later), "--mapping", str(mapping))
    run(folder, "log", "--day", "2025-11-24", "--pain", "9")
    assert "There is no import 7" in refused(run(folder, "import", "--undo", "7"))
    assert "no number" in refused(run(folder, "import", "--undo", "x.csv"))
    told = run(folder, "import", "--undo", "1", "--dry-run").stdout
    assert "1 entry of c75a_first.csv would be taken back." in told
    assert "Changed since, and kept: 2025-11-24, pain" in told
    assert "1 entry of c75b_corrected.csv was taken back." in run(folder, "import", "--undo").stdout
    assert "1 entry of c75a_first.csv was taken back." in run(folder, "import", "--undo").stdout
    assert [day["ratings"]["pain"] for day in shown(folder)] == [1, 9]
    assert "No import is remembered" in refused(run(folder, "import", "--undo"))
