"""The words that stand in a control: a screen reader's name of it holds them, and an example can be read."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.test_contrast import contrast

TEXT = 4.5


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
