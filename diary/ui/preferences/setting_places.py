"""The index of the Settings search: all settings and their places."""

from typing import NamedTuple

from diary.domain.search import has_words, has_words_or_stems
from diary.i18n import N_, _
from diary.settings import DECLARATIONS


class SettingPlace(NamedTuple):
    """`where` is the place ("preferences#import", or a page); with its title, one sentence about it, and search
    terms."""

    where: str
    title: str
    sentence: str
    words: str


_VIEWS = (
    SettingPlace(
        "preferences#words",
        N_("My words"),
        N_("What numbness, tingling and pain are like for you, and what a number means."),
        N_("own words phrase cotton wool scale 4"),
    ),
    SettingPlace(
        "preferences#one-thing",
        N_("The one thing that matters"),
        N_("One activity of your own, asked for once a week; its course heads your practitioner’s page."),
        N_("goal buttons stairs walk activity weekly"),
    ),
    SettingPlace(
        "preferences#medicines",
        N_("My medicines"),
        N_("What you take, since when, and each change of the dose."),
        N_("tablets pills dose drugs supplements"),
    ),
    SettingPlace(
        "exercises", N_("My exercises"), N_("The plan of the week, and exercises of your own."), N_("plan training")
    ),
    SettingPlace(
        "preferences#import",
        N_("Import from a file"),
        N_("Brings in what was written in another program or a table; it can be taken out again."),
        N_("csv excel spreadsheet bring earlier read in undo take back"),
    ),
    SettingPlace(
        "preferences#export",
        N_("Export to a file"),
        N_("Writes the diary as a table or for another program."),
        N_("csv excel spreadsheet fhir json save research"),
    ),
    SettingPlace(
        "preferences#join",
        N_("Join with another diary"),
        N_("Takes over what was written on another computer."),
        N_("merge two computers laptop"),
    ),
    SettingPlace(
        "preferences#backups",
        N_("Copies and restoring"),
        N_("The copies that were made, and going back to one of them."),
        N_("backup restore lost undo show in folder"),
    ),
    SettingPlace(
        "preferences#passphrase",
        N_("Passphrase"),
        N_("Without it nobody can open the diary or its copies."),
        N_("password secret encryption privacy recovery sheet words security"),
    ),
    SettingPlace(
        "preferences#control-number",
        N_("Control number"),
        N_("When two computers show the same number, they have the same entries."),
        N_("compare same checksum"),
    ),
    SettingPlace(
        "preferences#second-diary",
        N_("A second diary"),
        N_("For two people who use one computer; the start then asks whose diary is to be opened."),
        N_("two people person partner wife husband profile user"),
    ),
    SettingPlace(
        "preferences#about",
        N_("About this program"),
        N_("Version, licences, where the diary is, and what a report of a problem would hold."),
        N_("folder place where kept licence licenses version report problem bug error new"),
    ),
)


def setting_places() -> list[SettingPlace]:
    """All settings and all views of Settings, translated, in the order of their places."""
    declared = [
        SettingPlace(one.set_at or f"preferences#{name}", one.title, one.detail, one.words)
        for name, one in DECLARATIONS.items()
        if one.title
    ]
    return [
        SettingPlace(one.where, _(one.title), _(one.sentence), _(one.words) if one.words else "")
        for one in (*declared, *_VIEWS)
    ]


def places_about(wanted: str) -> list[SettingPlace]:
    """The places with a word that begins with each word of `wanted`; those with all of them in the title first.

    If there is none, the places with words that are prefixes of the wanted ones: "reminders" finds "reminder".
    """
    texts = {one: "\n".join(one[1:]) for one in setting_places()}
    hits = [one for one, text in texts.items() if has_words(text, wanted)]
    hits = hits or [one for one, text in texts.items() if has_words_or_stems(text, wanted)]
    return sorted(hits, key=lambda one: not has_words(one.title, wanted))
