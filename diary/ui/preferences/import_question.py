"""The texts of import questions and of their answers."""

from datetime import date

from diary.formats.importing import cells
from diary.formats.importing.encoding import ENCODINGS, as_other, name_of_encoding
from diary.formats.importing.examples import day_by, doubtful_date, doubtful_number
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import UNKNOWN_SCALE, UNREAD, Mapping, Thing
from diary.formats.importing.questions import (
    DAY,
    DECIMAL,
    LETTERS,
    LONG,
    MEANING,
    ORDER,
    SCALE,
    UNDETERMINED,
    WORDS,
    WORTH,
    YEAR,
    ImportQuestion,
    asked_things,
    words_of,
)
from diary.formats.importing.table import ImportTable
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.preferences.import_thing_row import meanings, scale_name

_FEW, _DECIMALS = 3, 3


def title_of(question: ImportQuestion, preview: ImportPreview, mapping: Mapping) -> str:
    """The question as the title of its page."""
    if question.kind == ORDER:
        return _order_title(preview, mapping)
    if question.kind == DECIMAL:
        return _decimal_title(preview)
    one = len(question.labels) == 1
    name = _name(question, mapping)
    return {
        LETTERS: _("Which of these reads right?"),
        DAY: _("Which column holds the day?"),
        LONG: _("Which column says what it is, and which how much?"),
        YEAR: _("Of which year is the first day?"),
        SCALE: _("Which scale does “{name}” have?").format(name=name) if one else _("Which scale do these have?"),
        WORDS: _("Which number is each word?"),
        WORTH: _("Which number does each word stand for?"),
        MEANING: _("What is “{name}”?").format(name=name) if one else _("What is in each column?"),
        UNDETERMINED: _("Do you want to bring these in?"),
    }[question.kind]


def answer_of(question: ImportQuestion, preview: ImportPreview, mapping: Mapping) -> str:
    """The answer in the mapping as text; empty if there is none."""
    read, things = preview.content, asked_things(question, mapping)
    if question.kind == ORDER and isinstance(read, ImportTable):
        cell = doubtful_date(read, mapping.day[0])
        day = day_by(cell, mapping.date_order) if mapping.date_order else None
        return _("{text} is {day}").format(text=cell, day=_day(day)) if day else ""
    if question.kind == DECIMAL and isinstance(read, ImportTable):
        cell = doubtful_number(read)
        return _("{text} is {day}").format(text=cell, day=_number(cell, mapping.decimal)) if mapping.decimal else ""
    if question.kind == WORDS:
        pairs = (_pair(text, number) for text, number in words_of(things))
        return _(", ").join(pairs)
    if question.kind == SCALE:
        return "\n".join(_named(thing.shown_name, _scale(thing)) for thing in things[:_FEW])
    if question.kind in (MEANING, UNDETERMINED, WORTH):
        return "\n".join(_named(thing.shown_name, meaning_name(thing)) for thing in things[:_FEW])
    texts = {
        LETTERS: preview.doubtful,
        DAY: " / ".join(mapping.day),
        YEAR: f"{mapping.year or ''}",
        LONG: _columns(mapping),
    }
    return texts.get(question.kind, "")


def day_choices(preview: ImportPreview, mapping: Mapping) -> list[tuple[str, str]]:
    """The orders of dates, each with the day that an ambiguous date of the file has in it."""
    read = preview.content
    cell = doubtful_date(read, mapping.day[0]) if isinstance(read, ImportTable) else ""
    return [(order, _day(day)) for order in ("day-first", "month-first") if (day := day_by(cell, order))]


def letter_choices(preview: ImportPreview) -> list[tuple[str, str]]:
    """The encodings, the file's first, each with the doubtful words decoded in it; without repeated texts."""
    readings: dict[str, str] = {}
    for encoding in (preview.encoding, *ENCODINGS):
        words = as_other(preview.doubtful, preview.encoding, encoding)
        if words and words.isprintable():
            readings.setdefault(words, encoding)
    text = _("{words} ({encoding})")
    return [
        (encoding, text.format(words=words, encoding=name_of_encoding(encoding)))
        for words, encoding in readings.items()
    ]


def number_choices(preview: ImportPreview) -> list[tuple[str, str]]:
    """The decimal signs, each with the value that an ambiguous number of the file has with it."""
    read = preview.content
    cell = doubtful_number(read) if isinstance(read, ImportTable) else ""
    return [(sign, _number(cell, sign)) for sign in cells.DECIMALS]


def meaning_name(thing: Thing) -> str:
    return dict(meanings(thing))[thing.meaning]


def _order_title(preview: ImportPreview, mapping: Mapping) -> str:
    read, days = preview.content, day_choices(preview, mapping)
    if len(days) < 2 or not isinstance(read, ImportTable):
        return _("How are the dates written?")
    cell = doubtful_date(read, mapping.day[0])
    return _("Is {text} {first} or {second}?").format(text=cell, first=days[0][1], second=days[1][1])


def _decimal_title(preview: ImportPreview) -> str:
    read = preview.content
    cell = doubtful_number(read) if isinstance(read, ImportTable) else ""
    if not cell:
        return _("Which sign is the decimal one?")
    (_sign, first), (_other, second) = number_choices(preview)
    return _("Is {text} {first} or {second}?").format(text=cell, first=first, second=second)


def _name(question: ImportQuestion, mapping: Mapping) -> str:
    return next((thing.shown_name for thing in asked_things(question, mapping)), "")


def _named(name: str, words: str) -> str:
    return _("{name}: {words}").format(name=name, words=words)


def _scale(thing: Thing) -> str:
    if thing.meaning in UNREAD:
        return meaning_name(thing)
    return _("not answered yet") if thing.scale == UNKNOWN_SCALE else scale_name(thing.scale)


def _pair(text: str, number: float | None) -> str:
    if number is None:
        return _("{word} not recorded").format(word=text)
    return _("{word} {number}").format(word=text, number=locale_format.rating(number))


def _columns(mapping: Mapping) -> str:
    if not mapping.is_long:
        return _("one row a day")
    return _("“{name}” says what it is, “{value}” how much").format(name=mapping.name, value=mapping.value)


def _day(day: date | None) -> str:
    return locale_format.long_date(day) if day else ""


def _number(cell: str, sign: str) -> str:
    try:
        value = cells.number(cell, sign)
        return locale_format.number(value, 0 if value.is_integer() else _DECIMALS)
    except ValueError:
        return cell


def in_cells(count: int) -> str:
    """The number of occurrences of a word in the file, as text."""
    return ngettext("in {n} cell", "in {n} cells", count).format(n=locale_format.number(count))
