"""Lay out the AppDir of an AppImage from the bundle, and pack it if `appimagetool` is available.

python3 packaging/appimage/app_dir.py [--publisher FILE]
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bundle  # noqa: E402 - in the parent folder
import make_deb  # noqa: E402 - likewise
import publisher  # noqa: E402 - likewise

FOLDER = ROOT / "build" / "appimage" / "NeuropathyDiary.AppDir"
_RUN = """#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/neuropathy-diary/neuropathy-diary" "$@"
"""


def lay_out(values: dict[str, str]) -> Path:
    """Create the folder that becomes the image."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(bundle.FOLDER, FOLDER / "usr" / "lib" / bundle.NAME, symlinks=True)
    share = FOLDER / "usr" / "share"
    make_deb.desktop_files(share, values, bundle.version())
    shutil.copyfile(share / "applications" / f"{bundle.NAME}.desktop", FOLDER / f"{bundle.NAME}.desktop")
    shutil.copyfile(share / "icons/hicolor/256x256/apps" / f"{bundle.NAME}.png", FOLDER / f"{bundle.NAME}.png")
    (FOLDER / ".DirIcon").symlink_to(f"{bundle.NAME}.png")
    start = FOLDER / "AppRun"
    start.write_text(_RUN, encoding="utf-8")
    start.chmod(0o755)
    return FOLDER


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--publisher", type=Path, default=publisher.FILE)
    folder = lay_out(publisher.publisher(parser.parse_args().publisher))
    tool = shutil.which("appimagetool")
    target = bundle.DIST / f"{bundle.archive_name()}.AppImage"
    if tool:
        bundle.DIST.mkdir(exist_ok=True)
        subprocess.run([tool, "--no-appstream", str(folder), str(target)], env=bundle.environment(), check=True)
        bundle.limit("The image", target.stat().st_size, bundle.PACKED_MIB)
    print(target if tool else f"{folder} (there is no appimagetool to pack it){os.linesep}", end="")
