"""A file that the program is started with: a double click, or “Open with”."""

from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary import __main__ as program
from diary.__main__ import Start
from diary.storage.errors import NotADiaryError, storage_error
from diary.ui.preferences.import_view import ImportView
from diary.ui.preferences.join_view import JoinView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.protection.single_instance import SingleInstanceServer, bring_forward, server_name
from tests.builders import started
from tests.journeys.test_first_start import first_window
from tests.ui.windows import until, window_on


def test_what_is_a_file_is_opened_unless_it_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pain.csv", "show"):
        Path(name).touch()
    assert program.window_start([]) == Start("")
    assert program.window_start(["pain.csv"]) == Start("", Path("pain.csv"))
    assert program.window_start(["--data-dir", "folder"]) == Start("folder")
    assert program.window_start(["--data-dir=folder", "pain.csv"]) == Start("folder", Path("pain.csv"))
    for command in (["show"], ["missing.csv"], ["pain.csv", "pain.csv"], ["--data-dir", "folder", "show"], ["--help"]):
        assert program.window_start(command) is None


@pytest.mark.parametrize(
    ("arguments", "diary", "file"),
    [
        (["stick/diary.sqlite"], "stick/diary.sqlite", None),
        (["copy.sqlite"], "home/diary.sqlite", Path("copy.sqlite")),
        (["--data-dir", "home", "stick/diary.sqlite"], "home/diary.sqlite", Path("stick/diary.sqlite")),
    ],
)
def test_a_diary_is_opened_where_it_is_and_another_one_beside_the_own(
    arguments: list[str], diary: str, file: Path | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    for name in ("stick/diary.sqlite", "copy.sqlite"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEUROPATHY_DIARY_HOME", "home")
    monkeypatch.setattr("sys.argv", ["neuropathy-diary", *arguments])
    opened: list[tuple[Path, Path | None]] = []
    monkeypatch.setattr(program, "open_window", lambda path, file=None, **_asks: opened.append((path, file)))
    with pytest.raises(SystemExit):
        program.main()
    [(path, given)] = opened
    assert (path.absolute(), given) == (tmp_path / diary, file)


def test_the_window_that_is_open_already_is_given_the_file(tmp_path: Path, qtbot: QtBot) -> None:
    server, given, starts = SingleInstanceServer(tmp_path / "diary.sqlite"), list[Path](), list[bool]()
    server.file_given.connect(given.append)
    server.second_start.connect(lambda: starts.append(True))
    for file in (tmp_path / "Schmerz für März.csv", None):
        assert bring_forward(tmp_path / "diary.sqlite", file)
    until(qtbot, lambda: len(starts) == 2 and bool(given))
    assert given == [tmp_path / "Schmerz für März.csv"]
    server.close()


def test_a_start_that_has_left_while_the_window_comes_forward_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    server, starts, given = SingleInstanceServer(tmp_path / "diary.sqlite"), list[bool](), list[Path]()

    def come_forward() -> None:
        qtbot.wait(300)  # the other start leaves meanwhile, and its socket is deleted
        starts.append(True)

    server.second_start.connect(come_forward)
    server.file_given.connect(given.append)
    with capture_exceptions() as raised:
        for file in (None, tmp_path / "pain.csv"):
            assert bring_forward(tmp_path / "diary.sqlite", file)
        until(qtbot, lambda: len(starts) == 2 and bool(given))
        qtbot.wait(50)  # nothing is told twice
    assert (raised, given) == ([], [tmp_path / "pain.csv"])
    server.close()


def test_a_start_that_still_speaks_when_the_window_goes_away_is_no_error(tmp_path: Path, qtbot: QtBot) -> None:
    server, starts = SingleInstanceServer(tmp_path / "diary.sqlite"), list[bool]()
    server.second_start.connect(lambda: starts.append(True))
    caller = QLocalSocket()
    with capture_exceptions() as raised:
        caller.connectToServer(server_name(tmp_path / "diary.sqlite"))
        until(qtbot, lambda: starts == [True])
        server.close()
        delete(server)
        qtbot.wait(20)
    assert raised == []


def test_a_start_that_still_speaks_keeps_nothing_alive(tmp_path: Path, qtbot: QtBot) -> None:
    """What is freed with the socket that is destroyed last destroys it a second time."""
    server, starts = SingleInstanceServer(tmp_path / "diary.sqlite"), list[bool]()
    server.second_start.connect(lambda: starts.append(True))
    caller, alive = QLocalSocket(), ref(server)
    caller.connectToServer(server_name(tmp_path / "diary.sqlite"))
    until(qtbot, lambda: starts == [True])
    server.close()
    del server
    assert alive() is None


def test_a_table_is_read_for_the_import_and_a_diary_compared(tmp_path: Path, qtbot: QtBot) -> None:
    table, other = tmp_path / "pain.csv", started(tmp_path / "other.sqlite")
    table.write_text("Date,Pain\n2026-03-01,4\n2026-03-02,5\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.open_file(table)
        page = window.page("preferences")
        assert isinstance(page, PreferencesPage)
        view = page.view("import")
        assert isinstance(view, ImportView)
        until(qtbot, view.wizard.isVisible)
        window.open_file(other)
        joining = page.view("join")
        assert isinstance(joining, JoinView)
        until(qtbot, joining.description.isVisible)
        assert str(other) in joining.description.text()


def test_a_file_waits_until_a_screen_that_blocks_has_passed(tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "pain.csv"
    table.write_text("Date,Pain\n2026-03-01,4\n", encoding="utf-8")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.block(storage_error(NotADiaryError, tmp_path / "diary.sqlite"))
        window.open_file(table)
        window._on_screen_passed()
        page = window.page("preferences")
        assert isinstance(page, PreferencesPage)
        until(qtbot, lambda: page.shown == "import")


def test_a_file_waits_until_the_first_questions_have_passed(tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "pain.csv"
    table.write_text("Date,Pain\n2026-03-01,4\n", encoding="utf-8")
    window = first_window(tmp_path / "new", qtbot)
    window.open_file(table)
    assert window._front == "welcome"
    window.show_page("today")
    page = window.page("preferences")
    assert isinstance(page, PreferencesPage)
    assert page.isVisible()
    until(qtbot, lambda: page.import_view.plan is not None)
    window.show_page("today")
    assert not page.isVisible()
    window.close()
