"""All tracked items: built-in ones, and definitions made by the person or by an import."""

from collections.abc import Iterable, Sequence

from diary.domain import catalogue
from diary.domain.definition import Definition
from diary.domain.event import EVENTS, EventKind
from diary.domain.exercise import Dose, Exercise
from diary.domain.measurement import QUANTITIES, Quantity
from diary.domain.symptom import MORE, SYMPTOMS, Symptom
from diary.domain.treatment import MEDICINE, TABLETS, TREATMENTS, Treatment
from diary.i18n import _

ELSEWHERE = "other"
BUILT_IN: dict[str, tuple[Symptom | Treatment | Quantity | EventKind, ...]] = {
    "symptom": SYMPTOMS + MORE,
    "treatment": TREATMENTS,
    "measurement": QUANTITIES,
    "event": EVENTS,
}
"""The built-in items of each kind except exercises, in the order in which they are offered."""


def symptoms(definitions: Iterable[Definition]) -> tuple[Symptom, ...]:
    """The built-in symptoms, then the user-defined ones in their order; texts are not yet translated."""
    return SYMPTOMS + MORE + tuple(own_symptom(one) for one in own_definitions("symptom", definitions))


def own_definitions(kind: str, definitions: Iterable[Definition]) -> list[Definition]:
    """The user-defined definitions of a kind, sorted by time of writing, then by name.

    An import writes many definitions at the same time; without the name their order would be that of the random `id`.
    """
    mine = [one for one in definitions if one.kind == kind]
    return sorted(mine, key=lambda one: (one.written, one.name.casefold(), one.key))


def in_order(kind: str, keys: Iterable[str], definitions: Iterable[Definition]) -> list[str]:
    """The `keys` of a kind without duplicates, in the order of every list, chart and table.

    Built-in items come first, in their own order; then user-defined ones (`own_definitions`); then unknown keys,
    sorted.
    """
    wanted = frozenset(keys)
    known = dict.fromkeys((*_program_keys(kind), *(one.key for one in own_definitions(kind, definitions))))
    return [*(key for key in known if key in wanted), *sorted(wanted.difference(known))]


def known_keys(kind: str, definitions: Iterable[Definition]) -> tuple[str, ...]:
    """The keys of a kind that can be offered: built-in ones in their order, then user-defined ones that are not
    retired."""
    own = [one.key for one in own_definitions(kind, definitions) if one.retired is None]
    return tuple(dict.fromkeys([*(one.key for one in BUILT_IN.get(kind, ())), *own]))


def offered_keys(kind: str, chosen: Iterable[str], definitions: Iterable[Definition]) -> tuple[str, ...]:
    """The `chosen` keys without retired and unknown ones."""
    known = frozenset(known_keys(kind, definitions))
    return tuple(key for key in chosen if key in known)


def rated_keys(chosen: Iterable[str], definitions: Iterable[Definition]) -> tuple[str, ...]:
    """The keys of the symptoms rated each evening: the chosen ones, or the first three if none of these is offered."""
    return offered_keys("symptom", chosen, definitions) or tuple(one.key for one in SYMPTOMS)


def asked_symptoms(chosen: Sequence[str], definitions: Iterable[Definition]) -> tuple[Symptom, ...]:
    """The symptoms rated each evening, in the order of `chosen`; the usual ones if none of these is offered."""
    own = list(definitions)
    known = {one.key: one for one in symptoms(own)}
    return tuple(known[key] for key in rated_keys(chosen, own))


def own_symptom(definition: Definition) -> Symptom:
    """The symptom of a definition, with the person's labels for its ends if there are any."""
    name = definition.name
    question = _("{name}: how strong was it on average over the past 24 hours?").format(name=name)
    ends = {end: words for end, words in (("low", definition.low), ("high", definition.high)) if words}
    return Symptom(definition.key, name, question, name, **ends)


def name_of(kind: str, key: str, definitions: Iterable[Definition]) -> str:
    """The translated name of a symptom, exercise, treatment, measurement or event.

    A definition takes precedence over a built-in item; the name of an unknown key is the key itself.
    """
    for definition in definitions:
        if definition.kind == kind and definition.key == key:
            return definition.name
    return _(_built_in_name(kind, key)) or key


def own_exercise(definition: Definition) -> Exercise:
    """The exercise of a definition."""
    return Exercise(
        key=definition.key,
        name=definition.name,
        category=definition.category or "stretching",
        dose=definition.dose or Dose(),
        steps=definition.steps,
    )


def known_exercises(definitions: Iterable[Definition], *, taught: bool = False) -> dict[str, Exercise]:
    """The exercises that are offered, by key: the catalogue's, then user-defined ones that are not retired.

    Exercises that a therapist has to teach are offered only with `taught`.
    """
    known = {key: one for key, one in catalogue.exercises().items() if taught or not one.taught}
    own = [one for one in definitions if one.kind == "exercise" and one.retired is None and one.dose is not None]
    return {**known, **{one.key: own_exercise(one) for one in own}}


def unit_of(quantity: str, definitions: Iterable[Definition]) -> str:
    """The translated unit of a measured quantity; empty if it has none."""
    for definition in definitions:
        if definition.kind == "measurement" and definition.key == quantity:
            return definition.unit
    return next((_(one.unit) for one in QUANTITIES if one.key == quantity), "")


def category_of(exercise: str, definitions: Iterable[Definition]) -> str:
    """The category of an exercise: one of `CATEGORIES`, or "other" if it is unknown."""
    for definition in definitions:
        if definition.kind == "exercise" and definition.key == exercise:
            return definition.category or ELSEWHERE
    known = catalogue.exercise(exercise)
    return known.category if known else ELSEWHERE


def _program_keys(kind: str) -> Iterable[str]:
    """The keys of the built-in items of a kind, in order."""
    return catalogue.exercises() if kind == "exercise" else (one.key for one in BUILT_IN.get(kind, ()))


def _built_in_name(kind: str, key: str) -> str:
    """The name of the built-in item with that key, or an empty string."""
    if kind == "exercise":
        known = catalogue.exercise(key)
        return known.name if known else ""
    return next((one.name for one in BUILT_IN.get(kind, ()) if one.key == key), "")


def is_medicine(treatment: str, definitions: Iterable[Definition]) -> bool:
    """Whether the treatment is a medicine: the built-in tablets, or a definition of that category."""
    own = (one.category for one in definitions if one.kind == "treatment" and one.key == treatment)
    return treatment == TABLETS or MEDICINE in own
