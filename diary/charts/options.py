"""What a chart is asked for.

Knows neither matplotlib nor NumPy, so that the window can make options before these are loaded. A chart that asks for
more than this adds a frozen dataclass of its own, in its own module.
"""

from dataclasses import dataclass

from diary.charts.chart_text import PLAIN, Wording
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import PAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartOptions:
    """What every chart takes: the days to show (`None` for all of the excerpt), and how dates and numbers are written.

    The excerpt may reach further than `period`: six days more at its start let a 7-day mean begin with the first day.
    """

    period: Period | None = None
    wording: Wording = PLAIN

    def shown_period(self, excerpt: Excerpt) -> Period:
        """The days to show of an excerpt."""
        return self.period or excerpt.period


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomOptions(ChartOptions):
    """Of a chart that shows one symptom: its key."""

    symptom: str = PAIN.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOptions(ChartOptions):
    """Of a chart that shows several symptoms: the keys of those to show, by default all that occur in the period."""

    shown: tuple[str, ...] | None = None
