"""The step of the schema to a table of meals."""

import sqlite3
from contextlib import closing

from diary.storage.file.diary_file import apply_steps
from diary.storage.file.migrations import STEPS
from tests.contributing.driving import DIARY, command, exported, says, today, tried, window


def trial() -> None:
    DIARY.parent.mkdir()
    with closing(sqlite3.connect(DIARY)) as old, old:
        apply_steps(old, STEPS[:-1], len(STEPS) - 1)
        old.execute(
            "INSERT INTO note (id, written, day, text, for_practitioner) VALUES (?, ?, ?, ?, 0)",
            ("6f0e7a53-6ff4-4d0c-8f3c-3c1f0c6d8a11", f"{today()}T20:00:00+00:00", str(today()), "Of old"),
        )
    with window() as shown:
        shown.show_page("history")
        says(shown.page("history"), "Of old")
    with closing(sqlite3.connect(DIARY)) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert new.execute("SELECT count(*) FROM meal").fetchone() == (0,)
    assert "Of old" in command("show")
    assert b"Of old" in exported("csv", "csv")


if __name__ == "__main__":
    tried(trial)
