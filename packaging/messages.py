#!/usr/bin/env python3
"""Print the texts of the catalogue that are translated, as a PO template.

    python3 packaging/messages.py                           to the terminal
    python3 packaging/messages.py FILE                      into a file
    python3 packaging/messages.py --catalogue FOLDER        of another catalogue

The texts of the program itself are marked in its code and are found there by xgettext; msgcat puts both together.
Standard library only.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "catalogue"
CODES = {"category", "position", "source", "side", "unit", "key", "kind", "choices", "numbers", "advice"}
"""Entries whose texts are identifiers; every other text is displayed."""

FOLDERS = ("exercises", "background")
"""The folders of the catalogue with texts; the others have shapes."""

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
HEADER = ("MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit")


def texts_of(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each translatable text of the table, with the key of its entry."""
    for entry, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from texts_of(one)
            elif entry not in CODES and isinstance(one, str) and one:
                yield entry, one


def messages(catalogue: Path) -> dict[str, list[tuple[str, str]]]:
    """Each text once, with the entries and files in which it occurs; raises `ValueError` for a file that is not
    TOML."""
    base = ROOT if catalogue.is_relative_to(ROOT) else catalogue
    found: dict[str, list[tuple[str, str]]] = {}
    files = [catalogue.glob("*.toml"), *((catalogue / folder).glob("*.toml") for folder in FOLDERS)]
    for path in (path for found in files for path in sorted(found)):
        for entry, text in texts_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            found.setdefault(text, []).append((entry, path.relative_to(base).as_posix()))
    return found


def quoted(text: str) -> str:
    return f'"{text.translate(ESCAPES)}"'


def template(catalogue: Path = CATALOGUE) -> str:
    """The PO template of all texts of the catalogue."""
    lines = ['msgid ""', 'msgstr ""', *(quoted(f"{line}\n") for line in HEADER)]
    for text, places in messages(catalogue).items():
        entries, files = (list(dict.fromkeys(part)) for part in zip(*places, strict=True))
        lines += ["", f"#. {', '.join(entries)}", *(f"#: {file}" for file in files)]
        lines += [f"msgid {quoted(text)}", 'msgstr ""']
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Print the texts of the catalogue as a PO template.")
    parser.add_argument("file", nargs="?", type=Path, help="where to write it; the terminal by default")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="the folder of another catalogue")
    chosen = parser.parse_args(arguments)
    made = template(chosen.catalogue.resolve())
    if chosen.file:
        chosen.file.write_text(made, encoding="utf-8", newline="\n")
    else:
        sys.stdout.buffer.write(made.encode())


if __name__ == "__main__":
    main()
