"""Apple Health's export.xml, alone or in its archive: steps, sleep, symptoms and workouts, parsed as a stream.

The DTD is skipped, so entities cannot be expanded; a file that declares entities is refused. Phone and watch count the
same steps, so each day has the sum of the device that counted most; sleep is the union of all devices' intervals from
18:00 to 18:00. Types and values are those of HealthKit
(HKTypeIdentifiers.h and HKCategoryValues.h of Apple's SDK).
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from xml.parsers import expat

from diary.domain.rounding import fixed
from diary.formats.errors import FormatError
from diary.formats.importing.activities import thing_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.encoding import without_blanks
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.nights import Nights
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "apple-health"
STEPS, SLEEP = "Steps", "Sleep"
SCALE = (0.0, 3.0)
_ROOT = b"<HealthData"
_PIECE = 1 << 20
_STEP_TYPE, _SLEEP_TYPE = "HKQuantityTypeIdentifierStepCount", "HKCategoryTypeIdentifierSleepAnalysis"
_CATEGORY, _WORKOUT = "HKCategoryTypeIdentifier", "HKWorkoutActivityType"
_FORBIDDEN = bytes(code for code in range(32) if code not in (9, 10, 13))
_SPACES = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))
_FORBIDDEN_REFERENCE = re.compile(rb"&#(?:[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
"""Character references that XML forbids, such as U+000B, which Apple Health writes in the names of devices."""
_LONGEST_REFERENCE = 12
_ASLEEP = ("HKCategoryValueSleepAnalysisAsleep", "1", "3", "4", "5")
_SEVERITY = "HKCategoryValueSeverity"
_DEGREES = {"notpresent": "0", "mild": "1", "moderate": "2", "severe": "3", "1": "0", "2": "1", "3": "2", "4": "3"}
_SYMPTOM_NAMES = """
AbdominalCramps Acne BladderIncontinence Bloating BreastPain ChestTightnessOrPain Chills Constipation
Coughing Diarrhea Dizziness DrySkin Fainting Fatigue Fever GeneralizedBodyAche HairLoss Headache Heartburn
HotFlashes LossOfSmell LossOfTaste LowerBackPain MemoryLapse Nausea NightSweats PelvicPain
RapidPoundingOrFlutteringHeartbeat RunnyNose ShortnessOfBreath SinusCongestion SkippedHeartbeat SoreThroat
VaginalDryness Vomiting Wheezing
"""
_SYMPTOMS = frozenset(_SYMPTOM_NAMES.split())
"""The types of HealthKit whose values are degrees of severity."""
_IN_MINUTES = {"min": 1.0, "s": 1 / 60, "sec": 1 / 60, "h": 60.0, "hr": 60.0, "": 1.0}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_LEFT_OUT = 10_000
_MOST_ITEMS, _MOST_TYPES, _DEEPEST, _LONGEST_ELEMENT = 1_000_000, 10_000, 100, 32_000_000
"""Limits on memory: entries, types of records, nesting depth, and bytes of an element's start tag."""


@dataclass(slots=True)
class _HealthData:
    """The data collected so far; steps and sleep are aggregated by day, so memory does not grow with the file."""

    steps: dict[date, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    nights: Nights = field(default_factory=Nights)
    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unread: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    records: int = 0


def recognises(source: Source) -> bool:
    if source.is_archive:
        return bool(_member(source))
    return _ROOT in source.head and without_blanks(source.head).startswith(b"<")


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Parse the whole file and aggregate it by day; raises `FormatError` and `CancelledError`."""
    data = _HealthData()
    member = _member(source)
    size = source.size if not member else source.size_of(member)
    with source.stream(member) as file:
        _parse(file.read, size, data, work)
    items = [*_steps(data), *data.nights.readings(SLEEP), *data.items, *data.left_out]
    items += [
        LeftOut(_name(label), _("nothing in the diary is like it"), count) for label, count in data.unread.items()
    ]
    mapping = Mapping(KEY, (), tuple(_thing(label) for label in texts_by_label(items)), app=KEY)
    remarks = [
        _("Where several devices counted steps, those of the device with the most of that day are taken."),
        _("Sleep is the hours asleep from six in the evening to six the next evening, and counts for the next day."),
        _("Symptoms count 0 not present, 1 mild, 2 moderate, 3 severe."),
    ]
    return preview_of(mapping, items, data.records, remarks)


def _member(source: Source) -> str:
    """The archive member with the data, whose name depends on the language; empty if there is none."""
    documents = [name for name in source.members if name.casefold().endswith(".xml")]
    return next((name for name in documents[:20] if _ROOT in source.beginning(name)), "")


def _parse(read: Callable[[int], bytes], size: int, data: _HealthData, work: Work) -> None:
    """Feed the file to the parser in chunks, from the root element on; raises `FormatError`."""
    parser = _parser(data)
    done = 0
    try:
        piece = read(_PIECE)
        done += len(piece)
        prolog, root, rest = piece.partition(_ROOT)
        if not root:
            raise FormatError(_("The file is no export of Apple Health."))
        if b"<!ENTITY" in prolog.upper():
            raise FormatError(_("The file defines texts that grow when it is read; it is not read."))
        sound, left = _without_forbidden(rest)
        parser.Parse(_declaration(prolog) + root + sound, False)
        while piece := read(_PIECE):
            done += len(piece)
            work.advance(done / size)
            sound, left = _without_forbidden(left + piece)
            parser.Parse(sound, False)
            if done - parser.CurrentByteIndex > _LONGEST_ELEMENT:
                raise _too_much()
        parser.Parse(left, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = parser.CurrentLineNumber
        raise FormatError(
            _("The file is cut off or damaged: line {line} is no whole XML.").format(line=line)
        ) from error


def _without_forbidden(piece: bytes) -> tuple[bytes, bytes]:
    """The piece with forbidden characters replaced by spaces, and an incomplete reference at its end, separately."""
    place = piece.rfind(b"&", max(0, len(piece) - _LONGEST_REFERENCE))
    whole, left = (piece, b"") if place < 0 or b";" in piece[place:] else (piece[:place], piece[place:])
    return _FORBIDDEN_REFERENCE.sub(b" ", whole.translate(_SPACES)), left


def _parser(data: _HealthData) -> expat.XMLParserType:
    """A parser that collects the elements; it raises `FormatError` if they exceed the limits."""
    parser, depth = expat.ParserCreate(), 0

    def begin(name: str, about: dict[str, str]) -> None:
        """Count and collect a start tag; raises `FormatError`."""
        nonlocal depth
        depth += 1
        if depth > _DEEPEST or len(data.items) > _MOST_ITEMS or len(data.unread) > _MOST_TYPES:
            raise _too_much()
        _take(data, name, about, parser.CurrentLineNumber)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    return parser


def _too_much() -> FormatError:
    return FormatError(_("The file holds far more than an export of Apple Health does."))


def _declaration(prolog: bytes) -> bytes:
    """The XML declaration (for the encoding), and the line breaks of the prolog (for line numbers in errors)."""
    declaration = re.match(rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>)", prolog)
    return (declaration[1] if declaration else b"") + b"\n" * prolog.count(b"\n")


def _take(data: _HealthData, name: str, about: dict[str, str], line: int) -> None:
    """Collect one element, if it is of a supported type."""
    if name not in ("Record", "Workout"):
        return
    data.records += 1
    kind = about.get("type") or about.get("workoutActivityType") or ""
    try:
        if kind == _STEP_TYPE:
            day, count = _moment(about["startDate"]).date(), _number(about["value"])
            data.steps[day][about.get("sourceName", "")] += count
        elif kind == _SLEEP_TYPE:
            if about["value"].startswith(_ASLEEP):
                data.nights.add(_moment(about["startDate"]), _moment(about["endDate"]))
        elif name == "Workout":
            _take_workout(data, about, line)
        elif kind.removeprefix(_CATEGORY) in _SYMPTOMS or about.get("value", "").startswith(_SEVERITY):
            _take_symptom(data, kind, about, line)
        else:
            data.unread[kind] += 1
    except (KeyError, ValueError, OverflowError):
        _leave_out(data, kind, about, line, _("is no whole record"))


def _take_workout(data: _HealthData, about: dict[str, str], line: int) -> None:
    begin = _moment(about["startDate"])
    factor = _IN_MINUTES.get(about.get("durationUnit", ""))
    if "duration" in about and factor is not None:
        minutes = _number(about["duration"]) * factor
    else:
        minutes = (_moment(about["endDate"]) - begin).total_seconds() / 60
    label = f"Workout: {about['workoutActivityType'].removeprefix(_WORKOUT)}"
    text = fixed(minutes, 1)
    data.items.append(Reading(label, text, begin.date(), line, begin.time(), begin))


def _take_symptom(data: _HealthData, kind: str, about: dict[str, str], line: int) -> None:
    begin, degree = _moment(about["startDate"]), about["value"].removeprefix(_SEVERITY)
    text = _DEGREES.get(degree.casefold())
    if text is None:
        _leave_out(data, kind, about, line, _("says no degree"))
        return
    data.items.append(
        Reading(f"Symptom: {kind.removeprefix(_CATEGORY)}", text, begin.date(), line, begin.time(), begin)
    )


def _leave_out(data: _HealthData, kind: str, about: dict[str, str], line: int, reason: str) -> None:
    """Report an invalid element; after 10,000 of them they are only counted."""
    if len(data.left_out) < _MOST_LEFT_OUT:
        text = " ".join(filter(None, (about.get("startDate", ""), about.get("value", ""))))
        data.left_out.append(LeftOut(_name(kind), reason, 1, line, text))
    else:
        data.unread[kind] += 1


def _steps(data: _HealthData) -> Iterator[Item]:
    for day, devices in sorted(data.steps.items()):
        yield Reading(STEPS, fixed(max(devices.values())), day, 0)


def _moment(text: str) -> datetime:
    """The moment of "2021-03-05 07:12:00 +0100", with that UTC offset; raises `ValueError`."""
    moment = datetime.fromisoformat(text[:19] + text[19:].strip())
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _number(text: str) -> float:
    """A finite number of at least 0; raises `ValueError`."""
    number = float(text)
    if not (math.isfinite(number) and number >= 0):
        raise ValueError(text)
    return number


def _thing(label: str) -> Thing:
    kind, _sign, name = label.partition(": ")
    if label == STEPS:
        return Thing(label, "measurement", key="steps", name=_("Steps"), unit="steps")
    if label == SLEEP:
        return Thing(label, "measurement", key="sleep-hours", name=_("Sleep"), unit="h")
    if kind == "Workout":
        return replace(thing_of(f"{kind}: {_name(name)}"), label=label)
    return Thing(label, "symptom", name=_name(name), scale=SCALE)


def _name(kind: str) -> str:
    """The name of a HealthKit type: "Generalized body ache" for "HKCategoryTypeIdentifierGeneralizedBodyAche"."""
    plain = re.sub(r"^HK(?:\w*?Identifier|WorkoutActivityType)", "", kind)
    words = _WORDS.sub(" ", plain).casefold()
    return words[:1].upper() + words[1:]


IMPORT = ImportFormat(
    KEY, N_("Apple Health (export.xml or its archive)"), ("zip", "xml"), recognises, preview, plan_items
)
