"""The questions that a person is asked about a file, one at a time, in the order of their impact.

Unambiguous facts are never asked. Questions that affect every value come first (encoding, day, order of dates, decimal
sign), then scales and words, then the meanings of columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import ASK, UNKNOWN, UNKNOWN_SCALE, Mapping, Thing, known_words
from diary.formats.importing.words import severity

LETTERS, DAY, LONG, ORDER, YEAR, DECIMAL = "letters", "day", "long", "order", "year", "decimal"
SCALE, WORDS, WORTH, MEANING, UNDETERMINED = "scale", "words", "worth", "meaning", "untold"
OF_THE_FILE = (LETTERS, DAY, LONG, ORDER, YEAR, DECIMAL)
"""The questions about the file as a whole; the others are about some of its things."""
_SINGLY = 3
"""The maximum number of unknown things that are asked about individually; more are asked about together."""


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """A question of a kind, about the things with these labels."""

    kind: str
    labels: tuple[str, ...] = ()


def questions(preview: ImportPreview, mapping: Mapping) -> tuple[ImportQuestion, ...]:
    """The questions to ask before a file is imported with that mapping, in order."""
    return (*_of_the_file(preview, mapping), *_of_things(mapping.things))


def is_answered(question: ImportQuestion, mapping: Mapping) -> bool:
    """Whether the mapping answers the question; leaving a thing out is also an answer."""
    if question.kind in OF_THE_FILE:
        file_answers = {
            DAY: all(mapping.day),
            LONG: True,
            LETTERS: True,
            ORDER: bool(mapping.date_order),
            YEAR: bool(mapping.year),
        }
        return file_answers.get(question.kind, bool(mapping.decimal))
    return question.kind == UNDETERMINED or not any(thing.is_open for thing in asked_things(question, mapping))


def asked_things(question: ImportQuestion, mapping: Mapping) -> list[Thing]:
    """The things that a question is about, in their present state."""
    return [thing for thing in mapping.things if thing.label in question.labels]


def words_of(things: Sequence[Thing]) -> list[tuple[str, float | None]]:
    """Each distinct word of the things, sorted by number; unknown ones last."""
    numbers: dict[str, tuple[str, float | None]] = {}
    for thing in things:
        answered = known_words(thing.words)
        for text in (*(word for word, _number in thing.words), *thing.asked):
            numbers.setdefault(text.casefold(), (text, answered.get(text.casefold())))
    return sorted(numbers.values(), key=lambda word: (word[1] is None, word[1] or 0))


def _of_the_file(preview: ImportPreview, mapping: Mapping) -> Iterator[ImportQuestion]:
    if not preview.header:
        return
    if preview.doubtful:
        yield ImportQuestion(LETTERS)
    if not all(mapping.day):
        yield ImportQuestion(DAY)
        yield ImportQuestion(ORDER)  # its column is unknown; dropped if not needed
    if preview.may_be_long or preview.mapping.layout:
        yield ImportQuestion(LONG)
    if all(mapping.day) and len(mapping.day) == 1 and not mapping.date_order:
        yield ImportQuestion(ORDER)
    if not preview.has_years and not mapping.year:
        yield ImportQuestion(YEAR)
    if not mapping.decimal:
        yield ImportQuestion(DECIMAL)


def _of_things(things: Sequence[Thing]) -> Iterator[ImportQuestion]:
    rated = [thing for thing in things if thing.meaning == "symptom" and not thing.is_word]
    if unknown := tuple(thing.label for thing in rated if thing.scale == UNKNOWN_SCALE):
        yield ImportQuestion(SCALE, unknown)
    for group in _sharing_words([thing for thing in rated if _is_worded(thing)]):
        yield ImportQuestion(WORDS, tuple(thing.label for thing in group))
    if worth := tuple(thing.label for thing in things if thing.is_word and thing.is_open):
        yield ImportQuestion(WORTH, worth)
    asked = tuple(thing.label for thing in things if thing.meaning == ASK)
    for labels in ((label,) for label in asked) if len(asked) <= _SINGLY else (asked,):
        yield ImportQuestion(MEANING, labels)
    if untold := tuple(thing.label for thing in things if thing.meaning == UNKNOWN):
        yield ImportQuestion(UNDETERMINED, untold)


def _is_worded(thing: Thing) -> bool:
    """Whether the cells of a thing are words, not only irregularly written numbers."""
    return bool(thing.asked) or any(severity(text) is not None for text, _number in thing.words)


def _sharing_words(things: Sequence[Thing]) -> list[list[Thing]]:
    """The things grouped by shared words, so that a word is asked about once."""
    groups: list[tuple[set[str], list[Thing]]] = []
    for thing in things:
        words = {text.casefold() for text, _number in words_of([thing])}
        joined = [group for group in groups if group[0] & words]
        groups = [group for group in groups if not group[0] & words]
        all_words = words.union(*(group[0] for group in joined))
        groups.append((all_words, [*(one for group in joined for one in group[1]), thing]))
    return [group for _words, group in groups]
