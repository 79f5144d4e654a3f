#!/usr/bin/env python3
"""Set up Neuropathy Diary in .venv and run it, its tests, its checks, its benchmarks, its mutants or its simulations.

    python3 dev.py run [ARGUMENTS]      open the program (or pass a command: run show --json)
    python3 dev.py test [ARGUMENTS]     run the test suite (arguments go to pytest)
    python3 dev.py check                ruff, mypy, import-linter, deptry
    python3 dev.py bench [--short]      print the table of measured ratios (or show that each can be measured)
    python3 dev.py mutate [PATHS] [--sample N] [--seed S]
                                        print the changes of the code that its tests do not notice
    python3 dev.py simulate [--diaries N] [--seed S] [--store]
                                        print how far the figures can be trusted, by made-up diaries (slow)

Standard library only, because it runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.sha256"
STEPS = ("packages", "PySide6's own Python unpacked", "command")
"""The steps of the set-up; an installation made with other steps is made again."""
OLDEST = (3, 11)
QT_LIBRARIES = (
    "libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxcb-randr0 libx11-xcb1"
)


class SetUpError(Exception):
    """A problem that the person has to fix first; the text is the sentence to print."""


def fingerprint() -> str:
    """The state of everything an installation depends on; only the lock names what is installed."""
    digest = hashlib.sha256(repr((sys.version_info[:3], str(ROOT), STEPS)).encode())
    digest.update((ROOT / "requirements.lock").read_bytes())
    return digest.hexdigest()


def is_installed(wanted: str) -> bool:
    return STAMP.is_file() and PYTHON.exists() and STAMP.read_text() == wanted


def run(*command: str, **variables: str) -> None:
    """Run a command of the set-up with additional environment variables; raises `SetUpError`."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode != 0:
        raise SetUpError(f"Setting up stopped at: {' '.join(command[:4])} … (the lines above say why).")


def outer_python() -> str:
    """The path of this Python, or of its base interpreter if it runs in .venv, which is about to be replaced."""
    return str(getattr(sys, "_base_executable", sys.executable))


def make_venv(uv: str | None) -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    if uv:
        run(uv, "venv", "--quiet", "--python", outer_python(), str(VENV))
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetUpError(
            "This Python cannot make virtual environments: install its venv module, "
            f"on Debian or Ubuntu with: sudo apt-get install python{version}-venv"
        )
    run(outer_python(), "-m", "venv", str(VENV))


def install(wanted: str) -> None:
    """Create .venv from the lock file; the stamp is written last, so that an interrupted run starts again."""
    print("Setting up in .venv (once; takes up to a minute) …", file=sys.stderr, flush=True)
    uv = shutil.which("uv")
    make_venv(uv)
    if uv:
        pip = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--compile-bytecode"]
    else:
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet"]
    run(*pip, "--require-hashes", "--requirement", "requirements.lock")
    unpack_pysides_python()
    install_entry_point()
    STAMP.write_text(wanted)


def unpack_pysides_python() -> None:
    """Have PySide6 unpack its packed Python code as files, and compile them.

    This takes one run with an environment variable of PySide6, which later runs do not need: they find the folder
    `shiboken6/files.dir`. Without it every start unpacks and compiles that code again.
    """
    run(str(PYTHON), "-c", "import shiboken6", SBK_EMBED="0")


def install_entry_point() -> None:
    """Add this checkout to the path of .venv, with the command `neuropathy-diary` beside python."""
    find = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(PYTHON), "-c", find], check=True, capture_output=True, text=True)
    Path(found.stdout.strip(), "neuropathy_diary_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if os.name == "nt":
        command = PYTHON.with_name("neuropathy-diary.cmd")
        command.write_text(f'@"{PYTHON}" -m diary %*\n', encoding="utf-8")
    else:
        command = PYTHON.with_name("neuropathy-diary")
        command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m diary "$@"\n', encoding="utf-8")
        command.chmod(0o755)


def require_qt_libraries() -> None:
    """Print which system libraries Qt lacks, instead of a stack trace (Linux only)."""
    check = "from PySide6 import QtWidgets"
    done = subprocess.run([str(PYTHON), "-c", check], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    reason = done.stderr.strip().splitlines()[-1:] or ["unknown reason"]
    raise SetUpError(
        f"Qt cannot start ({reason[0]}). On Debian or Ubuntu this installs what it needs: "
        f"sudo apt-get install --no-install-recommends {QT_LIBRARIES}"
    )


def set_up() -> None:
    if sys.version_info < OLDEST:
        raise SetUpError("Neuropathy Diary needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    wanted = fingerprint()
    if is_installed(wanted):
        return
    install(wanted)
    if sys.platform.startswith("linux"):
        try:
            require_qt_libraries()
        except SetUpError:
            STAMP.unlink()
            raise


def replace_process(*command: str) -> int:
    """Replace this process by the command; on Windows, run it as a child."""
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


def check() -> int:
    tools = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        ("-m", "deptry", "."),
    )
    codes = [subprocess.run([str(PYTHON), *tool], cwd=ROOT, check=False).returncode for tool in tools]
    return max(codes)


def main(arguments: list[str]) -> int:
    actions = {"run", "test", "check", "bench", "mutate", "simulate"}
    if not arguments or arguments[0] not in actions:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    action, rest = arguments[0], arguments[1:]
    try:
        set_up()
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if action == "run":
        return replace_process(str(PYTHON), "-m", "diary", *rest)
    os.chdir(ROOT)
    modules = {
        "test": ("pytest", "-n", "3", "--dist", "worksteal"),  # many tests wait for a process or a timer
        "bench": ("tests.benchmarks",),
        "mutate": ("tests.mutation",),
        "simulate": ("tests.simulations",),
    }
    if action in modules:
        return replace_process(str(PYTHON), "-m", *modules[action], *rest)
    return check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
