"""The words that stand in a control: a screen reader's name of it holds them, and an example can be read."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_contrast import contrast
from tests.ui.views import each_view, full_diary
from tests.ui.windows import window_on

TEXT = 4.5
FEWEST = 1_000


def bare(words: str) -> str:
    """Small, without line ends and the mark of a key."""
    return " ".join(words.replace("&", "").casefold().split())


def unnamed(window: QWidget) -> tuple[int, set[str]]:
    """How many buttons with words there are in sight, and those whose name does not hold their words."""
    labelled = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and bare(one.text())]
    wrong = {
        f"{one.text()}: {one.accessibleName()}"
        for one in labelled
        if bare(one.text()) not in bare(one.accessibleName())
    }
    return len(labelled), wrong


def pale(window: QWidget) -> tuple[int, set[str]]:
    """How many fields with an example there are in sight, and those whose example is too pale to be read."""
    fields: list[QLineEdit | QPlainTextEdit] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    shown = [one for one in fields if one.isVisible() and one.placeholderText()]
    wrong = set()
    for one in shown:
        ink, paper = one.palette().placeholderText().color(), one.palette().base().color()
        if ink.alpha() < 255 or contrast(ink, paper) < TEXT:
            wrong.add(f"{one.placeholderText()}: {ink.name(ink.NameFormat.HexArgb)} on {paper.name()}")
    return len(shown), wrong


def test_in_every_view_names_hold_the_words_of_their_buttons_and_examples_can_be_read(
    tmp_path: Path, qtbot: QtBot
) -> None:
    buttons, examples, faults = 0, 0, set[str]()
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=full_diary()) as window:
        for view in each_view(window, qtbot):
            for _count, wrong in (unnamed(window), pale(window)):
                faults |= {f"{view}: {one}" for one in wrong}
            buttons += unnamed(window)[0]
            examples += pale(window)[0]
    assert not faults
    assert buttons > FEWEST
    assert examples > 10
