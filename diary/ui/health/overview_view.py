"""The overview: all blocks of the form, with the number of answers in each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diary.domain.background.answers import answered, first_open, last_updated
from diary.domain.background.form import blocks, broken
from diary.domain.background.question import Block
from diary.domain.excerpt import Excerpt
from diary.domain.visit import open_questions
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.health.health_view import EARLIER, PAPER, HealthView
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.wrapping import flowing


class OverviewView(HealthView):
    """A row for each block; the row of the view in `came_from` gets the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_on = Button(_("Begin"), kind=PRIMARY)
        self.paper = Button(_("Print or save it"), icon="summary")
        self.earlier = Button(_("Earlier answers"), icon="history")
        self.rows = {block.key: DisclosureRow(_icon(block), _(block.title)) for block in blocks()}
        self._next = next(iter(self.rows), "")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(16))
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(theme.px(14))
        self._lay_out()
        self.go_on.clicked.connect(self.press_primary)
        self.paper.clicked.connect(lambda: self.place_wanted.emit(PAPER))
        self.earlier.clicked.connect(lambda: self.place_wanted.emit(EARLIER))
        for key, row in self.rows.items():
            row.clicked.connect(lambda _on=False, key=key: self.place_wanted.emit(key))

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:
        updated = last_updated(excerpt.background)
        if updated is None:
            return _("Health background"), _("Before the first visit")
        day = locale_format.long_date(updated.date())
        return _("Health background"), _("Last changed on {day}").format(day=day)

    def show_diary(self, excerpt: Excerpt) -> None:
        form = blocks()
        for block in form:
            self.rows[block.key].show_state(_state(block, excerpt))
        self.go_on.setEnabled(bool(form))
        if form:
            wanted = form[first_open(form, excerpt.background)]
            self._next = wanted.key
            words = _("Go on: {block}") if excerpt.background else _("Begin")
            self.go_on.show_label(words.format(block=_(wanted.title)), "")

    def focus_first(self) -> None:
        targets: dict[str, QWidget] = {**self.rows, PAPER: self.paper, EARLIER: self.earlier}
        targets.get(self.came_from, self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self.place_wanted.emit(self._next)

    def set_width_class(self, width_class: str) -> None:
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._whole.setContentsMargins(side - ring, theme.px(4), beside_gutter(side), gap)
        self._columns.setContentsMargins(ring, 0, 0, 0)
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        words = _(
            "What a practitioner asks before the first visit. Every question may be left out, and “I do not know” is an"
            " answer. What you write is saved by itself and may be changed at any time."
        )
        add_layout(self._whole, within_rings(label(words, "body", "ink2", wraps=True), right=False))
        if errors := broken():
            banner = Banner("problem")
            add_layout(self._whole, within_rings(banner, right=False))
            banner.show_words(" ".join(errors))
        self._whole.addWidget(flowing(self.go_on, self.paper, self.earlier, gap=theme.px(2)))
        rows = list(self.rows.values())
        half = (len(rows) + 1) // 2
        for part in (rows[:half], rows[half:]):
            column = QVBoxLayout()
            column.addWidget(RowsCard(part))
            column.addStretch()
            add_layout(self._columns, column, 1)
        add_layout(self._whole, self._columns)
        self._whole.addStretch()


def _icon(block: Block) -> str:
    return "lock" if block.private else "note"


def _state(block: Block, excerpt: Excerpt) -> str:
    """ "3 of 5", "Nothing yet", "Private, 3 of 5"; for the block of questions their number."""
    if any(item.kind == "questions" for item in block.items):
        count = len(open_questions(excerpt.questions))
        words = ngettext("{n} question", "{n} questions", count).format(n=locale_format.number(count))
        return words if count else _("Nothing yet")
    done = answered(block, excerpt.background)
    n, m = locale_format.number(done), locale_format.number(len(block.items))
    if not done:
        return _("Private") if block.private else _("Nothing yet")
    state = _("{n} of {m}").format(n=n, m=m)
    return _("Private, {state}").format(state=state) if block.private else state
