"""Compares the visible changes after a press with the messages to screen readers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from diary.ui.main_window import MainWindow
from diary.ui.widgets import spoken
from diary.ui.widgets.inputs.answer_row import AnswerRow
from diary.ui.widgets.inputs.optional_stepper import OptionalStepper
from diary.ui.widgets.save_state import SaveState
from diary.ui.widgets.toast import Toast
from tests.ui.pressing import await_background, name_of, opened, targets
from tests.ui.views import in_sight, settle

Control = QAbstractButton | QAbstractSpinBox
_SILENT = (SaveState, Toast)
"""Widgets that change by themselves a moment after the press: "Saved 20:41", and an expired toast."""
_FIELDS = (QAbstractButton, QAbstractSpinBox, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)


@dataclass(frozen=True)
class Heard:
    """The visible changes of one press, the announced ones, and those that were not, as texts."""

    name: str
    changes: tuple[str, ...]
    told: tuple[str, ...]
    unheard: tuple[str, ...]


@dataclass(frozen=True)
class _Moment:
    """The state of the screen, and the accessible state of the window, the focus and the pressed control.

    `shown` has the line of each visible widget by its number; `own` is the state of the pressed control.
    """

    shown: dict[int, str]
    fields: frozenset[int]
    around: frozenset[int]
    title: str
    focused: QWidget | None
    focus_words: tuple[str, str]
    own: object


def controls(window: MainWindow) -> list[Control]:
    """The controls of the current page that can be pressed, and its spin boxes."""
    page = window.page(window._front)
    fields = [one for one in page.findChildren(QAbstractSpinBox) if one.isVisible() and one.isEnabled()]
    return [*targets(window), *fields]


def press(window: MainWindow, control: Control) -> Heard | None:
    """Press a control with its key, or with the mouse if it takes no focus; None if it has disappeared."""
    await_background(window)
    if not isValid(control) or not control.isVisible() or not control.isEnabled():
        return None
    _focus(control)
    settle(window)
    if not isValid(control) or not control.isVisible():
        return None
    name, before = name_of(control), _moment(window, control)
    with _listening() as said:
        _strike(control)
        await_background(window)
    after = _moment(window, control)
    told = (*said, *_told_by_qt(before, after), *("another window" for _other in opened(window)))
    for other in opened(window):
        other.close()
        settle(window)
    changes = tuple(_changes(before, after))
    return Heard(name, changes, told, () if told else tuple(_unheard(before, after, changes)))


def _focus(control: Control) -> None:
    """Focus the control, or the widget of which it is a part."""
    around: QWidget | None = control
    while around is not None and not around.focusPolicy() & Qt.FocusPolicy.TabFocus:
        around = around.parentWidget()
    (around or control).setFocus(Qt.FocusReason.TabFocusReason)


def _strike(control: Control) -> None:
    if isinstance(control, QAbstractSpinBox):
        QTest.keyClick(control, Qt.Key.Key_Up)
    elif control.hasFocus():
        QTest.keyClick(control, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Context manager: the announcements, and the descriptions set for Orca on the focus widget."""
    said: list[str] = []
    with (
        mock.patch.object(spoken, "_announce", lambda _widget, words, **_urgent: said.append(words)),
        mock.patch.object(spoken, "show_to_orca", said.append),
    ):
        yield said


def _moment(window: MainWindow, control: Control) -> _Moment:
    focused = QApplication.focusWidget()
    words = (focused.accessibleName() or _text(focused), focused.accessibleDescription()) if focused else ("", "")
    silent = {id(one) for kind in _SILENT for whole in window.findChildren(kind) for one in _with_parts(whole)}
    widgets = [one for one in in_sight(window) if id(one) not in silent]
    shown = {id(one): line for one in widgets if (line := _line(one))}
    fields = frozenset(id(one) for one in widgets if isinstance(one, _FIELDS))
    around = frozenset(_own_group(control)) if isValid(control) else frozenset()
    return _Moment(shown, fields, around, window.windowTitle(), focused, words, _own(control))


def _with_parts(whole: QWidget) -> list[QWidget]:
    return [whole, *whole.findChildren(QWidget)]


def _own(control: Control) -> object:
    """The state of the control whose change Qt reports by itself while the control has the focus.

    Qt also reports a spin box's value, but Orca 43 does not speak it, so that it has to be announced in another way.
    """
    if not isinstance(control, QAbstractButton) or not isValid(control) or not control.hasFocus():
        return None
    return control.isChecked()


def _own_group(control: Control) -> Iterator[int]:
    """The control, and the changes implied by ticking it: the other answers of its question, and Clear."""
    yield id(control)
    if isinstance(control, QRadioButton) and (around := control.parentWidget()) is not None:
        yield id(around)
        yield from (id(one) for one in around.findChildren(QAbstractButton))
        if isinstance(around, AnswerRow):
            yield id(around.clear)
    if isinstance(around := control.parentWidget(), OptionalStepper):
        yield id(around.clear)
    if isinstance(control, QAbstractSpinBox):
        yield from (id(one) for one in control.findChildren(QWidget))


def _told_by_qt(before: _Moment, after: _Moment) -> Iterator[str]:
    if before.title != after.title:
        yield f"title: {after.title}"
    if after.focused is None:
        return
    if before.focused is not after.focused:
        yield "the focus moved"
    elif before.focus_words != after.focus_words:
        yield f"of the focus: {after.focus_words}"


def _changes(before: _Moment, after: _Moment) -> Iterator[str]:
    """Texts that have disappeared, and new ones."""
    former, present = Counter(before.shown.values()), Counter(after.shown.values())
    yield from (f"- {line}" for line in former - present)
    yield from (f"+ {line}" for line in present - former)


def _unheard(before: _Moment, after: _Moment, changes: Sequence[str]) -> Iterator[str]:
    """All changes, or if Qt has reported a new state of the control, those beyond it.

    These are widgets that have appeared, and other controls that have changed; not a label that repeats the state ("2
    of 5 done"), nor what an answer has closed.
    """
    if before.own is None or after.own is None or before.own == after.own:
        yield from changes
        return
    former = Counter(before.shown.values())
    for one, line in after.shown.items():
        is_new = one not in before.shown and not former[line]
        is_other = one in before.shown and before.shown[one] != line and one in after.fields
        if (is_new or is_other) and one not in before.around:
            yield f"+ {line}"


def _line(one: QWidget) -> str:
    """The visible state of a widget: text, value, whether it is ticked."""
    if isinstance(one, QAbstractButton):
        state = f" {'on' if one.isChecked() else 'off'}" if one.isCheckable() else ""
        return f"{type(one).__name__} {name_of(one)}{state}"
    if isinstance(one, QAbstractItemView):
        model = one.model()
        return " / ".join(str(model.index(row, 0).data()) for row in range(model.rowCount() if model else 0))
    text = _text(one) or (f"{one.accessibleName()}, {spoken.own_description(one)}" if one.accessibleName() else "")
    return f"{type(one).__name__} {text}" if text else ""


def _text(one: QWidget) -> str:
    if isinstance(one, QLabel | QLineEdit | QAbstractSpinBox | QAbstractButton):
        return one.text()
    if isinstance(one, QPlainTextEdit | QTextEdit):
        return one.toPlainText()
    if isinstance(one, QComboBox):
        return one.currentText()
    return str(one.value()) if isinstance(one, QProgressBar) else ""
