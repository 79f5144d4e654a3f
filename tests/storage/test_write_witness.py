"""A write of another process around a write of this program is detected at any time."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from diary.domain.change import added, removed
from diary.domain.symptom import Rating
from diary.storage.file_stamp import file_stamp
from diary.storage.journal import Journal
from diary.storage.saving import save
from diary.storage.write_witness import WriteWitness
from tests.builders import EVENING, started

OURS, THEIRS = (Rating(day=EVENING, symptom=key, value=3) for key in ("pain", "numbness"))


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return started(tmp_path / "diary.sqlite")


def test_a_write_alone_leads_from_the_stamp_before_to_the_one_after(diary: Path) -> None:
    before = file_stamp(diary)
    written = save(diary, added([OURS])).written
    assert written is not None
    assert (written.before, written.after) == (before, file_stamp(diary))
    assert before != file_stamp(diary)


def test_a_write_of_somebody_else_before_ours_is_in_the_stamp_before(diary: Path) -> None:
    looked_at = file_stamp(diary)
    save(diary, added([THEIRS]))
    written = save(diary, added([OURS])).written
    assert written is not None
    assert written.before != looked_at


def test_nobody_else_can_write_once_the_stamp_before_is_taken(diary: Path) -> None:
    class Rival(WriteWitness):
        def begin(self) -> None:
            super().begin()
            with closing(sqlite3.connect(diary, timeout=0, isolation_level=None)) as other:
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("BEGIN IMMEDIATE")
                tried.append(True)

    tried: list[bool] = []
    with Journal(diary) as journal:
        journal.apply(added([OURS]), witness=Rival(diary))
    assert tried


def test_a_write_of_somebody_else_right_after_ours_is_noticed(diary: Path) -> None:
    witness = WriteWitness(diary)
    with Journal(diary) as journal:
        journal.apply(added([OURS]), witness=witness)
        save(diary, added([THEIRS]))
    assert witness.written() is None


def test_a_removal_by_somebody_else_right_after_ours_is_noticed(diary: Path) -> None:
    save(diary, added([THEIRS]))
    witness = WriteWitness(diary)
    with Journal(diary) as journal:
        journal.apply(added([OURS]), witness=witness)
    save(diary, removed([THEIRS]))
    assert witness.written() is None


def test_where_the_file_is_gone_nothing_can_be_told(diary: Path) -> None:
    witness = WriteWitness(diary)
    with Journal(diary) as journal:
        journal.apply(added([OURS]), witness=witness)
    diary.unlink()
    assert witness.written() is None
