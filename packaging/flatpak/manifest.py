"""Write the manifest of the Flatpak, of the bundle's archive that `bundle.py` packed, and the files beside it.

    python3 packaging/flatpak/manifest.py [--publisher FILE]
    flatpak-builder --force-clean build/flatpak/build build/flatpak/IDENTIFIER.json

It has no network and no folder of the person's: files are opened and saved through the portal.
"""

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bundle  # noqa: E402 - in the parent folder
import make_deb  # noqa: E402 - likewise
import publisher  # noqa: E402 - likewise

FOLDER = ROOT / "build" / "flatpak"


def manifest(identifier: str, digest: str) -> dict[str, Any]:
    """The manifest, for an archive with this SHA-256."""
    lib = f"/app/lib/{bundle.NAME}"
    return {
        "id": identifier,
        "runtime": "org.freedesktop.Platform",
        "runtime-version": "25.08",
        "sdk": "org.freedesktop.Sdk",
        "command": bundle.NAME,
        "finish-args": [
            "--socket=wayland",
            "--socket=fallback-x11",
            "--share=ipc",
            "--device=dri",
            "--socket=pulseaudio",
        ],
        "build-options": {"no-debuginfo": True, "strip": False},
        "modules": [
            {
                "name": bundle.NAME,
                "buildsystem": "simple",
                "build-commands": [
                    f"mkdir -p {lib} /app/bin",
                    f"cp -a bundle/. {lib}/",
                    f"ln -s ../lib/{bundle.NAME}/{bundle.NAME} /app/bin/{bundle.NAME}",
                    "cp -a share /app/",
                ],
                "sources": [
                    {"type": "archive", "path": "bundle.tar.xz", "sha256": digest, "dest": "bundle"},
                    {"type": "dir", "path": "share", "dest": "share"},
                ],
            }
        ],
    }


def share_files(share: Path, values: dict[str, str]) -> None:
    """Menu entry, icons and AppStream metadata, all named by the identifier, as Flatpak requires."""
    name = values["identifier"]
    words = make_deb.values_of(values, bundle.version(), icon=name, desktop=name)
    make_deb.put(
        share / "applications" / f"{name}.desktop",
        make_deb.filled("neuropathy-diary.desktop.in", words).replace(
            "StartupWMClass=neuropathy-diary", f"StartupWMClass={name}"
        ),
    )
    make_deb.put(share / "metainfo" / f"{name}.metainfo.xml", make_deb.filled("metainfo.xml.in", words))
    make_deb.icons(share / "icons" / "hicolor", name)


def write(values: dict[str, str], archive: Path) -> Path:
    """Write the manifest; returns its path."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shutil.copyfile(archive, FOLDER / "bundle.tar.xz")
    share_files(FOLDER / "share", values)
    target = FOLDER / f"{values['identifier']}.json"
    content = manifest(values["identifier"], hashlib.sha256(archive.read_bytes()).hexdigest())
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--publisher", type=Path, default=publisher.FILE)
    filled_in = publisher.required(parser.parse_args().publisher)
    print(write(filled_in, bundle.DIST / f"{bundle.archive_name()}.tar.xz"))
