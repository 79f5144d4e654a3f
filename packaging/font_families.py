"""Writes `resources/fonts/families.json`: the characters that each bundled family covers.

    python packaging/font_families.py

The program's own family comes first, then those of other scripts; a family covers the characters that all of its files
have.
"""

import json
from itertools import groupby
from pathlib import Path

from diary import fonts

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def families(folder: Path) -> list[dict[str, object]]:
    """The families of the font files in the folder and in its `scripts`."""
    own, scripts = sorted(folder.glob("*.ttf")), sorted((folder / "scripts").glob("*.ttf"))
    stems = groupby(scripts, lambda path: path.stem.partition("_")[0])
    return [_family(folder, files) for files in (own, *(list(files) for _stem, files in stems))]


def _family(folder: Path, files: list[Path]) -> dict[str, object]:
    weights = [fonts.in_file(path)[0] for path in files]
    letters = frozenset.intersection(*(one.letters for one in weights))
    names = [path.relative_to(folder).as_posix() for path in files]
    return {"name": weights[0].name, "files": names, "letters": _ranges(sorted(map(ord, letters)))}


def _ranges(codes: list[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def text(folder: Path) -> str:
    """The content of the JSON file, one family per line."""
    lines = (json.dumps(one, ensure_ascii=False) for one in families(folder))
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    (FOLDER / fonts.FAMILIES).write_text(text(FOLDER), encoding="utf-8")
