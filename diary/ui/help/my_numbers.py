"""The person's numbers for "When to get help": emergency (preset by country, or custom), practice, foot clinic."""

from typing import NamedTuple

from PySide6.QtCore import QLocale

from diary.domain.help.emergency import country_of, emergency_numbers
from diary.i18n import _
from diary.settings import Settings
from diary.ui import locale_format


class MyNumber(NamedTuple):
    """A label and its number, which is empty if unknown."""

    of: str
    number: str


def shown_country(settings: Settings) -> str:
    """The code of the country whose numbers are shown; empty if unknown."""
    return country_of(settings.help_country, QLocale.territoryToCode(locale_format.habits().territory()))


def emergency_number(settings: Settings) -> str:
    """The number that the person typed, otherwise the country's; empty if neither is known."""
    return settings.emergency_number or preset_number(shown_country(settings))


def preset_number(country: str) -> str:
    """The emergency number of a country as text; empty for an unknown country."""
    known = emergency_numbers().get(country)
    return known.in_words if known else ""


def my_numbers(settings: Settings) -> list[MyNumber]:
    """The numbers in page order; a medical advice line only if the country has one."""
    known = emergency_numbers().get(shown_country(settings))
    advice = [MyNumber(_("Advice line"), known.advice_in_words)] if known and known.advice else []
    return [
        MyNumber(_("Emergency"), emergency_number(settings)),
        *advice,
        MyNumber(_("My practice"), settings.practice_number),
        MyNumber(_("Foot clinic"), settings.foot_clinic_number),
    ]
