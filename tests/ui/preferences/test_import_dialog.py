"""The dialog that asks for the file to import."""

from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from diary.formats import import_formats
from diary.ui.preferences.import_file import asked_path


def test_it_offers_the_files_of_every_format(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with patch.object(QFileDialog, "getOpenFileName", return_value=(str(tmp_path / "my.csv"), "")) as dialog:
        assert asked_path(parent, str(tmp_path)) == tmp_path / "my.csv"
    folder, kinds = dialog.call_args.args[2:]
    of_programs, everything = kinds.split(";;")
    patterns = of_programs.partition("(")[2].rstrip(")").split()
    assert (folder, everything) == (str(tmp_path), "All files (*)")
    for form in import_formats():
        assert form.endings, form.key
        assert {f"*.{ending}" for ending in form.endings} <= set(patterns), form.key
    assert patterns[0] == "*.csv"
    assert len(patterns) == len(set(patterns))
