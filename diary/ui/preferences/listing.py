"""The items that the evening log can ask for, by kind, and the texts of their lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import QUANTITIES
from diary.domain.one_thing import is_one_thing
from diary.domain.symptom import HIGHEST, LOWEST, SYMPTOMS, Symptom
from diary.domain.tracked_items import known_keys, name_of, symptoms
from diary.domain.treatment import KINDS, course_on
from diary.domain.treatment_history import course_in_words
from diary.i18n import N_, _, ngettext
from diary.settings import Settings
from diary.ui import locale_format

FIELDS = {"symptom": "symptoms", "treatment": "treatments", "measurement": "measurements", "event": "events"}
"""The name of the preference with the chosen keys of a kind."""
_THREE = frozenset(symptom.key for symptom in SYMPTOMS)


@dataclass(frozen=True, slots=True)
class Listing:
    """The texts of a list."""

    kind: str
    title: str
    about: str
    brought: str
    form: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a list; `own` is the definition of a custom item."""

    key: str
    name: str
    detail: str
    own: Definition | None


_LISTINGS: Mapping[str, Listing] = {
    "symptom": Listing(
        "symptom",
        N_("More to rate"),
        N_("What is ticked is rated each evening, below the first three. Each is a rating of its own."),
        N_("To choose from"),
        N_("Something of my own to rate"),
        N_("A feeling that is not listed gets your own name, and your own words for 0 and 10."),
    ),
    "treatment": Listing(
        "treatment",
        N_("My treatments"),
        N_("What is ticked is asked for each evening."),
        N_("To choose from"),
        N_("A treatment of my own"),
        N_("Medicines and supplements stand here too, once you have added them."),
    ),
    "measurement": Listing(
        "measurement",
        N_("Measurements"),
        N_("What is ticked is asked for each evening; every one of them may stay blank."),
        N_("To choose from"),
        N_("A measurement of my own"),
        N_("Whatever you measure gets a name and a unit: blood pressure in mmHg, say."),
    ),
    "event": Listing(
        "event",
        N_("My events"),
        N_("What is ticked is offered each evening, beside falls and a flare, which are always there."),
        "",
        N_("An event of my own"),
        N_("Something that happens now and then gets a name: a visit, new shoes, a long journey."),
    ),
}


def listing(kind: str) -> Listing:
    """The texts of the list of a kind, translated."""
    words = _LISTINGS[kind]
    return Listing(
        kind,
        title=_(words.title),
        about=_(words.about),
        brought=_(words.brought) if words.brought else "",
        form=_(words.form),
        nothing=_(words.nothing),
    )


def lines(kind: str, excerpt: Excerpt, today: date) -> list[Line]:
    """The items of a kind to choose from: built-in ones, then custom ones that are not retired.

    Of the events only custom ones: the evening log always asks for the built-in ones.
    """
    own = {
        definition.key: definition
        for definition in excerpt.definitions
        if definition.kind == kind and definition.retired is None
    }
    keys = tuple(key for key in known_keys(kind, excerpt.definitions) if kind != "measurement" or not is_one_thing(key))
    if kind == "event":
        keys = tuple(key for key in keys if key in own)
    elif kind == "symptom":
        keys = tuple(key for key in keys if key not in _THREE)
    return [
        Line(
            key, name_of(kind, key, excerpt.definitions), _detail(kind, key, own.get(key), excerpt, today), own.get(key)
        )
        for key in keys
    ]


def chosen(kind: str, settings: Settings) -> tuple[str, ...]:
    """The chosen keys of a kind."""
    keys: tuple[str, ...] = getattr(settings, FIELDS[kind])
    return keys


def state_of(kind: str, excerpt: Excerpt, settings: Settings) -> str:
    """The selection of a list as text: the name of a single item, otherwise the number."""
    listed = {line.key: line.name for line in lines(kind, excerpt, excerpt.period.last)}
    ticked = [key for key in chosen(kind, settings) if key in listed]
    if not ticked:
        return _("None chosen")
    if len(ticked) == 1:
        return listed[ticked[0]]
    return ngettext("{n} chosen", "{n} chosen", len(ticked)).format(n=locale_format.number(len(ticked)))


def ends_of(symptom: Symptom) -> str:
    """ "0 none, 10 worst imaginable"."""
    return _("{lowest} {low}, {highest} {high}").format(
        lowest=LOWEST, low=_(symptom.low), highest=HIGHEST, high=_(symptom.high)
    )


def _detail(kind: str, key: str, own: Definition | None, excerpt: Excerpt, today: date) -> str:
    """The text below the name of an item."""
    if kind == "symptom":
        return ends_of(_symptom(key, excerpt.definitions))
    if kind == "measurement":
        return own.unit if own else next(_(quantity.unit) for quantity in QUANTITIES if quantity.key == key)
    if kind == "treatment":
        course = course_in_words(
            course_on(excerpt.treatment_changes, key, today), partial(locale_format.date_seen_from, today=today)
        )
        return _(", ").join(filter(None, (_(KINDS.get(own.category, "")) if own else "", course)))
    return ""


def _symptom(key: str, definitions: Sequence[Definition]) -> Symptom:
    """The symptom with this key; a custom definition overrides a built-in one."""
    return [symptom for symptom in symptoms(definitions) if symptom.key == key][-1]
