"""The options of the page: period, visit, parts, form, paper, language."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.period import Period, ending
from diary.domain.record import InvalidEntryError
from diary.domain.visit import Visit, next_visit, since_last_visit
from diary.i18n import _, language, languages
from diary.reports.summary import Form, Options
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.paper.printing import usual_paper
from diary.ui.summary.parts_card import PartsCard
from diary.ui.unread_notice import UnreadNotice
from diary.ui.widgets import painting
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label

_LENGTHS = {"4-weeks": 28, "12-weeks": 84}
_SINCE, _CHOSEN = "since-visit", "chosen"
_PERIOD_PADDING = 9


class OptionsView(QWidget):
    """The options; emits `options_changed` on each change, and `page_wanted` with the key of the page that a row
    opens."""

    options_changed = Signal()
    page_wanted = Signal(str)

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._visits: Sequence[Visit] = ()
        self._visit_is_own = False
        self.symptoms: tuple[str, ...] = ()
        self.error_banner = UnreadNotice(journal)
        self.period = _period_control()
        write = locale_format.long_date
        self.first = DateField(_("First day"), write, today)
        self.last = DateField(_("Last day"), write, today)
        self.visit = DateField(_("Date of the visit"), write, today, optional=True, future=True)
        self.form = SegmentedControl(_("Form"), [("short", _("60 seconds")), ("full", _("Full, day by day"))])
        self.parts = PartsCard()
        self.paper = SegmentedControl(_("Paper"), [("a4", "A4"), ("letter", _("Letter"))])
        self.language = SegmentedControl(_("Language"), _languages())
        self.language.set_compact(True)
        self.health = DisclosureRow("note", _("Health background…"))
        self.visits = DisclosureRow("cal", _("Visits and questions…"))
        self._dates = QWidget()
        self._begin()
        self._lay_out()
        self._connect()

    def options(self) -> Options:
        """The chosen options; raises `InvalidEntryError` for an incomplete or invalid period."""
        form: Form = "full" if self.form.choice == "full" else "short"
        return Options(
            period=self._period(),
            visit=self.visit.day,
            paper="letter" if self.paper.choice == "letter" else "a4",
            form=form,
            include_name=self.parts.name.isChecked(),
            parts=self.parts.chosen,
            symptoms=self.symptoms,
        )

    def show_visits(self, visits: Sequence[Visit]) -> None:
        """Set the visits: "Since visit" begins at the last one, and the next one is the default date of the visit."""
        self._visits = visits
        if not self._visit_is_own:
            coming = next_visit(visits, self._today)
            self.visit.show_day(coming.date if coming else None)

    def show_period(self, period: Period) -> None:
        """Choose a custom period."""
        self.first.show_day(period.first)
        self.last.show_day(period.last)
        self.period.show_choice(_CHOSEN)
        self._on_period_chosen(_CHOSEN)

    def set_width_class(self, width_class: str) -> None:
        for control in (self.period, self.form):
            control.set_compact(width_class == theme.NARROW)

    def _period(self) -> Period:
        if self.period.choice in _LENGTHS:
            return ending(self._today, _LENGTHS[self.period.choice])
        if self.period.choice == _SINCE:
            since = since_last_visit(self._visits, self._today)
            if since is None:
                raise InvalidEntryError(_("No visit before today is written down under “Visits and questions”."))
            return since
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            raise InvalidEntryError(_("The period needs a first and a last day."))
        return Period(first, last)

    def _begin(self) -> None:
        self.period.show_choice("12-weeks")
        usual = ending(self._today, _LENGTHS["12-weeks"])
        self.first.show_day(usual.first)
        self.last.show_day(usual.last)
        self.paper.show_choice(usual_paper())
        self._dates.hide()

    def _on_period_chosen(self, key: str) -> None:
        self._dates.setVisible(key == _CHOSEN)
        self.options_changed.emit()

    def _on_visit_chosen(self) -> None:
        self._visit_is_own = True
        self.options_changed.emit()

    def _connect(self) -> None:
        self.period.choice_made.connect(self._on_period_chosen)
        self.visit.day_changed.connect(lambda _day: self._on_visit_chosen())
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self.options_changed.emit())
        for control in (self.form, self.paper, self.language):
            control.choice_made.connect(lambda _key: self.options_changed.emit())
        self.parts.changed.connect(self.options_changed)
        self.health.clicked.connect(lambda: self.page_wanted.emit("health"))
        self.visits.clicked.connect(lambda: self.page_wanted.emit("visits"))
        self.parts.questions_wanted.connect(lambda: self.page_wanted.emit("visits"))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(6))
        dates = QVBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        for words, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            dates.addWidget(_title(words, field, "secondary"))
            dates.addWidget(_inset(field))
        choices = [(_("Paper"), self.paper)]
        if len(languages()) > 1:
            choices.append((_("Language of the page"), self.language))
        before = [(_("Period"), self.period), ("", self._dates), (_("Put on the page"), _inset(self.parts))]
        parts = [(_("Date of the visit"), _inset(self.visit)), (_("Form"), self.form)]
        leading = [(_("Before the visit"), _inset(RowsCard([self.health, self.visits])))]
        whole.addWidget(_inset(self.error_banner))
        for words, widget in (*before, *parts, *choices, *leading):
            if words:
                whole.addWidget(_title(words, widget, "row"))
            whole.addWidget(widget)
        whole.addStretch()


def _period_control() -> SegmentedControl:
    lengths = [("4-weeks", _("4 weeks")), ("12-weeks", _("12 weeks"))]
    control = SegmentedControl(_("Period"), [*lengths, (_SINCE, _("Since visit")), (_CHOSEN, _("Dates"))])
    control.set_padding(_PERIOD_PADDING)
    return control


def _languages() -> list[tuple[str, str]]:
    """The choices of language: the program's own (empty key) first, then the other installed ones."""
    others = [tag for tag in languages() if tag != language()]
    return [("", _named(language())), *((tag, _named(tag)) for tag in others)]


def _named(tag: str) -> str:
    """The native name of a language: "British English", "Deutsch"."""
    return QLocale(tag).nativeLanguageName() or tag


def _title(words: str, of: QWidget, role: str) -> QWidget:
    title = label(words, role)
    title.setBuddy(of)
    title.setContentsMargins(theme.px(painting.RING), theme.px(6), 0, 0)
    return title


def _inset(widget: QWidget) -> QWidget:
    """The widget with the margins of a focus ring, aligned with widgets that draw one."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(theme.px(painting.RING), 0, theme.px(painting.RING), 0)
    line.addWidget(widget)
    return holder
