"""Everything that can be tracked: what the program brings along, and what the person or an import defined."""

from collections.abc import Iterable

from diary.domain import catalogue
from diary.domain.definition import Definition
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.domain.treatment import TREATMENTS, Treatment
from diary.i18n import _

ELSEWHERE = "other"


def symptoms(definitions: Iterable[Definition]) -> tuple[Symptom, ...]:
    """The three symptoms of the program, then the person's own in the order given; names are not yet translated."""
    own = tuple(
        Symptom(definition.key, definition.name, definition.name, definition.name)
        for definition in definitions
        if definition.kind == "symptom"
    )
    return SYMPTOMS + own


def name_of(kind: str, key: str, definitions: Iterable[Definition]) -> str:
    """The name, in the person's language, of a symptom, exercise, treatment, measurement or event.

    An own definition wins over the program's; a key that nothing knows is its own name.
    """
    for definition in definitions:
        if definition.kind == kind and definition.key == key:
            return definition.name
    return _(_brought_along(kind, key)) or key


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
    of_kind: dict[str, tuple[Symptom | Treatment, ...]] = {"symptom": SYMPTOMS, "treatment": TREATMENTS}
    return next((one.name for one in of_kind.get(kind, ()) if one.key == key), "")
