"""The person's own content of the page: the one thing that matters, phrases for symptoms, and helpers."""

from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import course, ends_in_words, one_thing
from diary.domain.own_words import own_words
from diary.domain.tracked_items import name_of


@dataclass(frozen=True, slots=True)
class OneThingCourse:
    """The activity that matters to the person, the labels of its ends, and its ratings in the period, in order of
    days."""

    name: str
    ends: str
    rated: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class InOwnWords:
    """The person's own phrase for a symptom, as typed; `name` is translated."""

    symptom: str
    name: str
    phrase: str


def helpers(excerpt: Excerpt) -> list[str]:
    """The names of helpers who wrote notes."""
    return [name for note in excerpt.notes if (name := " ".join(note.author.split()))]


def one_thing_course(excerpt: Excerpt) -> OneThingCourse | None:
    """The ratings of the activity that matters; `None` if none is chosen, or it was never rated."""
    named = one_thing(excerpt.definitions)
    rated = tuple(course(excerpt, named.key)) if named is not None else ()
    return OneThingCourse(named.name, ends_in_words(named), rated) if named is not None and rated else None


def in_own_words(excerpt: Excerpt) -> list[InOwnWords]:
    """The person's phrases for symptoms, including unrated ones, in the order of the symptoms."""
    phrases = own_words(excerpt.background)
    return [InOwnWords(key, name_of("symptom", key, excerpt.definitions), phrase) for key, phrase in phrases.items()]
