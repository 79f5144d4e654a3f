"""Every view in a pseudo-language: no text of the window stays in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from diary import APP_NAME, i18n, paths
from diary.domain.change import Change
from diary.domain.help.get_help import get_help
from diary.domain.help.question import questions
from diary.ui.main_window import MainWindow
from diary.ui.preferences.bundled import bundled
from tests.pseudo_language import PseudoTranslations, accented, unbracketed
from tests.slow.whole import PATIENCE_S
from tests.ui.views import each_view, full_diary
from tests.ui.windows import window_on

FEWEST_VIEWS, FEWEST_TEXTS = 60, 3000
_WRITTEN = ("text", "name", "author", "place", "unit", "dose", "times", "reason", "whom", "agreed", "asked", "answer")
"""The fields of records that contain the person's own texts."""
_UNCHANGED = (APP_NAME, *APP_NAME.split())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[!! Pàîñ !!]", []),
        ("[!! [!! Pàîñ !!]: 4 !!]", []),
        ("[!! Pàîñ !!] and", ["and"]),
        ("Mean", ["Mean"]),
        ("4.5", []),
        ("[!! {day} !!]".format(day="Tuesday"), []),
    ],
)
def test_what_stands_outside_of_brackets_is_found(text: str, rest: list[str]) -> None:
    assert unbracketed(text, ()) == rest
    assert unbracketed(accented("{n} days <b>long</b>").format(n=3), ()) == []


def texts(window: MainWindow) -> Iterator[tuple[QWidget, str]]:
    """Every visible or accessible text in the current view, with its widget."""
    for one in [window, *window.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        said = [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QAbstractButton):
            said.append(one.text())
        if isinstance(one, QGroupBox):
            said.append(one.title())
        if isinstance(one, QLineEdit | QPlainTextEdit):
            said.append(one.placeholderText())
        yield from ((one, text) for text in said if text)


def words_of(changes: list[Change]) -> set[str]:
    """The person's own texts: all text fields of the records that are not keys."""
    records = [change.after for change in changes if change.after is not None]
    written = [getattr(record, name, "") for record in records for name in _WRITTEN]
    return {text for text in written if isinstance(text, str)}


def names_of(locale: QLocale) -> set[str]:
    """The months and weekdays of the locale."""
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    months = {locale.standaloneMonthName(month, form) for form in forms for month in range(1, 13)}
    return months | {locale.dayName(day, form) for form in forms for day in range(1, 8)}


def is_key(text: str) -> bool:
    """Whether it is the name of a key, which Qt translates."""
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(text, native).toString(native) == text and not QKeySequence(text, native).isEmpty()


def words_of_help() -> set[str]:
    """The words in the files of Help, which are translated as files."""
    page = get_help()
    texts = {page.title, page.opening, page.static, page.check_number}
    for group in page.groups:
        texts |= {group.act, group.who, *(sign.text for sign in group.signs)}
    for question in questions():
        texts |= {question.title, *question.answer, question.button, question.shows}
    return texts


def bundled_names() -> set[str]:
    """The names of libraries and licences, and of the diary's file, which are not translated."""
    rows = bundled(paths.legal_text("NOTICE").read_text(encoding="utf-8"))
    return {paths.DIARY_FILE, *(words for row in rows for words in row)}


@pytest.mark.timeout(PATIENCE_S)
def test_no_word_of_any_view_is_left_in_english(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = full_diary()
    others = {*words_of(changes), *words_of_help(), *names_of(QLocale()), *_UNCHANGED, *bundled_names(), str(tmp_path)}
    left: dict[str, str] = {}
    walked, read = 0, 0
    monkeypatch.setattr(i18n, "_translations", PseudoTranslations())
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as window:
        for name in each_view(window, qtbot):
            walked += 1
            for widget, text in texts(window):
                read += 1
                if unbracketed(text, others) and not (name.startswith("help") and is_key(text)):
                    left.setdefault(text, f"{name}: {type(widget).__name__}")
    assert left == {}
    assert walked >= FEWEST_VIEWS
    assert read >= FEWEST_TEXTS
