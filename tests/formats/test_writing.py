"""What a written file may not take the place of."""

from pathlib import Path

import pytest

from diary.formats.writing import UnwritableFileError, require_no_diary, write_file


@pytest.mark.parametrize("name", ["diary.sqlite", "diary.sqlite-wal", "Diary.SQLite.lock", "diary.sqlite.words"])
def test_nothing_beside_the_diary_with_its_name_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableFileError, match="belongs to a diary"):
        write_file(tmp_path / name, b"a table", tmp_path / "diary.sqlite")
    assert not list(tmp_path.glob("[dD]iary*"))


def test_another_diary_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "other.sqlite").write_bytes(b"another one")
    with pytest.raises(UnwritableFileError, match="belongs to a diary"):
        require_no_diary(tmp_path / "other.sqlite", tmp_path / "diary.sqlite")
    require_no_diary(tmp_path / "table.csv", tmp_path / "diary.sqlite")
