"""What imports make of a small file of each program and of people's own tables, kept as texts.

`python -m tests.formats.golden` writes them anew. Each holds what a person is told of the file and asked about it, the
answers as they are suggested, and, with all unknown scales said to be 1 to 10, what is brought into an empty diary.
"""

import json
import os
import time as clocks
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from diary.domain.change import Change
from diary.domain.period import Period
from diary.domain.record import now
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.exporting import json_export
from diary.formats.importing import dates
from diary.formats.importing.converting import scales_in_words
from diary.formats.importing.examples import examples
from diary.formats.importing.format import ImportPlan, ImportPreview
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.mapping_file import to_toml
from diary.formats.importing.questions import MEANING, ImportQuestion, questions
from diary.formats.importing.reading import source
from diary.formats.record_json import plain
from diary.formats.work import Work
from tests.formats.diaries import MADE_ON, diary
from tests.formats.importing import TODAY, plan_of, with_scale
from tests.formats.samples import SAMPLES

CASES = Path(__file__).parent.parent / "data" / "import_cases"
FOLDER = Path(__file__).parent.parent / "data" / "golden" / "imports"
_SHOWN = ("rows", "header", "encoding", "has_years", "sheets", "may_be_long", "doubtful")
_LONG = ("c16e_fr.csv",)
TABLES = {
    "days as columns": "What;24.11.2025;25.11.2025\nPain;4;7\nNumbness;6;\n",
    "no header": "2025-11-24;4;7\n2025-11-25;5;7\n",
    "two ways": "Date;Weight;Burning\n03/04/2026;1,234;awful\n04/05/2026;2,345;so so\n",
    "no day": "When;Pain\nfirst;3\nthen;7\n",
    "no years": "Tag;Schmerz;Uhrzeit\n30.12.;7;8:30\n31.12.;6;9.15 Uhr\n01.01.;8;spät\n",
    "parts of a day": (
        "Year,Month,Day,Pain,Falls,Entered\n2026,3,1,7,1,2026-03-02 08:00\n2026,2,30,6,1.5,2026-03-02 08:01\n"
        "2026,3,3,6,1.5,2026-03-03 21:05\n"
    ),
    "units": (
        "Date,Walk,Weight,Massage\n,min,kg,\n2026-03-01,20,71.5,yes\n2026-03-02,0,72,no\n2026-03-03,x,72,maybe\n"
        "Total,20,,\n"
    ),
    "long": "Date,Name,Value\n2026-03-01,Ache,7\n2026-03-01,Mood,3\n2026-03-02,Ache,6.5\n2026-03-02,Mood,12\n",
    "several rows a day": (
        "Date,Thing,Pain\n2026-03-01,foot,7\n2026-03-01,hand,3\n2026-03-02,foot,6\n2026-03-02,hand,2\n"
    ),
}
"""Tables as people write them, each with what is odd about it."""
FILES = {**SAMPLES, "json": json_export.write(diary(), MADE_ON), **{n: text.encode() for n, text in TABLES.items()}}
NAMES = (*FILES, *sorted(path.name for path in CASES.iterdir() if path.name not in _LONG))


def golden_file(name: str) -> Path:
    return FOLDER / f"{name.replace(' ', '-')}.txt"


@contextmanager
def in_berlin() -> Iterator[None]:
    """The clock of the computer is that of Berlin, to which moments with a zone are turned."""
    former = os.environ.get("TZ")
    _set_zone("Europe/Berlin")
    try:
        yield
    finally:
        _set_zone(former)


def _set_zone(name: str | None) -> None:
    if name is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = name
    clocks.tzset()
    dates._stamp.cache_clear()


def imported(name: str) -> str:
    """What becomes of the sample or the case of that name."""
    begun = now()
    with in_berlin(), TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(FILES[name] if name in FILES else CASES.joinpath(name).read_bytes())
        file = source(path)
        form = recognised(file)
        preview = form.preview(file, Work(), None)
        answers = with_scale(preview.mapping, 1.0, 10.0)
        shown = (*_looked_at(preview, answers), "", "== scales", *scales_in_words(answers.things), "")
        planned = _planned(preview, answers, begun)
    return "\n".join([f"format = {form.key}", *_told(preview), *shown, *planned]) + "\n"


def _told(preview: ImportPreview) -> Iterator[str]:
    yield from (f"{name} = {getattr(preview, name)}" for name in _SHOWN)
    yield from ("", "== remarks", *preview.remarks)
    yield from ("", "== questions")
    for question in questions(preview, preview.mapping):
        yield from (f"{question.kind}: {' | '.join(question.labels)}", *_examples(preview, preview.mapping, question))
    yield from ("", "== answers", to_toml(preview.mapping, has_years=preview.has_years))


def _examples(preview: ImportPreview, mapping: Mapping, question: ImportQuestion) -> Iterator[str]:
    for one in examples(preview, mapping, question, TODAY):
        yield f"  {one.day} {one.text!r} becomes {one.becomes!r}"


def _looked_at(preview: ImportPreview, mapping: Mapping) -> Iterator[str]:
    """The cells of each thing, and what each becomes."""
    yield "== examples"
    for label, texts in preview.examples.items():
        yield from (f"{label}: {' | '.join(texts)}", *_examples(preview, mapping, ImportQuestion(MEANING, (label,))))


def _planned(preview: ImportPreview, answers: Mapping, begun: datetime) -> tuple[str, ...]:
    try:
        plan = plan_of(preview, answers)
    except FormatError as error:
        return ("== refused", f"{error}")
    return (*_summary(plan), *_added(plan.changes, begun))


def _summary(plan: ImportPlan) -> Iterator[str]:
    yield from ("== plan", f"period = {_days(plan.period)}", f"asks = {' | '.join(plan.asks)}")
    yield f"read = {plan.read}, new = {plan.entries}, silent = {plan.silent}, several a day = {plan.several_a_day}"
    yield from (f"{one.kind} {one.name}: {one.number}, {_days(one.period)}" for one in plan.counted)
    yield from ("", "== left out")
    yield from (f"{one.label}: {one.cells}, row {one.row}, {one.text!r} {one.reason}" for one in plan.left_out)


def _days(period: Period | None) -> str:
    return f"{period.first} to {period.last}" if period else ""


def _added(changes: tuple[Change, ...], begun: datetime) -> Iterator[str]:
    """The records without their random identifier, and without when they were written where the file does not say."""
    yield from ("", "== added")
    for change in changes:
        if change.after is not None:
            fields = {name: value for name, value in plain(change.after).items() if name != "id"}
            if change.after.written >= begun:
                del fields["written"]
            yield f"{type(change.after).__name__} {json.dumps(fields, ensure_ascii=False)}"
