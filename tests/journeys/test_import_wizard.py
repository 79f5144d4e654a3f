"""The questions of an import in the window: answered, gone back to, put off, and answered otherwise afterwards."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.ui.main_window import MainWindow
from diary.ui.preferences.import_bodies import FileBody, LayoutBody, LettersBody, ScaleBody, ThingsBody
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.import_word_numbers import WordsBody
from diary.ui.preferences.page import IMPORT, PreferencesPage
from tests.formats.test_import_questions import LONG_TABLE
from tests.ui.windows import until, window_on

APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))


def begun(window: MainWindow, file: Path, text: str, qtbot: QtBot, content: bytes = b"") -> ImportView:
    """The view at the first question about a file with that text, or that content."""
    file.write_bytes(content or text.encode())
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place(IMPORT)
    view = page.import_view
    view.open_path(file)
    until(qtbot, view.wizard.isVisible)
    return view


def pains(window: MainWindow) -> dict[int, float]:
    ratings = window.journal.reader.excerpt(APRIL).ratings
    return {one.day.day: one.value for one in ratings if one.symptom == "pain"}


def test_answers_stay_when_one_goes_back_and_when_it_is_finished_later(tmp_path: Path, qtbot: QtBot) -> None:
    rows = "03/04/2026,1,mild\n04/04/2026,4,dreadful\n"
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, tmp_path / "mine.csv", f"Date,Pain,Burning\n{rows}", qtbot)
        wizard = view.wizard
        assert wizard.body is not None
        wizard.body.first.click()  # type: ignore[attr-defined]  # the first of the choices
        wizard.next.click()
        assert wizard.title == "Which scale does “Pain” have?"
        assert isinstance(wizard.body, ScaleBody)
        wizard.body.none.step_by(1)
        for _step in range(6):
            wizard.body.worst.step_by(-1)
        assert wizard.examples.told == [("3 April 2026", "1", "0"), ("4 April 2026", "4", "10")]
        window.page("preferences").go_back()
        assert list(wizard.answered.buttons) == []
        assert [one.isChecked() for one in wizard.body.findChildren(QRadioButton)] == [True, False]
        wizard.next.click()
        for where in (wizard.body, wizard.later):
            assert isinstance(wizard.body, ScaleBody)
            (where if where is wizard.later else wizard.body.first).setFocus()
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
            assert wizard.title.startswith("Is 03/04/2026")
            wizard.next.click()
        assert isinstance(wizard.body, ScaleBody)
        assert wizard.body.for_all.text() == "from 1 to 4, 1 is none"
        wizard.later.click()
        until(qtbot, lambda: bool(view.home.imports.begun))
        assert view.home.isVisible()
        assert pains(window) == {}
        [(go_on, _forget)] = view.home.imports.begun.values()
        go_on.click()
        until(qtbot, wizard.isVisible)
        assert wizard.title == "Which scale does “Pain” have?"
        assert isinstance(wizard.body, ScaleBody)
        assert wizard.body.for_all.text() == "from 1 to 4, 1 is none"
        assert wizard.place.words.text() == "Question 2 of 3"
        wizard.next.click()
        assert isinstance(wizard.body, WordsBody)
        wizard.body.rows["dreadful"].stepper.step_by(1)
        assert wizard.examples.told[1] == ("4 April 2026", "dreadful", "5")
        wizard.next.click()
        until(qtbot, lambda: wizard.next.text() == "Import 4 entries")
        wizard.next.click()
        assert pains(window) == {3: 0, 4: 10}
        until(qtbot, lambda: list(view.home.imports.buttons) == [1])
        assert view.home.imports.begun == {}


def test_what_was_imported_is_read_otherwise_as_one_step(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.csv"
    mine = [Rating(day=date(2026, 4, 6), symptom="pain", value=2)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(mine)) as window:
        view = begun(window, file, "Date,Pain\n2026-04-03,1\n2026-04-04,4\n", qtbot)
        wizard = view.wizard
        assert isinstance(wizard.body, ScaleBody)
        wizard.body.for_all.choice_made.emit("0 10")
        wizard.next.click()
        until(qtbot, lambda: wizard.next.text() == "Import 2 entries")
        wizard.next.click()
        assert pains(window) == {3: 1, 4: 4, 6: 2}
        until(qtbot, lambda: list(view.home.imports.changes) == [1])
        view.home.imports.changes[1].click()
        until(qtbot, wizard.isVisible)
        assert isinstance(wizard.body, ScaleBody)
        assert wizard.body.for_all.text() == "from 0 to 10, 0 is none"
        wizard.body.for_all.choice_made.emit("0 4")
        wizard.next.click()
        until(qtbot, lambda: wizard.next.text() == "Import 2 entries")
        wizard.next.click()
        assert pains(window) == {3: 2.5, 4: 10, 6: 2}
        until(qtbot, lambda: list(view.home.imports.changes) == [1])
        window.journal.undo()
        assert pains(window) == {3: 1, 4: 4, 6: 2}


def test_a_file_that_has_moved_is_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    file, moved = tmp_path / "mine.csv", tmp_path / "moved.csv"
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, file, "Date,Pain (0-10)\n2026-04-03,1\n", qtbot)
        until(qtbot, lambda: view.wizard.next.text() == "Import 1 entry")
        view.wizard.next.click()
        until(qtbot, lambda: list(view.home.imports.changes) == [1])
        file.rename(moved)
        view.choose_path = lambda: moved
        view.home.imports.changes[1].click()
        until(qtbot, lambda: view.wizard.title == "This is what would happen")


def join_right_with_left(view: ImportView) -> None:
    """From the sum, take the right foot's column for the same thing as the left one's."""
    view.wizard.sum.things["Right foot burn"].click()
    assert isinstance(view.wizard.body, ThingsBody)
    [right] = view.wizard.body.rows.values()
    right.target.show_choice("=Left foot burn (0-10)")
    right.target.choice_made.emit("=Left foot burn (0-10)")
    view.wizard.next.click()


def test_a_thing_is_renamed_and_joined_with_another_from_the_sum(tmp_path: Path, qtbot: QtBot) -> None:
    rows = "2026-04-03,7,\n2026-04-04,,8\n"
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, tmp_path / "mine.csv", f"Date,Left foot burn (0-10),Right foot burn (0-10)\n{rows}", qtbot)
        wizard = view.wizard
        until(qtbot, lambda: len(wizard.sum.things) == 2)
        assert wizard.title == "This is what would happen"
        wizard.sum.things["Left foot burn"].click()
        assert isinstance(wizard.body, ThingsBody)
        [left] = wizard.body.rows.values()
        left.name.setText("Burning feet")
        left.name.editingFinished.emit()
        wizard.next.click()
        until(qtbot, lambda: "Burning feet" in wizard.sum.things)
        join_right_with_left(view)
        until(qtbot, lambda: list(wizard.sum.things) == ["Burning feet"])
        wizard.next.click()
        day = window.journal.reader.excerpt(APRIL)
        assert {(one.symptom, one.value) for one in day.ratings} == {("burning-feet", 7), ("burning-feet", 8)}
        assert [one.name for one in day.definitions] == ["Burning feet"]


def test_the_list_of_what_is_left_out_is_saved_as_a_table(tmp_path: Path, qtbot: QtBot) -> None:
    saved = tmp_path / "left.csv"
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        rows = "2026-04-03,7\n2026-04-04,=see note\n2026-04-05,4\n"
        view = begun(window, tmp_path / "mine.csv", f"Date,Pain (0-10)\n{rows}", qtbot)
        told = view.wizard.sum
        until(qtbot, told.save.isVisible)
        told.saving.choose_path = lambda _name: saved
        told.save.click()
        until(qtbot, told.news.isVisible)
        head, line = saved.read_text("utf-8-sig").splitlines()
        assert head == "Row,Column,In the file,Values,Why it is left out"
        assert line.startswith("3,Pain (0-10),'=see note,1,"), "a formula is no formula in the table"
        assert told.news.words == f"Saved as left.csv in {tmp_path}"
        told.saving.choose_path = lambda _name: tmp_path / "gone" / "left.csv"
        told.save.click()
        until(qtbot, told.trouble.isVisible)
        assert told.news.isHidden()


def test_what_was_joined_goes_along_when_it_is_renamed_afterwards(tmp_path: Path, qtbot: QtBot) -> None:
    rows = "2026-04-03,7,\n2026-04-04,,8\n"
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, tmp_path / "mine.csv", f"Date,Left foot burn (0-10),Right foot burn (0-10)\n{rows}", qtbot)
        wizard = view.wizard
        until(qtbot, lambda: len(wizard.sum.things) == 2)
        join_right_with_left(view)
        until(qtbot, lambda: list(wizard.sum.things) == ["Left foot burn"])
        view.show_all_answers()
        until(qtbot, lambda: len(view.rows) == 2)
        left = view.rows["Left foot burn (0-10)"]
        left.name.setText("Burning feet")
        left.name.editingFinished.emit()
        until(qtbot, lambda: view.plan is not None and list(view.plan.counts) == ["Burning feet"])
        view.all.take.click()
        day = window.journal.reader.excerpt(APRIL)
        assert {(one.symptom, one.value) for one in day.ratings} == {("burning-feet", 7), ("burning-feet", 8)}


def test_a_table_in_which_no_column_says_the_day_is_asked_for_it(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        rows = "no day,7,\nnone,8,\nsome day,5,\n03/04/2026,4,x\n05/04/2026,6,\n"
        view = begun(window, tmp_path / "mine.csv", f"When,Pain (0-10),Other\n{rows}", qtbot)
        wizard = view.wizard
        assert wizard.title == "Which column holds the day?"
        assert wizard.place.words.text().startswith("Question 1 of")
        assert isinstance(wizard.body, FileBody)
        menu = wizard.body.findChildren(MenuButton)[0]
        menu.choice_made.emit("When")
        wizard.next.click()
        assert wizard.title == "Is 03/04/2026 3 April 2026 or 4 March 2026?"
        assert isinstance(wizard.body, FileBody)
        wizard.body.findChildren(QRadioButton)[0].click()
        wizard.next.click()
        until(qtbot, lambda: wizard.next.isEnabled() and wizard.title != "Which column holds the day?")
        while wizard.title != "This is what would happen":
            wizard.next.click()
        until(qtbot, lambda: wizard.next.text() == "Import 2 entries")
        wizard.next.click()
        assert pains(window) == {3: 4, 5: 6}


@pytest.mark.parametrize("words", ["stóp, ż, źle", "st\u0443p, \u0457, \u045fle"])
def test_letters_in_doubt_are_asked_about_once_and_read_so_the_next_time(
    tmp_path: Path, qtbot: QtBot, words: str
) -> None:
    """Bytes of Windows-1250, which are found out to be so, and may be said to be Windows-1251."""
    content = "Date,Mrowienie stóp ż (0-10),Uwagi\n2026-04-03,4,źle\n".encode("cp1250")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, tmp_path / "mine.csv", "", qtbot, content)
        wizard = view.wizard
        assert wizard.title == "Which of these reads right?"
        assert isinstance(wizard.body, LettersBody)
        next(one for one in wizard.body.findChildren(QRadioButton) if one.text().startswith(words)).click()
        wizard.next.click()
        until(qtbot, lambda: wizard.title != "Which of these reads right?")
        while wizard.title != "This is what would happen":
            wizard.next.click()
        until(qtbot, lambda: wizard.next.text().startswith("Import "))
        wizard.next.click()
        until(qtbot, lambda: list(view.home.imports.buttons) == [1])
        assert f"Mrowienie {words.partition(', ')[0]}" in window.journal.reader.excerpt(APRIL).definitions[0].name
        view.open_path(tmp_path / "mine.csv")
        until(qtbot, lambda: wizard.isVisible() and view.plan is not None)
        assert wizard.title == "This is what would happen"
        assert view.plan is not None
        assert (view.plan.entries, view.plan.already_there) == (0, 2)


def test_it_is_told_which_column_says_what_and_which_how_much(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        view = begun(window, tmp_path / "mine.csv", LONG_TABLE, qtbot)
        wizard = view.wizard
        assert wizard.title == "Which column says what it is, and which how much?"
        assert isinstance(wizard.body, LayoutBody)
        wizard.body.name.show_choice("Body part")
        wizard.body.value.show_choice("Level")
        wizard.next.click()
        until(qtbot, lambda: wizard.steps.current.kind != "long")
        assert wizard.go_back()
        assert isinstance(wizard.body, LayoutBody)
        assert (wizard.body.name.choice, wizard.body.value.choice) == ("Body part", "Level")
        view.show_all_answers()
        until(qtbot, lambda: list(view.rows) == ["Foot", "Hand", "Knee"])
        assert view.all.shape.menus["name"].choice == "Body part"
        view.all.shape.menus["name"].show_choice("")
        view.all.shape.menus["name"].choice_made.emit("")
        until(qtbot, lambda: list(view.rows) == ["Body part", "Side", "Level"])


def test_the_dialog_begins_where_the_last_file_was(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins: list[str] = []
    diary, folder = tmp_path / "diary.sqlite", tmp_path / "phone"
    folder.mkdir()
    (folder / "mine.csv").write_text("Date,Pain (0-10)\n2026-04-03,1\n", encoding="utf-8")

    def choose(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        begins.append(begin)
        return str(folder / "mine.csv"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    with window_on(diary, qtbot) as window:
        window.show_page("preferences")
        page = window.page("preferences")
        assert isinstance(page, PreferencesPage)
        page.show_place(IMPORT)
        view = page.import_view
        qtbot.mouseClick(view.home.file.choose, Qt.MouseButton.LeftButton)
        until(qtbot, view.wizard.isVisible)
        view.open_file()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert begins == [documents, str(folder)]
    assert SettingsStore.of_diary(diary).value.import_folder == str(folder)


def test_each_question_fits_into_a_small_window_with_large_text(tmp_path: Path, qtbot: QtBot) -> None:
    rows = "03/04/2026,1,mild,x,1.234\n04/04/2026,4,dreadful,y,4.321\n"
    with window_on(tmp_path / "diary.sqlite", qtbot, scale=2.0) as window:
        window.resize(800, 600)
        view = begun(window, tmp_path / "mine.csv", f"Date,Pain,Burning,Odd,Weight\n{rows}", qtbot)
        kinds = []
        while view.wizard.steps.current.kind != "sum":
            kinds.append(view.wizard.steps.current.kind)
            assert_fits(view, qtbot)
            view.wizard.next.click()
        assert kinds == ["order", "decimal", "scale", "words", "untold"]


def is_tall(widget: QWidget) -> bool:
    return widget.height() >= 44


def assert_fits(view: ImportView, qtbot: QtBot) -> None:
    area = view.parentWidget()
    assert area is not None
    until(qtbot, lambda: view.minimumSizeHint().width() <= area.width())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert view.wizard.isAncestorOf(focused)
    for widget in view.wizard.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget
            until(qtbot, partial(is_tall, widget))  # once it is laid out
