"""The mapping from a file's columns to items of the diary."""

from dataclasses import dataclass, replace
from functools import lru_cache

from diary.domain.definition import key_for
from diary.domain.measurement import QUANTITIES, SLEEP, STEPS, WOKEN
from diary.formats.importing.words import severity
from diary.i18n import _

UNKNOWN, ASK, LEFT_OUT = "unknown", "ask", "leave-out"
UNREAD = (LEFT_OUT, UNKNOWN, ASK)
"""The meanings that are not imported: left out by choice, unknown, or to be asked."""
MEANINGS = ("symptom", "exercise", "treatment", "measurement", "event", "note", *UNREAD)
Words = tuple[tuple[str, float | None], ...]
AMOUNTS = ("done", "minutes", "km")
NRS = (0.0, 10.0)
_PLAIN_UNITS = (SLEEP.unit, WOKEN.unit, STEPS.unit)
"""The units that a number without a unit may have."""
LONG, WIDE = "long", "wide"
UNKNOWN_SCALE = (0.0, 0.0)
"""Marks a symptom whose scale is not in the file, so that the person is asked."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One tracked item of the file, and its counterpart in the diary.

    `label` is the column's name in a wide table and the text of the name column in a long one; `meaning` is one of
    `MEANINGS`; `name` and `key` are those in the diary (by default derived from the label); `scale` is the lowest and
    the highest rating of the file's scale; `amount` is the unit of an exercise's cell, one of `AMOUNTS`. Numbers are
    divided by `divisor`. If the label is a word that stands for a number (`is_word`), `worth` is that number (None:
    unanswered). `words` are texts of its cells with their numbers in the diary (None: nothing was recorded), `asked`
    are texts that still need a number; `offered` are irregular texts with suggested numbers, whose cells are left out
    unless the person accepts them as `words`.
    """

    label: str
    meaning: str
    name: str = ""
    key: str = ""
    scale: tuple[float, float] = NRS
    unit: str = ""
    category: str = ""
    amount: str = "done"
    divisor: float = 1.0
    is_word: bool = False
    worth: float | None = None
    words: Words = ()
    asked: tuple[str, ...] = ()
    offered: Words = ()

    @property
    def is_open(self) -> bool:
        """Whether the person has to answer a question (scale, or value of a word) before it can be imported."""
        if self.meaning in UNREAD:
            return self.meaning == ASK
        is_unknown = self.meaning == "symptom" and self.scale == UNKNOWN_SCALE
        return is_unknown or (self.is_word and self.worth is None) or bool(self.open_words)

    @property
    def open_words(self) -> tuple[str, ...]:
        """The words without a number."""
        answered = known_words(self.words)
        return tuple(word for word in self.asked if word.casefold() not in answered)

    @property
    def shown_name(self) -> str:
        return self.name or self.label

    @property
    def shown_key(self) -> str:
        """Its key in the diary; a measurement in another unit than the diary's gets a key of its own."""
        if self.key:
            return self.key
        key = key_for(self.shown_name)
        known = next((one for one in QUANTITIES if one.key == key and self.meaning == "measurement"), None)
        if known is None or self.unit in (known.unit, _(known.unit)) or (not self.unit and known.unit in _PLAIN_UNITS):
            return key
        return f"{key}-{key_for(self.unit or 'own')}"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a file.

    `app` is the key of the import format of a known program, empty for a general table. `source` identifies the origin
    of the file, by which entries of an earlier import are recognised. `day` is one column, or three for year, month and
    day; `time` is a column with the time of day, `written` the one with the time of writing, `year` the year of the
    first row if the days have none. `day_begins` is the hour at which a day of the diary begins (None: the usual one).
    `sheet` is that of a workbook. A long table has a column for the `name` and one for the `value` of each rating; a
    wide one has neither; `layout` is `LONG` or `WIDE` if the person chose it. Empty values of `delimiter`, `encoding`,
    `decimal` and `date_order` are detected from the file.
    """

    source: str
    day: tuple[str, ...]
    things: tuple[Thing, ...]
    name: str = ""
    value: str = ""
    written: str = ""
    delimiter: str = ""
    encoding: str = ""
    decimal: str = ""
    date_order: str = ""
    app: str = ""
    time: str = ""
    sheet: str = ""
    year: int = 0
    day_begins: int | None = None
    layout: str = ""

    @property
    def is_long(self) -> bool:
        return bool(self.name)

    @property
    def prefix(self) -> str:
        """The prefix of the `origin` of all entries from this source."""
        return f"{self.source}:" if self.app else f"csv:{self.source}:"


def told_again(mapping: Mapping, **parts: str) -> Mapping:
    """The person's choices on how the file is encoded and laid out, changed by `parts`, for reading it again."""
    choices = {name: getattr(mapping, name) for name in ("delimiter", "encoding", "sheet", "layout", "name", "value")}
    if not mapping.layout:
        choices["name"] = choices["value"] = ""
    return Mapping("", (), (), **choices | parts)


def chosen_layout(mapping: Mapping, name: str, value: str) -> dict[str, str]:
    """The fields of the mapping that choose the columns of a long table; empty if nothing changes."""
    if not name:
        return {} if mapping.layout == WIDE else {"layout": WIDE, "name": "", "value": ""}
    is_so = mapping.layout == LONG and (mapping.name, mapping.value) == (name, value)
    return {} if is_so or not value or value == name else {"layout": LONG, "name": name, "value": value}


def with_day_turn(mapping: Mapping, hour: int) -> Mapping:
    """The mapping with the hour at which a new day begins, unless it has one."""
    return replace(mapping, day_begins=hour) if mapping.day_begins is None else mapping


def with_meaning(mapping: Mapping, label: str, thing: Thing) -> Mapping:
    """The mapping with another meaning for `label`; things that were merged with it are renamed with it."""
    former = next(one for one in mapping.things if one.label == label)
    is_renamed = not former.key and former.meaning == thing.meaning and former.shown_key != thing.shown_key

    def now(one: Thing) -> Thing:
        if one.label == label:
            return thing
        is_joined = is_renamed and one.key == former.shown_key and one.meaning == former.meaning
        return replace(one, key=thing.shown_key, name=thing.shown_name) if is_joined else one

    return replace(mapping, things=tuple(now(one) for one in mapping.things))


def merged(suggested: Mapping, kept: Mapping) -> Mapping:
    """The stored mapping for the labels of this file, completed by the suggestions for new labels.

    Delimiter, encoding and decimal sign are those of this file, and so is the order of dates unless it is ambiguous.
    """
    return replace(
        completed(suggested, kept),
        delimiter=suggested.delimiter,
        encoding=suggested.encoding,
        decimal=suggested.decimal or kept.decimal,
        date_order=suggested.date_order or kept.date_order,
    )


def completed(suggested: Mapping, answers: Mapping) -> Mapping:
    """The answers for the labels of this file, with the suggestions for other labels and for irregular cells.

    An answer for a thing of unknown meaning is ignored: a column that was empty in the former file may have content in
    this one.
    """
    known = {thing.label: thing for thing in answers.things if thing.meaning not in (UNKNOWN, ASK)}
    return replace(
        answers,
        things=tuple(
            _with_its_words(known[thing.label], thing) if thing.label in known else thing for thing in suggested.things
        ),
    )


def _with_its_words(answered: Thing, suggested: Thing) -> Thing:
    """The answered thing with the words of this file, of which unknown ones are asked about.

    Irregularly written numbers are read as suggested.
    """
    known = known_words(answered.words)
    new = [(text, number) for text, number in suggested.words if text.strip().casefold() not in known]
    asked = (*answered.asked, *suggested.asked, *(text for text, _number in new if severity(text) is not None))
    read = [(text, number) for text, number in new if severity(text) is None]
    return replace(
        answered,
        words=(*answered.words, *read),
        asked=tuple(dict.fromkeys(asked)),
        offered=suggested.offered,
    )


@lru_cache(maxsize=1000)
def known_words(words: Words) -> dict[str, float | None]:
    """The words of a thing by their case-folded text."""
    return {text.strip().casefold(): number for text, number in words}
