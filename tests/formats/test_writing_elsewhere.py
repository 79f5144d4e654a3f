"""A file that another program has open is said to be that, with what to do (Windows)."""

from pathlib import Path

import pytest

from diary.formats import writing

OPEN_ELSEWHERE = "is open in another program. Close it there first; what was there is as it was."


class WindowsError(PermissionError):
    """An error as Windows raises it: `winerror` is there on that system alone."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "Permission denied")
        self.winerror = winerror


@pytest.mark.parametrize(("code", "is_there"), [(32, True), (33, False), (5, True)])
def test_a_file_that_another_program_has_open_is_said_to_be(
    code: int, is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told(WindowsError(code), tmp_path / "page.pdf", monkeypatch, is_there=is_there)
    assert said == f"{tmp_path / 'page.pdf'} {OPEN_ELSEWHERE}"


def test_a_folder_that_may_not_be_written_is_not_an_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (WindowsError(5), PermissionError(13, "Permission denied")):
        said = told(error, tmp_path / "page.pdf", monkeypatch, is_there=False)
        assert said.endswith("cannot be written (Permission denied); what was there is as it was.")


def told(error: OSError, path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool) -> str:
    """The sentence where replacing `path` fails so."""
    if is_there:
        path.write_bytes(b"%PDF-1.7")

    def refuse(_made: Path, _path: Path) -> None:
        raise error

    monkeypatch.setattr("diary.atomic_write.put_in_place", refuse)
    with pytest.raises(writing.UnwritableFileError) as raised:
        writing.write_file(path, b"new", path.parent / "diary.sqlite")
    assert not list(path.parent.glob(".*")), "nothing unfinished stays"
    return str(raised.value)
