"""Import and export on the command line, run as a person runs them."""

import json
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from diary.formats import export_formats, import_formats
from diary.reports.errors import UnwritableNameError
from diary.reports.pages import page_texts
from diary.storage.safety.copies import copies_of
from tests.formats import new_format
from tests.test_cli import EVENING, run, shown

DATA = Path(__file__).parent / "data"
MAPPING = """source = "test"
day = "Date"

[[things]]
label = "Pain"
meaning = "symptom"
key = "pain"
"""


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    file = tmp_path / "mapping.toml"
    file.write_text(MAPPING, encoding="utf-8")
    return str(file)


def table(folder: Path, text: str) -> str:
    file = folder / "table.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_eight_real_years_come_in_once(tmp_path: Path) -> None:
    arguments = ("import", str(DATA / "public_diary_wide.csv"), "--mapping", str(DATA / "public_diary_wide.toml"))
    only_told = json.loads(run(tmp_path, *arguments, "--dry-run", "--json").stdout)
    assert (only_told["imported"], only_told["counts"]["Knee pain"]) == (0, 2908)
    assert shown(tmp_path) == []
    done = run(tmp_path, *arguments)
    assert done.returncode == 0
    assert "Knee pain: 2908" in done.stdout
    assert sum("knee-pain" in day.get("ratings", {}) for day in shown(tmp_path)) == 2908
    again = json.loads(run(tmp_path, *arguments, "--json").stdout)
    assert (again["imported"], again["counts"]) == (0, {})
    assert again["already_there"] == sum(only_told["counts"].values())


def test_a_bad_cell_is_told_with_its_row_and_the_rest_comes_in(tmp_path: Path, mapping: str) -> None:
    file = table(tmp_path, "Date,Pain\n2026-01-01,3\n2026-01-02,11\n2026-02-30,4\n")
    done = run(tmp_path, "import", file, "--mapping", mapping)
    assert done.returncode == 0
    assert "Left out: Row 3, Pain: “11” is not on the scale from 0 to 10" in done.stdout
    assert "Left out: Row 4, Date: “2026-02-30” is not a day that there is" in done.stdout
    assert [day["day"] for day in shown(tmp_path)] == ["2026-01-01"]


def test_a_file_of_which_nothing_can_be_taken_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, mapping: str
) -> None:
    done = run(tmp_path, "import", table(tmp_path, "Date,Pain\n2026-01-02,11\n"), "--mapping", mapping)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Row 2, Pain: “11”" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert shown(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Pain,Steps\n3,7\n", "no column “Date”"), ("Date,Ache\n2026-01-01,3\n", "no column “Pain”")],
)
def test_a_column_that_is_not_there_is_named(tmp_path: Path, mapping: str, text: str, sentence: str) -> None:
    done = run(tmp_path, "import", table(tmp_path, text), "--mapping", mapping)
    assert done.returncode == 1
    assert sentence in done.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path, mapping: str) -> None:
    done = run(tmp_path, "import", str(tmp_path / "none.csv"), "--mapping", mapping)
    assert done.returncode == 1
    assert "none.csv cannot be read" in done.stderr


def test_what_was_written_down_is_exported(tmp_path: Path) -> None:
    run(tmp_path, "log", "--day", "2026-11-21", "--pain", "2")
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "3", "--note", "=1+1")
    output = tmp_path / "out.csv"
    command = ("export", "--format", "csv", "--from", "2026-11-22", "--output", str(output))
    assert run(tmp_path, *command).returncode == 0
    assert "1+1" not in output.read_text(encoding="utf-8-sig")
    assert run(tmp_path, *command, "--private-notes").returncode == 0
    text = output.read_text(encoding="utf-8-sig")
    assert "2026-11-22,,symptom,pain,Pain,3,0-10" in text
    assert "'=1+1" in text
    assert "2026-11-21" not in text
    assert run(tmp_path, "export", "--format", "json", "--output", str(output)).returncode == 0
    assert [one["value"] for one in json.loads(output.read_text(encoding="utf-8"))["ratings"]] == [2, 3]


@pytest.mark.parametrize(
    ("wanted", "beginning"),
    [
        ("csv", b"\xef\xbb\xbfday,time,kind,key,name,value"),
        ("csv-wide", b"\xef\xbb\xbfDay,Pain (0-10)"),
        ("xlsx", b"PK\x03\x04"),
        ("json", b'{\n "format": "neuropathy-diary"'),
        ("html", b"<!DOCTYPE html>"),
        ("fhir", b'{\n "resourceType": "Bundle"'),
    ],
)
def test_each_format_is_written(tmp_path: Path, wanted: str, beginning: bytes) -> None:
    run(tmp_path, "log", "--day", "2026-11-21", "--pain", "2")
    output = tmp_path / "diary.out"
    done = run(tmp_path, "export", "--format", wanted, "--output", str(output))
    assert (done.returncode, done.stderr) == (0, "")
    assert output.read_bytes().startswith(beginning)


def test_the_page_for_the_practitioner_is_in_the_document_of_the_practice(tmp_path: Path) -> None:
    run(tmp_path, "log", "--day", "2026-11-21", "--pain", "2", "--note", "kept to myself")
    output = tmp_path / "diary.fhir.json"
    assert run(tmp_path, "export", "--format", "fhir", "--output", str(output)).stderr == ""
    resources = [one["resource"] for one in json.loads(output.read_text("utf-8"))["entry"]]
    [page] = [b64decode(one["data"]) for one in resources if one["resourceType"] == "Binary"]
    [text] = page_texts(page)
    assert "21 Nov 2026" in text
    assert "kept to myself" not in text


def test_a_name_that_cannot_be_printed_leaves_the_page_out_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*_args: object, **_options: object) -> bytes:
        raise UnwritableNameError("No font has the letter.")

    monkeypatch.setattr("diary.reports.page.page", lacking)
    run(tmp_path, "log", "--day", "2026-11-21", "--pain", "2")
    output = tmp_path / "diary.fhir.json"
    done = run(tmp_path, "export", "--format", "fhir", "--output", str(output))
    assert (done.returncode, done.stderr) == (
        0,
        "The page for the practitioner is not in the file: No font has the letter.\n",
    )
    assert '"Binary"' not in output.read_text("utf-8")


def test_the_help_names_every_format_and_every_program(tmp_path: Path) -> None:
    for command, forms in (("export", export_formats()), ("import", import_formats())):
        words = _words(run(tmp_path, command, "--help").stdout)
        for form in forms:
            assert _words(f"{form.key}: {form.name}") in words


def test_a_format_that_is_added_to_the_registry_is_a_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "notes.txt"
    command = ("export", "--private-notes", "--format", new_format.KEY, "--output", str(output))
    run(tmp_path, "log", "--day", "2026-11-21", "--note", "Slept well")
    assert run(tmp_path, *command).returncode == 2
    new_format.add(monkeypatch)
    assert _words(f"{new_format.KEY}: {new_format.NAME}") in _words(run(tmp_path, "export", "--help").stdout)
    assert run(tmp_path, *command).returncode == 0
    assert output.read_text(encoding="utf-8") == "Slept well"


def test_no_format_is_loaded_before_one_is_asked_for() -> None:
    program = "import sys, diary.cli; print(*(name for name in sys.modules if name.startswith('diary.formats.')))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in loaded if name.endswith(("_export", "_import"))] == []


def _words(text: str) -> str:
    """Without spaces and the lines of the table in which the help stands, which break words."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "│╭╮╰╯─")


def test_what_was_exported_comes_back_into_another_diary(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    run(here, "log", "--day", "2026-11-21", "--pain", "2", "--did", "brisk-walk=25", "--note", "Slept well")
    output = tmp_path / "diary.json"
    assert run(here, "export", "--format", "json", "--private-notes", "--output", str(output)).returncode == 0
    brought = json.loads(run(there, "import", str(output), "--json").stdout)
    assert (brought["imported"], shown(there)) == (3, shown(here))
    again = json.loads(run(there, "import", str(output), "--json").stdout)
    assert (again["imported"], again["already_there"]) == (0, 3)


def test_an_export_into_nowhere_is_one_sentence(tmp_path: Path) -> None:
    run(tmp_path, *EVENING)
    done = run(tmp_path, "export", "--format", "csv", "--output", str(tmp_path / "no" / "out.csv"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_an_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path, "export", "--format", "xls", "--output", "x").returncode == 2


WRITERS = {
    "export": ("export", "--format", "json", "--output"),
    "summary": ("summary", "--from", "2026-11-01", "--to", "2026-11-22", "--output"),
    "background": ("background", "export", "--format", "text", "--output"),
    "mapping": ("import", str(DATA / "public_diary_wide.csv"), "--write-mapping"),
}


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("target", ["diary", "folder link", "link", "log", "box", "backup"])
def test_no_file_that_is_written_takes_the_place_of_a_diary(tmp_path: Path, command: str, target: str) -> None:
    folder = tmp_path / "data"
    assert run(folder, *EVENING).returncode == 0
    backup = Path(run(folder, "backup").stdout.splitlines()[0])
    (tmp_path / "other way").symlink_to(folder, target_is_directory=True)
    (tmp_path / "page.json").symlink_to(folder / "diary.sqlite")
    path = {
        "diary": folder / "diary.sqlite",
        "folder link": tmp_path / "other way" / "diary.sqlite",
        "link": tmp_path / "page.json",
        "log": folder / "diary.sqlite-wal",
        "box": folder / "diary.sqlite.recovery",
        "backup": backup,
    }[target]
    before = path.read_bytes() if path.exists() else None
    done = run(folder, *WRITERS[command], str(path))
    assert done.returncode == 1
    assert done.stderr == f"{path} belongs to a diary; please choose another name.\n"
    assert (path.read_bytes() if path.exists() else None) == before
    assert shown(folder)[0]["day"] == "2026-11-22"


def test_a_table_for_research_is_three_files_without_name_and_notes(tmp_path: Path) -> None:
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "3", "--note", "With Jo in the garden")
    output = tmp_path / "study.csv"
    command = ("export", "--format", "csv", "--no-name", "--with-codebook", "--output", str(output))
    done = run(tmp_path, *command)
    assert (done.returncode, done.stderr) == (0, "")
    names = ["study.codebook.csv", "study.csv", "study.redcap.csv"]
    assert sorted(path.name for path in tmp_path.glob("study*")) == names
    first = output.read_bytes()
    assert first.startswith(b"person,day,time,kind")
    assert b",2026-11-22,,symptom,pain,Pain,3,0-10,evening," in first
    assert run(tmp_path, *command, "--private-notes").returncode == 0  # former ones are replaced
    assert output.read_bytes() == first
    assert run(tmp_path, *command, "--private-notes", "--notes").returncode == 0
    assert b"With Jo in the garden" in output.read_bytes()
    copies = {copy.path.name for copy in copies_of(tmp_path / "diary.sqlite")}
    assert copies >= set(names)


def test_a_file_that_only_bears_the_name_of_the_codebook_is_not_replaced(tmp_path: Path) -> None:
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "3")
    other, output = tmp_path / "study.redcap.csv", tmp_path / "study.csv"
    other.write_text("mine", encoding="utf-8")
    done = run(tmp_path, "export", "--format", "csv", "--with-codebook", "--output", str(output))
    assert done.returncode == 1
    assert "study.redcap.csv would be written too" in done.stderr
    assert (other.read_text(encoding="utf-8"), output.exists()) == ("mine", False)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--format", "json", "--no-name"), "Only the format csv"),
        (("--format", "xlsx", "--with-codebook"), "Only the format csv"),
        (("--format", "csv", "--notes"), "--notes belongs to --no-name"),
    ],
)
def test_options_that_do_not_fit_are_one_sentence(tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "3")
    done = run(tmp_path, "export", *options, "--output", str(tmp_path / "out"))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert not (tmp_path / "out").exists()
