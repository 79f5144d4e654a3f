"""The time of the practitioner's page of 12 weeks from the click to the saved file, relative to its typesetting alone.

Run as `python -m tests.benchmarks.summary_speed`.
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QCoreApplication

from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.formats.writing import write_file
from diary.reports.contents import contents
from diary.reports.page import page_inputs
from diary.reports.summary import Options, period_to_read, summary
from diary.reports.typesetting import typeset
from diary.reports.words import ENGLISH
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.summary.making import PageRequest, making
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.builders import started
from tests.reports.diaries import LAST, TWELVE_WEEKS, busy

LIMIT = 7.0
SECONDS = 1.0
ROUNDS = 11
WANTED = PageRequest(Options(period=TWELVE_WEEKS, visit=date(2026, 11, 24)), "", LAST)


def measure(effort: Effort) -> Iterator[Measured]:
    """Medians of reading, creating and saving, relative to typesetting the same texts and drawings."""
    application = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        diary, target = Path(folder) / "diary.sqlite", Path(folder) / "page.pdf"
        excerpt = kept(diary)
        journal = OpenJournal(diary, application)
        facts = summary(excerpt, WANTED.options)
        inputs = page_inputs(facts, excerpt, contents(facts, excerpt, LAST, ENGLISH))

        def from_click_to_saved() -> None:
            write_file(target, making(journal.reader, WANTED)().pdf, diary)

        def bare() -> None:
            typeset("summary.typ", inputs, LAST)

        for warm_up in (from_click_to_saved, bare):
            warm_up()
        rounds = range(effort.rounds(ROUNDS))
        whole, alone = zip(*((_seconds(from_click_to_saved), _seconds(bare)) for _round in rounds), strict=True)
    saved, set_alone = median(whole), median(alone)
    detail = f"{1000 * saved:.0f} ms against {1000 * set_alone:.0f} ms"
    yield Measured("page of 12 weeks, click to saved, against its bare typesetting", saved / set_alone, LIMIT, detail)
    yield Measured("page of 12 weeks, click to saved, in seconds", saved, SECONDS, f"median of {len(rounds)}")


def kept(diary: Path) -> Excerpt:
    """A diary file with twenty-four weeks of everything; returns the excerpt for the page."""
    made = busy()
    with Journal(started(diary)) as journal:
        journal.apply(added([*made.definitions, *made.entries, *made.profiles, *made.questions]))
        return journal.read(records.excerpt, period_to_read(WANTED.options))


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    print_table({__name__: measure}, Effort())
