"""Diaries of earlier programs are brought up to date without losing anything."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.period import Period
from diary.storage import records
from diary.storage.file.migrations import STEPS
from diary.storage.journal import Journal
from diary.storage.safety import wal_match
from diary.storage.safety.checking import check
from tests.builders import EVENING, started

OLD_DIARIES = sorted((Path(__file__).parents[1] / "data").glob("diary_v*.sqlite"))


def _number(path: Path, question: str) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute(question).fetchone()[0])


@pytest.mark.parametrize("old", OLD_DIARIES, ids=lambda path: path.stem)
def test_an_old_diary_is_upgraded_after_a_backup(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite"
    shutil.copyfile(old, path)
    with Journal(path) as journal:
        excerpt = journal.read(records.excerpt, Period(EVENING - timedelta(days=20), EVENING))
        assert journal.read(records.days_with_words, "sentence")
    assert len(excerpt.ratings) == _number(old, "SELECT count(*) FROM rating")
    assert len(excerpt.notes) == _number(old, "SELECT count(*) FROM note")
    assert [one.name for one in excerpt.profiles] == ["A. Sample"]
    assert all(line.dose is None for line in excerpt.plan)
    health = check(path)
    assert (health.schema_version, health.problems) == (len(STEPS), ())
    [backup] = (tmp_path / "backups").iterdir()
    assert _number(backup, "PRAGMA user_version") == _number(old, "PRAGMA user_version")


@pytest.mark.parametrize("old", OLD_DIARIES, ids=lambda path: path.stem)
def test_a_copy_of_an_old_diary_is_known_to_be_of_the_same_diary(old: Path, tmp_path: Path) -> None:
    diary, copy, other = (tmp_path / f"{name}.sqlite" for name in ("diary", "copy", "other"))
    shutil.copyfile(old, diary)
    shutil.copyfile(old, copy)
    assert wal_match.share_entries(diary, copy) is True
    assert wal_match.share_entries(started(other), copy) is False
