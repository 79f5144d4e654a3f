"""Use a bundle as a person does, away from the checkout, and hold it against the checkout's program.

    python3 packaging/try_bundle.py [PROGRAM]     without PROGRAM: the one that `bundle.py` built

Each export, page and import has to be the same, byte for byte; every page of the window, with a chart of each kind, the
same pixel for pixel (Linux, where Xvfb, openbox, ImageMagick and python3-pyatspi are).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bundle  # noqa: E402 - in the same folder
import try_wheel  # noqa: E402 - in the same folder

import dev  # noqa: E402 - in the parent folder

PASSPHRASE = b"zwei Pferde im Mai"
MADE_UP = """
import sys
from datetime import date
from pathlib import Path
from diary.domain.period import single
from diary.domain.record import diary_day, now
from diary.domain.sample.sample import sample
from diary.storage import records
from diary.storage.journal import Journal
from diary.storage.safety.preparing import start
start(Path(sys.argv[1]))
with Journal(Path(sys.argv[1])) as journal:
    journal.apply(sample(diary_day(now()), journal.read(records.excerpt, single(date.min)).plan))
"""


def made_up(folder: Path) -> None:
    """A demo diary with data for each chart, in `folder`."""
    folder.mkdir()
    subprocess.run([str(dev.PYTHON), "-c", MADE_UP, str(folder / "diary.sqlite")], cwd=ROOT, check=True)


def told(program: Path, *arguments: str | Path) -> str:
    """The output of a command; an argument "FD" is replaced by the descriptor from which it reads the passphrase."""
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE + b"\n")
    os.close(writing)
    command = [str(reading) if part == "FD" else str(part) for part in (program, *arguments)]
    done = subprocess.run(command, cwd=os.sep, pass_fds=(reading,), capture_output=True, text=True, check=False)
    os.close(reading)
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr}")
    return done.stdout


def safety(program: Path, diary: Path, other: Path) -> list[str]:
    """Merge another diary, set a passphrase, read with it, and remove it; returns the content read each time."""
    try_wheel.run(program, "--data-dir", diary, "merge", other / "diary.sqlite")
    before = shown(program, diary)
    if os.name == "nt":  # descriptors are not inherited there
        return [before]
    told(program, "--data-dir", diary, "passphrase", "--new-fd", "FD")
    if b"SQLite format 3" in (diary / "diary.sqlite").read_bytes()[:16]:
        raise SystemExit("The diary can be read without its passphrase.")
    locked = told(program, "--passphrase-fd", "FD", "--data-dir", diary, "show", "--json", "--day", "2026-11-22")
    told(program, "--passphrase-fd", "FD", "--data-dir", diary, "passphrase", "--remove")
    return [before, locked, shown(program, diary)]


def shown(program: Path, diary: Path) -> str:
    """One day of the diary, as JSON."""
    command = [str(program), "--data-dir", str(diary), "show", "--json", "--day", "2026-11-22"]
    return subprocess.run(command, cwd=os.sep, capture_output=True, text=True, check=True).stdout


def in_words(program: Path) -> None:
    """Run all commands with both programs, and compare the results."""
    with tempfile.TemporaryDirectory(prefix="nd-bundle-") as name:
        scratch = Path(name)
        os.environ["NEUROPATHY_DIARY_STATE"] = str(scratch / "state")
        diary = scratch / "diary"
        made_up(diary)
        made_up(scratch / "other")
        try_wheel.run(program, "--data-dir", diary, *try_wheel.EVENING)
        ours = dev.VENV / try_wheel.ENTRY
        heard = []
        for which, folder in ((program, "bundle"), (ours, "checkout")):
            shutil.copytree(diary, scratch / f"{folder}-diary")
            try_wheel.commands(which, scratch / f"{folder}-diary", scratch / folder)
            try_wheel.run(which, "--data-dir", diary, "card", "--output", scratch / folder / "card.pdf")
            heard.append(safety(which, scratch / f"{folder}-diary", scratch / "other"))
        try_wheel.compare(scratch / "bundle", scratch / "checkout")
        if heard[0] != heard[1] or len(set(heard[0])) != 1:
            raise SystemExit(f"The bundle reads something else: {heard}")
        print("Joined, locked, read and unlocked as the checkout does.", flush=True)


def bill_is_valid(program: Path) -> None:
    """Validate the bundle's bill of materials with the schema of CycloneDX."""
    bill = program.parent / "licences" / "bill-of-materials.cdx.json"
    subprocess.run([str(dev.PYTHON), "-m", "tests.packaging_tools.bill_schema", str(bill)], cwd=ROOT, check=True)
    print("The bill of materials is valid.", flush=True)


def stays_open(program: Path) -> None:
    """Check that the window opens on a new diary, is still there some seconds later, and closes on request."""
    with tempfile.TemporaryDirectory(prefix="nd-start-", ignore_cleanup_errors=True) as name:
        place = {"QT_QPA_PLATFORM": "offscreen", "NEUROPATHY_DIARY_STATE": str(Path(name, "state"))}
        window = subprocess.Popen([str(program), "--data-dir", str(Path(name, "diary"))], env=os.environ | place)
        try:
            raise SystemExit(f"The window closed by itself: {window.wait(10)}")
        except subprocess.TimeoutExpired:
            window.terminate()
            window.wait(20)
        for log in Path(name, "diary").glob("*.log"):
            if "ERROR" in log.read_text(encoding="utf-8"):
                raise SystemExit(f"Something went wrong in the window: {log.read_text(encoding='utf-8')}")
    print("The window opened, stayed, and ended when it was told to.", flush=True)


def in_sight(program: Path) -> None:
    """Compare every page of the window, with a chart of each kind, with the checkout's."""
    lacking = [
        tool for tool in ("xvfb-run", "dbus-run-session", "openbox", "import", "xdotool") if not shutil.which(tool)
    ]
    if lacking:
        print(f"The window was not looked at: there is no {', '.join(lacking)}.")
        return
    with tempfile.TemporaryDirectory(prefix="nd-window-") as name:
        scratch = Path(name)
        made_up(scratch / "first")
        (scratch / "pictures").mkdir()
        for which in (dev.VENV / try_wheel.ENTRY, program):
            place = scratch / "diary"  # an equal path, as the window shows it
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(scratch / "first", place)
            walk(scratch / "pictures", which, place)


def walk(pictures: Path, program: Path, place: Path) -> None:
    """Walk through the window once; a failure raises, and keeps the screenshots."""
    inside = 'openbox >/dev/null 2>&1 & exec "$@"'
    script = ["/usr/bin/python3", ROOT / "packaging" / "bundle" / "walk.py", pictures, program, "--data-dir", place]
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", "dbus-run-session", "--", "sh", "-c", inside, "sh"]
    home = place.parent / "home"
    home.mkdir(exist_ok=True)
    look = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8", "HOME": str(home)}
    done = subprocess.run([str(part) for part in (*screen, *script)], cwd=os.sep, env=os.environ | look, check=False)
    if done.returncode:
        kept = Path(tempfile.mkdtemp(prefix="nd-pictures-"))
        shutil.copytree(pictures, kept, dirs_exist_ok=True)
        raise SystemExit(f"The window of {program.name} looks otherwise; the pictures are in {kept}.")


if __name__ == "__main__":
    dev.set_up()
    chosen = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else bundle.FOLDER / bundle.program_name()
    bill_is_valid(chosen)
    in_words(chosen)
    stays_open(chosen)
    in_sight(chosen)
