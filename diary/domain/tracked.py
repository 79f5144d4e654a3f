"""Everything that can be tracked: what the program brings along, and what the person or an import defined."""

from collections.abc import Iterable, Sequence

from diary.domain import catalogue
from diary.domain.definition import Definition
from diary.domain.event import EVENTS, EventKind
from diary.domain.exercise import Dose, Exercise
from diary.domain.measurement import QUANTITIES, Quantity
from diary.domain.own import rated_keys
from diary.domain.symptom import MORE, SYMPTOMS, Symptom
from diary.domain.treatment import TREATMENTS, Treatment
from diary.i18n import _

ELSEWHERE = "other"
_OF_KIND: dict[str, tuple[Symptom | Treatment | Quantity | EventKind, ...]] = {
    "symptom": SYMPTOMS + MORE,
    "treatment": TREATMENTS,
    "measurement": QUANTITIES,
    "event": EVENTS,
}


def symptoms(definitions: Iterable[Definition]) -> tuple[Symptom, ...]:
    """The symptoms of the program, then the person's own in the order given; texts are not yet translated."""
    return SYMPTOMS + MORE + tuple(own_symptom(one) for one in definitions if one.kind == "symptom")


def asked_symptoms(chosen: Sequence[str], definitions: Iterable[Definition]) -> tuple[Symptom, ...]:
    """The symptoms that are rated each evening, those of the `chosen` keys in that order; at least the usual ones."""
    own = list(definitions)
    known = {one.key: one for one in symptoms(own)}
    return tuple(known[key] for key in rated_keys(chosen, own))


def own_symptom(definition: Definition) -> Symptom:
    """A symptom that the person has named, with the person's words for its ends where there are any."""
    name = definition.name
    question = _("{name}: how strong was it on average over the past 24 hours?").format(name=name)
    ends = {end: words for end, words in (("low", definition.low), ("high", definition.high)) if words}
    return Symptom(definition.key, name, question, name, **ends)


def name_of(kind: str, key: str, definitions: Iterable[Definition]) -> str:
    """The name, in the person's language, of a symptom, exercise, treatment, measurement or event.

    An own definition wins over the program's; a key that nothing knows is its own name.
    """
    for definition in definitions:
        if definition.kind == kind and definition.key == key:
            return definition.name
    return _(_brought_along(kind, key)) or key


def own_exercise(definition: Definition) -> Exercise:
    """An exercise that the person has added."""
    return Exercise(
        key=definition.key,
        name=definition.name,
        category=definition.category or "stretching",
        dose=definition.dose or Dose(),
        steps=definition.steps,
    )


def known_exercises(definitions: Iterable[Definition], *, taught: bool = False) -> dict[str, Exercise]:
    """The exercises that are offered, by key: the catalogue's, then the person's own that are not retired.

    Those that a therapist has to teach are offered only with `taught`.
    """
    known = {key: one for key, one in catalogue.exercises().items() if taught or not one.taught}
    own = [one for one in definitions if one.kind == "exercise" and one.retired is None and one.dose is not None]
    return {**known, **{one.key: own_exercise(one) for one in own}}


def unit_of(quantity: str, definitions: Iterable[Definition]) -> str:
    """The unit, in the person's language, of what is measured; empty where there is none."""
    for definition in definitions:
        if definition.kind == "measurement" and definition.key == quantity:
            return definition.unit
    return next((_(one.unit) for one in QUANTITIES if one.key == quantity), "")


def category_of(exercise: str, definitions: Iterable[Definition]) -> str:
    """The category of an exercise: one of `CATEGORIES`, or "other" where nothing is known of it."""
    for definition in definitions:
        if definition.kind == "exercise" and definition.key == exercise:
            return definition.category or ELSEWHERE
    known = catalogue.exercise(exercise)
    return known.category if known else ELSEWHERE


def _brought_along(kind: str, key: str) -> str:
    """The name that the program has for it, or an empty text."""
    if kind == "exercise":
        known = catalogue.exercise(key)
        return known.name if known else ""
    return next((one.name for one in _OF_KIND.get(kind, ()) if one.key == key), "")
