"""A rewritten diary is checked before it replaces the original."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from diary.storage.errors import DamagedError
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.safety import rewriting
from diary.storage.safety.rewriting import counts, rewrite
from tests.storage.diaries import forget_ratings, made, page_of_ratings, zero_page

pytest.importorskip("sqlcipher3")

WORDS = "a passphrase of several words"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary in a single file."""
    path = made(tmp_path / "diary.sqlite")
    with closing(connection(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "rewritten.sqlite"
    path.touch()
    return path


def key() -> cipher.Key:
    return cipher.derived(WORDS, os.urandom(cipher.SALT_BYTES))


@pytest.mark.parametrize("encrypted", [False, True])
def test_all_rows_arrive(diary: Path, target: Path, encrypted: bool) -> None:
    wanted = key() if encrypted else None
    rewrite(diary, target, wanted)
    with closing(cipher.opened(diary, None)) as file, closing(cipher.opened(target, wanted)) as copy:
        assert counts(copy) == counts(file)
        assert counts(copy)["rating"] > 0


def test_a_damage_that_is_copied_as_it_is_is_found(diary: Path, target: Path) -> None:
    forget_ratings(diary)
    with pytest.raises(DamagedError, match=str(diary)):
        rewrite(diary, target, None)


def test_a_page_that_cannot_be_read_is_told(diary: Path, target: Path) -> None:
    zero_page(diary, page_of_ratings(diary))
    with pytest.raises(DamagedError, match=str(diary)):
        rewrite(diary, target, key())


def test_a_row_that_is_lost_on_the_way_is_noticed(diary: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = rewriting._export

    def lossy(source: Path, unfinished: Path, wanted: cipher.Key | None) -> None:
        export(source, unfinished, wanted)
        with closing(cipher.opened(unfinished, wanted)) as file:
            file.execute("DELETE FROM rating WHERE rowid = (SELECT min(rowid) FROM rating)")

    monkeypatch.setattr(rewriting, "_export", lossy)
    with pytest.raises(DamagedError, match=str(diary)):
        rewrite(diary, target, key())


def test_a_disk_that_is_full_meanwhile_is_told(diary: Path, target: Path) -> None:
    code = """
import os, resource, signal, sys
from pathlib import Path
from diary.storage.file import cipher
from diary.storage.errors import DiskError, DiskFullError
from diary.storage.safety.rewriting import rewrite
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))
try:
    rewrite(Path(sys.argv[1]), Path(sys.argv[2]), cipher.derived("words", os.urandom(cipher.SALT_BYTES)))
except (DiskError, DiskFullError) as error:
    print(error)
"""
    assert diary.stat().st_size > 40000
    before = diary.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", code, str(diary), str(target)], capture_output=True, text=True, check=True
    )
    assert str(target) in done.stdout
    assert diary.read_bytes() == before
