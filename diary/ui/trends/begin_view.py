"""The Trends page before there is a week of days: the days so far, and an example of the charts."""

from datetime import date, timedelta
from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.charts.options import ShownOptions
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period, ending
from diary.domain.sample.sample import sample
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.report_format import charts_wording
from diary.ui.trends.chart_picture import ChartRequest
from diary.ui.trends.chart_view import ChartView
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.narrow_column import narrow_column
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import Abreast

_EXAMPLE = 84
_HEIGHT, _HALF = 300, 420


class BeginView(QWidget):
    """The number of days so far, a button to Today, those days as a chart, and an example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to_today = Button(_("Go to today"), kind=PRIMARY, icon="today")
        self._heading = label("", "title", wraps=True)
        self._words = label("", "body", "ink2", wraps=True)
        self.own, self.example = ChartView(), ChartView()
        self.example.setAccessibleName(_("Example, from a made-up diary"))
        self._title = label("", "row", wraps=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        whole.setSpacing(theme.px(16))
        whole.addWidget(self._first_card())
        charts = Abreast(gap=theme.px(16))
        self._own_card = _HalfCard("")
        made_up = _ExampleCard("")
        _fill(self._own_card, self._title, self.own)
        _fill(made_up, label(_("Example, from a made-up diary"), "row", wraps=True), self.example)
        charts.addWidget(self._own_card)
        charts.addWidget(made_up)
        add_layout(whole, charts)
        whole.addStretch()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_data(self, data: TrendsData | None, today: date, *, is_patterns: bool = False) -> None:
        """Show the few days, or that there are none yet, in place of the timeline or of the patterns."""
        self._heading.setText(_("Your patterns begin here") if is_patterns else _("Your chart begins here"))
        count = len(data.kept) if data else 0
        self._own_card.setVisible(count > 0)
        written = _("You have written down no evening yet.")
        if data is not None and count:
            days = [day for day in data.kept if day <= today] or list(data.kept)
            self._title.setText(ngettext("Your first evening", "Your {n} evenings", count).format(n=count))
            period = Period(days[0], max(days[-1], today))
            self.own.setAccessibleName(self._title.text())
            self.own.show_chart(_request(_ratings_alone(data.excerpt, period)))
            words = ngettext("You have written down {n} evening.", "You have written down {n} evenings.", count)
            written = words.format(n=locale_format.number(count))
        after = _("After a week the lines appear. Days you leave out simply stay blank.")
        if is_patterns:
            after = _("After a week the first patterns appear. Days you leave out simply stay blank.")
        self._words.setText(f"{written} {after}")
        self.example.show_chart(_request(_made_up(today)))

    def close_view(self) -> None:
        self.own.close_view()
        self.example.close_view()

    def _first_card(self) -> Card:
        card = Card("")
        card.content.setSpacing(theme.px(12))
        card.content.addSpacing(theme.px(18))
        for part in (self._heading, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.content.addWidget(self._heading)
        add_layout(card.content, narrow_column(self._words))
        card.content.addWidget(self.to_today, 0, Qt.AlignmentFlag.AlignHCenter)
        card.content.addSpacing(theme.px(18))
        return card


class _HalfCard(Card):
    """A card whose minimum width lets two stand side by side only if both have room for the names of the lines."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HALF), super().sizeHint().height())


class _ExampleCard(_HalfCard):
    """A card with a dashed outline, for example data."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        box_style = painting.BoxStyle(theme.colour("surface"), theme.colour("ctl"), 16, width=1, dashed=True)
        painting.paint_box(QPainter(self), QRectF(self.rect()), box_style)


def _fill(card: Card, title: QWidget, chart: ChartView) -> None:
    card.content.addWidget(title)
    card.content.addWidget(chart)


def _request(excerpt: Excerpt) -> ChartRequest:
    return ChartRequest("timeline", excerpt, ShownOptions(wording=charts_wording()), _HEIGHT)


def _ratings_alone(excerpt: Excerpt, period: Period) -> Excerpt:
    return Excerpt(period=period, ratings=excerpt.within(period).ratings, definitions=excerpt.definitions)


@cache
def _made_up(today: date) -> Excerpt:
    """An excerpt of twelve generated weeks."""
    period = ending(today - timedelta(days=1), _EXAMPLE)
    example = changed(Excerpt(period=period), sample(today, ()))
    return _ratings_alone(example, period)
