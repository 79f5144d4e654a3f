"""Records of the synthetic diary about visits: health background, visits, and questions to ask."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.question import NONE
from diary.domain.record import Record
from diary.domain.visit import Question, Visit
from diary.i18n import N_, _

_QUESTIONS = (
    N_("Drowsy in the mornings since the second tablet. Is that expected?"),
    N_("Would a stick or different shoes help on uneven ground?"),
    N_("May I take up swimming again with numb feet?"),
)
_FIRST, _LATEST, _NEXT = 150, 84, 5
"""The distances in days of the two past visits before today, and of the next one after it."""


def sample_visit(today: date) -> Iterator[Record]:
    """The records of a person who has seen two practitioners and has another appointment."""
    written = datetime.combine(today - timedelta(days=_FIRST + 5), time(20)).astimezone()
    yield from _answers(today, written)
    yield Visit(
        date=today - timedelta(days=_FIRST),
        whom=_("Dr Ellis, neurology"),
        agreed=_("Blood tests. Tablets in the evening."),
        written=written,
    )
    yield Visit(
        date=today - timedelta(days=_LATEST),
        whom=_("Mr Kato, acupuncture"),
        agreed=_("Six sessions, and warm feet before each."),
        written=written,
    )
    yield Visit(date=today + timedelta(days=_NEXT), whom=_("Dr Ellis, neurology"), written=written)
    for place, text in enumerate(_QUESTIONS):
        asked_for = datetime.combine(today - timedelta(days=40 - 10 * place), time(20)).astimezone()
        yield Question(text=_(text), written=asked_for)


def _answers(today: date, written: datetime) -> Iterator[BackgroundAnswer]:
    began = str(today.year - 7)
    yield BackgroundAnswer(item="problem", texts=(_("Numb, burning feet; I cannot feel the ground."),), written=written)
    yield BackgroundAnswer(item="goal", texts=(_("To walk by the river without looking down."),), written=written)
    yield BackgroundAnswer(item="began", dated=began, written=written)
    for item, choices in {
        "began-how": ("slowly",),
        "where-first": ("toes",),
        "where-now": ("whole-feet", "fingertips"),
        "feelings": ("numb", "tingling", "burning"),
        "worst-time": ("night",),
        "eases": ("warmth", "moving"),
        "conditions": (NONE,),
        "tried-heat": ("little",),
        "aids": (NONE,),
    }.items():
        yield BackgroundAnswer(item=item, choices=choices, written=written)
    yield BackgroundAnswer(item="vitamin-b6", unknown=True, written=written)
