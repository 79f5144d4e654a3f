"""One language at a time, whatever the computer speaks."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from diary import i18n
from diary.i18n import SOURCE
from diary.ui import language, locale_format
from diary.ui.paper.printing import usual_paper
from diary.ui.widgets.inputs.date_field import read_day
from tests.catalogues import install
from tests.journeys.conftest import child
from tests.slow.whole import at

DAY = date(2026, 11, 24)
_CLOCK = re.compile(r"\d\d:\d\d")
ENGLISH = {"en": SOURCE, "en-AU": SOURCE, "de-AT": "de", "de": "de", "fr-FR": SOURCE, "": SOURCE}


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Everything that the test sets is as it was afterwards."""
    former = QLocale()
    monkeypatch.setattr(i18n, "_translations", i18n._translations)
    monkeypatch.setattr(locale_format, "_habits", [])
    yield
    QLocale.setDefault(former)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(("tag", "expected"), ENGLISH.items())
def test_a_language_without_a_catalogue_is_english(tag: str, expected: str) -> None:
    assert language.chosen([tag, tag.partition("-")[0]], (SOURCE, "de")) == expected


def test_the_second_language_of_a_person_is_taken_where_the_first_is_not_there() -> None:
    assert language.chosen(["fr-FR", "fr", "de-DE", "de", "en"], (SOURCE, "de")) == "de"
    assert language.chosen(["fr-FR", "fr", "en-US", "de"], (SOURCE, "de")) == SOURCE


@pytest.mark.parametrize("tag", ["de_DE", "ar_EG", "ja_JP", "fr_CA", "hu_HU", "ru_RU"])
@pytest.mark.usefixtures("speaking")
def test_english_is_written_as_in_english_on_a_computer_that_speaks_another(tag: str) -> None:
    QLocale.setDefault(language.locale_of(SOURCE, QLocale(tag)))
    locale_format.keep_habits(QLocale(tag))
    written = (locale_format.weekday_date(DAY), locale_format.long_date(DAY), locale_format.number(4.4, 1))
    assert written == ("Tuesday 24 November", "24 November 2026", "4.4")
    assert locale_format.weekdays([0, 2]) in ("Mon, Wed", "Wed, Mon")
    assert locale_format.clock(time(20, 41)) == ("8:41 pm" if tag == "ar_EG" else "20:41")


@pytest.mark.usefixtures("speaking")
def test_clock_week_paper_and_typed_dates_stay_the_persons() -> None:
    QLocale.setDefault(language.locale_of(SOURCE, QLocale("ar_EG")))
    locale_format.keep_habits(QLocale("ar_EG"))
    assert locale_format.week()[0] == 5  # Saturday
    locale_format.keep_habits(QLocale("es_MX"))
    assert usual_paper() == "letter"
    locale_format.keep_habits(QLocale("hu_HU"))
    assert usual_paper() == "a4"
    assert read_day("2026. 11. 24.") == read_day("24/11/2026") == read_day("24 November 2026") == DAY


def test_a_computer_that_speaks_the_language_keeps_its_own_way() -> None:
    assert language.locale_of(SOURCE, QLocale("en_US")) == QLocale("en_US")
    assert language.locale_of("de", QLocale("de_AT")) == QLocale("de_AT")
    assert language.locale_of("de", QLocale("fr_FR")).language() == QLocale.Language.German


@pytest.mark.usefixtures("speaking")
def test_a_catalogue_brings_dates_and_the_buttons_of_qt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot
) -> None:
    install(tmp_path, "de", {"en-GB": "de"})
    monkeypatch.setattr(i18n, "_folder", lambda: tmp_path)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    assert language.set_up(qapp) == i18n.language() == "de"
    assert locale_format.long_date(DAY) == "24. November 2026"
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"


@pytest.mark.parametrize("tag", ["ar", "he", "en_XA"])
@pytest.mark.usefixtures("speaking")
def test_the_direction_is_that_of_the_language(
    tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    install(tmp_path, tag, {"en-GB": tag})
    monkeypatch.setattr(i18n, "_folder", lambda: tmp_path)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(tag))
    language.set_up(qapp)
    to_left = Qt.LayoutDirection.RightToLeft
    assert (qapp.layoutDirection() == to_left) is (tag != "en_XA")


def started(folder: Path, **variables: str) -> "subprocess.Popen[str]":
    """The program, which says every word on its pages, on a computer with these variables of the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        child("read", folder), env={**kept, **variables}, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
    )


def said(process: "subprocess.Popen[str]", folder: Path) -> set[str]:
    """Every word on the pages of the program."""
    output, errors = process.communicate(timeout=100)
    assert process.returncode == 0, errors[-2000:]
    return {_CLOCK.sub("", line.replace(str(folder), "")) for line in output.splitlines()}


def test_the_program_says_the_same_on_a_german_computer_as_on_an_english_one(tmp_path: Path) -> None:
    """All run at the same time: they mostly wait."""
    german = {"LANG": "de_DE.UTF-8"}
    mixed = {"LANG": "en_GB.UTF-8", "LC_TIME": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}
    others = [(tmp_path / f"{number}", languages) for number, languages in enumerate(at((german, mixed), (german,)))]
    with ExitStack() as stack:
        first = stack.enter_context(started(tmp_path / "en", LANG="en_GB.UTF-8"))
        rest = [(stack.enter_context(started(folder, **languages)), folder) for folder, languages in others]
        english = said(first, tmp_path / "en")
        assert len(english) > 150
        assert any("November" in line or "Week of" in line for line in english)
        for process, folder in rest:
            assert said(process, folder) == english
