"""Determines the contents of a bundle: the part of each file, and the version, licence and licence texts of each part.

It runs in the environment that the bundle was built in, whose packages are those of the bundle. A part is a Python
package, one of `inside.toml`, or a library that the bundle took from the Debian system it was built on.
"""

import json
import re
import ssl
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
_NAMED = re.compile(r"licen|copying|notice|authors|ofl|\.(txt|md|ijg)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of software in the bundle; `kind` is "pypi", "deb" or "" without a registry."""

    name: str
    version: str
    licence: str
    kind: str = ""
    texts: tuple[Path, ...] = ()
    source: str = ""
    crates: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    """Its embedded components, as in its wheel's own bill of materials."""


def packages_of(modules: set[str]) -> list[Part]:
    """The Python packages that have modules in the bundle."""
    owners = metadata.packages_distributions()
    names = {name for module in modules for name in owners.get(module, ())}
    return [_package(metadata.distribution(name)) for name in sorted(names, key=str.lower)]


def _package(dist: metadata.Distribution) -> Part:
    said = dist.metadata
    licence = said.get("License-Expression") or (said.get("License") or "").strip()
    if not licence or "\n" in licence or len(licence) > 90:
        licence = _KNOWN.get(dist.name, "")
    return Part(dist.name, dist.version, licence, "pypi", _texts_of(dist.name), crates=tuple(_crates(dist)))


_KNOWN = {
    "contourpy": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "LicenseRef-Matplotlib",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "sqlcipher3": "Zlib",
}
"""The licences of packages whose metadata has the full text instead of an identifier, or nothing."""


@cache
def _texts_of(name: str) -> tuple[Path, ...]:
    dist = metadata.distribution(name)
    base = Path(str(dist.locate_file("")))
    own = [f for f in dist.files or () if ".dist-info/" in f"{f}/" and "sboms" not in f.parts]
    files = [f for f in own if "licenses" in str(f).lower() or _NAMED.search(f.name)]
    files += [f for f in dist.files or () if "/_click/LICENSE" in str(f) or "LICENSE_DEJAVU" in f.name]
    kept = [base / f for f in files if f.name not in {"entry_points.txt", "top_level.txt"}]
    return tuple(sorted(kept)) or _LGPL.get(name, ())


_LGPL = dict.fromkeys(("PySide6_Essentials", "shiboken6"), (HERE / "texts" / "LGPL-3.0.txt", ROOT / "LICENSE"))


def _crates(dist: metadata.Distribution) -> Iterator[dict[str, Any]]:
    """The components in the bill of materials within the wheel."""
    for file in dist.files or ():
        if "sboms" in file.parts and file.name.endswith(".json"):
            yield from json.loads(Path(str(dist.locate_file(file))).read_text(encoding="utf-8")).get("components", ())


def by_hand() -> list[tuple[Part, re.Pattern[str] | None]]:
    """The parts of `inside.toml` for this system, each with the regular expression of its files."""
    rows = tomllib.loads((HERE / "inside.toml").read_text(encoding="utf-8"))["part"]
    return [
        (
            Part(row["name"], _version(row["version"]), row["licence"], "", _by_name(row["texts"]), row["source"]),
            re.compile(row["files"]) if "files" in row else None,
        )
        for row in rows
        if row.get("on", sys.platform) == sys.platform
    ]


def _by_name(names: list[str]) -> tuple[Path, ...]:
    return tuple(_text(name) for name in names)


def _text(name: str) -> Path:
    package, _slash, file = name.partition("/")
    if file:
        return next(path for path in _texts_of(package) if path.name == file)
    fonts = ROOT / "resources" / "fonts"
    own = {"OFL.txt": fonts / name, "OFL-scripts.txt": fonts / "scripts" / "OFL.txt"}
    return own.get(name) or next(path for path in (ROOT / name, HERE / "texts" / name) if path.is_file())


def _version(word: str) -> str:
    """A version in `inside.toml`, looked up if it is a reference."""
    if word.startswith("of "):
        return metadata.version(word.removeprefix("of "))
    return _LOOKED_UP[word]() if word in _LOOKED_UP else word


def _pdfium() -> str:
    import pypdfium2_raw  # noqa: PLC0415 - in the environment of the build alone

    said = json.loads((Path(pypdfium2_raw.__file__).parent / "version.json").read_text(encoding="utf-8"))
    return ".".join(str(said[key]) for key in ("major", "minor", "build", "patch"))


def _sqlcipher(question: str) -> str:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - in the environment of the build alone

    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'x'")  # the provider is known once there is a key
    return str(connection.execute(question).fetchone()[0])


def _openblas() -> str:
    import numpy as np  # noqa: PLC0415 - in the environment of the build alone

    return str(np.show_config(mode="dicts")["Build Dependencies"]["blas"]["version"])


def _qpdf() -> str:
    import pikepdf  # noqa: PLC0415 - in the environment of the build alone

    return str(pikepdf.__libqpdf_version__)


def _libjpeg() -> str:
    """The version in the bill of materials within pikepdf's wheel, as the library's file name varies by system."""
    parts = _crates(metadata.distribution("pikepdf"))
    return next(
        (part["version"] for part in parts if part["name"] == "libjpeg-turbo"),
        f"of pikepdf {metadata.version('pikepdf')}",
    )


def _libxml2() -> str:
    from lxml import etree  # noqa: PLC0415 - in the environment of the build alone

    return " and ".join(".".join(map(str, one)) for one in (etree.LIBXML_VERSION, etree.LIBXSLT_VERSION))


def _last_resort() -> str:
    """The version in the font's own metadata."""
    import matplotlib as mpl  # noqa: PLC0415 - in the environment of the build alone
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - likewise

    with TTFont(Path(mpl.get_data_path(), "fonts", "ttf", "LastResortHE-Regular.ttf")) as font:
        return str(font["name"].getDebugName(5)).removeprefix("Version ")


def _openssl() -> str:
    return re.sub(r"^OpenSSL (\S+).*", r"\1", _sqlcipher("PRAGMA cipher_provider_version"))


_LOOKED_UP = {
    "python": lambda: sys.version.split()[0],
    "pdfium": _pdfium,
    "sqlite": lambda: _sqlcipher("PRAGMA cipher_version").split()[0],
    "openssl": _openssl,
    "openblas": _openblas,
    "qpdf": _qpdf,
    "libjpeg": _libjpeg,
    "libxml2": _libxml2,
    "last resort": _last_resort,
    "python's openssl": lambda: ssl.OPENSSL_VERSION.split()[1],
    "program": lambda: re.findall(r'__version__ = "(.+)"', (ROOT / "diary/__init__.py").read_text(encoding="utf-8"))[0],
}


@cache
def of_debian(library: str) -> Part | None:
    """The Debian package of a library; None on other systems, or if no package has it."""
    try:
        asked = ["dpkg-query", "-S", f"*/{library}"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    package = sorted(line.split(":")[0] for line in answer.splitlines() if "-dev" not in line.split(":")[0])[0]
    shown = ["dpkg-query", "-W", "-f=${Version}\n", package]
    version = subprocess.run(shown, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    text = Path("/usr/share/doc", package, "copyright")
    words = ", ".join(dict.fromkeys(re.findall(r"^License: *(\S.*)$", text.read_text(encoding="utf-8"), re.MULTILINE)))
    return Part(package, version, words or f"see the text of {package}", "deb", (text,), "https://sources.debian.org/")


def parts_of_files(folder: Path, packages: list[Part]) -> dict[str, Part]:
    """The part of each file below `folder`; raises `LookupError` for a file without a part."""
    hand, tops = by_hand(), metadata.packages_distributions()
    named = {part.name: part for part in packages}
    answer: dict[str, Part] = {}
    for path in (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.is_symlink()):
        place = path.relative_to(folder).as_posix().removeprefix("_internal/")
        if place.startswith("licences/"):
            continue
        owner = next((part for part, pattern in hand if pattern and pattern.match(place)), None)
        owner = owner or named.get(_package_of(place, tops)) or of_debian(path.name)
        if owner is None:
            raise LookupError(f"No part of inside.toml and no package has the file {place}.")
        answer[place] = owner
    return answer


def all_parts(packages: list[Part], files: dict[str, Part]) -> list[Part]:
    """Every part once, by name: parts with files, embedded ones, and pure Python packages."""
    built_in = [part for part, pattern in by_hand() if pattern is None]
    parts = {part.name: part for part in (*packages, *files.values(), *built_in)}
    return sorted(parts.values(), key=lambda part: part.name.lower())


def _package_of(place: str, tops: Any) -> str:  # noqa: ANN401 - importlib.metadata's mapping
    top = place.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0].split("-", maxsplit=1)[0]
    names = tops.get(top) or tops.get(
        {"pillow": "PIL", "libshiboken6": "shiboken6", "libpyside6": "PySide6"}.get(top, "")
    )
    return names[0] if names else ""
