"""Names and texts of the diary are plain text wherever they are shown: nothing in them is read as markup."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added
from diary.domain.definition import Definition
from diary.domain.note import Note
from diary.settings import SettingsStore
from diary.storage.journal import Journal
from diary.ui import pages
from diary.ui.exercises.page import ExercisesPage
from diary.ui.exercises.page_buttons import OVERVIEW
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.page_stack import StackedPage
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.label import label, tool_tip
from tests.builders import started
from tests.ui.marked_up import OWN, Openings, diary_of, watched, words_with
from tests.ui.windows import TODAY, until, window_on

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells who opens a file (inotify)"),
    pytest.mark.timeout(300),
]


SHOWING = {
    *(f"today {key}" for key in ("log", "more", "now", "change", "sentence", "finished")),
    *(f"page {key}" for key in ("trends", "history", "preferences", "visits")),
    *(f"preferences {key}" for key in ("medicines", "more", "treatments", "measurements", "events")),
    *("health problem", "health medicines", "health questions"),
    *("exercises detail", "exercises own", "exercises day"),
    *("history day", "history versions", "trends table"),
}
"""The places that show a name or text of the diary, as it is."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture on disk that a text asks for."""
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    path = tmp_path / "marker.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def openings(picture: Path) -> Iterator[Openings]:
    with watched(picture) as watch:
        yield watch


@pytest.fixture
def words(picture: Path) -> str:
    return words_with(picture)


@pytest.fixture
def window(tmp_path: Path, words: str, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on a diary of such words, some of them written over, some taken back."""
    diary = tmp_path / "diary.sqlite"
    store = SettingsStore(tmp_path)
    for name in ("symptoms", "treatments", "measurements", "events"):
        store.set(name, getattr(OWN, name))
    store.write()
    entries = diary_of(words)
    with Journal(started(diary)) as journal:
        journal.apply(added(entries))
        journal.apply([Change(one, None) for one in entries if isinstance(one, Note) and one.day == TODAY])
    with window_on(diary, qtbot) as made:
        yield made


def test_the_watch_notices_what_html_loads(words: str, openings: Openings, qtbot: QtBot) -> None:
    shown = QLabel(words)
    qtbot.addWidget(shown)
    shown.grab()
    assert openings.count() > 0
    plain = label(words)
    qtbot.addWidget(plain)
    plain.grab()
    assert openings.count() == 0


def test_a_tool_tip_shows_the_text_as_it_is(words: str, openings: Openings, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    for text in (words, "a & b", "a < b\nand c", words_with(Path("/dev/full"))):
        edit = QTextEdit()
        qtbot.addWidget(edit)
        shown = tool_tip(text)
        edit.setHtml(shown) if GuiQt.mightBeRichText(shown) else edit.setPlainText(shown)
        assert edit.toPlainText() == text
        QToolTip.showText(QPoint(0, 0), shown, holder)
        QApplication.processEvents()
    QToolTip.hideText()
    assert openings.count() == 0


def test_no_page_reads_a_name_as_markup(window: MainWindow, words: str, openings: Openings, qtbot: QtBot) -> None:
    page = window.centralWidget()
    assert page is not None
    seen: set[str] = set()
    for what, show in chain(places(window), inner_places(window)):
        show()
        if what in SHOWING:
            until(qtbot, lambda: any(words in text for text in texts_of(page)))
        QApplication.processEvents()
        page.grab()
        assert not [text for text in hints_of(page) if "<img" in text], what
        seen.add(what)
    assert seen >= SHOWING
    assert openings.count() == 0


def places(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each page and each view in it, and how it is shown."""
    for key in ("log", "more", "where", "now", "change", "sentence", "finished"):
        yield f"today {key}", partial(window.today_page.open_view, key)
    for entry in pages.PAGES:
        yield f"page {entry.key}", partial(window.show_page, entry.key)
        page = window.page(entry.key)
        if isinstance(page, StackedPage):
            for place in page.places:
                yield f"{entry.key} {place}", partial(page.show_place, place)


def inner_places(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """The views that are reached by what stands on a page."""
    window.show_page("exercises")
    exercises = window.page("exercises")
    assert isinstance(exercises, ExercisesPage)
    yield "exercises detail", lambda: exercises.show_exercise("mine")
    yield "exercises own", lambda: exercises._edit_own(_definition(exercises))
    yield "exercises day", lambda: exercises._open_day(TODAY)
    yield "exercises session", lambda: exercises.start_session(exercises._open_run())
    exercises.show_view(OVERVIEW)
    window.show_page("history")
    history = window.page("history")
    assert isinstance(history, HistoryPage)
    yield "history day", lambda: history.choose_day(TODAY)
    yield "history versions", lambda: history.show_versions(TODAY)
    window.show_page("trends")
    trends = window.page("trends")
    assert isinstance(trends, TrendsPage)
    yield "trends table", trends.toggle_table
    yield "trends patterns", lambda: trends.view._choose("patterns")


def _definition(exercises: ExercisesPage) -> Definition:
    assert exercises.progress is not None
    return next(one for one in exercises.progress.excerpt.definitions if one.kind == "exercise")


def texts_of(page: QWidget) -> Iterator[str]:
    """All that is to be read or heard."""
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            is_rating = re.fullmatch(r"(<big>)?<b>[\d.]+</b>(</big>)? of 10", widget.text())
            assert is_rating or widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
            yield widget.text()
        elif isinstance(widget, QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QAbstractItemView):
            yield from cells_of(widget, Qt.ItemDataRole.DisplayRole)
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QLineEdit):
            yield widget.text()
        yield widget.accessibleName()
        yield widget.accessibleDescription()


def hints_of(page: QWidget) -> Iterator[str]:
    """All tool tips."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible():
            yield widget.toolTip()
        if isinstance(widget, QAbstractItemView):
            yield from cells_of(widget, Qt.ItemDataRole.ToolTipRole)


def cells_of(view: QAbstractItemView, role: Qt.ItemDataRole) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(min(model.rowCount(), 30)):
            yield str(model.data(model.index(row, column, QModelIndex()), role) or "")
