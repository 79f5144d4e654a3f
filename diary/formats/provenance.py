"""The heading of every exported file for people: person, period, and program."""

from datetime import date

from diary import APP_NAME, __version__
from diary.domain.excerpt import Excerpt
from diary.i18n import _


def not_verified() -> str:
    return _("Entered by the patient, not verified.")


def title(excerpt: Excerpt) -> str:
    """ "Neuropathy diary of Alex Sample", without the name if there is none."""
    name = excerpt.profile.name if excerpt.profile else ""
    return _("Neuropathy diary of {name}").format(name=name) if name.strip() else _("Neuropathy diary")


def lines(excerpt: Excerpt, made_on: date) -> list[str]:
    """Date of birth, period, the program that made it, and the meaning of the ratings."""
    born = excerpt.profile.born if excerpt.profile else None
    return [
        *([_("Born {day}").format(day=born.isoformat())] if born else []),
        (_("Of {last}") if len(excerpt.period) == 1 else _("From {first} to {last}")).format(
            first=excerpt.period.first, last=excerpt.period.last
        ),
        _("Kept by the patient, not verified, not a diagnosis. Made with {program} {version} on {day}.").format(
            program=APP_NAME, version=__version__, day=made_on
        ),
        _("Ratings go from 0, none, to 10, worst imaginable. What was not recorded is left out; it is not 0."),
    ]
