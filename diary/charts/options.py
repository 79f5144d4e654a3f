"""The options of charts.

Imports neither matplotlib nor NumPy, so that the window can create options before these are loaded. A chart with
further options defines a frozen dataclass in its own module.
"""

from dataclasses import dataclass
from typing import NamedTuple

from diary.charts.chart_text import PLAIN, Wording
from diary.domain.counting import EVER
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import PAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartOptions:
    """The options of every chart: the period to show (`None`: that of the excerpt), and the date and number formats.

    `counted` are the days on which there could have been a rating, see `domain.counting.counted_days`.
    The excerpt may be longer than `period`: with six more days at its start a 7-day mean begins on the first day.
    """

    period: Period | None = None
    wording: Wording = PLAIN
    counted: Period = EVER

    def shown_period(self, excerpt: Excerpt) -> Period:
        """The period to show of an excerpt."""
        return self.period or excerpt.period


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomOptions(ChartOptions):
    """Options of a chart of one symptom: its key."""

    symptom: str = PAIN.key


class UsualBand(NamedTuple):
    """The usual range of a symptom (`analysis.ups_and_downs.usual_range`): from `low` to `high` on the rating scale,
    and the days over which the band is drawn."""

    symptom: str
    low: float
    high: float
    days: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOptions(ChartOptions):
    """Options of a chart of several symptoms: their keys in `shown`; `None` means all that are rated in the period.

    They are drawn in the order of `tracked_items`, or with `keeps_order` in that of `shown`. `usual` has the usual
    ranges that are known; a timeline of a single symptom draws the band of that symptom.
    """

    shown: tuple[str, ...] | None = None
    keeps_order: bool = False
    usual: tuple[UsualBand, ...] = ()
