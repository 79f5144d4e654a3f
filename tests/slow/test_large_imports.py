"""The memory use of a large import, of 100 MB or of a sample (`whole.py`)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.slow.whole import PATIENCE_S, at

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the peak in /proc"),
    pytest.mark.timeout(PATIENCE_S),
]
MB = 1_000_000
SIZE, LEAST_ENTRIES = at((100 * MB, 3000), (2 * MB, 60))
MOST_MEMORY = 300 * MB


def apple_health(file: Path, size: int) -> None:
    """Write an export of at least that many bytes, with ten years of records."""
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData []>\n<HealthData locale="en_GB">\n')
        for number, line in enumerate(_records()):
            out.write(line)
            if number % 1000 == 0 and out.tell() >= size:
                break
        out.write("</HealthData>\n")


def _records() -> Iterator[str]:
    begin, number = datetime(2016, 1, 1), 0
    while True:
        moment = begin + timedelta(minutes=17 * number % (60 * 24 * 3650))
        stamp = f"{moment:%Y-%m-%d %H:%M:%S} +0100"
        end = f"{moment + timedelta(minutes=9):%Y-%m-%d %H:%M:%S} +0100"
        kind, value = (
            ("HKQuantityTypeIdentifierStepCount", "13"),
            ("HKQuantityTypeIdentifierHeartRate", "71"),
            ("HKCategoryTypeIdentifierSleepAnalysis", "HKCategoryValueSleepAnalysisAsleepCore"),
        )[number % 3]
        if number % 200 == 0:
            kind, value = "HKCategoryTypeIdentifierLowerBackPain", "HKCategoryValueSeverityMild"
        yield (
            f' <Record type="{kind}" sourceName="Watch {number % 2}" sourceVersion="9.1" device="&lt;&lt;HKDevice: 0x1,'
            f' name:Apple Watch, manufacturer:Apple, model:Watch&gt;" unit="count" creationDate="{end}"'
            f' startDate="{stamp}" endDate="{end}" value="{value}"/>\n'
        )
        number += 1


def imported(folder: Path, file: Path) -> tuple[dict[str, object], int]:
    """The command line's output for an import, and its peak memory in bytes.

    The peak is the kernel's `VmHWM`: `ru_maxrss` survives `exec`, so it would be that of the test runner.
    """
    code = (
        "import sys\nfrom diary.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0], file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(folder), "import", str(file), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), int(done.stderr.split()[-1]) * 1024


def test_a_large_export_of_apple_health_takes_at_most_300_mb_of_memory(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    apple_health(file, SIZE)
    assert file.stat().st_size >= SIZE
    answer, memory = imported(tmp_path / "diary", file)
    assert int(str(answer["imported"])) >= LEAST_ENTRIES
    assert memory <= MOST_MEMORY
