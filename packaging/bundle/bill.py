"""The bill of materials of a bundle (CycloneDX 1.6), the licence texts in it, and its size part by part.

python packaging/bundle/bill.py FOLDER EXECUTABLE BILL      in the environment that the bundle was built in
"""

import json
import os
import shutil
import sys
import uuid
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from contents import Part, all_parts, packages_of, parts_of_files

_COMPOUND = (" AND ", " OR ", " WITH ")
_SPDX_IDS = {
    "MIT",
    "Zlib",
    "Apache-2.0",
    "MPL-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "PSF-2.0",
    "OFL-1.1",
    "GPL-3.0-or-later",
}
_SPDX_IDS |= {"MIT-CMU", "Unicode-3.0", "ISC", "Bitstream-Vera"}


def modules_of(executable: Path) -> set[str]:
    """The top-level modules packed into the executable."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415 - in the environment of the build alone

    packed = CArchiveReader(str(executable)).open_embedded_archive("PYZ.pyz").toc
    return {name.split(".")[0] for name in packed}


def component(part: Part) -> dict[str, Any]:
    """A part as a CycloneDX component, with its embedded components."""
    registry = (
        f"pkg:{part.kind}/{'debian/' if part.kind == 'deb' else ''}{part.name.lower().replace('_', '-')}@{part.version}"
    )
    answer: dict[str, Any] = {
        "type": "library",
        "bom-ref": registry if part.kind else f"part:{part.name}",
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part.licence)],
    }
    if part.kind:
        answer["purl"] = registry
    if part.source:
        answer["externalReferences"] = [{"type": "website", "url": part.source}]
    if part.crates:
        answer["components"] = [_inner(one, answer["bom-ref"]) for one in part.crates]
    return answer


def _licence(words: str) -> dict[str, Any]:
    if any(word in words for word in _COMPOUND) and "," not in words:
        return {"expression": words}
    return {"license": {"id": words} if words in _SPDX_IDS else {"name": words}}


def _inner(crate: dict[str, Any], within: str) -> dict[str, Any]:
    """An embedded component in a wheel's own bill of materials: name, version and licence, without registry
    addresses."""
    kept = {key: crate[key] for key in ("type", "name", "version", "licenses", "purl") if key in crate}
    if "?" in kept.get("purl", ""):
        kept["purl"] = kept["purl"].split("?")[0]
    return {"type": "library", "bom-ref": f"{within}#{crate['name']}@{crate.get('version', '')}"} | kept


def bill(parts: list[Part]) -> dict[str, Any]:
    """The bill of materials as a JSON object; deterministic for the same parts and `SOURCE_DATE_EPOCH`."""
    program = next(part for part in parts if part.name == "Neuropathy Diary")
    components = [component(part) for part in parts if part is not program]
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": component(program) | {"type": "application"},
        },
        "components": components,
    }


def put_licences(parts: list[Part], into: Path) -> None:
    """Write each part's licence texts into a folder of its own; raises `LookupError` for a part without any."""
    shutil.rmtree(into, ignore_errors=True)
    for part in parts:
        if not part.texts and part.name not in {"PDFium", "Microsoft Visual C++ runtime"}:
            raise LookupError(f"There is no text of the licence of {part.name}.")
        folder = into / part.name.replace("/", "-")
        for text in part.texts:
            target = folder / _place(text)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)


def _place(text: Path) -> Path:
    """The target of a licence text: its path below the licence folder of its package, otherwise its name."""
    parts = text.parts
    start = next((at + 1 for at, part in enumerate(parts) if part == "licenses"), len(parts) - 1)
    return Path(*parts[start:])


def table(folder: Path, files: dict[str, Part]) -> str:
    """The size of each part in MiB, the largest first."""
    sizes: Counter[str] = Counter()
    inner = folder / "_internal"
    for place, part in files.items():
        path = folder / place
        kind = "system libraries" if part.kind == "deb" else part.name
        sizes[kind] += (path if path.is_file() else inner / place).stat().st_size
    lines = [f"{name:52}{size / 2**20:7.1f}" for name, size in sizes.most_common()]
    return "\n".join([*lines, f"{'together':52}{sizes.total() / 2**20:7.1f}"])


def main(folder: Path, executable: Path, target: Path) -> None:
    """Copy the licences into the bundle, write the bill of materials, and print the table."""
    packages = packages_of(modules_of(executable))
    files = parts_of_files(folder, packages)
    parts = all_parts(packages, files)
    put_licences(parts, folder / "licences")
    target.write_text(json.dumps(bill(parts), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    shutil.copyfile(target, folder / "licences" / "bill-of-materials.cdx.json")
    print(table(folder, files))
    inner = sum(len(part.crates) for part in parts)
    print(f"{len(parts)} parts, with {inner} more built into them; {len(files)} files.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
