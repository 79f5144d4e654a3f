"""Build the bundle: one folder that holds the program and all it needs, and that folder packed.

    python3 packaging/bundle.py [--no-archive]

The folder is `build/bundle/out/neuropathy-diary`, the archive and the bill of materials lie in `dist/`. Its Python
packages are those of requirements.lock that the program needs, installed in `build/bundle/venv`. Standard library only.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

sys.path.insert(0, str(ROOT / "packaging" / "bundle"))

import libraries  # noqa: E402 - in the folder bundle

import dev  # noqa: E402 - in the parent folder

HERE = ROOT / "packaging" / "bundle"
BUILD = ROOT / "build" / "bundle"
DIST = ROOT / "dist"
NAME = "neuropathy-diary"
FOLDER = BUILD / "out" / NAME
VENV = BUILD / "venv"
PYTHON = VENV / dev.PYTHON.relative_to(dev.VENV)
UNPACKED_MIB, PACKED_MIB = 300, 95
"""The maximum sizes of the folder and of its archive."""


def program_name() -> str:
    """The file name of the program."""
    return NAME + (".exe" if os.name == "nt" else "")


def version() -> str:
    """The version of the program."""
    said = (ROOT / "diary" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'^__version__ = "(.+)"$', said, re.MULTILINE)[0]


def moment() -> str:
    """The timestamp of the build: `SOURCE_DATE_EPOCH`, otherwise that of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    git = ["git", "log", "-1", "--format=%ct"]
    return subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def environment() -> dict[str, str]:
    """The environment variables that make builds reproducible."""
    return os.environ | {"SOURCE_DATE_EPOCH": moment(), "PYTHONHASHSEED": "0"}


def run(*command: str | Path) -> None:
    """Run a command of the build; raises if it fails."""
    subprocess.run([str(part) for part in command], cwd=ROOT, env=environment(), check=True)


def runtime_lock() -> str:
    """The lines of requirements.lock for the runtime dependencies."""
    asked = subprocess.run([str(dev.PYTHON), HERE / "needed.py"], capture_output=True, text=True, check=True, cwd=ROOT)
    needed = set(asked.stdout.split())
    blocks = re.split(r"^(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(block for block in blocks if block.split("==")[0] in needed)


def install() -> None:
    """Create the environment of the build."""
    shutil.rmtree(VENV, ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    lock = BUILD / "runtime.lock"
    lock.write_text(runtime_lock(), encoding="utf-8")
    run(dev.outer_python(), "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", lock, "-r", HERE / "tools.lock")
    os.environ["SBK_EMBED"] = "0"  # PySide6 lays its own Python beside it, as `dev.py` has it do
    run(PYTHON, "-c", "import shiboken6")
    del os.environ["SBK_EMBED"]


def write_values() -> None:
    """Write the values for the specification about program and publisher."""
    publisher = tomllib.loads((ROOT / "packaging" / "publisher.toml").read_text(encoding="utf-8"))
    values = {"version": version(), "identifier": publisher["identifier"]}
    text = "".join(f'{key} = "{value}"\n' for key, value in values.items())
    (BUILD / "values.toml").write_text(text, encoding="utf-8")


def compile_unpacked(folder: Path) -> None:
    """Compile PySide6's unpacked Python code, as its folder may not be writable at run time."""
    for place in folder.rglob("files.dir"):
        run(PYTHON, "-m", "compileall", "-q", "-s", folder, "--invalidation-mode", "unchecked-hash", place)


def build() -> None:
    """Build the folder, and check its size."""
    write_values()
    if sys.platform in {"win32", "darwin"}:
        run(dev.PYTHON, HERE / "looks.py", BUILD)
    out = ("--distpath", BUILD / "out", "--workpath", BUILD / "work")
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", *out, HERE / "bundle.spec")
    folder = BUILD / "out" / "Neuropathy Diary.app" / "Contents" if sys.platform == "darwin" else FOLDER
    if sys.platform.startswith("linux"):
        print("Needed by nothing:", *libraries.drop_unused(folder), flush=True)
        libraries.strip(folder, NAME)
    compile_unpacked(folder)
    executable = folder / ("MacOS" if sys.platform == "darwin" else "") / program_name()
    DIST.mkdir(exist_ok=True)
    run(PYTHON, HERE / "bill.py", folder, executable, DIST / f"{archive_name()}.cdx.json")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    limit("The folder", size, UNPACKED_MIB)


def limit(what: str, size: int, most: int) -> None:
    """Print a size, and exit if it exceeds `most`."""
    print(f"{what}: {size / 2**20:.1f} MiB of at most {most}", flush=True)
    if size > most * 2**20:
        raise SystemExit(f"{what} is too large.")


def archive_name() -> str:
    """The name of the archive without its suffix."""
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    return f"{NAME}-{version()}-{system}-{platform.machine().lower()}"


def pack() -> Path:
    """Pack the folder as a reproducible .tar.xz."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = int(moment())
        entry.mode = 0o755 if entry.isdir() or entry.name.endswith(f"/{NAME}") else 0o644
        return entry

    target = DIST / f"{archive_name()}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(FOLDER, NAME, recursive=False, filter=plain)
        for path in sorted(FOLDER.rglob("*")):
            archive.add(path, f"{NAME}/{path.relative_to(FOLDER).as_posix()}", recursive=False, filter=plain)
    limit("The archive", target.stat().st_size, PACKED_MIB)
    return target


if __name__ == "__main__":
    dev.set_up()
    install()
    build()
    if "--no-archive" not in sys.argv:
        print(pack())
