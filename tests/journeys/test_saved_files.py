"""Where a file went: said beside the button, with its folder and name, and where the next one is offered."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.settings import SettingsStore
from diary.ui.health.page import HealthPage
from diary.ui.journal.save_place import with_period
from diary.ui.main_window import MainWindow
from diary.ui.preferences.export_view import ExportView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.summary.page import SummaryPage
from diary.ui.trends.page import TrendsPage
from diary.ui.widgets.saved_banner import SavedBanner
from tests.ui.windows import TODAY, named, until, window_on


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(100)]
    with window_on(diary, qtbot, changes=added(ratings)) as made:
        yield made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system is asked to open, without a file manager on a bus."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The paths that the save dialog opens with; each file is saved under the same name in a folder of the test."""
    paths: list[Path] = []

    def choose(_parent: QWidget, _title: str, path: str, kinds: str) -> tuple[str, str]:
        paths.append(Path(path))
        return str(tmp_path / "chosen" / Path(path).name), kinds

    (tmp_path / "chosen").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return paths


def banner_in(where: QWidget) -> SavedBanner:
    return next(one for one in where.findChildren(SavedBanner) if one.isVisible())


def test_a_summary_says_where_it_was_saved_above_the_button_and_can_be_opened(
    window: MainWindow, qtbot: QtBot, offered: list[Path], opened: list[Path], tmp_path: Path
) -> None:
    window.show_page("summary")
    page = window.page("summary")
    assert isinstance(page, SummaryPage)
    until(qtbot, lambda: page.made is not None)
    button = page.foot.save
    place = button.mapTo(window, button.rect().center())
    page.save()
    until(qtbot, page._news.isVisible)
    name = "neuropathy-diary-summary 2026-09-02 to 2026-11-24.pdf"
    assert offered[0].name == name
    assert page._news.words == f"Saved as {name} in {tmp_path / 'chosen'}"
    until(qtbot, lambda: page._news.geometry().height() > 0)
    assert button.mapTo(window, button.rect().center()) == place, "the button stays under the pointer"
    assert page._news.geometry().bottom() < page.foot.geometry().top()
    assert not page._news.visibleRegion().isEmpty()
    named(page._news, QPushButton, "Open").click()
    named(page._news, QPushButton, "Show in folder").click()
    assert opened == [tmp_path / "chosen" / name, tmp_path / "chosen"]


def test_the_first_file_is_offered_in_the_documents_and_the_next_one_where_that_went(
    diary: Path, qtbot: QtBot, offered: list[Path], tmp_path: Path
) -> None:
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(100)]
    with window_on(diary, qtbot, changes=added(ratings)) as window:
        window.show_page("summary")
        page = window.page("summary")
        assert isinstance(page, SummaryPage)
        until(qtbot, lambda: page.made is not None)
        for count in range(2):
            page.save()
            assert len(offered) == count + 1
            until(qtbot, lambda: not page.output._saving.is_busy)
        assert [path.parent for path in offered] == [documents, tmp_path / "chosen"]
    assert SettingsStore.of_diary(diary).value.save_folder == str(tmp_path / "chosen")
    with window_on(diary, qtbot) as window:
        assert window.journal.save_folder == str(tmp_path / "chosen")


def test_a_chart_and_its_table_carry_their_days_and_their_place_is_said_at_the_foot(
    window: MainWindow, qtbot: QtBot, offered: list[Path], opened: list[Path], tmp_path: Path
) -> None:
    window.show_page("trends")
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    until(qtbot, lambda: page.card.shown_chart is not None)
    page._save_picture()
    until(qtbot, page._saved.isVisible)
    page._save_days()
    until(qtbot, lambda: ".csv" in page._saved.words)
    assert [path.name for path in offered] == [
        "Timeline 2026-09-02 to 2026-11-24.png",
        "neuropathy-diary 2026-09-02 to 2026-11-24.csv",
    ]
    assert page._saved.words == f"Saved as {offered[1].name} in {tmp_path / 'chosen'}"
    named(page._saved, QPushButton, "Open").click()
    assert opened == [tmp_path / "chosen" / offered[1].name]


def test_an_export_is_told_below_its_button_and_in_sight(
    window: MainWindow, qtbot: QtBot, opened: list[Path], tmp_path: Path
) -> None:
    window.show_page("preferences")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    page.show_place("export")
    view = page.view("export")
    assert isinstance(view, ExportView)
    names: list[str] = []

    def choose(_form: object, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    view.choose_path = choose
    view.period.show_choice("12-weeks")
    view.export()
    until(qtbot, lambda: view.news.words.startswith("Saved as"))
    assert names[0].startswith("neuropathy-diary 2026-09-02 to 2026-11-24.")
    until(qtbot, lambda: not view.news.visibleRegion().isEmpty())
    assert view.news.y() > view.save.y()
    named(view.news, QPushButton, "Show in folder").click()
    assert opened == [tmp_path]
    until(qtbot, lambda: not view._reading.is_busy)
    view.period.show_choice("everything")
    view.export()
    until(qtbot, lambda: len(names) > 1)
    assert names[1].startswith("neuropathy-diary 2026-08-17 to 2026-11-24.")


def test_the_form_of_the_health_background_says_where_it_went(
    window: MainWindow, qtbot: QtBot, offered: list[Path], tmp_path: Path
) -> None:
    window.show_page("health")
    page = window.page("health")
    assert isinstance(page, HealthPage)
    page.show_place("paper")
    until(qtbot, lambda: page.paper._made is not None)
    page.paper.press_save()
    until(qtbot, page.paper.news.isVisible)
    assert page.paper.news.words == f"Saved as {offered[0].name} in {tmp_path / 'chosen'}"
    assert banner_in(page) is page.paper.news


def test_what_cannot_be_opened_is_said_with_its_folder(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    banner = SavedBanner()
    qtbot.addWidget(banner)
    banner.show_saved("Saved as a.pdf in /there", Path("/there/a.pdf"))
    named(banner, QPushButton, "Open").click()
    assert banner.words == f"a.pdf could not be opened; it is in {Path('/there')}."
    assert not named(banner, QPushButton, "Show in folder").isVisible()


def test_the_days_come_before_the_ending() -> None:
    period = Period(date(2026, 1, 2), date(2026, 3, 4))
    assert with_period("pain.csv", period) == "pain 2026-01-02 to 2026-03-04.csv"
