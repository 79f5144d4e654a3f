"""Pictures that a screen reader announces as such."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_known: dict[int, QAccessibleWidget] = {}
_installed: list[bool] = []


class Graphic(QWidget):
    """A drawing: its accessible name says what it is, its description what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not _installed:
            QAccessible.installFactory(_interface)
            _installed.append(True)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What a screen reader gets of a graphic; Qt's own interfaces serve for everything else.

    The references are kept, since Qt does not keep the Python side of an interface alive.
    """
    if not isinstance(thing, Graphic):
        return None
    key = id(thing)
    if key not in _known:
        _known[key] = QAccessibleWidget(thing, QAccessible.Role.Graphic)
        thing.destroyed.connect(lambda: _known.pop(key, None))
    return _known[key]
