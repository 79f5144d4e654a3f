"""The scripts for researchers in R and pandas, if these are installed: both read the same from the exported files."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diary import paths
from diary.formats import export_format
from diary.formats.exporting.research import ResearchOptions, files_of
from tests.formats.diaries import MADE_ON, diary

SCRIPTS = paths.resources() / "formats"
TYPES = """
source(commandArgs(trailingOnly = TRUE)[1])
table <- read_diary(commandArgs(trailingOnly = TRUE)[2])
cat(sapply(table[c("day", "value", "sets", "hurt", "kind", "written")], function(column) class(column)[1]), sep = "\n")
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Table and codebook of a diary with every kind of entry."""
    content = files_of(export_format("csv"), diary(), MADE_ON, ResearchOptions(True, True, True), "x")
    table, book = tmp_path / "study.csv", tmp_path / "study.codebook.csv"
    table.write_bytes(content[""])
    book.write_bytes(content[".codebook"])
    return table, book


def days_by(command: list[str], files: tuple[Path, Path], output: Path) -> list[dict[str, str]]:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    subprocess.run([*command, *map(str, files), str(output)], check=True, env=environment, timeout=100)
    with output.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (Debian: r-base-core)")
def test_r_and_python_make_the_same_days(files: tuple[Path, Path], tmp_path: Path) -> None:
    python = days_by([sys.executable, str(SCRIPTS / "read_diary.py")], files, tmp_path / "python.csv")
    assert len(python) == 2
    assert python[0]["sym_pain"] == "3.5"
    assert days_by(["Rscript", str(SCRIPTS / "read_diary.R")], files, tmp_path / "r.csv") == python


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (Debian: r-base-core)")
def test_r_has_the_types(files: tuple[Path, Path], tmp_path: Path) -> None:
    script = tmp_path / "types.R"
    script.write_text(TYPES, encoding="utf-8")
    command = ["Rscript", str(script), str(SCRIPTS / "read_diary.R"), str(files[0])]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=100)
    assert done.stdout.split() == ["Date", "numeric", "integer", "logical", "factor", "POSIXct"]


def test_pandas_has_the_types(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed; the program has no need of it")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import read_diary  # type: ignore[import-not-found]  # a script for researchers

    frame = read_diary.data_frame(files[0])
    kinds = [str(frame.dtypes[name]).partition("[")[0] for name in ("day", "value", "sets", "hurt", "kind", "written")]
    assert kinds == ["datetime64", "float64", "Int64", "boolean", "category", "datetime64"]
    assert read_diary.day_frame(*files).shape[0] == 2
