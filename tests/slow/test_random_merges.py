"""Three random copies of a diary, merged in a random order, become equal; each example makes about twenty merges."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from diary.domain.change import added
from diary.domain.control_number import control_number
from diary.domain.record import Record
from diary.storage.journal import Journal
from diary.storage.safety import checking
from diary.storage.sync import merging
from tests.builders import started
from tests.slow.whole import PATIENCE_S, at
from tests.storage.test_merging import whole, write
from tests.storage.test_properties import random_changes
from tests.strategies import diaries


@contextmanager
def several(number: int, start: list[Record]) -> Iterator[list[Path]]:
    """Several copies of one diary."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{one}" / "diary.sqlite" for one in range(number)]
        with Journal(started(paths[0])) as journal:
            journal.apply(added(start))
        for path in paths[1:]:
            path.parent.mkdir()
            shutil.copyfile(paths[0], path)
        yield paths


@pytest.mark.timeout(PATIENCE_S)
@given(diaries, st.data())
@settings(max_examples=at(15, 2), deadline=None, phases=[Phase.generate])
def test_random_copies_end_equal_whatever_the_order(start: list[Record], data: st.DataObject) -> None:
    chance = random.Random(data.draw(st.integers(0, 1000), "order"))  # noqa: S311 - repeatable, nothing secret
    with several(3, start) as copies:
        for _round in range(data.draw(st.integers(1, 3), "rounds")):
            for path in copies:
                there = {one.id: one for one in whole(path)[0] if one.id in {record.id for record in start}}
                write(path, *random_changes(there, data))
            here, other = chance.sample(copies, 2)
            merging.merge(here, other)
        chance.shuffle(copies)
        for other in copies[1:]:
            merging.merge(copies[0], other)
        for other in copies[1:]:
            merging.merge(other, copies[0])
        assert whole(copies[0]) == whole(copies[1]) == whole(copies[2])
        assert len({control_number(whole(path)[0]) for path in copies}) == 1
        for here in copies:
            for other in copies:
                assert merging.merge(here, other).is_nothing_new
            assert checking.check(here).problems == ()
