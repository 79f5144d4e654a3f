"""Forms that were left by the way home, or whose widgets were made anew: what was typed stays in them."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from diary.ui.widgets.inputs.long_text import LongText
from diary.ui.widgets.inputs.segmented import SegmentedControl


@runtime_checkable
class Typed(Protocol):
    """A field of several parts, as a date: what stands in it, valid or not."""

    @property
    def typed(self) -> Any:  # noqa: ANN401 - whatever the field takes
        """What stands in the field."""

    def show_typed(self, typed: Any) -> None:  # noqa: ANN401 - whatever the field takes
        """Show what stood in it."""


Field = QWidget | Typed


class Draft(NamedTuple):
    """What a form was about, and what was typed into each of its fields."""

    about: object
    typed: tuple[Any, ...]


class Drafts:
    """What was typed into each form, named by a key within `scope`, and what the form was about.

    `kept` outlives the forms, which are made anew with another theme or text size (`OpenSettings.drafts`).
    """

    def __init__(self, kept: dict[str, Draft] | None = None, scope: str = "") -> None:
        self._kept = {} if kept is None else kept
        self._scope = scope

    def keep(self, form: str, about: object, fields: Sequence[Field]) -> None:
        """Called when the form is left by the way home, and before its widgets go."""
        self._kept[self._scope + form] = Draft(about, tuple(map(typed_in, fields)))

    def resume(self, form: str, about: object, fields: Sequence[Field]) -> bool:
        """Fill the fields, which show `about`, with what was typed about just that; called at each opening."""
        draft = self._kept.pop(self._scope + form, None)
        if draft is None or draft.about != about:
            return False
        for field, typed in zip(fields, draft.typed, strict=True):
            type_into(field, typed)
        return True

    def about(self, form: str) -> object:
        """What the draft of a form is about; None without a draft as well."""
        draft = self._kept.get(self._scope + form)
        return draft.about if draft else None


def typed_in(field: Field) -> Any:  # noqa: ANN401 - whatever the field takes
    """What stands in a field, valid or not. Raises `TypeError` for a field of which drafts know nothing."""
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
    """Put what was typed into a field, as if the person had done so."""
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
