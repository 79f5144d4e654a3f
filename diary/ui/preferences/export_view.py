"""Exporting the diary to a file: format, period, privacy, encryption, file name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.record import InvalidEntryError
from diary.formats import export_formats
from diary.formats.exporting.encrypted import SUFFIX
from diary.formats.exporting.format import ExportFormat
from diary.formats.work import CancelledError
from diary.formats.writing import UnwritableFileError
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.cancellable_work import CancellableWork
from diary.ui.journal.copy_register import register_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.save_place import suggested_path, with_period
from diary.ui.preferences.export_choice import FormatChoice
from diary.ui.preferences.export_protection import ExportProtection
from diary.ui.preferences.export_research import ExportResearch
from diary.ui.preferences.export_work import ExportedFile, ExportRequest, exporting
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.saved_banner import SavedBanner
from diary.ui.widgets.wrapping import FlowLayout

_EVERYTHING, _WEEKS, _CHOSEN = "everything", "12-weeks", "chosen"
_USUAL_DAYS, _DATE_WIDTH = 84, 290
_SLOW_AFTER_MS = 500


class ExportView(SettingsView):
    """The export form; the file dialog confirms the replacement of a file. A long export can be cancelled."""

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Export to a file"), parent)
        self._journal, self._today = journal, today
        self.choose_path: Callable[[ExportFormat, str], Path | None] = self._ask_for_path
        self.formats = FormatChoice(export_formats())
        self.period = SegmentedControl(
            _("Days"), [(_EVERYTHING, _("All days")), (_WEEKS, _("12 weeks")), (_CHOSEN, _("Choose dates"))]
        )
        self.first = DateField(_("First day"), locale_format.long_date, today)
        self.last = DateField(_("Last day"), locale_format.long_date, today)
        self.private = SwitchRow(
            _("With what is private"),
            _("Notes that are not for the practitioner, and the private answers about your health"),
        )
        self.research, self.protection = ExportResearch(), ExportProtection()
        self.warning, self.news, self.error_banner = Banner("safety", tells=False), SavedBanner(), Banner("problem")
        self.save = Button(_("Choose where, and export"), kind=PRIMARY, icon="folder")
        self._dates = QWidget()
        self._work = CancellableWork(_SLOW_AFTER_MS, self)
        self.progress = self._work.card
        self._writing, self._reading = Background(self), Background(self)
        self._whole: Period | None = None
        self._begin()
        self._lay_out()
        self._connect()

    def export(self) -> None:
        """Ask for a file and write it in a worker thread, unless an export is running."""
        if self._writing.is_busy:
            return
        self.error_banner.hide()
        form = self.formats.chosen
        try:
            period, words = self._period(), self.protection.words
        except InvalidEntryError as error:
            self.error_banner.show_words(str(error))
            return
        ending = SUFFIX if words else f".{form.ending}"
        path = self.choose_path(form, self._file_name(period, ending))
        if path is None:
            return
        self.news.show_words(_("Writing {name}…").format(name=path.name))
        request = ExportRequest(form, period, path, self.private.isChecked(), words, self.research.options)
        self.protection.clear()
        if form.write_with:
            self._work.show_when_slow(_("Writing the file …"))
        self._writing.start(exporting(self._journal, request, self._today, self._work.renewed()))

    def show_diary(self, _excerpt: Excerpt) -> None:
        self._reading.start(self._journal.reader.whole_period)
        if self.protection.switch.isChecked():
            return
        self.warning.show_words(_("The file is not encrypted. Whoever has it can read what is in it."))

    def focus_first(self) -> None:
        self.formats.chosen_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self.save.click()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.formats.set_columns(1 if width_class == theme.NARROW else 2)
        self.period.set_compact(width_class == theme.NARROW)

    def close_view(self) -> None:
        """Wait for a running export."""
        self._work.end()
        for background in (self._reading, self._writing):
            background.close()

    def file_dialog(self, form: ExportFormat, name: str) -> QFileDialog:
        """A save dialog that appends the suffix of `name` if none is typed, and confirms replacing a file."""
        ending = Path(name).suffix
        dialog = QFileDialog(self, _("Export to a file"), "", f"{_(form.name)} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(suggested_path(self._journal, name))
        return dialog

    def _ask_for_path(self, form: ExportFormat, name: str) -> Path | None:
        dialog = self.file_dialog(form, name)
        try:
            return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def _period(self) -> Period | None:
        """The chosen period, None for all days; raises `InvalidEntryError` if the last day is before the first."""
        if self.period.choice == _EVERYTHING:
            return None
        if self.period.choice == _WEEKS:
            return ending(self._today, _USUAL_DAYS)
        return Period(self.first.day or self._today, self.last.day or self._today)

    def _file_name(self, period: Period | None, ending: str) -> str:
        """A file name with the exported period; while the diary's period is still being read, with today."""
        if shown := period or self._whole:
            return with_period(f"neuropathy-diary{ending}", shown)
        return f"neuropathy-diary to {self._today.isoformat()}{ending}"

    def _on_read(self, whole: Period | None) -> None:
        self._whole = whole

    def _on_unread(self, error: BaseException) -> None:
        self._whole = None
        if not isinstance(error, StorageError):
            raise error

    def _on_written(self, done: ExportedFile) -> None:
        self._work.end()
        for copy in reversed(done.copies):
            register_copy(self._journal, copy)
        number, words = locale_format.number, [_saved(done)]
        if done.held_back:
            sentence = ngettext("{n} private text is not in it.", "{n} private texts are not in it.", done.held_back)
            words.append(sentence.format(n=number(done.held_back)))
        if done.trouble:
            words.append(done.trouble)
        if beside := [copy.path.name for copy in done.copies[1:]]:
            words.append(_("Beside it: {names}.").format(names=_(", ").join(beside)))
        self.news.show_saved(" ".join(words), done.copies[0].path)
        QTimer.singleShot(0, self, self._bring_news_into_sight)

    def _bring_news_into_sight(self) -> None:
        """Scroll to the result, which is below the pressed button."""
        for around in areas_around(self)[:1]:
            around.ensureWidgetVisible(self.news)

    def _on_failed(self, error: BaseException) -> None:
        self._work.end()
        if isinstance(error, CancelledError):
            self.news.show_words(_("The export was cancelled. Nothing was written."))
            return
        self.news.hide()
        if not isinstance(error, StorageError | UnwritableFileError):
            raise error
        self.error_banner.show_words(str(error))

    def _begin(self) -> None:
        usual = ending(self._today, _USUAL_DAYS)
        self.period.show_choice(_EVERYTHING)
        self.first.show_day(usual.first)
        self.last.show_day(usual.last)

    def _connect(self) -> None:
        self.period.choice_made.connect(lambda key: self._dates.setVisible(key == _CHOSEN))
        self.formats.chosen_changed.connect(self.research.show_for)
        self.protection.switched.connect(lambda on: self.warning.setVisible(not on))
        self.save.clicked.connect(self.export)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_unread)
        self._work.cancelled.connect(self._work.end)
        self._writing.done.connect(self._on_written)
        self._writing.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        kinds, days = Card(_("Kind of file")), Card(_("Which days"))
        kinds.add_ringed(self.formats)
        days.add_ringed(self.period)
        dates = FlowLayout(self._dates, theme.px(16))
        for title, field in ((_("First day"), self.first), (_("Last day"), self.last)):
            field.setMinimumWidth(theme.px(_DATE_WIDTH))
            dates.addWidget(titled(title, field, inset=False))
        days.add_inset(self._dates)
        self._dates.hide()
        days.add_inset(self.private)
        days.add_inset(self.protection)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.save)
        for widget in (kinds, self.research, days, self.warning, self.error_banner):
            self.add_within_rings(widget)
        add_layout(self.whole, foot)
        self.add_within_rings(self.progress)
        self.add_within_rings(self.news)
        self.whole.addStretch(1)


def _saved(done: ExportedFile) -> str:
    """The message after saving: the file, the number of entries, and the period."""
    first, last = locale_format.long_date(done.period.first), locale_format.long_date(done.period.last)
    if first == last:
        pattern = ngettext(
            "Saved as {name} in {folder}: {n} entry, of {last}.",
            "Saved as {name} in {folder}: {n} entries, of {last}.",
            done.entries,
        )
    else:
        pattern = ngettext(
            "Saved as {name} in {folder}: {n} entry, from {first} to {last}.",
            "Saved as {name} in {folder}: {n} entries, from {first} to {last}.",
            done.entries,
        )
    path, number = done.copies[0].path, locale_format.number(done.entries)
    return pattern.format(name=path.name, folder=path.parent, n=number, first=first, last=last)
