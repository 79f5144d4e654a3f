"""The summary of a planned import: read, new, duplicate, differing, and left out by reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.formats.importing.format import Counted, LeftOut
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.table_saving import TableSaving
from diary.ui.preferences.import_left_out import LeftOutList, table_of
from diary.ui.preferences.import_outcome import PlanInWords, ReasonInWords
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.spoken import say_closed, say_opened
from diary.ui.widgets.wrapping import Abreast, FlowLayout

_MOST_NAMES = 60


class SumView(QWidget):
    """The summary; `thing_wanted` carries the name of a new item whose answer is to be reviewed."""

    thing_wanted = Signal(str)

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = label("", "body", "ink2", wraps=True)
        self.save, self.saving = Button(_("Save this list"), kind=QUIET, icon="down"), TableSaving(self, journal)
        self.news, self.trouble = Banner("information"), Banner("problem")
        self._left_out: Sequence[LeftOut] = ()
        self.tiles, self.left_out, self.new = Card(""), Card(""), Card("")
        self.reasons: dict[str, Button] = {}
        self.things: dict[str, Button] = {}
        self._told: tuple[tuple[str, str, str], ...] = ()
        self._is_narrow = False
        self._numbers = FlowLayout(gap=theme.px(24))
        self._reasons, self._new = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.save.clicked.connect(self._save_list)
        self.saving.saved.connect(lambda words, _path: self._tell(self.news, words))
        self.saving.failed.connect(partial(self._tell, self.trouble))

    @property
    def first(self) -> QWidget | None:
        """The control to focus first, or None.

        It is never the Import button, so that a double press of Next does not import.
        """
        return next(iter((*self.reasons.values(), *self.things.values())), None)

    def show_sum(self, preview: PlanInWords, names: Sequence[str] = ()) -> None:
        """Show a plan; `names` are the items whose answers can be changed."""
        plan = preview.plan
        counts = (plan.entries, plan.already_there, len(plan.differing), plan.left_out_cells + plan.silent)
        totals = (
            (_("Read in the file"), plan.read if plan.read >= 0 else sum(counts), _("values")),
            (_("New"), counts[0], _("go into the diary")),
            (_("Already there"), counts[1], _("the same, not doubled")),
            (_("Differing"), counts[2], _("from the diary’s")),
            (_("Left out"), counts[3], _("by reason, below")),
        )
        self._told = tuple((name, locale_format.number(number), words) for name, number, words in totals)
        self._left_out = plan.left_out
        self.save.setVisible(bool(plan.left_out))
        self._show_numbers()
        self._show_reasons(preview.reasons, counts[3])
        self._show_new(plan.counted, counts[0], names)
        self.told.setText(preview.remarks)
        self.told.setHidden(not preview.remarks)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for the width class; a narrow window has a line per number."""
        if (width_class == theme.NARROW) != self._is_narrow:
            self._is_narrow = width_class == theme.NARROW
            self._show_numbers()

    def close_sum(self) -> None:
        self.saving.close_export()

    def _save_list(self) -> None:
        self.saving.save(_("left-out.csv"), partial(table_of, self._left_out))

    def _tell(self, banner: Banner, words: str) -> None:
        """Show the outcome of saving the list below its button."""
        for one in (self.news, self.trouble):
            one.hide()
        banner.show_words(words)

    def _show_numbers(self) -> None:
        empty(self._numbers)
        line = _("{name}: {n} {words}")
        for name, number, words in self._told:
            text = line.format(name=name, n=number, words=words)
            tile = label(text, "body", wraps=True) if self._is_narrow else _tile(name, number, words)
            self._numbers.addWidget(tile)

    def _show_reasons(self, reasons: Sequence[ReasonInWords], count: int) -> None:
        empty(self._reasons)
        self.reasons = {}
        title = ngettext("{n} left out, and why", "{n} left out, and why", count)
        self.left_out.set_title(title.format(n=locale_format.number(count)))
        self.left_out.setHidden(not reasons)
        for one in reasons:
            self._reasons.addWidget(self._reason(one))

    def _reason(self, one: ReasonInWords) -> QWidget:
        row, line, words, whole = QWidget(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        row.setLayout(whole)
        whole.setContentsMargins(0, 0, 0, 0)
        head, text = QWidget(), QWidget()
        head.setLayout(line)
        text.setLayout(words)
        for layout in (line, words):
            layout.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        counted = _("{n}: {reason}").format(n=locale_format.number(one.cells), reason=one.reason)
        words.addWidget(label(counted, "label", wraps=True))
        if one.about:
            words.addWidget(label(one.about, "secondary", "ink2", wraps=True))
        line.addWidget(text, 1)
        whole.addWidget(head)
        if one.lines:
            rows = LeftOutList()
            rows.show_lines(one.lines)
            rows.hide()
            show = Button(_("Show the rows"), kind=QUIET)
            show.setAccessibleDescription(one.reason)
            show.clicked.connect(lambda: _turn(show, rows))
            self.reasons[one.reason] = show
            line.addWidget(show)
            whole.addWidget(rows)
        return row

    def _show_new(self, counted: Sequence[Counted], count: int, names: Sequence[str]) -> None:
        empty(self._new)
        self.things = {}
        self.new.set_title(ngettext("{n} new", "{n} new", count).format(n=locale_format.number(count)))
        for one in counted[:_MOST_NAMES]:
            row, line = QWidget(), QHBoxLayout()
            row.setLayout(line)
            line.setContentsMargins(0, 0, 0, 0)
            text = _("{name}: {n}").format(name=one.name, n=locale_format.number(one.number))
            line.addWidget(label(text, "body", wraps=True), 1)
            if one.name in names:
                change = Button(_("Change"), kind=QUIET)
                change.setAccessibleDescription(one.name)
                change.clicked.connect(lambda _ticked=False, name=one.name: self.thing_wanted.emit(name))
                self.things[one.name] = change
                line.addWidget(change)
            self._new.addWidget(row)
        if more := max(0, len(counted) - _MOST_NAMES):
            words = ngettext("and {n} more", "and {n} more", more).format(n=locale_format.number(more))
            self._new.addWidget(label(words, "secondary", "ink2"))

    def _lay_out(self) -> None:
        numbers, reasons, new, cards = QWidget(), QWidget(), QWidget(), QWidget()
        numbers.setLayout(self._numbers)
        for holder, layout in ((reasons, self._reasons), (new, self._new)):
            holder.setLayout(layout)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.px(8))
        self.tiles.content.addWidget(numbers)
        self.left_out.heading.addWidget(self.save)
        for banner in (self.news, self.trouble):
            banner.hide()
            self.left_out.content.addWidget(banner)
        self.left_out.content.addWidget(reasons)
        self.new.content.addWidget(new)
        for card in (self.left_out, self.new):
            card.content.addStretch(1)
        abreast = Abreast(cards, theme.px(14))
        for card in (self.left_out, self.new):
            abreast.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        for widget in (self.tiles, cards, self.told):
            whole.addWidget(widget)


def _tile(name: str, number: str, words: str) -> QWidget:
    tile, column = QWidget(), QVBoxLayout()
    tile.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for text, role, ink in ((name, "secondary", "ink2"), (number, "heading", "ink"), (words, "secondary", "ink2")):
        column.addWidget(label(text, role, ink))
    return tile


def _turn(button: Button, rows: LeftOutList) -> None:
    """Expand or collapse the rows below the button."""
    is_opened = rows.isHidden()
    rows.setVisible(is_opened)
    (say_opened if is_opened else say_closed)(button, rows.accessibleName())
    button.show_label(_("Hide the rows") if is_opened else _("Show the rows"), "", spoken=_("Show the rows"))
