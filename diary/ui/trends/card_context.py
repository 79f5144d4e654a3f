"""What every card of a chart works with."""

from dataclasses import dataclass

from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.trends.picture_export import PictureExport
from diary.ui.trends.table_export import TableExport


@dataclass(frozen=True, slots=True)
class CardContext:
    """Who writes pictures and tables, the journal, and what the person chose last."""

    pictures: PictureExport
    tables: TableExport
    journal: OpenJournal
    settings: OpenSettings
