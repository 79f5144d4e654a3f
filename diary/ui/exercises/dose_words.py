"""Formats the doses of exercises."""

from diary.domain.exercise import CATEGORIES, Dose, Exercise, dose_in_short
from diary.domain.plan.plan import PlanLine
from diary.i18n import _


def dose_of(exercise: Exercise, line: PlanLine | None) -> Dose:
    """The valid dose: that of the plan line, or else the exercise's own."""
    return line.dose if line is not None and line.dose is not None else exercise.dose


def category_and_dose(exercise: Exercise, line: PlanLine | None) -> str:
    """ "Warm-up, 10 each way" for a warm-up, otherwise the dose with its supplement."""
    dose = dose_in_short(dose_of(exercise, line))
    if exercise.category == "warm-up":
        return _("{first}, {second}").format(first=_(CATEGORIES[exercise.category]), second=dose)
    return ", ".join(filter(None, (dose, _(exercise.note))))


def side_of(dose: Dose) -> str:
    """ "each leg", or an empty text for a dose without sides."""
    return dose_in_short(Dose(side=dose.side))


def side_in_words(dose: Dose, side: str) -> str:
    """ "Left leg" for the left side of a dose of each leg; empty for a dose without sides."""
    names = {
        ("each-leg", "left"): _("Left leg"),
        ("each-leg", "right"): _("Right leg"),
        ("each-foot", "left"): _("Left foot"),
        ("each-foot", "right"): _("Right foot"),
        ("each-foot-in-front", "left"): _("Left foot in front"),
        ("each-foot-in-front", "right"): _("Right foot in front"),
        ("each-hand", "left"): _("Left hand"),
        ("each-hand", "right"): _("Right hand"),
        ("each-way", "forwards"): _("Forwards"),
        ("each-way", "backwards"): _("Backwards"),
    }
    return names.get((dose.side, side), "")


def next_side_in_words(dose: Dose, side: str) -> str:
    """ "Then left leg", shown during the rest before it; empty for a dose without sides."""
    names = {
        ("each-leg", "left"): _("Then left leg"),
        ("each-leg", "right"): _("Then right leg"),
        ("each-foot", "left"): _("Then left foot"),
        ("each-foot", "right"): _("Then right foot"),
        ("each-foot-in-front", "left"): _("Then left foot in front"),
        ("each-foot-in-front", "right"): _("Then right foot in front"),
        ("each-hand", "left"): _("Then left hand"),
        ("each-hand", "right"): _("Then right hand"),
        ("each-way", "forwards"): _("Then forwards"),
        ("each-way", "backwards"): _("Then backwards"),
    }
    return names.get((dose.side, side), "")
