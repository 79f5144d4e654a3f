"""The change of one symptom: a plain sentence, and behind "More" the figures."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from diary.charts.plain_sentence import PlainSentence
from diary.i18n import _
from diary.ui import theme
from diary.ui.trends.read_out import LegendMarker, SymptomLegendEntry
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card

_WIDTH, _HEIGHT = 290, 122
_TOP, _BOTTOM, _HEAD = 8, 12, 44
_LINES = 2


class MoreButton(Button):
    """A button labelled More or Less, with the width of the longer label."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, kind=QUIET, icon_last=True)
        self._about = about
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_open(False)

    def show_open(self, is_open: bool) -> None:
        """Show whether the figures are expanded."""
        self.show_label(_("Less") if is_open else _("More"), "chevu" if is_open else "chevd")
        pattern = _("Less about {symptom}") if is_open else _("More about {symptom}")
        self.setAccessibleName(pattern.format(symptom=self._about))
        self.setAccessibleDescription(_("expanded") if is_open else _("collapsed"))

    def sizeHint(self) -> QSize:
        size, metrics = super().sizeHint(), QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(words) for words in (_("More"), _("Less")))
        return QSize(size.width() - metrics.horizontalAdvance(self.text()) + widest, size.height())


class FigureCard(Card):
    """A card so narrow that three fit side by side in a wide window; two lines are reserved for the sentence."""

    def __init__(
        self, entry: SymptomLegendEntry, sentence: PlainSentence, details: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.sentence, self.details = sentence, tuple(details)
        self.more = MoreButton(entry.name)
        self._name = entry.name
        self._plain, self._figures = QWidget(), QWidget()
        self._whole.setContentsMargins(theme.px(12), theme.px(_TOP), theme.px(2), theme.px(_BOTTOM))
        self._whole.setSpacing(0)
        self.heading.setSpacing(theme.px(10))
        self.heading.insertWidget(0, LegendMarker(entry))
        self.heading.addWidget(label(entry.name, "row", wraps=True), 1)
        self.heading.addWidget(self.more)
        self._lay_out()
        self.more.clicked.connect(lambda: self.show_open(self._figures.isHidden()))
        self.show_open(False)

    def show_open(self, is_open: bool) -> None:
        """Show the figures instead of the sentence, or the sentence."""
        self._plain.setVisible(not is_open)
        self._figures.setVisible(is_open)
        self.more.show_open(is_open)
        lines = self.details if is_open else tuple(filter(None, self.sentence))
        self.setAccessibleName(" ".join((f"{self._name}.", *lines)))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def _lay_out(self) -> None:
        plain, figures = QVBoxLayout(self._plain), QVBoxLayout(self._figures)
        words = label(self.sentence.words, "plain", wraps=True)
        plain.addWidget(words)
        if self.sentence.reason:
            plain.addWidget(label(self.sentence.reason, "secondary", "ink2", wraps=True))
        else:
            words.setMinimumHeight(_LINES * QFontMetrics(words.font()).lineSpacing())
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
        for sentence in self.details:
            figures.addWidget(label(sentence, "secondary", wraps=True))
        for layout, part in ((plain, self._plain), (figures, self._figures)):
            layout.setContentsMargins(0, 0, theme.px(10), 0)
            layout.setSpacing(theme.px(4))
            self.content.addWidget(part)
        self._plain.setMinimumHeight(theme.px(_HEIGHT - _TOP - _HEAD - _BOTTOM))
        self.content.addStretch()
