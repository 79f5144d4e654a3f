"""The person's own words for the steps of a rating scale, with periods of validity: old ratings keep their words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from diary.domain.change import Change, added, removed
from diary.domain.record import now
from diary.domain.symptom import StepWords


def say_step(words: Iterable[StepWords], symptom: str, step: int, text: str, today: date) -> list[Change]:
    """Set the person's words for a step of a symptom's scale from today on; an empty text removes them.

    The words valid on days before today are not changed.
    """
    text = " ".join(text.split())
    mine = [one for one in words if (one.symptom, one.step) == (symptom, step)]
    current = [one for one in mine if one.valid_to is None or one.valid_to >= today]
    if _is_unchanged(current, text, today):
        return []
    past, fresh = ([one for one in current if (one.valid_from < today) is before] for before in (True, False))
    ended = [Change(one, replace(one, valid_to=today - timedelta(days=1), written=now())) for one in past]
    if not text:
        return ended + removed(fresh)
    if not fresh:
        return ended + added([StepWords(symptom=symptom, step=step, words=text, valid_from=today)])
    edited = replace(fresh[0], words=text, valid_from=today, valid_to=None, written=now())
    return [*ended, Change(fresh[0], edited), *removed(fresh[1:])]


def _is_unchanged(current: list[StepWords], text: str, today: date) -> bool:
    """Whether the words that are valid today or later are the text already, without an end."""
    if not text:
        return not current
    return [(one.words, one.valid_to) for one in current] == [(text, None)] and current[0].valid_from <= today
