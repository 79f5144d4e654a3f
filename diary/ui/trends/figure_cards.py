"""What changed: a card for each symptom with its figures in words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.charts.chart_text import Wording
from diary.i18n import _
from diary.ui import theme
from diary.ui.report_format import charts_wording
from diary.ui.trends import choice_text
from diary.ui.trends import figures_text as words
from diary.ui.trends.figures import AllFigures, Figures
from diary.ui.trends.read_out import LegendEntry, LegendMarker
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.wrapping import Abreast

_WIDTH = 290


class FigureCards(QWidget):
    """The heading, what is compared with what, and the cards side by side where they fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, Card] = {}
        self._about = label("", "secondary", "ink2", wraps=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(8), 0, 0)
        whole.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(label(_("What changed"), "heading"))
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(head)
        self._place = Abreast(gap=theme.px(14))
        whole.addLayout(self._place)

    @property
    def about(self) -> str:
        """What is compared with what."""
        return self._about.text()

    def show_figures(self, all_figures: AllFigures, entries: Sequence[LegendEntry]) -> list[str]:
        """Show the figures of the symptoms in the legend; returns them as lines for a screen reader."""
        empty(self._place)
        self.cards = {}
        self._about.setText(choice_text.about_choice(all_figures.chosen))
        how = charts_wording()
        by_key = {one.symptom: one for one in all_figures.symptoms}
        lines: list[str] = []
        for entry in entries:
            if entry.key in by_key:
                card, line = _card(by_key[entry.key], entry, how)
                self.cards[entry.key] = card
                self._place.addWidget(card)
                lines.append(line)
        return lines


def sentences_of(figures: Figures, how: Wording) -> list[str]:
    """The change, the level and the trend of one symptom."""
    compared = [words.about_comparison(figures.comparison, how)] if figures.comparison else []
    return [*compared, words.about_level(figures.level, how), words.about_trend(figures.trend, how)]


class FigureCard(Card):
    """Narrow enough that three stand side by side in a wide window; the sentences wrap."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())


def _card(figures: Figures, entry: LegendEntry, how: Wording) -> tuple[Card, str]:
    card = FigureCard("")
    sentences = sentences_of(figures, how)
    means = _means(figures, how)
    head = QHBoxLayout()
    head.setSpacing(theme.px(10))
    head.addWidget(LegendMarker(entry))
    head.addWidget(label(entry.name, "row", wraps=True), 1)
    for place, mean in enumerate(means):
        if place:
            head.addWidget(Decoration(theme.pixmap("arrow", "ink2")))
        head.addWidget(label(mean, "heading"))
    card.content.addLayout(head)
    for number, sentence in enumerate(sentences):
        card.content.addWidget(label(sentence, "secondary", "ink" if not number else "ink2", wraps=True))
    card.content.addStretch()
    spoken = _(" to ").join(means)
    name = _("{symptom}: mean {means}").format(symptom=entry.name, means=spoken) if means else entry.name
    card.setAccessibleName(name)
    card.setAccessibleDescription(" ".join(sentences))
    return card, f"{name}. {' '.join(sentences)}"


def _means(figures: Figures, how: Wording) -> list[str]:
    """The means before and now, as far as there are any."""
    before = figures.comparison.before.mean if figures.comparison else None
    now = figures.level.mean
    return [how.number(mean, 1) for mean in (before if now is not None else None, now) if mean is not None]
