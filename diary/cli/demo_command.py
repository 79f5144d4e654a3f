"""The command `demo`."""

import tempfile
from datetime import date
from pathlib import Path

import typer

from diary import APP_ID, paths
from diary.cli.arguments import one_sentence
from diary.domain.period import single
from diary.domain.record import diary_day, now
from diary.domain.sample.sample import sample
from diary.reminder import autostart
from diary.storage import known_diaries, records
from diary.storage.journal import Journal
from diary.storage.safety.preparing import start
from diary.window import open_window


def demo() -> None:
    """Open the window on a made-up diary in a folder that is thrown away afterwards.\f

    Raises `typer.Exit` with the window's exit code.
    """
    with tempfile.TemporaryDirectory(prefix=f"{APP_ID}-demo-", ignore_cleanup_errors=True) as folder:
        diary = paths.diary_file(Path(folder))
        with one_sentence():
            start(diary)
            with Journal(diary) as journal:
                plan = journal.read(records.excerpt, single(date.min)).plan
                journal.apply(sample(diary_day(now()), plan))
        autostart.withhold()
        code = open_window(diary, is_made_up=True)
        known_diaries.forget(diary)
    raise typer.Exit(code)
