"""The registry of all kinds of record, in the order in which the kinds are shown.

Code that treats all kinds alike (excerpts, the tables of the SQLite file, exports, merging, importing) iterates
`KINDS`. Tables of upper layers with one row per kind are compared with it by tests: the texts of History
(`ui/history/entry_words.py`) and the FHIR resources (`formats/fhir/`).
"""

from typing import NamedTuple

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.i18n import N_

GRADE = "0-10"


class EntryKind(NamedTuple):
    """The metadata of one kind of record; it is dated if `record` is a subclass of `Entry`.

    `field` is the name of its field in `Excerpt` and of its list in the diary's JSON, `table` its SQLite table, `word`
    its name in exported tables, `title` its name in the window, translated where it is shown. Exported tables have the
    record's field `about` in the column `key`, and the field `value` in the column `value`, with unit `unit`.

    `natural` are the fields of the natural key, to which the day of a dated record and its time, if it has one, are
    added; None if the diary may contain several such records. A page replaces an entry with the same natural key: there
    is one rating of a symptom, exercise, treatment, quantity, mark at a site, extent of a limb and day off per day, one
    note per day and author, one momentary rating per minute, one set of words for a step per day from which they are
    valid, and one answer per item of the form. Falls and other events, changes of a treatment, visits, questions and
    lines of the plan may repeat.

    With `joined_by_natural_key`, imported records too are matched by natural key when two copies are merged. If
    `reaches_back`, an excerpt has all records up to its last day. If `read_whole`, the records of the diary's JSON are
    imported either all or not at all.
    """

    record: type[Record]
    field: str
    table: str
    word: str
    title: str
    about: str = ""
    value: str = ""
    unit: str = ""
    natural: tuple[str, ...] | None = None
    joined_by_natural_key: bool = False
    reaches_back: bool = False
    read_whole: bool = False


KINDS = (
    EntryKind(Rating, "ratings", "rating", "symptom", N_("Ratings"), "symptom", "value", GRADE, natural=("symptom",)),
    EntryKind(
        SiteMark,
        "site_marks",
        "site_mark",
        "symptom at a site",
        N_("Where it was felt"),
        "symptom",
        "value",
        GRADE,
        natural=("site", "symptom"),
    ),
    EntryKind(Extent, "extents", "extent", "extent", N_("How far up it reaches"), "limb", natural=("limb",)),
    EntryKind(
        ExerciseDone,
        "exercises",
        "exercise_done",
        "exercise",
        N_("Exercises"),
        "exercise",
        "minutes",
        "min",
        natural=("exercise",),
    ),
    EntryKind(
        TreatmentDone,
        "treatments",
        "treatment_done",
        "treatment",
        N_("Treatments"),
        "treatment",
        natural=("treatment",),
    ),
    EntryKind(
        TreatmentEvent,
        "treatment_changes",
        "treatment_change",
        "treatment change",
        N_("Changes of treatment"),
        "treatment",
        reaches_back=True,
    ),
    EntryKind(
        Measurement,
        "measurements",
        "measurement",
        "measurement",
        N_("Measurements"),
        "quantity",
        "value",
        natural=("quantity",),
    ),
    EntryKind(Event, "events", "event", "event", N_("What happened"), "event", "count", "times"),
    EntryKind(DayOff, "days_off", "day_off", "day off", N_("Days off the plan"), "reason", natural=()),
    EntryKind(Note, "notes", "note", "note", N_("Notes"), natural=("author",)),
    EntryKind(
        Definition,
        "definitions",
        "definition",
        "definition",
        N_("Things of my own"),
        "key",
        natural=("kind", "key"),
        joined_by_natural_key=True,
    ),
    EntryKind(PlanLine, "plan", "plan_line", "plan line", N_("Exercise plan"), read_whole=True),
    EntryKind(
        StepWords,
        "step_words",
        "step_words",
        "words for a step",
        N_("My words for the steps"),
        "symptom",
        "step",
        GRADE,
        natural=("symptom", "step", "valid_from"),
        read_whole=True,
    ),
    EntryKind(
        Profile,
        "profiles",
        "profile",
        "profile",
        N_("Patient"),
        natural=(),
        joined_by_natural_key=True,
        read_whole=True,
    ),
    EntryKind(
        BackgroundAnswer,
        "background",
        "background_answer",
        "background",
        N_("Health background"),
        "item",
        "number",
        natural=("item",),
    ),
    EntryKind(Visit, "visits", "visit", "visit", N_("Visits")),
    EntryKind(Question, "questions", "question", "question", N_("Questions to ask")),
)
KIND_OF: dict[type[Record], EntryKind] = {kind.record: kind for kind in KINDS}
