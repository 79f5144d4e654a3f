"""What of the page is the person's own: what matters to them, their words for symptoms, and who wrote for them."""

from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import course, ends_in_words, one_thing
from diary.domain.own_words import own_words
from diary.domain.tracked_items import name_of


@dataclass(frozen=True, slots=True)
class OneThingCourse:
    """What matters to the person, its ends in words, and its ratings in the period, the earliest first."""

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
    """Who wrote each note that somebody else than the person wrote."""
    return [name for note in excerpt.notes if (name := " ".join(note.author.split()))]


def one_thing_course(excerpt: Excerpt) -> OneThingCourse | None:
    """The course of what matters to the person; `None` where nothing is named, or it was never rated."""
    named = one_thing(excerpt.definitions)
    rated = tuple(course(excerpt, named.key)) if named is not None else ()
    return OneThingCourse(named.name, ends_in_words(named), rated) if named is not None and rated else None


def in_own_words(excerpt: Excerpt) -> list[InOwnWords]:
    """The person's phrases for symptoms, whether these are rated or not, in the order of the symptoms."""
    phrases = own_words(excerpt.background)
    return [InOwnWords(key, name_of("symptom", key, excerpt.definitions), said) for key, said in phrases.items()]
