"""A chart on a card: what it shows, the same in words, as a table, and as a picture for elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.trends.chart_view import ChartView
from diary.ui.trends.picture_export import Drawing, PictureButton, PictureExport
from diary.ui.trends.text_table import TextTable
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card

_WIDTH = 440


class ChartCard(Card):
    """`above` is the layout for what chooses the question, `chart` draws the answer."""

    def __init__(self, export: PictureExport, chart: ChartView | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.chart = chart or ChartView()
        self.table = TextTable()
        self.picture = PictureButton()
        self.above = QVBoxLayout()
        self.above.setSpacing(theme.px(4))
        self._words = label("", "secondary", wraps=True)
        self.content.addLayout(self.above)
        self.add_bleeding(self.chart)
        for part in (self.table, self._words):
            self.add_inset(part)
        foot = QWidget()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.add_bleeding(foot)
        self.show_parts(table=False)
        self.chart.drawn.connect(self._on_drawn)
        self.picture.copy_wanted.connect(lambda: self._export(export.copy))
        self.picture.save_wanted.connect(lambda: self._export(export.save))

    def sizeHint(self) -> QSize:
        """Narrow enough that two stand side by side in a wide window; chart and words take the width that there is."""
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    @property
    def words(self) -> str:
        """What the chart shows, in words."""
        return self._words.text()

    def show_chart(self, drawing: Drawing) -> None:
        """Draw a chart."""
        self.setAccessibleName(drawing.title)
        self.picture.name_chart(drawing.title)
        self.chart.show_chart(drawing)

    def show_parts(self, *, table: bool) -> None:
        """Have the table in sight, or the chart."""
        self.chart.setVisible(not table)
        self.picture.setVisible(not table)
        self.table.setVisible(table)

    def tab_after(self, control: QWidget) -> None:
        """Have Tab come from the last control above the chart to what is below it."""
        self.setTabOrder(control.focusProxy() or control, self.table)
        self.setTabOrder(self.table, self.picture)

    def close_view(self) -> None:
        self.chart.close_view()

    def _export(self, act: Callable[[Drawing], None]) -> None:
        if self.chart.drawing is not None:
            act(self.chart.drawing)

    def _on_drawn(self) -> None:
        found = self.chart.found
        if found is None:
            return
        self._words.setText(" ".join(found.sentences))
        if found.table is not None and self.chart.drawing is not None:
            self.table.show_table(found.table, self.chart.drawing.title)
