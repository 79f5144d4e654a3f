"""Prints mutants that survive the tests: `python3 dev.py mutate [PATHS] [--sample N] [--seed S]`.

For each path below `diary/` (by default domain, analysis, storage, formats, reports, charts) a seeded sample of mutants
is created, and each is run against the tests of its folder, `tests/<folder>`. Each survivor, and each mutant whose
tests timed out, is printed with its location and diff as soon as it is known, and at the end the number of survivors.
The checkout is not modified.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.mutants import Mutant, sampled
from tests.mutation.trial import BrokenTestsError, Trial, Verdict

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("domain", "analysis", "storage", "formats", "reports", "charts")
SAMPLE, SEED = 200, 1


def folder_of_tests(root: Path, path: str) -> str:
    """The test folder for a path below `diary/`; raises ValueError with a sentence if there is none."""
    parts = Path(path).parts
    folder = f"tests/{parts[1]}" if len(parts) > 1 and parts[0] == "diary" else ""
    if not folder or not root.joinpath(folder).is_dir() or not root.joinpath(path).exists():
        raise ValueError(f"{path} is no folder or file below diary/ that has a folder of tests.")
    return folder


def tell(mutant: Mutant, outcome: Verdict) -> None:
    """Print a mutant that survived or timed out."""
    if outcome is not Verdict.NOTICED:
        print(f"{mutant.file}:{mutant.line} {outcome.value}\n{mutant.diff}\n\n", end="", flush=True)


def summary(root: Path, path: str, number: int, seed: int) -> str:
    """Try a sample of the path's mutants and return a line with the number of survivors."""
    begun, mutants = time.monotonic(), sampled(root, path, number, seed)
    with tempfile.TemporaryDirectory(prefix="nd-mutants-") as folder:
        outcomes = Counter(Trial(root, folder_of_tests(root, path), Path(folder)).outcomes(mutants, tell))
    survived, late = outcomes[Verdict.SURVIVED], outcomes[Verdict.TIMED_OUT]
    taken = time.monotonic() - begun
    return f"{path}: {survived} survivors of {len(mutants)} mutants ({late} timed out; seed {seed}, {taken:.0f} s)"


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Print the survivors of each path; returns 0, or 2 after printing a sentence if that is impossible."""
    parser = argparse.ArgumentParser(prog="dev.py mutate", description=__doc__)
    parser.add_argument("paths", nargs="*", default=[f"diary/{name}" for name in FOLDERS], metavar="PATH")
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N", help="mutants of each path")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help="another seed is another sample")
    chosen = parser.parse_args(arguments)
    lines = []
    try:
        for path in chosen.paths:
            folder_of_tests(root, path)
        for path in chosen.paths:
            lines.append(summary(root, path.rstrip("/"), chosen.sample, chosen.seed))
            print(f"{lines[-1]}\n", flush=True)
    except (ValueError, BrokenTestsError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
