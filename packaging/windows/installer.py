"""Make the installer of the bundle with Inno Setup (Windows; `iscc` has to be on the path).

python packaging/windows/installer.py
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bundle  # noqa: E402 - in the parent folder
import publisher  # noqa: E402 - in the parent folder


def command(values: dict[str, str]) -> list[str]:
    """The command line of Inno Setup's compiler."""
    defined = {
        "AppVersion": bundle.version(),
        "Publisher": values["name"],
        "Address": values["address"],
        "Identifier": values["identifier"],
        "Bundle": str(bundle.FOLDER),
        "Root": str(ROOT),
    }
    script = ROOT / "packaging" / "windows" / "neuropathy-diary.iss"
    return ["iscc", "/Qp", *(f"/D{name}={value}" for name, value in defined.items()), str(script)]


if __name__ == "__main__":
    subprocess.run(command(publisher.required()), check=True)
