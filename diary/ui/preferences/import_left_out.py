"""The list of values that an import leaves out."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from diary.formats.importing.format import LeftOut
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme

_AT_ONCE, _IN_SIGHT = 100, 5


class LeftOutList(QListView):
    """A list view of text lines, laid out in batches so that thousands do not block the GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setAccessibleName(_("What is left out, and why"))
        self.setFont(theme.font("secondary"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSpacing(theme.px(4))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(_style())

    def show_lines(self, lines: Sequence[str]) -> None:
        self._lines.setStringList(list(lines))
        self.setFixedHeight(theme.px(24 + 44 * min(max(1, len(lines)), _IN_SIGHT)))

    @property
    def lines(self) -> list[str]:
        return self._lines.stringList()


def in_words(left: LeftOut) -> str:
    """ "Row 12, Pain: “11” is not on the scale from 0 to 10", or "Weather, 30 cells: left out by choice"."""
    if left.row:
        text = left.text if len(left.text) <= 60 else f"{left.text[:60]}…"
        return _("Row {row}, {name}: “{text}” {reason}").format(
            row=locale_format.number(left.row), name=left.label, text=text, reason=left.reason
        )
    if left.text:
        return _("{name}, {text}: {reason}").format(name=left.label, text=left.text, reason=left.reason)
    text = ngettext("{name}, {n} cell: {reason}", "{name}, {n} cells: {reason}", left.cells)
    return text.format(name=left.label, n=locale_format.number(left.cells), reason=left.reason)


def table_of(left_out: Sequence[LeftOut]) -> list[list[str]]:
    """The values as a table for export, with a header row and one line per row of the file."""
    head = [_("Row"), _("Column"), _("In the file"), _("Values"), _("Why it is left out")]
    lines = [[f"{one.row}" if one.row else "", one.label, one.text, f"{one.cells}", one.reason] for one in left_out]
    return [head, *lines]


def _style() -> str:
    colour, px = theme.colour, theme.px
    return (
        f"QListView {{ background: {colour('sunken').name()}; color: {colour('ink').name()};"
        f" border: {px(2)}px solid {colour('ctl').name()}; border-radius: {px(12)}px; padding: {px(6)}px }}"
        f"QListView:focus {{ border: {px(3)}px solid {colour('focus').name()} }}"
        f"QListView::item:selected {{ background: {colour('tint').name()}; color: {colour('tintink').name()} }}"
    ) + theme.scroll_style()
