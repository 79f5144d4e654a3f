"""Write the names of months and weekdays in the languages that files are read in: `resources/import/dates.toml`.

    python -m venv names && names/bin/pip install babel
    names/bin/python packaging/date_names.py

The names are those of the Unicode CLDR, as Babel has them; the program itself needs no Babel.
"""

import unicodedata
from pathlib import Path

from babel import Locale

FILE = Path(__file__).resolve().parents[1] / "resources" / "import" / "dates.toml"
LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "sv")
USUAL = {"sept": 9, "mrz": 3, "jän": 1, "jänner": 1, "setiembre": 9}
"""Common abbreviations that the CLDR lacks (or lacks for the language of the country)."""


def folded(name: str) -> str:
    """A name case-folded, without accents and full stops."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def names(kind: str) -> dict[str, int]:
    """The folded names with their number, months from 1, weekdays from Monday 0; raises `ValueError` for a conflict."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in getattr(Locale(language), kind)[context][width].items():
                    if found.setdefault(folded(name), number) != number:
                        raise ValueError(f"{name}: {number} and {found[folded(name)]}")
    return found


def main() -> None:
    lines = [
        "# Names of months and weekdays without case, accents and points, in English, German, Spanish, French,",
        "# Italian, Portuguese, Dutch and Swedish: the Unicode CLDR's, written by packaging/date_names.py.",
    ]
    for title, kind, more in (("months", "months", USUAL), ("weekdays", "days", {})):
        every = {**names(kind), **{folded(name): number for name, number in more.items()}}
        lines += ["", f"[{title}]", *(f"{name} = {number}" for name, number in sorted(every.items()))]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
