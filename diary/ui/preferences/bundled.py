"""Parses the bundled parts and their licences from the file NOTICE, and collects the licence texts."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from diary import paths
from diary.i18n import _

_FONTS, _LIBRARIES = "Fonts", "Libraries"
_ROW = re.compile(r"  (?P<names>\S.*?)\s{2,}(?P<about>\S.*)")
_FONT_LICENCE = "SIL Open Font License 1.1"
_TEXTS = ("NOTICE", "LICENSE")


class Bundled(NamedTuple):
    """Names of bundled parts, and their licence."""

    names: str
    licence: str


def bundled(notice: str) -> list[Bundled]:
    """The fonts and libraries in the text of NOTICE, in its order."""
    rows, section = [], ""
    for line in notice.splitlines():
        if line and not line.startswith(" "):
            section = line.split()[0].rstrip(",")
        elif section in (_FONTS, _LIBRARIES) and (row := _ROW.fullmatch(line.rstrip())):
            names, licence = row["names"], row["about"]
            if section == _FONTS:
                names, licence = names.partition(", Copyright")[0], _FONT_LICENCE
            rows.append(Bundled(names, licence))
    return rows


def all_licences() -> str:
    """NOTICE, the program's own licence, and those beside the bundled files; raises `OSError`.

    In a bundled distribution, whose libraries have megabytes of licence texts, the last line names their folder.
    """
    own = [paths.legal_text(name) for name in _TEXTS]
    beside = sorted(path for name in ("OFL.txt", "LICENSE.txt") for path in paths.resources().rglob(name))
    texts = [path.read_text(encoding="utf-8").strip() for path in (*own, *beside)]
    if (folder := _folder_of_libraries()) is not None:
        texts.append(_("The licence of each library lies in {folder}").format(folder=folder))
    return "\n\n\n".join(texts)


def _folder_of_libraries() -> Path | None:
    """The folder of a bundled distribution with the licences of its libraries; None if pip installed these."""
    folder = paths.resources().parents[2] / "licences"
    return folder if hasattr(sys, "frozen") and folder.is_dir() else None
