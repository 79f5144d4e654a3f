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
    """The first of the wanted languages (tags such as "de-AT", then "de") that is installed; else that of the code.

    English of any country is that of the code.
    """
    there = set(installed)
    for tag in wanted:
        if tag in there:
            return tag
        if tag.partition("-")[0] == i18n.SOURCE.partition("-")[0]:
            return i18n.SOURCE
    return i18n.SOURCE


def locale_of(language: str, system: QLocale) -> QLocale:
    """The locale for dates and numbers in that language: the computer's own if it has the same language.

    Otherwise, also if the computer formats dates or numbers as in another language, it is that of the language in the
    person's country.
    """
    if QLocale(language).language() != system.language():
        return QLocale(language)
    pure = QLocale(system.language(), system.script(), system.territory())
    return system if _names_of(system) == _names_of(pure) else pure


def _names_of(locale: QLocale) -> tuple[str, ...]:
    months = (locale.standaloneMonthName(month) for month in _MONTHS)
    return (*months, *(locale.dayName(day) for day in _WEEKDAYS), locale.decimalPoint())
