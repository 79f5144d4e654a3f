"""The registry of pages, in the order of the rail, then those that are opened from other pages.

A page is `diary/ui/<key>/page.py`, which is imported when the page is first shown; its `PAGE` is the class.
"""

from datetime import date
from importlib import import_module
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from diary.i18n import N_
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import Page


class PageEntry(NamedTuple):
    """The rail button of a page, at the lower end of the rail with `at_foot`; `name` is translated when it is shown.

    A page without a rail button is opened from the page with the key `within`.
    """

    key: str
    name: str
    icon: str = ""
    shortcut: str = ""
    at_foot: bool = False
    within: str = ""


PAGES = (
    PageEntry("today", N_("Today"), "today", "Ctrl+1"),
    PageEntry("exercises", N_("Exercises"), "exercises", "Ctrl+2"),
    PageEntry("trends", N_("Trends"), "trends", "Ctrl+3"),
    PageEntry("summary", N_("Summary"), "summary", "Ctrl+4"),
    PageEntry("history", N_("History"), "history", "Ctrl+5"),
    PageEntry("preferences", N_("Settings"), "settings", "Ctrl+,", at_foot=True),
    PageEntry("help", N_("Help"), "help", "F1", at_foot=True),
    PageEntry("health", N_("Health background"), within="summary"),
    PageEntry("visits", N_("Visits and questions"), within="summary"),
    PageEntry("sheet", N_("From paper"), within="history"),
    PageEntry("welcome", N_("Welcome"), within="today"),
)
RAIL = tuple(entry for entry in PAGES if not entry.within)


def module_of(key: str) -> str:
    """The name of the module of that page."""
    return f"diary.ui.{key}.page"


PACKAGES = tuple(module_of(entry.key).rpartition(".")[0] for entry in PAGES)
"""The packages of all pages."""


def on_rail(key: str) -> str:
    """The key of the page whose rail button is highlighted for that page."""
    return next(entry.within or entry.key for entry in PAGES if entry.key == key)


def make(key: str, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None) -> Page:
    """Create the page with that key, importing its module."""
    page: Page = import_module(module_of(key)).PAGE(journal, settings, today, parent)
    return page
