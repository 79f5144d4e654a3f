"""What a written file may not take the place of."""

from pathlib import Path

import pytest

from diary.formats.writing import UnwritableFileError, require_former, require_no_diary, write_file


@pytest.mark.parametrize("name", ["diary.sqlite", "diary.sqlite-wal", "Diary.SQLite.lock", "diary.sqlite.words"])
def test_nothing_beside_the_diary_with_its_name_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritableFileError) as refused:
        write_file(tmp_path / name, b"a table", tmp_path / "diary.sqlite")
    assert f"{refused.value}" == f"{tmp_path / name} belongs to a diary; please choose another name."
    assert not list(tmp_path.glob("[dD]iary*"))


def test_another_diary_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "other.sqlite").write_bytes(b"another one")
    with pytest.raises(UnwritableFileError, match="belongs to a diary"):
        require_no_diary(tmp_path / "other.sqlite", tmp_path / "diary.sqlite")
    require_no_diary(tmp_path / "table.csv", tmp_path / "diary.sqlite")


def test_a_file_beside_another_is_replaced_only_where_it_is_a_former_one(tmp_path: Path) -> None:
    path = tmp_path / "study.codebook.csv"
    require_former(path, b"variable,")
    path.write_bytes(b"variable,kind")
    require_former(path, b"variable,")
    path.write_bytes(b"letter")
    with pytest.raises(UnwritableFileError) as refused:
        require_former(path, b"variable,")
    assert f"{refused.value}" == f"{path} would be written too, but is another file; please choose another name."
