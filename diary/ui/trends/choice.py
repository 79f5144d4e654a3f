"""The choice of a period, and of another one to compare it with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diary.domain.period import Period, ending
from diary.domain.record import InvalidEntryError
from diary.domain.visit import Visit, since_last_visit
from diary.i18n import _
from diary.settings import Settings

PERIODS: dict[str, int] = {"4-weeks": 28, "12-weeks": 84, "6-months": 182, "year": 365}
ALL, SINCE_VISIT, OWN, TWO = "all", "since-visit", "own", "two"
OTHER = (SINCE_VISIT, OWN, TWO)
USUAL = "12-weeks"


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` is one of `PERIODS` or of the other kinds; `dates` are a custom period, or two of them, the shown one
    first."""

    key: str = USUAL
    dates: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen period, `earlier` the one to compare it with, and a remark about the choice."""

    period: Period
    earlier: Period | None
    notice: str = ""


def choice_in(settings: Settings) -> Choice:
    """The choice in the settings; the default one if that is invalid."""
    try:
        ends = [date.fromisoformat(one) for one in settings.trends_dates]
        dates = tuple(Period(*pair) for pair in zip(ends[::2], ends[1::2], strict=True))
    except (ValueError, InvalidEntryError):
        return Choice()
    choice = Choice(settings.trends_period, dates)
    is_known = choice.key in PERIODS or choice.key in (ALL, SINCE_VISIT) or is_complete(choice)
    return choice if is_known else Choice()


def is_complete(choice: Choice) -> bool:
    """Whether it has the dates that its key needs."""
    return len(choice.dates) >= {OWN: 1, TWO: 2}.get(choice.key, 0) and choice.key in {OWN, TWO}


def written_dates(choice: Choice) -> tuple[str, ...]:
    """The dates in the format of the settings."""
    return tuple(day.isoformat() for period in choice.dates for day in (period.first, period.last))


def chosen(choice: Choice, entered: Period, visits: Iterable[Visit], end: date | None, today: date) -> Chosen:
    """The periods of a choice in a diary with entries in `entered`; a period of fixed length ends on `end`.

    Without an end it ends today, or with the last entry if all entries are before such a period. It is compared with
    the equally long period before it, or with the second of two chosen periods; the whole diary with none.
    """
    if choice.key == ALL:
        return Chosen(entered, None)
    if choice.key == TWO:
        period, earlier = choice.dates
        return Chosen(period, earlier)
    if choice.key == OWN:
        return _with_earlier(choice.dates[0])
    if choice.key == SINCE_VISIT:
        since = since_last_visit(visits, today)
        if since is not None:
            return _with_earlier(since)
        notice = _("No visit is written down yet, so the last 12 weeks are shown.")
        return _with_earlier(_of_length(PERIODS[USUAL], None, entered, today), notice)
    return _with_earlier(_of_length(PERIODS[choice.key], end, entered, today))


def _of_length(days: int, end: date | None, entered: Period, today: date) -> Period:
    if end is None:
        end = today if entered.last >= ending(today, days).first else entered.last
    return ending(end, days)


def _with_earlier(period: Period, notice: str = "") -> Chosen:
    return Chosen(period, period.before(), notice)
