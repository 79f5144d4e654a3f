"""Handing over a page, in the real window."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from diary import i18n
from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.domain.visit import Question, Visit
from diary.reports.drawings import KeptDrawings
from diary.reports.summary import SummaryPart
from diary.storage import records
from diary.storage.journal import Journal
from diary.storage.safety.copies import ENCRYPTED_EXPORT, copies_of
from diary.ui.main_window import MainWindow
from diary.ui.summary.note_row import NoteRow
from diary.ui.summary.page import SummaryPage
from tests.catalogues import install
from tests.reports.pdf_text import laid_out_texts
from tests.ui.windows import TODAY, named, until, window_on

NOTE = Note(day=TODAY, text="Warm feet after the walk.")
DRAWINGS = KeptDrawings()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(60)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*ratings, NOTE])) as made:
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SummaryPage:
    made = window.page("summary")
    assert isinstance(made, SummaryPage)
    made._drawings = DRAWINGS  # most tests have the same chart
    with qtbot.waitSignal(made.preview.shown, timeout=30_000):
        window.show_page("summary")
    return made


def text_of(pdf: bytes) -> str:
    return "\n".join(laid_out_texts(pdf))


def bytes_of(page: SummaryPage) -> bytes:
    assert page.made is not None
    return page.made.pdf


def test_the_page_in_sight_is_the_page_that_is_saved(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out" / "page.pdf"
    target.parent.mkdir()
    page.output.choose_path = lambda _name: target
    assert page.preview.page_count == 1
    qtbot.mouseClick(page.foot.save, Qt.MouseButton.LeftButton)
    until(qtbot, target.exists)
    assert target.read_bytes() == bytes_of(page)
    with pikepdf.open(target) as document:
        assert document.Root.MarkInfo.Marked
    assert "60 of 60" in text_of(target.read_bytes())


def test_most_parts_are_in_the_first_view(window: MainWindow, page: SummaryPage, qtbot: QtBot) -> None:
    window.resize(1200, 800)
    rows = [*page.options.parts.parts.values(), page.options.parts.name]

    def are_in_sight() -> bool:
        return all(one.visibleRegion().boundingRect() == one.rect() for one in rows[:8])

    until(qtbot, are_in_sight)
    assert all(one.height() >= 44 for one in rows)


def test_each_option_makes_the_page_anew(page: SummaryPage, qtbot: QtBot) -> None:
    before = bytes_of(page)
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.period.setFocus()
        qtbot.keyClick(page.options.period.focusWidget() or page.options.period, Qt.Key.Key_Left)
    assert "28 of 28" in text_of(bytes_of(page))
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.parts.parts["chart"].click()
    without_chart = bytes_of(page)
    assert "Course over" not in text_of(without_chart)
    assert before != without_chart
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.visit.show_day(None)
        field = page.options.visit.findChildren(QLineEdit)[0]
        field.setText("2026-12-01")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "1 December 2026" in text_of(bytes_of(page))


def test_a_note_is_on_the_page_only_when_the_person_chose_it(page: SummaryPage, qtbot: QtBot) -> None:
    assert NOTE.text not in text_of(bytes_of(page))
    assert page.options.parts.notes_count.text() == "0 of 1"
    qtbot.mouseClick(named(page, QPushButton, "Edit the choice of notes"), Qt.MouseButton.LeftButton)
    tick = next(one for one in page.findChildren(QCheckBox) if one.accessibleName().endswith(NOTE.text))
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert NOTE.text in text_of(bytes_of(page))
    assert page.options.parts.notes_count.text() == "1 of 1"
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.journal.undo()
    assert NOTE.text not in text_of(bytes_of(page))


def test_the_name_is_on_the_page_and_in_the_diary(
    page: SummaryPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(named(page, QPushButton, "Edit my name"), Qt.MouseButton.LeftButton)
    name = named(page, QLineEdit, "Name")
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        name.setText("Alex Sample")
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Alex Sample" in text_of(bytes_of(page))
    window.close()
    with Journal(tmp_path / "diary.sqlite") as journal:
        profile = journal.read(records.excerpt, single(TODAY)).profile
    assert profile is not None
    assert profile.name == "Alex Sample"


def test_a_name_being_typed_is_taken_up_when_the_window_is_closed(
    page: SummaryPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(named(page, QPushButton, "Edit my name"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(named(page, QLineEdit, "Name"), "Alex Sample")
    window.close()
    assert page.journal.queue.unwritten == ()
    with Journal(tmp_path / "diary.sqlite") as journal:
        profile = journal.read(records.excerpt, single(TODAY)).profile
    assert profile is not None
    assert profile.name == "Alex Sample"


def test_a_place_that_cannot_be_written_is_told_and_the_page_stays(
    page: SummaryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.output.choose_path = lambda _name: tmp_path / "nowhere" / "page.pdf"
    page.options.period.setFocus()
    qtbot.keyClick(page.options.period.focusWidget() or page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: "cannot be written" in page.options.error_banner.words)
    assert page.made is not None


def test_a_period_that_ends_before_it_begins_is_told(page: SummaryPage) -> None:
    page.options.first.show_day(TODAY)
    page.options.last.show_day(TODAY - timedelta(days=3))
    page.options.period.show_choice("chosen")
    page.options.options_changed.emit()
    page._make()
    assert "before it begins" in page.options.error_banner.words
    assert not page.foot.save.isEnabled()


def test_what_is_no_date_is_told_and_the_last_one_stays(page: SummaryPage, qtbot: QtBot) -> None:
    field = page.options.first.findChildren(QLineEdit)[0]
    before = page.options.first.day
    field.setText("soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.options.first.day == before


def test_printing_puts_the_pages_on_the_chosen_paper(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def into_a_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    page.output.choose_printer = into_a_file
    page.options.period.setFocus()
    qtbot.keyClick(page.options.period.focusWidget() or page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: target.exists() and target.stat().st_size > 0)
    with pikepdf.open(target) as document:
        assert len(document.pages) == page.preview.page_count
        box = [round(float(edge)) for edge in document.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 595, 842], abs=2)


def test_every_page_of_the_full_form_is_printed_one_after_the_other(
    page: SummaryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "printed.pdf"

    def into_a_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    page.output.choose_printer = into_a_file
    remade(page, qtbot, page.options.form.findChildren(QRadioButton)[1].click)
    page.print()
    until(qtbot, lambda: page._news.words == "The page was sent to the printer")
    with pikepdf.open(target) as document:
        assert len(document.pages) == page.preview.page_count > 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    def nowhere(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "none" / "printed.pdf"))
        return True

    page.output.choose_printer = nowhere
    page.print()
    until(qtbot, lambda: page.options.error_banner.words == "The printer did not take the page.")


def test_a_small_window_shows_the_page_behind_a_button(window: MainWindow, page: SummaryPage, qtbot: QtBot) -> None:
    window.resize(800, 600)
    until(qtbot, lambda: not page.preview.isVisible())
    button = named(page, QPushButton, "Show the page")
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()
    assert not page.options.isVisible()


def remade(page: SummaryPage, qtbot: QtBot, act: Callable[[], object]) -> str:
    """What the page says after an act of the person."""
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        act()
    return text_of(bytes_of(page))


def choose(page: SummaryPage, qtbot: QtBot, key: Qt.Key, times: int = 1) -> None:
    """Go so many segments on from where the period stands, by keys alone."""
    for _step in range(times):
        page.options.period.setFocus()
        qtbot.keyClick(page.options.period.focusWidget() or page.options.period, key)


def test_since_the_last_visit_is_a_period_and_the_next_visit_is_what_the_page_is_for(
    page: SummaryPage, qtbot: QtBot
) -> None:
    visits = [Visit(date=TODAY - timedelta(days=10)), Visit(date=TODAY + timedelta(days=2))]
    words = remade(page, qtbot, lambda: page.journal.apply(added(visits)))
    assert f"for a visit on {page.options.visit.findChildren(QLineEdit)[0].text()}" in words
    assert page.options.visit.day == visits[1].date
    words = remade(page, qtbot, lambda: choose(page, qtbot, Qt.Key.Key_Right))
    assert "11 of 11 days" in words


def test_without_a_visit_there_is_no_period_since_it(page: SummaryPage, qtbot: QtBot) -> None:
    choose(page, qtbot, Qt.Key.Key_Right)
    until(qtbot, lambda: "No visit before today" in page.options.error_banner.words)
    assert not page.foot.save.isEnabled()
    remade(page, qtbot, lambda: choose(page, qtbot, Qt.Key.Key_Left))
    assert page.foot.save.isEnabled()


def test_a_visit_date_that_the_person_chose_stays(page: SummaryPage, qtbot: QtBot) -> None:
    field = page.options.visit.findChildren(QLineEdit)[0]
    field.setText("2026-12-01")
    remade(page, qtbot, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    remade(page, qtbot, lambda: page.journal.apply(added([Visit(date=TODAY + timedelta(days=2))])))
    assert page.options.visit.day == date(2026, 12, 1)


def test_the_full_form_has_the_days(page: SummaryPage, qtbot: QtBot) -> None:
    full = page.options.form.findChildren(QRadioButton)[1]
    assert "Day by day" in remade(page, qtbot, full.click)
    assert page.preview.page_count > 1


UNTICKED: dict[SummaryPart, str] = {
    "chart": "Course over",
    "questions": "Are my shoes right?",
    "events": "Fall (1)",
    "worst": "Worst days",
    "treatments": "Warm bath 1 day",
}
"""Words of some parts of the page."""


def test_what_is_unticked_leaves_the_page_and_comes_back(page: SummaryPage, qtbot: QtBot) -> None:
    more = [
        Question(text="Are my shoes right?"),
        Event(day=TODAY, event="fall"),
        TreatmentDone(day=TODAY, treatment="warm-bath"),
        Rating(day=TODAY, symptom="pain", value=9, time=time(9)),
    ]
    whole = remade(page, qtbot, lambda: page.journal.apply(added(more)))
    assert [words for words in UNTICKED.values() if words not in whole] == []
    assert page.options.parts.questions_count.text() == "1"
    for part, words in UNTICKED.items():
        press = partial(qtbot.keyClick, page.options.parts.parts[part], Qt.Key.Key_Space)
        left = remade(page, qtbot, press)
        assert [other for other in UNTICKED.values() if other not in left] == [words]
        assert words in remade(page, qtbot, press)


def test_a_private_note_is_on_nothing_that_leaves_the_program(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    page.output.choose_path = lambda _name: target
    entry(page, "Web page").trigger()
    until(qtbot, target.exists)
    entry(page, "Copy as plain text").trigger()
    until(qtbot, lambda: "copied" in page._news.words)
    for words in (target.read_text(encoding="utf-8"), QApplication.clipboard().text(), text_of(bytes_of(page))):
        assert "60 of 60" in words
        assert NOTE.text not in words


def entry(page: SummaryPage, words: str) -> QAction:
    """The entry of the menu of other formats; the menu is kept by its button."""
    [found] = [action for action in page.foot.menu().actions() if action.text() == words]
    return found


def test_where_it_was_saved_stays_in_sight(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.choose_path = lambda name: tmp_path / name
    qtbot.mouseClick(page.foot.save, Qt.MouseButton.LeftButton)
    until(qtbot, page._news.isVisible)
    [saved] = list(tmp_path.glob("*.pdf"))
    assert page._news.words == f"Saved as {saved.name} in {tmp_path}"
    remade(page, qtbot, page.options.parts.parts["chart"].click)
    assert page._news.isVisible()


def test_what_cannot_be_printed_is_told_beside_the_page(page: SummaryPage, qtbot: QtBot) -> None:
    odd = Note(day=TODAY, text="痛み", for_practitioner=True)
    words = remade(page, qtbot, lambda: page.journal.apply(added([odd])))
    assert "(U+75DB)" in words
    assert "Some characters cannot be printed" in page._about.words


def test_the_page_may_be_in_another_language_than_the_program(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "locale", "de", {"en-GB": "de", "Pain": "Schmerz", ".": ","})
    monkeypatch.setattr(i18n, "_folder", lambda: tmp_path / "locale")
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(60)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as window:
        page = window.page("summary")
        assert isinstance(page, SummaryPage)
        with qtbot.waitSignal(page.preview.shown, timeout=30_000):
            window.show_page("summary")
        assert page.options.language.isVisible()
        assert "Pain 4.0" in text_of(bytes_of(page))
        words = remade(page, qtbot, lambda: page.options.language._choose("de"))
        assert "Schmerz 4,0" in words
        with pikepdf.open(BytesIO(bytes_of(page))) as document:
            assert str(document.Root.Lang) == "de"
        assert page.options.parts.parts["chart"].text() == "Ratings and timeline"


def test_where_only_one_language_is_installed_none_is_asked_for(page: SummaryPage) -> None:
    assert not page.options.language.isVisible()


@pytest.mark.parametrize(("name", "key"), [("Health background…", "health"), ("Visits and questions…", "visits")])
def test_what_belongs_before_the_visit_is_reached_from_here(
    window: MainWindow, page: SummaryPage, qtbot: QtBot, name: str, key: str
) -> None:
    qtbot.keyClick(named(page, QPushButton, name), Qt.Key.Key_Return)
    assert window.page(key).isVisible()


def test_edit_beside_the_questions_leads_to_them(window: MainWindow, page: SummaryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(named(page, QPushButton, "Edit my questions"), Qt.Key.Key_Space)
    assert window.page("visits").isVisible()


def test_a_long_note_is_chosen_by_a_click_on_its_words_and_fits_its_window(page: SummaryPage, qtbot: QtBot) -> None:
    long = Note(day=TODAY - timedelta(days=1), text="Tingling fingers while cooking, gone after an hour or so. " * 40)
    remade(page, qtbot, lambda: page.journal.apply(added([long])))
    qtbot.mouseClick(named(page, QPushButton, "Edit the choice of notes"), Qt.MouseButton.LeftButton)
    row = next(one for one in page.findChildren(NoteRow) if "Tingling" in one.tick.accessibleName())
    until(qtbot, row.isVisible)
    assert row.width() <= page.halves.left.width()
    below = row.rect().center()
    words = remade(page, qtbot, lambda: qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=below))
    assert row.tick.isChecked()
    assert words.count("Tingling fingers") == 40


def test_many_notes_come_some_at_a_time(page: SummaryPage, qtbot: QtBot) -> None:
    many = [Note(day=TODAY - timedelta(days=back), text=f"Note {back}.") for back in range(1, 84)]
    remade(page, qtbot, lambda: page.journal.apply(added(many)))

    def press(name: str, beginning: str) -> list[str]:
        """The notes in sight once the first of them begins so."""
        qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: shown()[:1] == [beginning])
        return shown()

    def shown() -> list[str]:
        return [row.text for row in page.findChildren(NoteRow) if row.isVisible()]

    assert len(press("Edit the choice of notes", NOTE.text)) == 20
    for beginning in ("Note 20.", "Note 40.", "Note 60."):
        assert len(press("Earlier notes", beginning)) == 20
    assert press("Earlier notes", "Note 80.") == ["Note 80.", "Note 81.", "Note 82.", "Note 83."]
    assert not named(page, QPushButton, "Earlier notes").isVisible()
    last = next(row for row in page.findChildren(NoteRow) if row.text == "Note 83.")
    assert "Note 83." in remade(page, qtbot, lambda: qtbot.keyClick(last.tick, Qt.Key.Key_Space))
    assert len(press("Later notes", "Note 60.")) == 20


WORDS = "toes in the sand"


def typed_twice(page: SummaryPage, qtbot: QtBot, first: str, again: str) -> None:
    """Into the two fields, by keyboard."""
    for field, words in ((page.password.fields.first, first), (page.password.fields.again, again)):
        until(qtbot, field.field.hasFocus)
        field.field.selectAll()
        qtbot.keyClicks(field.field, words)
        qtbot.keyClick(field.field, Qt.Key.Key_Return)


def test_a_pdf_with_a_passphrase_opens_with_it_alone(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.choose_path = lambda name: tmp_path / name
    entry(page, "PDF with a passphrase").trigger()
    assert not page.foot.isVisible()
    assert any("not one for archives" in one.text() for one in page.password.findChildren(QLabel))
    typed_twice(page, qtbot, WORDS, "toes in the sea")
    assert "not the same" in page.password.error_banner.words
    page.password.fields.first.setFocus()
    typed_twice(page, qtbot, WORDS, WORDS)
    until(qtbot, lambda: page._news.words.startswith("Saved as"))
    assert page.options.isVisible()
    assert page.password.fields.first.words == page.password.fields.again.words == ""
    [saved] = list(tmp_path.glob("*.pdf"))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(saved)
    with pikepdf.open(saved, password=WORDS) as document:
        assert document.encryption.bits == 256
    page.journal.save()
    path = page.journal.path
    until(qtbot, lambda: [copy.kind for copy in copies_of(path)] == [ENCRYPTED_EXPORT])


def test_where_a_passphrase_is_typed_no_key_saves_without_it(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.choose_path = lambda name: tmp_path / name
    entry(page, "PDF with a passphrase").trigger()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "needs a passphrase" in page.password.error_banner.words
    qtbot.keyClicks(page.password.fields.first.field, "toes")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.options.isVisible()
    assert page.password.fields.first.words == ""
    assert not list(tmp_path.glob("*.pdf"))
