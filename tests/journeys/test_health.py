"""The health background: filled in block by block, saved by itself, undone, and found again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from diary.domain.background.answers import LONGEST, BackgroundAnswer, answer_to
from diary.domain.background.form import blocks
from diary.domain.background.question import NONE
from diary.domain.change import added
from diary.domain.period import single
from diary.domain.profile import Profile
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.health.answer_field import DatedField, NumberField
from diary.ui.health.earlier_view import EarlierView
from diary.ui.health.page import HealthPage
from diary.ui.health.paper_view import PaperView
from diary.ui.main_window import MainWindow
from diary.ui.widgets.toast import Toast
from tests.journeys.test_window import Windows
from tests.reports.pdf_text import laid_out_texts
from tests.ui.windows import TODAY, named, until, window_on


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> HealthPage:
    return opened(window)


def opened(window: MainWindow, place: str = "") -> HealthPage:
    """As other pages lead to it."""
    window.today_page.page_wanted.emit(f"health#{place}" if place else "health")
    found = window.page("health")
    assert isinstance(found, HealthPage)
    assert found.isVisible()
    return found


def answer_of(page: HealthPage, item: str) -> BackgroundAnswer | None:
    return answer_to(page.journal.day(TODAY).background, item)


def key(
    qtbot: QtBot, page: HealthPage, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(page.window().focusWidget() or page, code, held)


def test_the_form_is_filled_in_by_keyboard_alone_and_is_on_disk_afterwards(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = opened(window)
        key(qtbot, page, Qt.Key.Key_Return)
        text = window.focusWidget()
        assert isinstance(text, QPlainTextEdit)
        assert text.accessibleName() == "What troubles you most?"
        qtbot.keyClicks(text, "Burning feet")
        key(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        year = window.focusWidget()
        assert isinstance(year, QLineEdit)
        qtbot.keyClicks(year, "May 2019")
        key(qtbot, page, Qt.Key.Key_Tab)
        key(qtbot, page, Qt.Key.Key_Tab)
        key(qtbot, page, Qt.Key.Key_Space)
        assert page.header.title == "How it began"
    with Journal(tmp_path / "diary.sqlite") as journal:
        kept = journal.read(records.excerpt, single(TODAY)).background
    assert {one.item: one.texts or one.dated or one.choices for one in kept} == {
        "problem": ("Burning feet",),
        "began": "2019-05",
        "began-how": ("days",),
    }


def test_all_seventeen_blocks_are_gone_through_one_after_the_other(page: HealthPage, qtbot: QtBot) -> None:
    key(qtbot, page, Qt.Key.Key_Return)
    titles = []
    for _block in blocks():
        titles.append(page.header.title)
        key(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert titles == [block.title for block in blocks()]
    assert page.header.title == "Health background"
    assert page.journal.day(TODAY).background == ()


def test_i_do_not_know_is_an_answer_to_every_question(page: HealthPage, qtbot: QtBot) -> None:
    for block in blocks()[:-1]:
        page.show_place(block.key)
        for item_key, card in page.block(block.key).cards.items():
            kind = QRadioButton if card.field.item.kind == "one" else QCheckBox
            [unknown] = [one for one in card.findChildren(kind) if one.text() == "I do not know"]
            qtbot.keyClick(unknown, Qt.Key.Key_Space)
            assert (found := answer_of(page, item_key)) is not None
            assert found.unknown, item_key
            assert unknown.isChecked()
        assert page.header._eyebrow.text().endswith(f"{len(block.items)} of {len(block.items)} answered")


def test_none_of_these_and_the_others_put_each_other_out(page: HealthPage) -> None:
    page.show_place("conditions")
    card = page.block("conditions").cards["infections"]
    shingles, none = named(card, QCheckBox, "Shingles"), named(card, QCheckBox, "None of these")
    shingles.click()
    named(card, QCheckBox, "Lyme disease").click()
    assert (found := answer_of(page, "infections")) is not None
    assert found.choices == ("shingles", "lyme")
    none.click()
    assert (found := answer_of(page, "infections")) is not None
    assert found.choices == (NONE,)
    assert not shingles.isChecked()
    page.journal.undo()
    assert shingles.isChecked()
    assert not none.isChecked()
    none.click()
    none.click()
    assert answer_of(page, "infections") is None


def test_what_was_typed_in_pieces_is_undone_as_one(page: HealthPage, qtbot: QtBot) -> None:
    page.show_place("problem")
    field = page.block("problem").cards["problem"].field
    for piece in ("Numb ", "feet"):
        qtbot.keyClicks(named(field, QPlainTextEdit, "What troubles"), piece)
        field.take_up()
    assert (found := answer_of(page, "problem")) is not None
    assert found.texts == ("Numb feet",)
    page.journal.undo()
    assert answer_of(page, "problem") is None
    assert named(field, QPlainTextEdit, "What troubles").toPlainText() == ""


def test_words_that_give_way_to_i_do_not_know_come_back_by_the_toast(
    window: MainWindow, page: HealthPage, qtbot: QtBot
) -> None:
    page.show_place("medicines")
    card = page.block("medicines").cards["medicines-now"]
    text = named(card, QPlainTextEdit, "Which medicines")
    text.insertPlainText("Metformin\n\n  Folate ")
    card.field.take_up()
    assert (found := answer_of(page, "medicines-now")) is not None
    assert found.texts == ("Metformin", "Folate")
    named(card, QCheckBox, "I do not know").click()
    assert text.toPlainText() == ""
    [toast] = window.findChildren(Toast)
    assert toast.words == "Takes now: I do not know"
    qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert text.toPlainText() == "Metformin\nFolate"
    assert not named(card, QCheckBox, "I do not know").isChecked()


def test_typing_takes_the_place_of_i_do_not_know(page: HealthPage, qtbot: QtBot) -> None:
    page.show_place("problem")
    card = page.block("problem").cards["goal"]
    named(card, QCheckBox, "I do not know").click()
    qtbot.keyClicks(named(card, QPlainTextEdit, "What would you like"), "To dance")
    page.leave()
    assert (found := answer_of(page, "goal")) is not None
    assert (found.texts, found.unknown) == (("To dance",), False)
    assert not named(card, QCheckBox, "I do not know").isChecked()


def test_a_text_that_is_too_long_is_told_and_kept_in_the_field(page: HealthPage) -> None:
    page.show_place("problem")
    field = page.block("problem").cards["problem"].field
    edit = named(field, QPlainTextEdit, "What troubles")
    edit.setPlainText("x" * (LONGEST + 1))
    page.leave()
    assert answer_of(page, "problem") is None
    assert len(edit.toPlainText()) == LONGEST + 1
    edit.setPlainText("Shorter")
    page.leave()
    assert (found := answer_of(page, "problem")) is not None
    assert found.texts == ("Shorter",)


@pytest.mark.parametrize("typed", ["last summer", "2030", "31/2/2019", "1850"])
def test_what_is_no_date_or_has_not_come_is_told_and_changes_nothing(
    page: HealthPage, qtbot: QtBot, typed: str
) -> None:
    page.show_place("beginning")
    field = page.block("beginning").cards["began"].field
    assert isinstance(field, DatedField)
    qtbot.keyClicks(field.field.text, typed)
    page.leave()
    assert not field.field.trouble.isHidden()
    assert field.field.text.text() == typed
    assert answer_of(page, "began") is None


def test_a_number_is_given_in_either_unit(page: HealthPage, qtbot: QtBot) -> None:
    page.show_place("conditions")
    field = page.block("conditions").cards["hba1c"].field
    assert isinstance(field, NumberField)
    named(field, QRadioButton, "%").click()
    number = field.steppers["per-cent"].stepper.number
    number.setFocus()
    qtbot.keyClicks(number, "6.8")
    key(qtbot, page, Qt.Key.Key_Tab)
    assert (found := answer_of(page, "hba1c")) is not None
    assert (found.number, found.unit) == (6.8, "per-cent")
    page.journal.undo()
    assert answer_of(page, "hba1c") is None
    assert field.steppers["per-cent"].value is None


def test_nothing_is_answered_by_looking_at_it(page: HealthPage, qtbot: QtBot) -> None:
    for block in blocks():
        page.show_place(block.key)
        for _stop in range(12):
            key(qtbot, page, Qt.Key.Key_Tab)
    assert page.journal.day(TODAY).background == ()


def test_the_overview_tells_how_much_is_answered_and_goes_on_where_nothing_is(tmp_path: Path, qtbot: QtBot) -> None:
    before = [
        BackgroundAnswer(item="problem", texts=("Numb feet",)),
        BackgroundAnswer(item="bladder", choices=("urgent",)),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(before)) as window:
        page = opened(window)
        rows = page.overview.rows
        assert rows["problem"].accessibleName() == "The main problem, 1 of 2"
        assert rows["by-itself"].accessibleName() == "Dizziness, bladder, bowel, Private, 1 of 6"
        assert rows["where"].accessibleName() == "Where it is, Nothing yet"
        assert window.focusWidget() is page.overview.go_on
        key(qtbot, page, Qt.Key.Key_Return)
        assert page.header.title == "How it began"
        key(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert window.focusWidget() is rows["beginning"]


def test_a_question_written_down_in_the_form_is_on_the_list_for_the_visit(page: HealthPage, qtbot: QtBot) -> None:
    page.show_place("questions")
    line = page.window().focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "May I swim?")
    key(qtbot, page, Qt.Key.Key_Return)
    assert [one.text for one in page.journal.day(TODAY).questions] == ["May I swim?"]
    assert page.overview.isHidden() is False
    key(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.overview.rows["questions"].accessibleName() == "My questions, 1 question"


def test_the_way_back_leads_to_the_summary_as_does_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "medicines")
    assert page.header.title == "Medicines and allergies"
    summary = named(window, QRadioButton, "Summary")
    assert summary.isChecked()
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    assert page.header.title == "Health background"
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    assert window.page("summary").isVisible()
    page = opened(window)
    assert page.header.title == "Health background"
    page.focus_first()
    key(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.page("summary").isVisible()


@pytest.mark.parametrize(("size", "scale"), [((1200, 800), 1.0), ((800, 600), 1.0), ((800, 600), 2.0)])
def test_every_block_has_room_and_its_controls_have_names(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    watcher = Windows()
    qapp.installEventFilter(watcher)
    with window_on(tmp_path / "diary.sqlite", qtbot, scale=scale) as window:
        window.resize(*size)
        page = opened(window)
        for block in blocks():
            page.show_place(block.key)
            QApplication.processEvents()
            for area in page.findChildren(QScrollArea):
                inner = area.widget()
                if area.isVisible() and inner is not None:
                    assert inner.minimumSizeHint().width() <= area.viewport().width(), block.key
            for row in page.block(block.key).findChildren(QCheckBox):
                assert row.accessibleName(), block.key
                assert row.height() >= 44 * scale, (block.key, row.text())
                assert row.width() >= row.sizeHint().width(), (block.key, row.text())
            for choice in page.block(block.key).findChildren(QRadioButton):
                assert choice.mapTo(page, choice.rect().topRight()).x() <= page.width(), (block.key, choice.text())
    qapp.removeEventFilter(watcher)
    assert set(watcher.shown) == {"MainWindow"}


WORDS = "toes in the sand"


def paper_of(page: HealthPage, qtbot: QtBot) -> PaperView:
    """The form as a page, once it is made and in sight."""
    page.show_place("paper")
    until(qtbot, page.paper.save.isEnabled)
    return page.paper


def text(pdf: bytes) -> str:
    return " ".join(laid_out_texts(pdf))


@pytest.fixture
def answered_page(tmp_path: Path, qtbot: QtBot) -> Iterator[HealthPage]:
    before = [
        BackgroundAnswer(item="problem", texts=("Numb feet",)),
        BackgroundAnswer(item="bladder", choices=("urgent",)),
        Profile(name="Alex Sample"),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(before)) as window:
        yield opened(window)


def test_the_form_is_saved_as_a_page_without_what_is_private(
    answered_page: HealthPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page, target = answered_page, tmp_path / "form.pdf"
    qtbot.mouseClick(page.overview.paper, Qt.MouseButton.LeftButton)
    view = paper_of(page, qtbot)
    view.output.choose_path = lambda _name: target
    qtbot.keyClick(page.window().focusWidget() or page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: view.news.words.startswith("Saved as form.pdf"))
    assert "Main problem: Numb feet" in text(target.read_bytes())
    assert "Alex Sample" in text(target.read_bytes())
    assert "Bladder" not in text(target.read_bytes())


def test_private_answers_are_asked_for_anew_each_time(answered_page: HealthPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    view = paper_of(answered_page, qtbot)
    view.output.choose_path = lambda _name: target
    qtbot.keyClick(view.private, Qt.Key.Key_Space)
    qtbot.keyClick(view.name, Qt.Key.Key_Space)
    until(qtbot, view.save.isEnabled)
    view.press_save()
    until(qtbot, target.exists)
    assert "Bladder: In a hurry, or often" in text(target.read_bytes())
    assert "Alex" not in text(target.read_bytes())
    target.unlink()
    answered_page.show_place("paper")
    view.press_save()
    assert not target.exists()
    paper_of(answered_page, qtbot).press_save()
    until(qtbot, target.exists)
    assert "Bladder" not in text(target.read_bytes())


def test_the_form_under_a_passphrase(answered_page: HealthPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    view = paper_of(answered_page, qtbot)
    view.output.choose_path = lambda _name: target
    qtbot.mouseClick(view.locked, Qt.MouseButton.LeftButton)
    assert not view.save.isVisible()
    qtbot.keyClicks(view.password.fields.first.field, WORDS)
    qtbot.keyClick(answered_page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "not the same" in view.password.error_banner.words
    qtbot.keyClick(answered_page, Qt.Key.Key_Escape)
    assert view.save.isVisible()
    assert answered_page.shown == "paper"
    qtbot.mouseClick(view.locked, Qt.MouseButton.LeftButton)
    for field in (view.password.fields.first, view.password.fields.again):
        assert field.words == ""
        qtbot.keyClicks(field.field, WORDS)
    qtbot.mouseClick(view.password.save, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: view.news.words.startswith("Saved as form.pdf"))
    with pdfplumber.open(target, password=WORDS) as document:
        assert "Main problem: Numb feet" in str(document.pages[0].extract_text())
    assert b"Numb feet" not in target.read_bytes()


def test_what_was_changed_is_on_the_page_at_once_and_the_preview_shows_it(
    answered_page: HealthPage, qtbot: QtBot
) -> None:
    page = answered_page
    page.show_place("problem")
    qtbot.keyClicks(named(page.block("problem"), QPlainTextEdit, "What would you like"), "To dance")
    view = paper_of(page, qtbot)
    assert view._made is not None
    assert "Goal: To dance" in text(view._made.pdf)
    until(qtbot, lambda: view.preview.page_count == 1)
    page.journal.undo()
    until(qtbot, view.save.isEnabled)
    assert view._made is not None
    assert "Goal" not in text(view._made.pdf)


def test_a_folder_that_is_not_there_is_told(answered_page: HealthPage, qtbot: QtBot, tmp_path: Path) -> None:
    view = paper_of(answered_page, qtbot)
    view.output.choose_path = lambda _name: tmp_path / "nowhere" / "form.pdf"
    view.press_save()
    until(qtbot, lambda: "cannot be written" in view.error_banner.words)


def test_in_a_small_window_page_and_options_take_turns(answered_page: HealthPage, qtbot: QtBot) -> None:
    answered_page.window().resize(800, 600)
    view = paper_of(answered_page, qtbot)
    assert not view.preview.isVisible()
    press = named(answered_page.header, QPushButton, "Preview")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert view.preview.isVisible()
    assert not view.save.isVisible()
    assert press.hasFocus()
    qtbot.mouseClick(named(answered_page.header, QPushButton, "Options"), Qt.MouseButton.LeftButton)
    assert view.save.isVisible()
    answered_page.show_place("")
    assert not press.isVisible()


LONG_AGO = datetime(2026, 9, 1, 20, tzinfo=UTC)


def test_an_answer_that_stood_for_a_while_is_brought_back(tmp_path: Path, qtbot: QtBot) -> None:
    former = BackgroundAnswer(item="medicines-now", texts=("Metformin 500 mg", "Folate"), written=LONG_AGO)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([former])) as window:
        page = opened(window, "medicines")
        card = page.block("medicines").cards["medicines-now"]
        edit = named(card, QPlainTextEdit, "Which medicines")
        for words in ("Metformin", "Metformin 850 mg"):
            edit.setPlainText(words)
            page.leave()
            page.journal.save()
            until(qtbot, lambda: not page.journal.queue.unwritten)
        page.show_place("earlier")
        earlier = page.view("earlier")
        assert isinstance(earlier, EarlierView)
        until(qtbot, lambda: len(earlier.buttons) == 1)
        assert earlier.buttons[0].accessibleName().startswith("Bring back: Metformin 500 mg, Folate, Changed on")
        qtbot.keyClick(earlier.buttons[0], Qt.Key.Key_Return)
        assert (found := answer_of(page, "medicines-now")) is not None
        assert found.texts == former.texts
        assert earlier.buttons == []
        page.journal.undo()
        assert (found := answer_of(page, "medicines-now")) is not None
        assert found.texts == ("Metformin 850 mg",)
        assert len(earlier.buttons) == 1


def test_where_nothing_was_changed_the_earlier_answers_say_so(page: HealthPage, qtbot: QtBot) -> None:
    press = named(page.overview, QPushButton, "Earlier answers")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    words = "No answer was changed on a later day yet."
    until(qtbot, lambda: any(label.text() == words for label in page.view("earlier").findChildren(QLabel)))
    key(qtbot, page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert press.isVisible()
