"""A file that was replaced by a pipe does not block."""

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from diary.storage.file import cipher, regular


def test_a_file_is_read_also_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with regular.reading(tmp_path / "link") as file:
        assert file.read() == b"content"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_is_refused_at_once_also_one_that_came_since_it_was_looked_at(tmp_path: Path) -> None:
    pipe = tmp_path / "diary.sqlite"
    os.mkfifo(pipe)
    raised: list[OSError] = []

    def read() -> None:
        try:
            regular.reading(pipe)
        except OSError as error:
            raised.append(error)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(10)
    assert [error.errno for error in raised] == [errno.EINVAL]
    assert cipher.salt_of(pipe) is None


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(OSError, match=str(path)):
            regular.reading(path)
        assert cipher.salt_of(path) is None
