"""Prints the table of all ratios: `python3 dev.py bench`; `--short` only checks that each measurement works."""

import argparse
import sys
from collections.abc import Mapping

from tests.benchmarks import (
    chart_speed,
    evening_keys,
    figure_speed,
    first_minute,
    import_freeze,
    log_speed,
    page_freeze,
    rating_speed,
    start_speed,
    storage_speed,
    summary_speed,
    trends_freeze,
)
from tests.benchmarks.display import screen
from tests.benchmarks.measured import Effort, Measure
from tests.benchmarks.table import print_table

MEASURES: Mapping[str, Measure] = {
    "start": start_speed.measure,
    "first minute": first_minute.measure,
    "opening pages": page_freeze.measure,
    "a rating": rating_speed.measure,
    "keys of an evening": evening_keys.measure,
    "the command `log`": log_speed.measure,
    "storage": storage_speed.measure,
    "figures": figure_speed.measure,
    "charts": chart_speed.measure,
    "Trends in 10 years": trends_freeze.measure,
    "Trends in 50 years": trends_freeze.measure_fifty,
    "import": import_freeze.measure,
    "practitioner's page": summary_speed.measure,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="show that each measure works; only failures count")
    chosen = parser.parse_args(arguments)
    with screen() as told:
        print(told, flush=True)
        return print_table(MEASURES, Effort(is_short=chosen.short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
