"""The floor of every start: PySide6 as installed by pip."""

import compileall
import os
import shutil
from importlib.metadata import files
from pathlib import Path


def copy_shiboken(folder: Path) -> Path:
    """Copy the files of shiboken6's wheel, compiled as pip does, and return the folder for PYTHONPATH.

    The set-up may add files to the installed shiboken6 that speed up the start (the modules that PySide6 otherwise
    unpacks and compiles at each start); this copy has none of them. PySide6 itself is not copied: it uses the first
    shiboken6 on the path, and loads no second copy of a library. Raises FileNotFoundError if shiboken6 was installed
    without a list of its files.
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
