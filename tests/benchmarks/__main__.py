"""The table of every ratio: `python3 dev.py bench`."""

import sys

from tests.benchmarks import (
    chart_speed,
    evening_keys,
    import_freeze,
    start_speed,
    storage_speed,
    summary_speed,
    trends_freeze,
)


def main() -> int:
    measured = [*start_speed.measure(), *storage_speed.measure(), *chart_speed.measure(), evening_keys.measure()]
    measured += [*trends_freeze.measure(), *import_freeze.measure(), *summary_speed.measure()]
    for one in measured:
        verdict = "kept" if one.ratio <= one.limit else "MISSED"
        print(f"{one.name:72} {one.ratio:6.2f}  at most {one.limit:4.1f}  {verdict:6}  {one.detail}")
    return int(any(one.ratio > one.limit for one in measured))


if __name__ == "__main__":
    sys.exit(main())
