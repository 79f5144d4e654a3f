"""Translation of all displayed texts (gettext).

`_` translates, `N_` only marks a text that is translated where it is displayed, `ngettext` chooses the plural form.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from diary import APP_ID, paths

SOURCE = "en-GB"
"""The language of the texts in the code, which needs no catalogue."""

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_spoken: ContextVar[_gettext.NullTranslations | None] = ContextVar("spoken", default=None)


def use_language(language: str | None) -> None:
    """Translate into `language` (such as "de" or "pt_BR") from now on; `None` follows the environment."""
    global _translations  # noqa: PLW0603 - the one language of this process
    is_source = language == SOURCE.replace("-", "_")  # to look for its catalogue would bring `locale`
    _translations = _gettext.NullTranslations() if is_source else _translation([language] if language else None)


def languages() -> tuple[str, ...]:
    """The languages with an installed catalogue, such as "en-GB", "de" or "pt-BR"; that of the code first."""
    installed = {path.parent.parent.name.replace("_", "-") for path in _folder().glob(f"*/LC_MESSAGES/{APP_ID}.mo")}
    return SOURCE, *sorted(installed - {SOURCE})


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Context manager: translate into one of `languages()` in this thread; an empty text changes nothing."""
    if not language:
        yield
        return
    translation = _gettext.NullTranslations() if language == SOURCE else _translation([language.replace("-", "_")])
    token = _spoken.set(translation)
    try:
        yield
    finally:
        _spoken.reset(token)


def _translation(wanted: list[str] | None) -> _gettext.NullTranslations:
    return _gettext.translation(APP_ID, localedir=_folder(), languages=wanted, fallback=True)


def _folder() -> Path:
    return paths.resources() / "locale"


def _current() -> _gettext.NullTranslations:
    return _spoken.get() or _translations


def _(text: str) -> str:
    """The text in the chosen language; an empty text stays empty."""
    return _current().gettext(text) if text else ""


def language() -> str:
    """The BCP 47 tag of the catalogue in use, such as "en-GB" or "de"."""
    # Translators: the tag (BCP 47) of the language you translate into, such as "de" or "pt-BR".
    return _("en-GB")


def N_(text: str) -> str:  # noqa: N802 - the gettext convention
    """Mark a text for translation without translating it."""
    return text


def ngettext(singular: str, plural: str, n: int) -> str:
    return _current().ngettext(singular, plural, n)
