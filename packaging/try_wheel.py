"""Build wheel and sdist, install the wheel in a fresh environment, and use it there, away from the checkout.

    python3 packaging/try_wheel.py [FOLDER]     FOLDER keeps the two files

The wheel is made twice, once from the sdist, and has to be the same both times. Each export of the installed program
has to be the same, byte for byte, as that of the checkout; then the window is gone through by tests of the suite.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import dev  # noqa: E402 - it lies in the folder above
from diary.formats import export_keys  # noqa: E402 - likewise

ENTRY = "Scripts/neuropathy-diary.exe" if os.name == "nt" else "bin/neuropathy-diary"
TOOLS = ("pytest", "pytest-qt", "pytest-timeout", "hypothesis")
EVENING = (
    "log",
    "--day",
    "2026-11-22",
    "--numbness",
    "4",
    "--pain",
    "3",
    "--did",
    "brisk-walk=25",
    "--note",
    "Slept well",
)
DAYS = ("--from", "2026-10-26", "--to", "2026-11-22")
PAGES = ("summary.pdf", "summary.html", "summary.txt")
SMOKE = (
    "test_first_evening.py",
    "test_trends_charts.py",
    "test_export.py",
    "test_import.py",
    "test_protection_lock.py",
)
"""The journeys to run: an evening from an empty folder, a chart of each kind, export and import, a passphrase."""


def run(*command: str | Path, **variables: str) -> None:
    """Run a command outside the checkout; raises if it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    print("+", *(Path(part).name if isinstance(part, Path) else part for part in command[:6]), flush=True)
    subprocess.run([str(part) for part in command], cwd=os.sep, env=environment | variables, check=True)


def build(source: Path, folder: Path) -> Path:
    """Build the wheel of a source tree, with the sdist beside it."""
    subprocess.run([str(dev.PYTHON), "-m", "hatchling", "build", "-d", str(folder)], cwd=source, check=True)
    return next(folder.glob("*.whl"))


def built_twice(folder: Path, scratch: Path) -> Path:
    """Build the wheel of the checkout, and require it to equal the one made from the sdist."""
    wheel = build(ROOT, folder)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as sdist:
        sdist.extractall(scratch, filter="data")
    again = build(next(scratch.glob("neuropathy_diary-*")), scratch / "again")
    if digest(wheel) != digest(again):
        raise SystemExit("The wheel made from the sdist is another than that of the checkout.")
    return wheel


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(wheel: Path, scratch: Path) -> Path:
    """A fresh environment with the wheel, its dependencies in the locked versions, and the test tools."""
    versions = (line.rstrip(" \\\n") for line in (ROOT / "requirements.lock").open() if "==" in line)
    constraints = scratch / "constraints.txt"
    constraints.write_text("".join(f"{version}\n" for version in versions), encoding="utf-8")
    venv = scratch / "venv"
    run(sys.executable, "-m", "venv", venv)
    pip = (venv / dev.PYTHON.relative_to(dev.VENV), "-m", "pip", "install", "--quiet", "--constraint", constraints)
    run(*pip, f"{wheel}[passphrase]", *TOOLS)
    return venv


def commands(program: Path, diary: Path, out: Path) -> None:
    """The main operations on the command line, with their files written into `out`."""
    out.mkdir()
    start = (program, "--data-dir", diary)
    for name in export_keys():
        run(*start, "export", "--format", name, *DAYS, "--output", out / f"export.{name}")
    for name in PAGES:
        run(*start, "summary", *DAYS, "--output", out / name)
    run(*start, "background", "export", "--output", out / "background.pdf")
    run(*start, "show", "--from", DAYS[1], "--to", DAYS[3])
    run(*start, "check")
    run(*start, "backup", "--to", out / "backups")
    run(program, "--data-dir", out / "imported", "import", out / "export.json")


def main(folder: Path) -> None:
    """Run all steps; raises at the first difference."""
    dev.set_up()
    with tempfile.TemporaryDirectory(prefix="nd-wheel-") as name:
        scratch = Path(name)
        wheel = built_twice(folder, scratch / "sdist")
        venv = install(wheel, scratch)
        diary, state = scratch / "diary", {"NEUROPATHY_DIARY_STATE": str(scratch / "state")}
        os.environ |= state
        run(venv / ENTRY, "--data-dir", diary, *EVENING)
        commands(venv / ENTRY, diary, scratch / "installed")
        commands(dev.VENV / ENTRY, diary, scratch / "checkout")
        compare(scratch / "installed", scratch / "checkout")
        shutil.copytree(ROOT / "tests", scratch / "suite" / "tests", ignore=shutil.ignore_patterns("node_modules"))
        shutil.copy(ROOT / "pyproject.toml", scratch / "suite")
        python = venv / dev.PYTHON.relative_to(dev.VENV)
        journeys = [scratch / "suite" / "tests" / "journeys" / one for one in SMOKE]
        run(python, "-m", "pytest", "-q", "--rootdir", scratch / "suite", *journeys)
    print(f"{wheel.name}: {wheel.stat().st_size / 2**20:.2f} MiB, made twice alike, installed and used.")


def compare(one: Path, other: Path) -> None:
    """Raise if a file that both programs wrote differs."""
    names = sorted(path.name for path in one.iterdir() if path.is_file())
    different = [name for name in names if digest(one / name) != digest(other / name)]
    if different:
        raise SystemExit(f"The installed program writes other files than the checkout: {', '.join(different)}")
    print(f"{len(names)} files are the same as those of the checkout.", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory(prefix="nd-dist-") as dist:
            main(Path(dist))
