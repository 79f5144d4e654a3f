"""A choice of export formats, each with a description."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from diary.formats.exporting.format import ExportFormat
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from diary.ui.widgets.inputs.track_row import WRAPPED, wrapped_height

_BEFORE, _AFTER, _ABOVE, _LEAST = 56, 14, 10, 52


class FormatRow(ChoiceRow):
    """A radio button with wrapping text and a description below."""

    def __init__(self, form: ExportFormat, parent: QWidget | None = None) -> None:
        super().__init__(_(form.name), parent)
        self._about = _(form.about)
        self.setAccessibleDescription(self._about)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """The width of the longest word."""
        texts = ((self.text(), "label"), (self._about, "caption"))
        widths = [
            QFontMetrics(theme.font(role)).horizontalAdvance(word) for text, role in texts for word in text.split()
        ]
        return QSize(max(widths) + theme.px(_BEFORE + _AFTER) + 2 * theme.px(painting.RING), theme.px(_LEAST))

    def sizeHint(self) -> QSize:
        """The height of one line; the final height comes from `heightForWidth`."""
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(10_000))

    def heightForWidth(self, width: int) -> int:
        words = width - theme.px(_BEFORE + _AFTER) - 2 * theme.px(painting.RING)
        least = theme.px(_LEAST) + 2 * theme.px(painting.RING)
        return max(least, sum(self._heights(words)) + 2 * theme.px(_ABOVE + painting.RING))

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        width = place.width() - theme.px(_AFTER)
        name, about = self._heights(int(width))
        top = place.center().y() - (name + about) / 2
        painter.drawText(QRectF(place.left(), top, width, name), WRAPPED, self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("tintink" if self.isChecked() else "ink2"))
        painter.drawText(QRectF(place.left(), top + name, width, about), WRAPPED, self._about)

    def _heights(self, width: int) -> tuple[int, int]:
        return wrapped_height(self.text(), "label", width), wrapped_height(self._about, "caption", width)


class FormatChoice(QWidget):
    """A group of `FormatRow`s; the first one is chosen initially; `chosen_changed` carries a key."""

    chosen_changed = Signal(str)

    def __init__(self, formats: Sequence[ExportFormat], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kind of file"))
        self.rows = {form.key: FormatRow(form, self) for form in formats}
        self._formats = {form.key: form for form in formats}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        group = QButtonGroup(self)
        for row in self.rows.values():
            group.addButton(row)
        next(iter(self.rows.values())).setChecked(True)
        group.buttonToggled.connect(self._on_toggled)
        self.set_columns(2)

    @property
    def chosen(self) -> ExportFormat:
        return next(self._formats[key] for key, row in self.rows.items() if row.isChecked())

    @property
    def chosen_row(self) -> FormatRow:
        return self.rows[self.chosen.key]

    def _on_toggled(self, _row: object, on: bool) -> None:
        if on:
            self.chosen_changed.emit(self.chosen.key)

    def set_columns(self, columns: int) -> None:
        for place, row in enumerate(self.rows.values()):
            self._grid.addWidget(row, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))
