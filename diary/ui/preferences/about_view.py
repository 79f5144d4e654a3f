"""The About view: version, description, bundled parts, the diary's location, and a problem report."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from diary import APP_NAME, RELEASED, __version__, paths
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import backup_text, clipboard, locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.preferences.bundled import Bundled, all_licences, bundled
from diary.ui.preferences.problem_report import problem_report
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.columns import add_columns
from diary.ui.widgets.layout.emptying import refilled
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.reading_browser import reading_browser, show_markdown
from diary.ui.widgets.show_in_folder import ShowInFolder
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.ui.preferences.backup_list import Copies

ABOUT, REPORT, LICENCES, NEWS = "about", "report", "text", "news"
_LOGO, _LINES, _MEGABYTE = 72, 16, 1_000_000


class _Facts(NamedTuple):
    """The facts read in a worker thread: the bundled parts, the size of the diary in bytes (None if it is missing).

    `days` are those on which the diary was kept.
    """

    carried: Sequence[Bundled]
    size: int | None
    days: Collection[date]


class AboutView(SettingsView):
    """`page_wanted` carries the key of a page. Nothing in this view is sent anywhere."""

    page_wanted = Signal(str)

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("About"), parent)
        self._journal, self._diary = journal, journal.path
        self._last_copy = ""
        self._reading, self._reporting = Background(self), Background(self)
        self._opening, self._telling = Background(self), Background(self)
        self.trouble = Banner("problem")
        self.get_help, self.news = Button(_("When to get help"), icon="flag"), Button(_("What is new"))
        self.folder, self.copy_place = ShowInFolder(_("Open folder")), Button(_("Copy the place"), icon="copy")
        self.licences, self.report = Button(_("Read all licences"), kind=QUIET), Button(_("Show the report"))
        self.copy_report, self.leave_report = Button(_("Copy the report"), icon="copy"), Button(_("Back"), kind=PRIMARY)
        self.leave_text, self.leave_news = Button(_("Back"), kind=PRIMARY), Button(_("Back"), kind=PRIMARY)
        self.report_text, self.long_text = _text_box(_("Report")), _text_box(_("All licences"))
        self.news_text = reading_browser(_("What is new"), "secondary")
        self.news_text.setMinimumHeight(self.news_text.fontMetrics().lineSpacing() * _LINES)
        self._size = label("", "secondary", "ink2", wraps=True)
        self._carried = QWidget()
        self._rows = QVBoxLayout(self._carried)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        self._reading.start(partial(_facts_of, self._journal.reader))

    def show_diary(self, excerpt: Excerpt) -> None:
        """Show the location of the diary; its content is not shown."""

    def show_copies(self, copies: "Copies") -> None:
        """Show the date of the last backup."""
        latest = copies.backups[0].made if copies.backups else None
        self._last_copy = _("Last copy: {moment}.").format(moment=backup_text.made_at(latest)) if latest else ""

    def focus_first(self) -> None:
        by_face = {REPORT: self.leave_report, LICENCES: self.leave_text, NEWS: self.leave_news}
        by_face.get(self.face, self.folder).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        for work in (self._reading, self._reporting, self._opening, self._telling):
            work.close()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _show_facts(self, facts: _Facts) -> None:
        with refilled(self._carried):
            for one in facts.carried:
                self._rows.addWidget(label(one.names, "label", wraps=True))
                self._rows.addWidget(label(one.licence, "caption", "ink2", wraps=True))
        size = ""
        if facts.size is not None:
            size = _("{n} MB.").format(n=locale_format.number(facts.size / _MEGABYTE, 1))
        self._size.setText(" ".join(filter(None, [size, _evenings(facts.days), self._last_copy])))

    def _show_report(self, words: str) -> None:
        self.report_text.setPlainText(words)
        self.show_face(REPORT)
        self.focus_first()

    def _show_licences(self, words: str) -> None:
        self.long_text.setPlainText(words)
        self.show_face(LICENCES)
        self.focus_first()

    def _show_news(self, words: str) -> None:
        show_markdown(self.news_text, words)
        self.show_face(NEWS)
        self.focus_first()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        self.trouble.show_words(_("A file of the program is missing or cannot be read."))

    def _copy(self, words: str, said: str) -> None:
        clipboard.copy_text(words)
        say(self, said)

    def _connect(self) -> None:
        diary = self._diary
        self._reading.done.connect(self._show_facts)
        self._reporting.done.connect(self._show_report)
        self._opening.done.connect(self._show_licences)
        self._telling.done.connect(self._show_news)
        for work in (self._reading, self._reporting, self._opening, self._telling):
            work.failed.connect(self._on_failed)
        self.folder.name_file(diary)
        self.folder.refused.connect(self.trouble.show_words)
        self.copy_place.clicked.connect(lambda: self._copy(str(diary.parent), _("Copied")))
        self.get_help.clicked.connect(lambda: self.page_wanted.emit("help#get-help"))
        self.report.clicked.connect(lambda: self._reporting.start(partial(problem_report, diary.parent, Path.home())))
        self.copy_report.clicked.connect(lambda: self._copy(self.report_text.toPlainText(), _("Copied")))
        self.licences.clicked.connect(lambda: self._opening.start(partial(all_licences)))
        self.news.clicked.connect(lambda: self._telling.start(partial(_news)))
        for leave in (self.leave_report, self.leave_text, self.leave_news):
            leave.clicked.connect(self.go_back)

    def _lay_out(self) -> None:
        face = QWidget()
        face.setLayout(self._columns)
        add_columns(self._columns, ((self._program(), self._place(), self._problem()), (self._licences(),)))
        self.add_within_rings(self.trouble)
        self.add_face("", face)
        self.add_face(REPORT, self._report_card(), _("Report a problem"))
        self.add_face(LICENCES, _long_card(self.long_text, self.leave_text), _("All licences"))
        self.add_face(NEWS, _long_card(self.news_text, self.leave_news), _("What is new"))
        self.whole.addStretch(1)

    def _program(self) -> Card:
        card = Card("")
        card.setAccessibleName(APP_NAME)
        line = QHBoxLayout()
        line.setSpacing(theme.px(20))
        line.addWidget(Decoration(theme.logo(_LOGO)))
        beside = QWidget()
        names = QVBoxLayout(beside)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(theme.px(2))
        names.addWidget(label(APP_NAME, "heading", wraps=True))
        names.addWidget(label(version_in_words(__version__, RELEASED), "secondary", "ink2", wraps=True))
        line.addWidget(beside, 1, Qt.AlignmentFlag.AlignVCenter)
        add_layout(card.content, line)
        card.content.addWidget(label(_("A diary, not a medical device."), "label", wraps=True))
        description = _(
            "It writes down, counts and draws what you enter. It does not examine, advise or watch over you."
        )
        card.content.addWidget(label(description, wraps=True))
        card.add_ringed(flowing(self.get_help, self.news, gap=theme.px(2)))
        return card

    def _place(self) -> Card:
        card = Card(_("Where my diary is"), icon="folder")
        where = PathLabel("body")
        where.setText(str(self._diary.parent))
        card.content.addWidget(where)
        card.content.addWidget(self._size)
        card.add_ringed(flowing(self.folder, self.copy_place, gap=theme.px(2)))
        return card

    def _licences(self) -> Card:
        card = Card(_("Bundled, and under which licence"), icon="list")
        card.content.addWidget(
            label(_("The program itself: GNU General Public License, version 3 or later"), wraps=True)
        )
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))
        card.content.addWidget(self._carried)
        card.add_ringed(flowing(self.licences, gap=theme.px(2)))
        return card

    def _problem(self) -> Card:
        card = Card(_("Report a problem"), icon="lines")
        words = _(
            "Shows first what the report would hold: version, system, the last messages of the program."
            " No ratings, no notes, no names. Nothing is sent; you can copy it."
        )
        card.content.addWidget(label(words, wraps=True))
        card.add_ringed(flowing(self.report, gap=theme.px(2)))
        return card

    def _report_card(self) -> Card:
        card = _long_card(self.report_text, self.leave_report, self.copy_report)
        words = _("This is all that a report would hold. The program sends nothing; copy it and send it yourself.")
        card.content.insertWidget(0, label(words, wraps=True))
        return card


def version_in_words(version: str, released: str) -> str:
    """ "Version 1.0.0 of 3 March 2026"."""
    if not released:
        return _("Version {version}, not yet released").format(version=version)
    day = locale_format.long_date(date.fromisoformat(released))
    return _("Version {version} of {day}").format(version=version, day=day)


def _evenings(days: Collection[date]) -> str:
    """ "163 evenings since 12 March 2026."; empty for none."""
    if not days:
        return ""
    words = ngettext("{n} evening since {day}.", "{n} evenings since {day}.", len(days))
    return words.format(n=locale_format.number(len(days)), day=locale_format.long_date(min(days)))


def _facts_of(reader: DiaryReader) -> _Facts:
    """The facts; the days are empty if the diary cannot be read. Called in a worker thread."""
    notice = paths.legal_text("NOTICE").read_text(encoding="utf-8")
    days: Collection[date] = ()
    size = None
    with suppress(OSError):
        size = reader.path.stat().st_size
    with suppress(StorageError):
        days = reader.days_kept(Period(date.min, date.max))
    return _Facts(bundled(notice), size, days)


def _news() -> str:
    return paths.legal_text("CHANGELOG.md").read_text(encoding="utf-8")


def _text_box(name: str) -> QPlainTextEdit:
    """A read-only text field with selectable text, which Tab leaves."""
    box = QPlainTextEdit()
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setStyleSheet(theme.field_style("QPlainTextEdit"))
    box.setFont(theme.font("secondary"))
    box.verticalScrollBar().setStyleSheet(theme.scroll_style())
    box.setMinimumHeight(box.fontMetrics().lineSpacing() * _LINES)
    return box


def _long_card(text: QWidget, *buttons: Button) -> Card:
    card = Card("")
    card.content.addWidget(text)
    card.add_ringed(flowing(*buttons, gap=theme.px(2)))
    return card
