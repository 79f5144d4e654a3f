"""The shared dependencies of all chart cards."""

from dataclasses import dataclass

from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.trends.picture_export import PictureExport
from diary.ui.trends.table_export import TableExport


@dataclass(frozen=True, slots=True)
class CardContext:
    """The exporters of pictures and tables, the journal, and the last choices."""

    pictures: PictureExport
    tables: TableExport
    journal: OpenJournal
    settings: OpenSettings
