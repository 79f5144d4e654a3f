"""The form at a glance where files of it are broken."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.background import form
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.ui.health.overview_view import OverviewView
from diary.ui.widgets.banner import Banner
from tests.builders import EVENING
from tests.domain.background.background_form import forget


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the form's files that the program reads; its own form comes back afterwards."""
    copy = tmp_path / "background"
    shutil.copytree(form._folder(), copy)
    monkeypatch.setattr(form, "_folder", lambda: copy)
    forget()
    yield copy
    forget()


def shown(qtbot: QtBot) -> OverviewView:
    view = OverviewView()
    qtbot.addWidget(view)
    view.show()
    view.show_diary(Excerpt(period=single(EVENING)))
    return view


def test_a_broken_file_is_named_and_the_other_blocks_are_there(folder: Path, qtbot: QtBot) -> None:
    (folder / "problem.toml").write_text("?", encoding="utf-8")
    view = shown(qtbot)
    assert "problem" not in view.rows
    assert len(view.rows) == 16
    [banner] = [one for one in view.findChildren(Banner) if one.isVisible()]
    assert "The background file problem.toml cannot be read" in banner.accessibleName()
    with qtbot.waitSignal(view.place_wanted) as wanted:
        view.go_on.click()
    assert wanted.args == ["beginning"]


def test_a_form_without_any_sound_file_leads_nowhere(folder: Path, qtbot: QtBot) -> None:
    for path in folder.glob("*.toml"):
        path.write_text("?", encoding="utf-8")
    view = shown(qtbot)
    assert view.rows == {}
    assert not view.go_on.isEnabled()


def test_of_a_sound_form_nothing_is_said(qtbot: QtBot) -> None:
    assert not [one for one in shown(qtbot).findChildren(Banner) if one.isVisible()]
