"""The layout of the timeline's card and the comparison, which depends on the width class."""

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.trends.timeline_card import TimelineCard
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.room import keep_room_for
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.layout.within_rings import within_rings


class ChartPlace(QVBoxLayout):
    """In a wide window the card is above the comparison; otherwise the comparison, as the more important part, is
    first.

    In a narrow window the chart is collapsed behind the button `opener`, the table is not. `opened` is emitted when the
    chart is to be drawn.
    """

    opened = Signal()

    def __init__(self, card: TimelineCard) -> None:
        super().__init__()
        self.card = card
        self.opener = Button("", icon="chevd", icon_last=True)
        self._figures: QWidget | None = None
        self._width_class, self._is_open, self._is_timeline = theme.WIDE, False, False
        self.setSpacing(theme.px(4))
        self.addWidget(self.opener)
        add_layout(self, within_rings(card, right=False), 1)
        self._name_opener()
        keep_room_for(self.opener, _("Show the chart"), _("Hide the chart"))
        self.opener.clicked.connect(self._open)
        self.opener.hide()

    @property
    def is_chart_away(self) -> bool:
        """Whether the chart is collapsed."""
        return self._width_class == theme.NARROW and not self._is_open and not self.card.shows_table

    def add_figures(self, figures: QWidget) -> None:
        """Add the comparison once it is created."""
        self._figures = figures
        self._place_figures()

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        self._place_figures()
        self.show_timeline(shown=self._is_timeline)

    def show_timeline(self, *, shown: bool) -> None:
        """Show the card, or its button while it is collapsed; or neither, for another view."""
        self._is_timeline = shown
        self.card.setVisible(shown and not self.is_chart_away)
        self.opener.setVisible(shown and self._width_class == theme.NARROW and not self.card.shows_table)

    def _place_figures(self) -> None:
        """Place the comparison before or after the card, also in tab order and for screen readers."""
        if self._figures is None:
            return
        self.removeWidget(self._figures)
        if self._width_class == theme.WIDE:
            self.addWidget(self._figures)
            self._figures.raise_()
        else:
            self.insertWidget(0, self._figures)
            self._figures.stackUnder(self.opener)

    def _open(self) -> None:
        self._is_open = not self._is_open
        self._name_opener()
        self.show_timeline(shown=self._is_timeline)
        if self._is_open:
            self.opened.emit()
            QTimer.singleShot(0, self.card, self._bring_into_sight)

    def _name_opener(self) -> None:
        self.opener.show_label(
            _("Hide the chart") if self._is_open else _("Show the chart"), "chevu" if self._is_open else "chevd"
        )
        self.opener.setAccessibleDescription(_("expanded") if self._is_open else _("collapsed"))

    def _bring_into_sight(self) -> None:
        """Scroll down to the chart, as far as the button stays visible."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        for area in areas_around(self.card)[:1]:
            view, bar = area.viewport(), area.verticalScrollBar()
            above = self.opener.mapTo(view, QPoint(0, 0)).y() - theme.px(painting.RING)
            below = self.card.mapTo(view, QPoint(0, self.card.height())).y() - view.height()
            bar.setValue(bar.value() + max(0, min(above, below)))
