"""Exports tables as spreadsheets: the days of a period, and the table of a chart."""

from dataclasses import replace
from typing import TYPE_CHECKING

from diary.analysis.day_facts import days
from diary.domain.excerpt import without_private_notes
from diary.domain.period import Period
from diary.i18n import _
from diary.ui.journal.save_place import with_period
from diary.ui.journal.table_saving import Rows, TableSaving
from diary.ui.trends.table_view import TrendsTableModel, table_text
from diary.ui.trends.trends_data import TrendsData

if TYPE_CHECKING:
    from diary.charts.table import ChartTable


class TableExport(TableSaving):
    """The table export of Trends."""

    def save_days(self, data: TrendsData) -> None:
        """Ask for a file, and write the days of a period, without private notes."""
        self.save(with_period(_("neuropathy-diary.csv"), data.period), lambda: _public_days(data))

    def save_table(self, table: "ChartTable", title: str, period: Period) -> None:
        """Ask for a file, and write the table of the chart with that title."""
        self.save(with_period(_("{chart}.csv").format(chart=title), period), lambda: (table.headers, *table.rows))


def _public_days(data: TrendsData) -> Rows:
    public = without_private_notes(data.excerpt.within(data.period))
    return table_text(TrendsTableModel(replace(data, days=days(public))))
