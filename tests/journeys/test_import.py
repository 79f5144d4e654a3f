"""A real diary of eight years, brought in and looked at as a whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import Change
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.formats.days_json import days
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.page import IMPORT, PreferencesPage
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.question import QuestionDialog
from tests.ui.windows import until, window_on

DATA = Path(__file__).parent.parent / "data"


def import_view(window: MainWindow, file: Path, qtbot: QtBot) -> ImportView:
    """The view on a file, once it says what an import would do."""
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place(IMPORT)
    view = page.import_view
    view.choose_path = lambda: file
    with qtbot.waitSignal(view.planned, timeout=30_000):
        qtbot.mouseClick(view.home.file.choose, Qt.MouseButton.LeftButton)
    view.show_all_answers()
    return view


def ratings(diary: Path) -> int:
    with Journal(diary) as journal:
        whole = journal.read(records.whole_period)
        return sum(len(day.get("ratings", {})) for day in days(journal.read(records.excerpt, whole))) if whole else 0


def pains(window: MainWindow) -> list[Rating]:
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    return [one for one in window.journal.reader.excerpt(october).ratings if one.symptom == "pain"]


def test_eight_years_are_imported_seen_as_a_whole_and_taken_back_in_one_step(tmp_path: Path, qtbot: QtBot) -> None:
    diary = tmp_path / "diary.sqlite"
    with window_on(diary, qtbot) as window:
        view = import_view(window, DATA / "public_diary_wide.csv", qtbot)
        assert view.plan is not None
        assert view.plan.counts["Knee pain"] == 2908
        with qtbot.waitSignal(window.journal.saved, timeout=30_000):
            qtbot.mouseClick(view.all.take, Qt.MouseButton.LeftButton)
        assert ratings(diary) == 2260 + 1987 + 2908
        page = window.page("trends")
        assert isinstance(page, TrendsPage)
        with qtbot.waitSignal(page.timeline.drawn, timeout=30_000):
            window.show_page("trends")
        page.period.setFocus()
        qtbot.keyClick(page.period.focusWidget() or page.period, Qt.Key.Key_End)  # other days
        qtbot.keyClick(page.period.focusWidget() or page.period, Qt.Key.Key_Left)  # all

        def years() -> tuple[int, int]:
            picture = page.timeline.picture
            return (picture.first.year, picture.last.year) if picture else (0, 0)

        until(qtbot, lambda: years() == (2015, 2023))
        with qtbot.waitSignal(window.journal.saved, timeout=30_000):
            window.journal.undo()
        assert ratings(diary) == 0


def test_the_same_file_again_has_nothing_to_import_and_is_not_asked_of_again(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = import_view(window, DATA / "public_diary_long.csv", qtbot)
        assert "Knee Pain" in view.all.asked.words
        assert not view.all.take.isEnabled()
        with qtbot.waitSignal(view.planned, timeout=20_000):
            view.rows["happiness"].meaning.choice_made.emit("leave-out")
            view.all.answers.scale_of_all.choice_made.emit("0 10")
        assert view.all.asked.isHidden()
        qtbot.mouseClick(view.all.take, Qt.MouseButton.LeftButton)
        assert view.home.finished.words == "925 entries were imported."
        view = import_view(window, DATA / "public_diary_long.csv", qtbot)
        assert view.plan is not None
        assert (view.plan.counts, view.plan.already_there) == ({}, 925)
        assert not view.all.take.isEnabled()
        assert view.all.answers.forget.isVisible()
        with qtbot.waitSignal(view.planned, timeout=20_000):
            qtbot.mouseClick(view.all.answers.forget, Qt.MouseButton.LeftButton)
        assert "Knee Pain" in view.all.asked.words


def test_the_person_corrects_what_a_column_means_and_undoes_the_import(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date;My feet;Odd\n24/10/2026;3;x\n25/10/2026;;\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = import_view(window, file, qtbot)
        row = view.rows["My feet"]
        with qtbot.waitSignal(view.planned, timeout=20_000):
            row.meaning.choice_made.emit("symptom")
        assert row.target.isVisible()
        with qtbot.waitSignal(view.planned, timeout=20_000):
            row.target.show_choice("pain")
            row.target.choice_made.emit("pain")
        assert view.plan is not None
        assert view.plan.counts == {"Pain": 1}
        assert [(left.label, left.cells) for left in view.plan.left_out] == [("Odd", 1)]
        qtbot.mouseClick(view.all.take, Qt.MouseButton.LeftButton)
        assert [one.value for one in pains(window)] == [3]
        qtbot.mouseClick(view.home.finished.findChildren(Button)[0], Qt.MouseButton.LeftButton)
        assert pains(window) == []
        assert view.home.finished.words == "The import was undone; the diary is as it was before."


STAYS = "1 entry was changed since, and stays: 24 October 2026, Pain 1"


def test_an_import_is_taken_back_long_after_other_changes(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date;Pain\n24.10.2026;7\n25.10.2026;8\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = import_view(window, file, qtbot)
        assert view.home.imports.isHidden()
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            qtbot.mouseClick(view.all.take, Qt.MouseButton.LeftButton)
        until(qtbot, lambda: list(view.home.imports.buttons) == [1])
        changed = [replace(one, value=1) for one in pains(window) if one.day.day == 24]
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            window.journal.apply([Change(one, new) for one, new in zip(pains(window)[:1], changed, strict=True)])
        until(qtbot, lambda: any(STAYS in one.text() for one in view.home.imports.findChildren(QLabel)))
        for answer in ("stay", "go"):
            view.home.imports.buttons[1].click()
            until(qtbot, lambda: bool(window.findChildren(QuestionDialog)))
            [question] = window.findChildren(QuestionDialog)
            assert question.windowTitle() == "Take 1 entry of mine.csv out again?"
            assert STAYS in question.findChildren(QLabel)[1].text()
            assert [one.value for one in pains(window)] == [1, 8]
            getattr(question, answer).click()
            until(qtbot, lambda: not window.findChildren(QuestionDialog))
        assert view.home.finished.words == "1 entry was taken back. 1 was changed since, and stays."
        assert [one.value for one in pains(window)] == [1]
        view.home.finished.findChildren(Button)[0].click()
        assert [one.value for one in pains(window)] == [1, 8]


def test_a_word_is_given_a_number_and_an_odd_cell_is_offered_one(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    rows = "24.10.2026;mild;7\n25.10.2026;dreadful;8\n26.10.2026;mild;3+\n"
    file.write_text(f"Date;Burning;Pain\n{rows}", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = import_view(window, file, qtbot)
        until(qtbot, lambda: len(view.rows) == 2)
        assert "Burning" in view.all.asked.words
        words = view.rows["Burning"].words.menus
        assert (words["mild"].choice, words["dreadful"].choice) == ("2", "")
        with qtbot.waitSignal(view.planned, timeout=20_000):
            words["dreadful"].show_choice("9")
            words["dreadful"].choice_made.emit("9")
        assert view.plan is not None
        assert view.plan.counts == {"Burning": 3, "Pain": 2}
        odd = view.rows["Pain"].words.menus["3+"]
        with qtbot.waitSignal(view.planned, timeout=20_000):
            odd.show_choice("3")
            odd.choice_made.emit("3")
        assert view.plan.counts == {"Burning": 3, "Pain": 3}
        assert view.all.take.isEnabled()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nothing", "neither a table"),
        ("", "is empty"),
    ],
)
def test_a_file_that_cannot_be_imported_is_told_and_changes_nothing(
    tmp_path: Path, qtbot: QtBot, text: str, sentence: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("preferences")
        page = window.page("preferences")
        assert isinstance(page, PreferencesPage)
        page.show_place(IMPORT)
        view = page.import_view
        view.choose_path = lambda: file
        view.open_file()
        until(qtbot, lambda: bool(view.error_banner.words))
        assert sentence in view.error_banner.words
        assert not view.all.take.isEnabled()
