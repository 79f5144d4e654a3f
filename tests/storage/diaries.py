"""Diaries on disk for the tests of storage safety."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

from diary.domain.change import Change, added
from diary.domain.record import Record
from diary.storage import records
from diary.storage.file import snapshot
from diary.storage.file.diary_file import connection
from diary.storage.file.sidecars import log_of
from diary.storage.journal import Journal
from tests.builders import EVENING, evening, started

PAGE = 4096
"""The page size of the file in bytes."""

Mutation = Callable[[Path, Random], None]


def made(path: Path, evenings: int = 40) -> Path:
    """A diary of `evenings` evenings up to `EVENING`, some of them edited afterwards."""
    days = [EVENING - timedelta(days=back) for back in range(evenings)]
    with Journal(started(path)) as journal:
        entries = [one for day in days for one in evening(day, note=f"A sentence about {day:%A} {day}, and more.")]
        journal.apply(added(entries))
        journal.apply([Change(one, None) for one in entries[::17]])
    return path


def everything(path: Path) -> dict[str, set[Record]]:
    """All records of the diary, by class, read from a copy."""
    with tempfile.TemporaryDirectory() as folder, Journal(snapshot.copied(path, Path(folder))) as journal:
        whole = journal.read(records.whole_period)
        assert whole is not None
        excerpt = journal.read(records.excerpt, whole)
    kinds: dict[str, set[Record]] = {}
    for one in (*excerpt.entries, *excerpt.definitions, *excerpt.plan, *excerpt.step_words, *excerpt.profiles):
        kinds.setdefault(type(one).__name__, set()).add(one)
    return kinds


def crashed_copy(diary: Path, folder: Path, changes: list[Change]) -> Path:
    """A copy of the diary as left by a crash after `changes` were saved: with its write-ahead log."""
    folder.mkdir(exist_ok=True)
    copy = folder / diary.name
    with Journal(diary) as journal, closing(connection(diary)) as other:
        other.execute("SELECT count(*) FROM rating").fetchone()
        journal.apply(changes)
        shutil.copyfile(diary, copy)
        shutil.copyfile(log_of(diary), log_of(copy))
    return copy


def number(path: Path, question: str) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute(question).fetchone()[0])


def bytes_beside(path: Path) -> dict[str, bytes]:
    """The content of every file in the diary's folder, by name."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def flip_bits_at(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)


def page_with(path: Path, words: bytes) -> int:
    """The number of the first page, from 0, that contains the words."""
    return path.read_bytes().index(words) // PAGE


def page_of_ratings(path: Path) -> int:
    """The number of a page of the table of ratings, from 0; the pages of its indexes are others."""
    with closing(sqlite3.connect(path)) as file:
        (key,) = file.execute("SELECT id FROM rating ORDER BY rowid LIMIT 1").fetchone()
    content = path.read_bytes()
    pages = range(len(content) // PAGE)
    leaf_of_table = 13  # the first byte of a page (SQLite file format, 1.6)
    leaves = [page for page in pages if content[page * PAGE] == leaf_of_table]
    return next(page for page in leaves if key.encode() in _page(content, page))


def _page(content: bytes, page: int) -> bytes:
    return content[page * PAGE : (page + 1) * PAGE]


def forget_ratings(path: Path) -> None:
    """Have a page of ratings claim a single row, while the indexes have all of them; reading raises no error."""
    place = page_of_ratings(path) * PAGE + 3  # bytes 3 and 4 of a page (SQLite file format, 1.6)
    content = bytearray(path.read_bytes())
    assert int.from_bytes(content[place : place + 2], "big") > 1
    content[place : place + 2] = (1).to_bytes(2, "big")
    path.write_bytes(content)


def zero_page(path: Path, page: int) -> None:
    """Fill a page with zeros."""
    content = bytearray(path.read_bytes())
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def cut_short(path: Path, random: Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: random.randrange(len(content))])


def flip_bits(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    for _flip in range(random.choice((1, 1, 2, 8, 64))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def overwrite(path: Path, random: Random) -> None:
    """Overwrite a random part with zeros, noise or a piece of the file itself."""
    content = bytearray(path.read_bytes())
    length = random.choice((1, 16, 512, 4096, 3 * 4096))
    start, source = random.randrange(len(content)), random.randrange(len(content))
    piece = random.choice((bytes(length), random.randbytes(length), bytes(content[source : source + length])))
    content[start : start + length] = piece
    path.write_bytes(content)


def swap_pages(path: Path, random: Random) -> None:
    content = path.read_bytes()
    pages = [content[place : place + 4096] for place in range(0, len(content), 4096)]
    first, second = random.randrange(len(pages)), random.randrange(len(pages))
    pages[first], pages[second] = pages[second], pages[first]
    path.write_bytes(b"".join(pages))


def fill_with_noise(path: Path, random: Random) -> None:
    path.write_bytes(random.randbytes(random.choice((0, 1, 99, 100, 5000))))


MUTATIONS: tuple[Mutation, ...] = (cut_short, flip_bits, flip_bits, overwrite, overwrite, swap_pages, fill_with_noise)
