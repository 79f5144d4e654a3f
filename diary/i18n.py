"""Translation of everything the person reads (gettext).

`_` translates now, `N_` only marks a text that is translated where it is shown, `ngettext` picks the plural.
"""

import gettext as _gettext
from pathlib import Path

from diary import APP_ID, paths

_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str | None) -> None:
    """Translate into `language` (as "de" or "pt_BR") from now on; `None` follows the environment."""
    global _translations  # noqa: PLW0603 - the one language of this process
    folder = paths.resources() / "locale"
    languages = [language] if language else None
    _translations = _gettext.translation(APP_ID, localedir=Path(folder), languages=languages, fallback=True)


def _(text: str) -> str:
    """The text in the chosen language; an empty text stays empty."""
    return _translations.gettext(text) if text else ""


def language() -> str:
    """The language that the program's texts really are in, as "en-GB" or "de"."""
    # Translators: the tag (BCP 47) of the language you translate into, such as "de" or "pt-BR".
    return _("en-GB")


def N_(text: str) -> str:  # noqa: N802 - the gettext convention
    """Mark a text for translation without translating it."""
    return text


def ngettext(singular: str, plural: str, n: int) -> str:
    return _translations.ngettext(singular, plural, n)
