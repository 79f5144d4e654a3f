"""Drafts: the input of forms that were left with the back button, or whose widgets were created again."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from diary.ui.widgets.inputs.long_text import LongText
from diary.ui.widgets.inputs.segmented import SegmentedControl


@runtime_checkable
class Typed(Protocol):
    """A composite field, such as a date, whose input may be invalid."""

    @property
    def typed(self) -> Any:  # noqa: ANN401 - whatever the field takes
        """The input of the field."""

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever the field takes
        """Restore the input."""


Field = QWidget | Typed


class Draft(NamedTuple):
    """The object that a form edits, and the input of each of its fields."""

    about: object
    typed: tuple[Any, ...]


class Drafts:
    """The drafts of forms, by a key within `scope`.

    `kept` outlives the forms, which are created again with another theme or text size (`OpenSettings.drafts`).
    """

    def __init__(self, kept: dict[str, Draft] | None = None, scope: str = "") -> None:
        self._kept = {} if kept is None else kept
        self._scope = scope

    def keep(self, form: str, about: object, fields: Sequence[Field]) -> None:
        """Store a draft; called when the form is left with the back button, and before its widgets are destroyed."""
        self._kept[self._scope + form] = Draft(about, tuple(map(typed_in, fields)))

    def resume(self, form: str, about: object, fields: Sequence[Field]) -> bool:
        """Restore the draft of the same object `about` into the fields; called whenever the form is opened."""
        draft = self._kept.pop(self._scope + form, None)
        if draft is None or draft.about != about:
            return False
        for field, typed in zip(fields, draft.typed, strict=True):
            type_into(field, typed)
        return True

    def about(self, form: str) -> object:
        """The object of a form's draft; None also without a draft."""
        draft = self._kept.get(self._scope + form)
        return draft.about if draft else None


def typed_in(field: Field) -> Any:  # noqa: ANN401 - whatever the field takes
    """The input of a field, valid or not. Raises `TypeError` for an unsupported type of field."""
    match field:
        case Typed():
            return field.typed
        case LongText():
            return field.edit.toPlainText()
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
        case SegmentedControl():
            return field.choice
    raise TypeError(type(field).__name__)


def type_into(field: Field, typed: Any) -> None:  # noqa: ANN401 - whatever the field takes
    """Set the input of a field, as if the person had typed it."""
    match field:
        case Typed():
            field.show_typed(typed)
        case LongText():
            field.edit.setPlainText(typed)
        case QPlainTextEdit():
            field.setPlainText(typed)
        case QLineEdit():
            field.setText(typed)
        case SegmentedControl() if field.choice != typed:
            field.show_choice(typed)
            field.choice_made.emit(typed)
