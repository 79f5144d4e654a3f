"""The person's numbers on “When to get help”: emergency (of the country, or an own one), practice, foot clinic."""

from typing import NamedTuple

from PySide6.QtCore import QLocale

from diary.domain.help.emergency import country_of, emergency_numbers
from diary.i18n import _
from diary.settings import Settings
from diary.ui import locale_format


class MyNumber(NamedTuple):
    """What it is the number of, and the number; empty where it is not known."""

    of: str
    number: str


def shown_country(settings: Settings) -> str:
    """The code of the country whose numbers are shown; empty where it is not known."""
    return country_of(settings.help_country, QLocale.territoryToCode(locale_format.habits().territory()))


def emergency_number(settings: Settings) -> str:
    """The number that the person typed, else that of the country; empty where neither is known."""
    return settings.emergency_number or preset_number(shown_country(settings))


def preset_number(country: str) -> str:
    """The emergency number of a country, in words; empty for an unknown one."""
    known = emergency_numbers().get(country)
    return known.in_words if known else ""


def my_numbers(settings: Settings) -> list[MyNumber]:
    """The numbers in the order of the page; a line for advice only where the country has one."""
    known = emergency_numbers().get(shown_country(settings))
    advice = [MyNumber(_("Advice line"), known.advice_in_words)] if known and known.advice else []
    return [
        MyNumber(_("Emergency"), emergency_number(settings)),
        *advice,
        MyNumber(_("My practice"), settings.practice_number),
        MyNumber(_("Foot clinic"), settings.foot_clinic_number),
    ]
