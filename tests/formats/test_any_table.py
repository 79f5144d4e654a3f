"""Any table of days and things comes back equal, or something is asked about it; it never comes back different."""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.importing.csv_import import IMPORT
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.mapping import ASK, Mapping, merged
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import BLANK, TODAY, made, with_scale
from tests.slow.whole import at

MONTHS = {
    "English": "January February March April May June July August September October November December",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Swedish": "januari februari mars april maj juni juli augusti september oktober november december",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(day: date, language: str = "English") -> str:
    return MONTHS[language].split()[day.month - 1]


Spelling = Callable[[date], str]
NUMBERED: dict[str, tuple[str, Spelling]] = {
    "d.m.Y": ("day-first", lambda day: f"{day.day}.{day.month}.{day.year}"),
    "dd.mm.yy": ("day-first", lambda day: f"{day:%d.%m.%y}"),
    "d/m/Y": ("day-first", lambda day: f"{day.day}/{day.month}/{day.year}"),
    "m/d/Y": ("month-first", lambda day: f"{day.month}/{day.day}/{day.year}"),
    "dd/mm/yy": ("day-first", lambda day: f"{day:%d/%m/%y}"),
    "m/d/yy h:mm PM": ("month-first", lambda day: f"{day.month}/{day.day}/{day:%y} 9:05 PM"),
    "dd-mm-Y": ("day-first", lambda day: f"{day:%d-%m-%Y}"),
    "yy-mm-dd": ("iso", lambda day: f"{day:%y-%m-%d}"),
    "dd.mm.": ("day-first", lambda day: f"{day:%d.%m.}"),
}
TOLD: dict[str, Spelling] = {
    "iso": lambda day: f"{day}",
    "Y/m/d": lambda day: f"{day:%Y/%m/%d}",
    "Ymd": lambda day: f"{day:%Y%m%d}",
    "dd-Mon-yy": lambda day: f"{day.day:02}-{month(day)[:3]}-{day:%y}",
    "English": lambda day: f"{WEEKDAYS[day.weekday()]}, {month(day)} {day.day}, {day.year}",
    "short English": lambda day: f"{month(day)[:3]} {day.day}, {day.year}",
    "German": lambda day: f"{day.day}. {month(day, 'German')} {day.year}",
    "Spanish": lambda day: f"{day.day} de {month(day, 'Spanish')} de {day.year}",
    "French": lambda day: f"{day.day} {month(day, 'French')} {day.year}",
    "Italian": lambda day: f"{day.day} {month(day, 'Italian')} {day.year}",
    "Portuguese": lambda day: f"{day.day} de {month(day, 'Portuguese')} de {day.year}",
    "Dutch": lambda day: f"{day.day} {month(day, 'Dutch')} {day.year}",
    "Swedish": lambda day: f"{day.day} {month(day, 'Swedish')} {day.year}",
    "serial": lambda day: f"{(day - date(1899, 12, 30)).days}",
    "unix": lambda day: f"{datetime(day.year, day.month, day.day, 12).astimezone().timestamp():.0f}",
    "unix ms": lambda day: f"{datetime(day.year, day.month, day.day, 12).astimezone().timestamp() * 1000:.0f}",
    "Google Forms": lambda day: f"{day:%Y/%m/%d} 9:05:03 PM",
    "stamp": lambda day: datetime(day.year, day.month, day.day, 12).astimezone().isoformat(),
}
SPELLINGS = {**NUMBERED, **{name: ("", write) for name, write in TOLD.items()}}
THINGS = ("Pain", "Right foot numbness", "Schmerzen im Knie", "Steps", "Weight (kg)", "Mood")
Value = tuple[date, str, float]


@dataclass(frozen=True)
class MadeTable:
    """A table as a person may have written it, and what is in it.

    `earlier` is a file with some of its rows, `shuffled` one with all of them in another order.
    """

    content: bytes
    earlier: bytes
    shuffled: bytes
    values: tuple[Value, ...]
    earlier_values: tuple[Value, ...]
    order: str
    year: int
    decimal: str


@st.composite
def tables(draw: st.DrawFn) -> MadeTable:
    name = draw(st.sampled_from(sorted(SPELLINGS)))
    event(name)
    order, spelled = SPELLINGS[name]
    first = draw(st.dates(date(2016, 1, 1), date(2025, 6, 1)))
    days = [first + timedelta(days=number) for number in draw(st.sets(st.integers(0, 200), min_size=2, max_size=9))]
    if name == "dd.mm.":
        days = [day.replace(year=first.year) for day in days if (day.month, day.day) != (2, 29)] or [first]
    things = draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=4, unique=True))
    decimal = draw(st.sampled_from([".", ","]))
    rows = list[tuple[list[str], list[Value]]]()
    for day in sorted(days) if name == "dd.mm." else draw(st.permutations(days)):
        numbers = [draw(_number(thing)) for thing in things]
        times = 2 if draw(st.integers(0, 9)) == 0 else 1
        cells = [spelled(day), *(_text(number, decimal) for number in numbers)]
        said = [(day, thing, number) for thing, number in zip(things, numbers, strict=True) if number is not None]
        rows += [(cells, said)] * times
    header = [draw(st.sampled_from(["Date", "Datum", "Fecha", "Timestamp"])), *things]
    titles = draw(st.sampled_from([[], [["My diary"]], [["Diary of", "A. Person"], [""], ["Printed 1 Dec"]]]))
    totals = draw(st.sampled_from([[], [["Average", *["5"] * len(things)]]]))
    delimiter, encoding = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["utf-8", "utf-16", "cp1252"]))

    def written(some: Sequence[tuple[list[str], list[Value]]]) -> bytes:
        out = StringIO()
        cells = (row for row, _said in some)
        csv.writer(out, delimiter=delimiter).writerows([*titles, header, *cells, *totals])
        return out.getvalue().encode(encoding)

    def told(some: Sequence[tuple[list[str], list[Value]]]) -> tuple[Value, ...]:
        return tuple(value for _row, said in some for value in said)

    keeps_order = name == "dd.mm."
    chosen = sorted(draw(st.sets(st.integers(0, len(rows) - 1), min_size=min(2, len(rows)))))
    earlier = [rows[place] for place in chosen]
    shuffled = rows if keeps_order else draw(st.permutations(rows))
    parts = (written(rows), written(earlier), written(shuffled))
    return MadeTable(*parts, told(rows), told(earlier), order, first.year, decimal)


def _number(thing: str) -> st.SearchStrategy[float | None]:
    if thing == "Steps":
        numbers = st.integers(0, 30_000).map(float)
    elif thing == "Weight (kg)":
        numbers = st.integers(400, 1200).map(lambda tenths: tenths / 10)
    else:
        numbers = st.integers(0, 100).map(lambda tenths: tenths / 10)
    return st.one_of(numbers, numbers, numbers, st.none())


def _text(number: float | None, decimal: str) -> str:
    if number is None:
        return ""
    if number >= 1000:
        return f"{number:,.0f}".replace(",", "." if decimal == "," else ",")
    return f"{number:g}".replace(".", decimal)


def planned(
    content: bytes, written: MadeTable, into: Excerpt = BLANK, kept: Mapping | None = None
) -> tuple[ImportPlan, bool, Mapping]:
    """The plan of a table, with true answers to what is asked, those that were `kept` first.

    Also whether anything was asked but scales, and the answers.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "table"
        file.write_bytes(content)
        preview = IMPORT.preview(source(file), Work(), None)
    mapping = with_scale(merged(preview.mapping, kept) if kept else preview.mapping, 0, 10)
    asked = any(thing.meaning == ASK for thing in mapping.things)
    said = (replace(thing, meaning="measurement") if thing.meaning == ASK else thing for thing in mapping.things)
    mapping = replace(mapping, things=tuple(said))
    assert mapping.day != ("",)
    answers: dict[str, dict[str, object]] = {
        "the day or the month first": {"date_order": written.order},
        "have no year": {"year": written.year},
        "which sign": {"decimal": written.decimal},
    }
    while True:
        try:
            return IMPORT.plan(preview, mapping, into, TODAY, Work()), asked, mapping
        except FormatError as error:
            question = next(words for words in answers if words in str(error))
            mapping, asked = _answered(mapping, answers.pop(question)), True


def _answered(mapping: Mapping, answer: dict[str, object]) -> Mapping:
    return replace(mapping, **answer)  # type: ignore[arg-type]  # the fields of the answers above


def values(plan: ImportPlan, *former: ImportPlan) -> Counter[Value]:
    """What a plan adds; `former` have brought the names of things."""
    names = {one.key: one.name for known in (*former, plan) for one in changed(BLANK, known.changes).definitions}
    names |= {"pain": "Pain", "steps": "Steps", "weight": "Weight (kg)", "Weight": "Weight (kg)"}
    ratings = [(one.day, names[one.symptom], one.value) for one in made(plan.changes, Rating)]
    measured = [(one.day, names[one.quantity], one.value) for one in made(plan.changes, Measurement)]
    return Counter((day, {"Weight": "Weight (kg)"}.get(name, name), value) for day, name, value in ratings + measured)


@given(tables())
@settings(max_examples=at(300, 40), deadline=None)
def test_a_table_comes_back_equal_or_is_asked_about(written: MadeTable) -> None:
    plan, asked, answers = planned(written.content, written)
    assert (values(plan), asked) in ((Counter(written.values), False), (Counter(written.values), True))
    again, _asked, _answers = planned(written.shuffled, written, changed(BLANK, plan.changes), answers)
    assert (again.changes, again.differing) == ((), ())


@given(tables())
@settings(max_examples=at(300, 40), deadline=None)
def test_a_longer_table_in_another_order_adds_exactly_what_is_new(written: MadeTable) -> None:
    first, _asked, answers = planned(written.earlier, written)
    assert values(first) == Counter(written.earlier_values)
    plan, _asked, _answers = planned(written.shuffled, written, changed(BLANK, first.changes), answers)
    assert plan.differing == ()
    assert values(plan, first) == Counter(written.values) - Counter(written.earlier_values)
    assert plan.already_there == len(written.earlier_values)
