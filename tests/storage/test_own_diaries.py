"""The diaries of several people on one computer."""

from pathlib import Path

import pytest

from diary import paths
from diary.storage.own_diaries import FILE, OwnDiary, are_two, begin_second, own_diaries


def test_there_is_no_list_before_a_second_diary_is_begun(tmp_path: Path) -> None:
    assert own_diaries() == ()
    assert not are_two()
    first = tmp_path / "diary"
    made = begin_second(first, "Alex", "Kim")
    assert made == OwnDiary("Kim", tmp_path / "diary-2")
    assert not made.folder.exists()
    assert own_diaries() == (OwnDiary("Alex", first), made)
    assert are_two()


def test_a_third_one_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    first = tmp_path / "diary"
    begin_second(first, "Alex", "Kim").folder.mkdir()
    third = begin_second(first, "", "Jo")
    assert third.folder == tmp_path / "diary-3"
    assert [one.name for one in own_diaries()] == ["Alex", "Kim", "Jo"]


@pytest.mark.parametrize("content", ["", "[]", '{"diaries": 3}', '{"diaries": [{"name": "x"}]}', "nonsense"])
def test_a_damaged_list_counts_as_empty(content: str) -> None:
    paths.state_folder().mkdir(parents=True)
    (paths.state_folder() / FILE).write_text(content, encoding="utf-8")
    assert own_diaries() == ()
