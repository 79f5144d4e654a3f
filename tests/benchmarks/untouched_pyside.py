"""The floor of every start: PySide6 as pip installs it."""

import compileall
import os
import shutil
from importlib.metadata import files
from pathlib import Path


def copy_shiboken(folder: Path) -> Path:
    """Copy of shiboken6 what its wheel holds, compiled as pip does, and answer the folder for PYTHONPATH.

    Set-up may write into the installed shiboken6 what speeds the start up (the modules that PySide6 otherwise unpacks
    and compiles at each start); a bare window started with this copy has nothing of it. PySide6 itself is not copied:
    it takes the shiboken6 that is found first, and loads no second copy of a library that is loaded under its name.
    Raises FileNotFoundError where shiboken6 was installed without a list of its files.
    """
    listed = [one for one in files("shiboken6") or [] if one.parts[0] == "shiboken6" and one.suffix != ".pyc"]
    if not listed:
        raise FileNotFoundError("the list of the files of shiboken6")
    for one in listed:
        target = folder.joinpath(*one.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(os.fspath(one.locate()), target)
    compileall.compile_dir(folder, quiet=1)
    return folder
