"""The comparison: a card for each symptom."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.charts import plain_sentence, rated_words
from diary.charts.chart_text import Wording
from diary.charts.plain_sentence import PlainSentence
from diary.i18n import _
from diary.ui import theme
from diary.ui.report_format import charts_wording
from diary.ui.trends import choice_text
from diary.ui.trends import figures_text as words
from diary.ui.trends.changes_inside import ChangesInside
from diary.ui.trends.figure_card import FigureCard
from diary.ui.trends.figures import AllFigures, Figures
from diary.ui.trends.read_out import SymptomLegendEntry
from diary.ui.widgets import painting
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.wrapping import Columns

_CARD_WIDTH = 290


class FigureCards(QWidget):
    """The heading, the compared periods, and the cards side by side if they fit.

    For several symptoms it also has the sentence on multiple comparisons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, FigureCard] = {}
        self.changes = ChangesInside(self)
        self._about = label("", "secondary", "ink2", wraps=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(painting.RING), theme.px(2), 0, 0)
        whole.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(label(_("What changed"), "heading"))
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        add_layout(whole, head)
        self._place = Columns(theme.px(_CARD_WIDTH), gap=theme.px(14))
        add_layout(whole, self._place)
        whole.addWidget(self.changes)

    @property
    def looks(self) -> str:
        """The sentence on multiple comparisons."""
        last = self._place.last
        return last.text() if isinstance(last, QLabel) else ""

    @property
    def about(self) -> str:
        """The sentence on the compared periods."""
        return self._about.text()

    def show_figures(self, all_figures: AllFigures, entries: Sequence[SymptomLegendEntry]) -> list[str]:
        """Show the figures of the symptoms in the legend; returns them as lines for a screen reader."""
        empty(self._place)
        self.cards = {}
        self._about.setText(choice_text.about_choice(all_figures.chosen, all_figures.began))
        how = charts_wording()
        by_key = {one.symptom: one for one in all_figures.symptoms}
        shown = [(entry, by_key[entry.key]) for entry in entries if entry.key in by_key]
        compared = _compared([figures for _entry, figures in shown])
        lines: list[str] = []
        for entry, figures in shown:
            card = FigureCard(entry, sentence_of(figures, how), details_of(figures, how, compared))
            self.cards[entry.key] = card
            self._place.addWidget(card)
            lines.append(" ".join((plain_sentence.named(entry.name, card.sentence), *card.details)))
        if looks := plain_sentence.multiple_comparisons(compared):
            self._place.last = label(looks, "secondary", "ink2", wraps=True)
            self._place.addWidget(self._place.last)
            lines.append(looks)
        return [*lines, *self.changes.show_changes(all_figures.changes)]


def _compared(shown: Sequence[Figures]) -> int:
    """The number of symptoms that are compared with another period."""
    return sum(one.comparison is not None and one.comparison.change is not None for one in shown)


def sentence_of(figures: Figures, how: Wording) -> PlainSentence:
    """The plain sentence about one symptom."""
    if figures.comparison is not None:
        return plain_sentence.compared(figures.comparison, how)
    return plain_sentence.alone(figures.level, figures.trend, how)


def details_of(figures: Figures, how: Wording, symptoms: int) -> list[str]:
    """The means, the change, the level and the trend of a symptom, one of `symptoms`."""
    details = []
    if figures.comparison is not None:
        details += words.about_means(figures.comparison, how)
        details.append(words.about_comparison(figures.comparison, how, symptoms))
    details.append(words.about_level(figures.level, how))
    if figures.highest is not None:
        details.append(rated_words.about_highest(figures.highest, how))
    if figures.rated is not None and (rated_text := rated_words.about_rated(figures.rated)):
        details.append(rated_text)
    shows = plain_sentence.detectable(figures.detectable, how) if figures.detectable is not None else ""
    days = rated_words.about_severity(figures.days, how) if figures.highest and figures.highest.value else ""
    return [*details, *filter(None, (days, _about_trend(figures, how), shows))]


def _about_trend(figures: Figures, how: Wording) -> str:
    """The trend; without a comparison, for which the sentence of the card already has the verdict, only the slope."""
    if figures.trend is None or (figures.comparison is None and figures.level.worst is None):
        return ""
    return words.about_trend(figures.trend, how, is_said=figures.comparison is None)
