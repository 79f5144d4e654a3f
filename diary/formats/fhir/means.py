"""The mean of each symptom over the period of the document, with the number of rated days and the highest rating."""

from collections.abc import Iterator
from dataclasses import dataclass

from diary.analysis.comparison import Level, level
from diary.domain.counting import counted_days, counted_in
from diary.domain.period import Period
from diary.domain.rounding import rounded
from diary.domain.tracked_items import in_order, name_of
from diary.formats.fhir import codes
from diary.formats.fhir.codes import Code, Unit
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import Element, concept, made_identifier, own, quantity, reference
from diary.i18n import _

_DECIMALS = 1
"""The number of decimals of a mean, as on the practitioner's page."""
DAYS = Unit("d", "d")
_TOO_FEW = Code(codes.ABSENT, "unknown", "Unknown")


@dataclass(frozen=True, slots=True)
class PeriodMean:
    """The level of a symptom over the counted days of the document; `name` is translated."""

    symptom: str
    name: str
    period: Period
    level: Level

    @property
    def mean(self) -> float | None:
        """The rounded mean; None if fewer than half of the days are rated."""
        return None if self.level.mean is None else rounded(self.level.mean, _DECIMALS)


def period_means(at: Context) -> list[PeriodMean]:
    """The means of all symptoms with a rating, in their order; the day of the document does not count if it is not
    rated yet."""
    excerpt = at.excerpt
    past = at.past(excerpt.period)
    if past is None:
        return []
    period = counted_in(past, counted_days(at.began, at.made_on, excerpt.ratings))
    rated = {one.symptom for one in excerpt.ratings if one.day in period}
    return [
        PeriodMean(key, name_of("symptom", key, excerpt.definitions), period, level(excerpt, key, period))
        for key in in_order("symptom", rated, excerpt.definitions)
    ]


def mean_observations(at: Context) -> Iterator[Element]:
    """Each of `period_means` as an Observation over the period, with its coverage as components."""
    patient = reference(at.patient)
    for one in period_means(at):
        named = concept(_("{symptom}, mean of the days").format(symptom=one.name), own("period-mean", one.symptom))
        value = {"dataAbsentReason": concept(_("not enough days"), _TOO_FEW)}
        if one.mean is not None:
            value = {"valueQuantity": quantity(one.mean, codes.SCORE)}
        yield {
            "resourceType": "Observation",
            "id": made_identifier(at.patient, "mean", one.symptom, str(one.period.first), str(one.period.last)),
            "status": "final",
            "category": [concept("", Code(codes.OBSERVATION_CATEGORY, "survey", codes.CATEGORIES["survey"]))],
            "code": named,
            "subject": patient,
            "performer": [patient],
            "effectivePeriod": at.span(one.period.first, one.period.last),
            **at.issued(),
            **value,
            "component": _coverage(one.level),
        }


def _coverage(level: Level) -> list[Element]:
    """The components for the number of rated days, the number of days, and the highest rating."""
    parts = [
        (concept(_("Days with a rating"), own("days-rated", "")), quantity(level.recorded, DAYS)),
        (concept(_("Days of the period"), own("days-of-period", "")), quantity(level.days, DAYS)),
    ]
    if level.worst is not None:
        parts.append((concept(_("Highest rating"), own("highest-rating", "")), quantity(level.worst, codes.SCORE)))
    return [{"code": code, "valueQuantity": value} for code, value in parts]
