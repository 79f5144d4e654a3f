"""The page header gives each button the room for its label, also in a small window with large text."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary.ui import theme
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.layout.page_header import PageHeader
from tests.journeys import walking

LONG = "Walking on gravel without shoes in the garden"


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 2.0)
    yield
    theme.apply(qapp)


def header(qtbot: QtBot, title: str, width: int, width_class: str, *words: str) -> PageHeader:
    """The head of a page with a button back and the buttons of these words."""
    made = PageHeader(title)
    made.before_title.addWidget(Button("", kind=ICON, icon="chevl", spoken="Back"))
    for one in words:
        made.after_title.addWidget(Button(one, kind=PRIMARY, icon="play"))
    made.set_width_class(width_class)
    qtbot.addWidget(made)
    made.resize(width, made.heightForWidth(width))
    made.show()
    walking.settle()
    made.resize(width, made.heightForWidth(width))
    walking.settle()
    return made


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize(
    ("title", "words", "has_word", "is_beside"),
    [
        ("Trends", ("Start",), False, True),
        ("Settings", (), True, True),
        ("Measurements of my own", (), False, True),
        ("Trends", ("Use the picture",), True, False),
        ("Where do I feel it?", ("Use the picture",), False, False),
        (LONG, ("Mark as done", "Start"), False, False),
    ],
)
def test_first_the_word_of_the_menu_goes_then_the_buttons_go_below(
    qtbot: QtBot, title: str, words: tuple[str, ...], has_word: bool, is_beside: bool
) -> None:
    made = header(qtbot, title, 800, theme.NARROW, *words)
    assert [*walking.clipped(made), *walking.overlapping(made)] == []
    assert bool(made.menu.text()) == has_word
    assert made.menu.accessibleName() == "Menu"
    buttons = [one for one in made.findChildren(Button) if one.text() in words]
    assert all((one.y() < made.menu.geometry().bottom()) == is_beside for one in buttons)


@pytest.mark.usefixtures("qapp")
def test_a_long_title_stands_on_two_lines_in_a_wide_window(qtbot: QtBot) -> None:
    long, short = (header(qtbot, title, 700, theme.WIDE, "Mark as done", "Start") for title in (LONG, "Calf stretch"))
    assert [*walking.clipped(long), *walking.overlapping(long)] == []
    assert long.height() > short.height()


@pytest.mark.usefixtures("large_text")
def test_other_words_get_other_room(qtbot: QtBot) -> None:
    made = header(qtbot, "Settings", 800, theme.NARROW)
    made.show_title("Measurements of my own")
    walking.settle()
    assert not made.menu.text()
    made.show_title("Settings")
    walking.settle()
    assert made.menu.text() == "Menu"


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize(("width", "shown"), [(1200, "Wednesday 24 Nov"), (800, "Wed 24 Nov")])
def test_a_day_is_said_briefly_rather_than_on_two_lines(qtbot: QtBot, width: int, shown: str) -> None:
    made = header(qtbot, "Wednesday 24 Nov", width, theme.NARROW)
    made.after_title.addWidget(Button("", kind=ICON, icon="cal", spoken="Choose a day"))
    made.show_title("Wednesday 24 Nov", brief="Wed 24 Nov")
    walking.settle()
    [label] = [one for one in made.findChildren(QLabel) if one.isVisible()]
    assert (label.text(), label.accessibleName(), made.title) == (shown, *["Wednesday 24 Nov"] * 2)
    assert made.heightForWidth(width) < 2 * made.menu.height()
