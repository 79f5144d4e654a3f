"""The analysis can be imported before the first paint, and needs no SciPy."""

import subprocess
import sys
from pathlib import Path

import diary.analysis

MODULES = sorted(path.stem for path in Path(diary.analysis.__file__).parent.glob("[a-z]*.py"))


def test_no_module_of_the_figures_brings_scipy_along() -> None:
    imports = "; ".join(f"import diary.analysis.{name}" for name in MODULES)
    check = f"{imports}; import sys; print([name for name in sys.modules if name.startswith('scipy')])"
    done = subprocess.run([sys.executable, "-c", check], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
