"""The codebook of an exported table: the meaning of each column, and of each recorded item."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from diary.domain import tracked_items
from diary.domain.background.form import item_named
from diary.domain.event import MOST
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import QUANTITIES
from diary.domain.one_thing import as_rated, is_one_thing
from diary.domain.plan.plan import REASONS
from diary.domain.site import LEVELS, SITES, full_name, level_name
from diary.domain.symptom import HIGHEST, LOWEST
from diary.domain.treatment import TREATMENT_EVENTS
from diary.formats.exporting.csv_export import table_file
from diary.formats.row import EVENING, MOMENT, RATED, TITLES
from diary.i18n import N_, _

Choices = tuple[tuple[str, str], ...]
"""The codes that a cell may have, each with its label."""
Rows = Sequence[Mapping[str, Any]]

LONGEST_NAME = 26
"""The maximum length that REDCap recommends for variable names."""


class Variable(NamedTuple):
    """One line of the codebook: a column of the table, or (with `kind`) a recorded item, which the table has as rows.

    `kind`, `key` and `rated` are the values of the columns with these names in the item's rows, empty for any; the
    value is in `column`. `variable` is the item's name in a table with one row per day, empty if it has none there, and
    `of_day` the rule that reduces the rows of a day to one value. `since` is the first day in the file, ISO 8601. The
    fields of this class are the columns of the codebook.
    """

    variable: str = ""
    kind: str = ""
    key: str = ""
    rated: str = ""
    column: str = ""
    of_day: str = ""
    type: str = "text"
    label: str = ""
    wording: str = ""
    low: str = ""
    high: str = ""
    least: float | None = None
    most: float | None = None
    unit: str = ""
    choices: Choices = ()
    missing: str = ""
    since: str = ""


LAST, SUM, YES, ALL = "last", "sum", "yes", "all"
"""The rules for a day's value: the last one, the sum (a row without a number counts 1), 1 if there is any, all."""

_EMPTY = N_("An empty cell: not recorded, or no such thing in a row of this kind.")
_NOT_RATED = N_("No row: not rated. It is not 0.")
_NOT_TICKED = N_("No row: not recorded. It does not mean that it was not done.")
_NOT_TOLD = N_("No row: not recorded. It does not mean that it did not happen.")
_NOT_MEASURED = N_("No row: not recorded. It is not 0.")
_NOT_MARKED = N_("No row: no place was marked on that day.")
_NOT_ANSWERED = N_("No row: not answered.")

_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("day", "valid_from", "valid_to", "retired", "asked", "born"), "date"),
    **dict.fromkeys(("value", "distance_km"), "number"),
    **dict.fromkeys(("sets", "repetitions", "hold_seconds", "position"), "integer"),
    **dict.fromkeys(("hurt", "unknown", "for_practitioner"), "yesno"),
    "time": "time",
    "written": "datetime",
}
"""The types of the columns other than texts."""


def codebook(columns: Iterable[str], rows: Rows, excerpt: Excerpt) -> tuple[Variable, ...]:
    """The variables of the table's columns, then those of its items, in the order of the table's kinds."""
    of_kind: dict[str, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for one in rows:
        of_kind[one["kind"]][one["key"] or ""].append(one)
    things = [variable for kind, make in _KINDS.items() for variable in make(of_kind.get(kind, {}), excerpt)]
    return (*map(_column, columns), *things)


def codebook_file(variables: Iterable[Variable]) -> bytes:
    """The codebook as CSV in UTF-8; a choice is written "code, label", choices are separated by " | "."""
    rows = (one._replace(choices=choices_in_words(one.choices)) for one in variables)  # type: ignore[arg-type]  # a cell
    return table_file(Variable._fields, rows, b"")


def choices_in_words(choices: Choices) -> str:
    """ "ill, Ill | flare, A flare"; a label has no bar and no line break."""
    return " | ".join(f"{code}, {' '.join(label.replace('|', '/').split())}" for code, label in choices)


def variable_name(prefix: str, key: str) -> str:
    """A name of lower-case Latin letters, digits and underscores, which is unique for a key and the same in every
    file."""
    plain = re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")
    name = f"{prefix}_{plain}"
    if plain.replace("_", "-") == key and len(name) <= LONGEST_NAME:
        return name
    digest = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{name[: LONGEST_NAME - 7].rstrip('_')}_{digest}"


def _column(name: str) -> Variable:
    label = _("Code of the person") if name == "person" else _(TITLES[name])
    kind = _TYPES.get(name, "text")
    choices: Choices = (("yes", _("Yes")), ("no", _("No"))) if kind == "yesno" else ()
    if name == "rated":
        choices = tuple((key, _(words)) for key, words in RATED.items())
    return Variable(column=name, type=kind, label=label, choices=choices, missing=_(_EMPTY))


def _since(rows: Rows) -> str:
    return min((one["day"].isoformat() for one in rows if one["day"]), default="")


def _in_order(kind: str, keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[tuple[str, Rows, str]]:
    """The keys of tracked items in their order, each with its rows and its name."""
    for key in tracked_items.in_order(kind, keys, excerpt.definitions):
        yield key, keys[key], tracked_items.name_of(kind, key, excerpt.definitions)


def _ratings(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    """For each symptom the evening ratings, and as a separate variable the momentary ratings, whose question
    differs."""
    known = {one.key: one for one in tracked_items.symptoms(excerpt.definitions)}
    for key, rows, name in _in_order("symptom", keys, excerpt):
        symptom = known.get(key)
        whole = Variable(
            kind="symptom",
            key=key,
            column="value",
            type="number",
            label=name,
            low=_(symptom.low) if symptom else "",
            high=_(symptom.high) if symptom else "",
            least=LOWEST,
            most=HIGHEST,
            unit="0-10",
            missing=_(_NOT_RATED),
        )
        evening, moment = ([one for one in rows if one.get("rated") == rated] for rated in (EVENING, MOMENT))
        if evening:
            asked = _(symptom.question) if symptom else ""
            yield whole._replace(
                variable=variable_name("sym", key), rated=EVENING, of_day=LAST, wording=asked, since=_since(evening)
            )
        if moment:
            yield whole._replace(rated=MOMENT, wording=_(RATED[MOMENT]), since=_since(moment))


def _sites(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    places = tuple((one.key, full_name(one)) for one in SITES)
    for key, rows, name in _in_order("symptom", keys, excerpt):
        yield Variable(
            variable=variable_name("site", key),
            kind="symptom at a site",
            key=key,
            column="site",
            of_day=ALL,
            type="several",
            label=_("{name}: where").format(name=name),
            choices=places,
            missing=_(_NOT_MARKED),
            since=_since(rows),
        )
        if graded := [one for one in rows if one["value"] is not None]:
            yield _strength_at_site(key, name, graded)


def _strength_at_site(key: str, name: str, rows: Rows) -> Variable:
    """The rating in a site's row; a day has one for each of its sites."""
    label = _("{name}: how strong at that place").format(name=name)
    strength = Variable(kind="symptom at a site", key=key, column="value", type="number", label=label, unit="0-10")
    missing = _("An empty cell: the place was marked, but not how strong it was there.")
    return strength._replace(least=LOWEST, most=HIGHEST, missing=missing, since=_since(rows))


def _extents(keys: Mapping[str, Rows], _excerpt: Excerpt) -> Iterator[Variable]:
    for limb, rows in sorted(keys.items()):
        yield Variable(
            variable=variable_name("ext", limb),
            kind="extent",
            key=limb,
            column="level",
            of_day=LAST,
            type="choice",
            label=_("{limb}: how far up").format(limb=rows[0]["name"]),
            choices=tuple((level, level_name(limb, level)) for level in LEVELS),
            missing=_(_NOT_MARKED),
            since=_since(rows),
        )


def _ticked(prefix: str, kind: str, key: str, name: str, rows: Rows) -> Variable:
    """A variable for a ticked item: whether it was done on a day."""
    return Variable(
        variable=variable_name(prefix, key),
        kind=kind,
        key=key,
        of_day=YES,
        type="yesno",
        label=name,
        missing=_(_NOT_TICKED),
        since=_since(rows),
    )


def _exercises(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    for key, rows, name in _in_order("exercise", keys, excerpt):
        done = _ticked("ex", "exercise", key, name, rows)
        yield done
        timed = [one for one in rows if one["value"] is not None]
        if timed:
            yield done._replace(
                variable=variable_name("exmin", key),
                column="value",
                of_day=SUM,
                type="number",
                label=_("{name} (min)").format(name=name),
                least=0,
                unit="min",
                missing=_(_NOT_MEASURED),
                since=_since(timed),
            )


def _treatments(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    for key, rows, name in _in_order("treatment", keys, excerpt):
        yield _ticked("tx", "treatment", key, name, rows)


def _turns(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    turns = tuple((turn, _(words)) for turn, words in TREATMENT_EVENTS.items())
    for key, rows, name in _in_order("treatment", keys, excerpt):
        turn = Variable(kind="treatment change", key=key, column="turn", type="choice", label=name, choices=turns)
        yield turn._replace(missing=_(_NOT_TOLD), since=_since(rows))


def _measurements(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    ranges = {one.key: (one.lowest, one.highest) for one in QUANTITIES}
    scales = {one.key: as_rated(one) for one in excerpt.definitions if is_one_thing(one.key)}
    for key, rows, name in _in_order("measurement", keys, excerpt):
        scale = scales.get(key)
        least, most = (LOWEST, HIGHEST) if scale else ranges.get(key, (None, None))
        yield Variable(
            variable=variable_name("meas", key),
            kind="measurement",
            key=key,
            column="value",
            of_day=LAST,
            type="number",
            label=name,
            wording=scale.question if scale else "",
            low=scale.low if scale else "",
            high=scale.high if scale else "",
            least=least,
            most=most,
            unit=tracked_items.unit_of(key, excerpt.definitions),
            missing=_(_NOT_MEASURED),
            since=_since(rows),
        )


def _events(keys: Mapping[str, Rows], excerpt: Excerpt) -> Iterator[Variable]:
    for key, rows, name in _in_order("event", keys, excerpt):
        event = Variable(variable_name("ev", key), "event", key, column="value", of_day=SUM, type="integer", label=name)
        yield event._replace(least=1, most=MOST, unit="times", missing=_(_NOT_TOLD), since=_since(rows))


def _days_off(keys: Mapping[str, Rows], _excerpt: Excerpt) -> Iterator[Variable]:
    if rows := [one for some in keys.values() for one in some]:
        yield Variable(
            variable="day_off",
            kind="day off",
            column="key",
            of_day=LAST,
            type="choice",
            label=_("Day off the plan"),
            choices=tuple((key, _(words)) for key, words in REASONS.items()),
            missing=_("No row: not a day off, or not recorded."),
            since=_since(rows),
        )


def _notes(keys: Mapping[str, Rows], _excerpt: Excerpt) -> Iterator[Variable]:
    if rows := [one for some in keys.values() for one in some]:
        note = Variable("note", "note", column="text", of_day=ALL, label=_("Note"), missing=_("No row: no note."))
        yield note._replace(since=_since(rows))


def _background(keys: Mapping[str, Rows], _excerpt: Excerpt) -> Iterator[Variable]:
    """The items of the form in the order of the rows, a number once per unit; they are not related to a day."""
    columns = {"number": ("value", "number"), "date": ("dated", "text"), "one": ("choices", "choice")}
    for key, rows in keys.items():
        item = item_named(key)
        column, kind = columns.get(item.kind if item else "", ("choices", "several"))
        if item and item.kind in {"text", "lines"}:
            column, kind = ("text", "text") if any(one.get("text") for one in rows) else ("choices", "several")
        asked = Variable(
            kind="background",
            key=key,
            column=column,
            type=kind,
            label=rows[0]["name"],
            wording=_(item.question) if item else "",
            choices=tuple((one.key, _(one.name)) for one in item.choices) if item else (),
            missing=_(_NOT_ANSWERED),
        )
        units = item.units if item else ()
        yield from (asked._replace(unit=one.key, least=one.lowest, most=one.highest) for one in units)
        if not units:
            yield asked


_KINDS: Mapping[str, Callable[[Mapping[str, Rows], Excerpt], Iterator[Variable]]] = {
    "symptom": _ratings,
    "symptom at a site": _sites,
    "extent": _extents,
    "exercise": _exercises,
    "treatment": _treatments,
    "treatment change": _turns,
    "measurement": _measurements,
    "event": _events,
    "day off": _days_off,
    "note": _notes,
    "background": _background,
}
"""The functions that make the variables of a kind, by its word in the tables; other kinds are described by the columns
alone."""
