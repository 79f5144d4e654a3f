"""Extends Qt's accessible tree: the role of pictures, and the full extents of buttons that paint themselves."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)

from diary.ui import theme
from diary.ui.widgets.whole_target import WholeTarget

_CLICKED = (QStyle.SubElement.SE_CheckBoxClickRect, QStyle.SubElement.SE_RadioButtonClickRect)
_known: dict[int, QAccessibleWidget] = {}
_styles: list[QProxyStyle] = []


class AnnouncedAsGraphic:
    """A mixin, before the Qt class among the bases: screen readers announce the widget as a graphic."""


class _WholeRectangle(QProxyStyle):
    """A proxy style from which Qt takes the extents of a check box or radio button: the whole widget."""

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        if element in _CLICKED:
            return option.rect
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # Qt accepts None too


def install() -> None:
    """Install the interface factory; widgets that a screen reader knows already are updated."""
    if _styles:
        return
    style = _WholeRectangle(theme.STYLE)
    style.setParent(QApplication.instance())
    _styles.append(style)
    QAccessible.installFactory(_interface)
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            _extend(widget)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """The accessible interface of a picture; None for everything else, which has Qt's own.

    References are kept, as Qt does not keep the Python object of an interface alive.
    """
    _extend(thing)
    if not isinstance(thing, AnnouncedAsGraphic) or not isinstance(thing, QWidget):
        return None
    key = id(thing)
    if key not in _known:
        _known[key] = QAccessibleWidget(thing, QAccessible.Role.Graphic)
        thing.destroyed.connect(lambda: _known.pop(key, None))
    return _known[key]


def _extend(thing: QObject) -> None:
    """Give a button the proxy style that makes the whole widget its accessible extents; done only for screen
    readers."""
    if isinstance(thing, WholeTarget) and isinstance(thing, QWidget) and thing.style() is not _styles[0]:
        thing.setStyle(_styles[0])
