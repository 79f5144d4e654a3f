"""Every table of the simulations as Markdown: `python3 dev.py simulate [--diaries N] [--seed S] [--store]`.

With `--store` they are kept as `resources/help/en/figures_tables.md`, which Help shows below what it says of the
figures.
"""

import argparse
from pathlib import Path

from tests.simulations.measures import Plan
from tests.simulations.tables import whole

STORED = Path(__file__).parents[2] / "resources" / "help" / "en" / "figures_tables.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--diaries", type=int, default=Plan().number, help="made-up diaries a cell")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--store", action="store_true", help="keep the tables for Help and the README")
    given = parser.parse_args()
    said = whole(Plan(given.diaries, given.seed))
    if given.store:
        STORED.write_text(said, encoding="utf-8")
    print(said, end="")


if __name__ == "__main__":
    main()
