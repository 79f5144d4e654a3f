"""The diary written into a file from the window, by pointer and by keyboard."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from pyzipper import AESZipFile  # type: ignore[import-untyped]  # it has no types

from diary.domain.change import Change, added
from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats import EXPORTS, export_formats
from diary.formats.exporting import fhir_export
from diary.formats.exporting.format import ExportFormat
from diary.formats.work import Work
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.main_window import MainWindow
from diary.ui.preferences import export_view as export_view_module
from diary.ui.preferences.export_choice import FormatRow
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.widgets.buttons import Button
from tests.formats import new_format
from tests.ui.windows import TODAY, named, until, window_on

OLD, NEW = date(2025, 1, 1), date(2026, 11, 23)


def written() -> list[Change]:
    return added(
        [
            Rating(day=OLD, symptom="pain", value=7),
            Rating(day=NEW, symptom="pain", value=3),
            Note(day=NEW, text="Kept to myself"),
            Note(day=OLD, text="For the practice", for_practitioner=True),
        ]
    )


def export_view(window: MainWindow, qtbot: QtBot) -> ExportView:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    qtbot.mouseClick(named(page, Button, "Export to a file"), Qt.MouseButton.LeftButton)
    view = page.view("export")
    assert isinstance(view, ExportView)
    return view


def exported(view: ExportView, path: Path, qtbot: QtBot) -> str:
    """What the view says once the file is written."""
    view.choose_path = lambda _form, _name: path
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: view.news.words.startswith("Saved as"))
    return view.news.words


def entries(path: Path) -> tuple[list[float], list[str]]:
    found = json.loads(path.read_text("utf-8"))
    return [one["value"] for one in found["ratings"]], [one["text"] for one in found["notes"]]


def test_the_whole_diary_is_written_without_what_is_private_and_it_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        assert "not encrypted" in view.warning.words
        view.formats.rows["json"].click()
        told = exported(view, tmp_path / "all.json", qtbot)
        assert told == (
            f"Saved as all.json in {tmp_path}: 3 entries, from 1 January 2025 to 23 November 2026."
            " 1 private text is not in it."
        )
        assert entries(tmp_path / "all.json") == ([7, 3], ["For the practice"])


def test_private_notes_go_along_where_the_person_asks_and_days_can_be_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.formats.rows["json"].click()
        view.private.click()
        view.period.setFocus()
        qtbot.keyClick(view.period.focusWidget() or view.period, Qt.Key.Key_Right)
        told = exported(view, tmp_path / "weeks.json", qtbot)
        assert "2 entries, from 2 September 2026 to 24 November 2026." in told
        assert "not in it" not in told
        assert entries(tmp_path / "weeks.json") == ([3], ["Kept to myself"])
        qtbot.keyClick(view.period.focusWidget() or view.period, Qt.Key.Key_End)
        view.first.show_day(OLD)
        view.last.show_day(OLD)
        exported(view, tmp_path / "day.json", qtbot)
        assert entries(tmp_path / "day.json") == ([7], ["For the practice"])


def test_what_was_just_typed_and_is_not_yet_on_disk_is_in_the_file(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.formats.rows["json"].click()
        window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=9)]))
        exported(view, tmp_path / "now.json", qtbot)
        assert entries(tmp_path / "now.json")[0] == [7, 3, 9]


def test_every_format_can_be_chosen_and_is_written(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        assert len(view.formats.rows) == len(EXPORTS)
        for form in export_formats():
            view.formats.rows[form.key].click()
            assert form.key in exported(view, tmp_path / f"{form.key}.{form.ending}", qtbot)
        assert (tmp_path / "xlsx.xlsx").read_bytes().startswith(b"PK")


def test_a_format_that_is_added_to_the_registry_can_be_chosen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_format.add(monkeypatch)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        named(view, FormatRow, new_format.NAME).click()
        exported(view, tmp_path / "notes.txt", qtbot)
        assert (tmp_path / "notes.txt").read_text("utf-8") == "For the practice"


def test_what_takes_long_tells_how_far_it_is_and_is_cancelled(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document waits where it is made until it was cancelled, as one of many years takes its time."""
    monkeypatch.setattr(export_view_module, "_SLOW_AFTER_MS", 0)

    def slow(_excerpt: Excerpt, _made_on: date, _page: bytes, work: Work, _began: date | None) -> bytes:
        work.advance(0.25)
        for _moment in range(10_000):
            time.sleep(0.005)
            work.check()
        return b""

    monkeypatch.setattr(fhir_export, "FORMAT", replace(fhir_export.FORMAT, write_with=slow))
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.formats.rows["fhir"].click()
        view.choose_path = lambda _form, _name: tmp_path / "diary.fhir.json"
        view.save.click()
        until(qtbot, lambda: view.progress.isVisible() and view.progress.bar.value() == 250)
        qtbot.keyClick(view.progress.cancel, Qt.Key.Key_Space)
        until(qtbot, lambda: view.news.words == "The export was cancelled. Nothing was written.")
        assert not view.progress.isVisible()
        assert not (tmp_path / "diary.fhir.json").exists()
        view.formats.rows["json"].click()
        exported(view, tmp_path / "all.json", qtbot)


def test_by_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        asked = list[str]()

        def choose(_form: object, name: str) -> Path:
            asked.append(name)
            return tmp_path / name

        view.choose_path = choose
        first = view.formats.rows["xlsx"]
        until(qtbot, lambda: first.hasFocus() and not view._reading.is_busy)
        qtbot.keyClick(first, Qt.Key.Key_Right)
        assert view.formats.chosen.key == "html"
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, lambda: view.news.words.startswith("Saved as"))
        assert asked == ["neuropathy-diary 2025-01-01 to 2026-11-23.html"]
        assert (tmp_path / asked[0]).read_text("utf-8").startswith("<!DOCTYPE html>")
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert not view.isVisible()


def _nowhere(folder: Path) -> Path:
    return folder / "none" / "x.xlsx"


def _the_diary(folder: Path) -> Path:
    return folder / "diary.sqlite"


@pytest.mark.parametrize(("place", "words"), [(_nowhere, "cannot be written"), (_the_diary, "belongs to a diary")])
def test_a_file_that_cannot_be_written_is_one_sentence_and_the_diary_is_as_it_was(
    tmp_path: Path, qtbot: QtBot, place: Callable[[Path], Path], words: str
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.choose_path = lambda _form, _name: place(tmp_path)
        qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
        until(qtbot, view.error_banner.isVisible)
        assert words in view.error_banner.words
        assert not view.news.isVisible()
    with Journal(tmp_path / "diary.sqlite") as journal:
        assert journal.read(records.whole_period) is not None


def test_days_that_end_before_they_begin_are_refused_before_a_file_is_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.period.show_choice("chosen")
        view.first.show_day(NEW)
        view.last.show_day(OLD)
        view.choose_path = lambda _form, _name: pytest.fail("asked")
        qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
        assert view.error_banner.isVisible()
        assert view.error_banner.words


def test_nothing_is_written_where_no_file_is_named_and_none_is_replaced_unasked(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.choose_path = lambda _form, _name: None
        qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
        assert not view.news.isVisible()
        dialog = view.file_dialog(view.formats.chosen, "diary.xlsx")
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        assert dialog.defaultSuffix() == "xlsx"
        dialog.deleteLater()


def test_a_file_under_a_passphrase_opens_with_it_alone(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "kept.zip"
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.formats.rows["json"].click()
        view.protection.switch.click()
        assert not view.warning.isVisible()
        names: list[str] = []

        def choose(_form: ExportFormat, name: str) -> Path:
            names.append(name)
            return path

        view.choose_path = choose
        until(qtbot, lambda: not view._reading.is_busy)
        view.protection.first.field.setText("four words put together")
        view.protection.again.field.setText("four words put apart")
        qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
        assert "not the same" in view.error_banner.words
        assert not path.exists()
        view.protection.again.field.setText("four words put together")
        qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
        until(qtbot, lambda: view.news.words.startswith("Saved as"))
        assert view.protection.first.words == ""
    assert names == ["neuropathy-diary 2025-01-01 to 2026-11-23.zip"]
    with AESZipFile(path) as archive:
        [inside] = archive.namelist()
        with pytest.raises(RuntimeError):
            archive.read(inside, pwd=b"four words put apart")
        document = json.loads(archive.read(inside, pwd=b"four words put together"))
    assert [one["text"] for one in document["notes"]] == ["For the practice"]


def test_a_table_for_research_is_made_by_keyboard_alone(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        assert not view.research.isVisible()
        until(qtbot, view.formats.rows["xlsx"].hasFocus)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            qtbot.keyClick(window.focusWidget() or window, key)
        assert view.formats.chosen.key == "csv"
        until(qtbot, view.research.isVisible)
        assert not view.research.notes.isVisible()
        reached = list[object]()
        for _step in range(3):
            qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
            reached.append(window.focusWidget())
            if window.focusWidget() in {view.research.nameless, view.research.codebook}:
                qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
        assert reached == [view.research.nameless, view.research.codebook, view.research.notes]
        told = exported(view, tmp_path / "study.csv", qtbot)
        assert "Beside it: study.codebook.csv, study.redcap.csv." in told
    table = (tmp_path / "study.csv").read_text("utf-8")
    assert table.startswith("person,day,")
    assert "For the practice" not in table
    assert "sym_pain" in (tmp_path / "study.redcap.csv").read_text("utf-8")


def test_another_format_has_no_options_for_research(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        view.formats.rows["csv"].click()
        for switch in (view.research.nameless, view.research.codebook, view.research.notes):
            switch.click()
        assert all(view.research.options)
        view.formats.rows["json"].click()
        assert not any(view.research.options)
        assert "Beside it" not in exported(view, tmp_path / "all.json", qtbot)
        assert not list(tmp_path.glob("*.redcap.json"))


def test_under_a_passphrase_the_codebook_is_in_the_archive(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "kept.zip"
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=written()) as window:
        view = export_view(window, qtbot)
        for button in (
            view.formats.rows["csv"],
            view.research.nameless,
            view.research.codebook,
            view.protection.switch,
        ):
            button.click()
        for field in (view.protection.first, view.protection.again):
            field.field.setText("four words put together")
        exported(view, path, qtbot)
    with AESZipFile(path) as archive:
        assert archive.namelist() == [
            "neuropathy-diary.csv", "neuropathy-diary.codebook.csv", "neuropathy-diary.redcap.csv",
        ]  # fmt: skip
        assert archive.read("neuropathy-diary.csv", pwd=b"four words put together").startswith(b"person,day,")
    assert not list(tmp_path.glob("kept.*.zip"))
