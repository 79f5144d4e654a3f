"""What entries were before, as a list."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.version import Version
from diary.ui.history.versions_view import VersionsView, returned

TODAY = date(2026, 11, 24)
NOTE = Note(day=TODAY, text="Version 0", written=datetime(2026, 11, 24, 20, 41).astimezone())


def edits(count: int) -> list[Version]:
    """The versions of a note that was edited so many times, the latest first."""
    return [
        Version(NOTE.written + timedelta(minutes=number), replace(NOTE, text=f"Version {number}"), removed=False)
        for number in reversed(range(count))
    ]


def test_many_versions_are_shown_in_parts(qtbot: QtBot) -> None:
    view = VersionsView(TODAY)
    qtbot.addWidget(view)
    view.show()
    now = Excerpt(period=single(TODAY), notes=(replace(NOTE, text="Now"),))
    view.show_versions(edits(100), now)
    assert len(view.buttons) == 40
    view.more.click()
    view.more.click()
    assert len(view.buttons) == 100
    assert view.more.isHidden()
    view.begin()
    assert not view.buttons


def test_what_an_entry_says_now_needs_no_button(qtbot: QtBot) -> None:
    view = VersionsView(TODAY)
    qtbot.addWidget(view)
    now = Excerpt(period=single(TODAY), notes=(replace(NOTE, text="Version 1", written=NOTE.written),))
    view.show_versions(edits(3), now)
    texts = [one.text() for one in view.findChildren(QLabel)]
    assert [one for one in texts if one.startswith("“")] == ["“Version 2”", "“Version 1”", "“Version 0”"]
    assert texts.count("As it is now") == 1
    assert len(view.buttons) == 2


def test_a_button_brings_its_own_version_back(qtbot: QtBot) -> None:
    view = VersionsView(TODAY)
    qtbot.addWidget(view)
    versions = edits(3)
    view.show_versions(versions, Excerpt(period=single(TODAY)))
    with qtbot.waitSignal(view.return_wanted) as wanted:
        view.buttons[1].click()
    assert wanted.args == [(versions[1],)]


def test_it_is_said_what_came_back() -> None:
    assert returned(edits(1), ()) == "Brought back: “Version 0”"
    assert returned(edits(3), ()) == "3 entries are back"
