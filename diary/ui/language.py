"""The language of the window: texts, dates, numbers, Qt's own buttons, and the layout direction."""

from collections.abc import Iterable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from diary import i18n
from diary.ui import locale_format

_MONTHS, _WEEKDAYS = range(1, 13), range(1, 8)


def set_up(app: QApplication) -> str:
    """Use the person's language if there is a catalogue for it, else English; returns its language tag.

    Must be called before the theme is set and the first widget is created. The clock and the first weekday stay those
    of the computer's locale in any language.
    """
    system = QLocale.system()
    language = chosen(system.uiLanguages(), i18n.languages())
    locale = locale_of(language, system)
    i18n.use_language(language.replace("-", "_"))
    QLocale.setDefault(locale)
    locale_format.keep_habits(system)
    if language != i18n.SOURCE:
        translator = QTranslator(app)
        if translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
    app.setLayoutDirection(locale.textDirection())
    return language


def chosen(wanted: Iterable[str], installed: Iterable[str]) -> str:
    """The first of the wanted languages (tags such as "de-AT", then "de") that is installed; otherwise `i18n.SOURCE`.

    `i18n.SOURCE` is the language in which the texts are written, and counts as installed for English of any country.
    """
    there = set(installed)
    for tag in wanted:
        if tag in there:
            return tag
        if tag.partition("-")[0] == i18n.SOURCE.partition("-")[0]:
            return i18n.SOURCE
    return i18n.SOURCE


def locale_of(language: str, system: QLocale) -> QLocale:
    """The locale for dates and numbers in that language.

    For another language than the computer's it is the locale of the tag. Otherwise it is the computer's own, or, if its
    month names, weekdays or decimal sign are those of another language (as with `LC_TIME`), that of its language and
    country alone.
    """
    if QLocale(language).language() != system.language():
        return QLocale(language)
    plain = QLocale(system.language(), system.script(), system.territory())
    return system if _names_of(system) == _names_of(plain) else plain


def _names_of(locale: QLocale) -> tuple[str, ...]:
    """Months, weekdays and decimal sign, which show the language in which a locale formats dates and numbers."""
    months = (locale.standaloneMonthName(month) for month in _MONTHS)
    return (*months, *(locale.dayName(day) for day in _WEEKDAYS), locale.decimalPoint())
