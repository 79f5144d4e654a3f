"""1,000 hostile copies of a diary, or a sample (`whole.py`): only valid records are merged, or nothing."""

import gc
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diary.storage.errors import StorageError
from diary.storage.safety import checking
from diary.storage.safety.restore import restore
from diary.storage.safety.salvage import salvage
from diary.storage.sync import merging
from tests.slow.whole import PATIENCE_S, at
from tests.storage.diaries import MUTATIONS, made
from tests.storage.hostile import RECORDS, SCHEMAS, hostile

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm that ends what hangs"),
    pytest.mark.timeout(PATIENCE_S),
]
SECONDS, MEBIBYTES = 20, 300
"""The limits per copy: seconds, and MiB by which the process may grow in addition to twice the largest file."""
Statement = tuple[str, tuple[object, ...]]
Damage = Callable[[Path], object]

TABLES: dict[str, tuple[str, ...]] = {}
"""The tables of a diary with their columns, filled by the fixture."""
_NAMES = ("rating", "note", "note_words", "note_words_data", "note_words_evil", "version", "about", "evil", "a'b", "ä")
_BODIES = (
    "SELECT * FROM evil",
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "SELECT hex(zeroblob(1000000000))",
    "SELECT load_extension('evil')",
    "SELECT " + "(" * 500 + "1" + ")" * 500,
)
_ACTIONS = ("DELETE FROM note", "UPDATE rating SET value = value + 1", "INSERT INTO rating SELECT * FROM rating")
_COLUMNS = ("x", "id TEXT PRIMARY KEY NOT NULL", "x AS (hex(zeroblob(1000000000)))", "x CHECK (x IN (SELECT 1))")
_texts = st.one_of(
    st.sampled_from(
        ("", " ", "9999-12-31", "0000-00-00", "2026-02-30", "null", "{}", "[[]]", "NaN", '"x"', "../../evil")
    ),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from((1_001, 10_001, 100_001, 9_000_000)).map(lambda length: "x" * length),
    st.sampled_from((500, 3_000, 100_000)).map(lambda depth: "[" * depth),
    st.sampled_from((500, 100_000)).map(lambda depth: '{"sets":' * depth),
)
_values = st.one_of(
    _texts,
    st.none(),
    st.sampled_from((0, -1, 2**63 - 1, -(2**63), 0.5, 1e308, float("inf"), -1e-320)),
    st.binary(max_size=20),
    st.sampled_from((400_001, 9_000_000)).map(bytes),
)
_names = st.sampled_from(_NAMES)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _assign(table: str, column: str, value: object) -> Statement:
    return f"UPDATE OR IGNORE {table} SET {column} = ?", (value,)  # noqa: S608 - the tables of the fixture


def _own_values(data: st.DataObject) -> list[Statement]:
    table = data.draw(st.sampled_from(sorted(TABLES)), "table")
    column = data.draw(st.sampled_from(TABLES[table]), "column")
    change = _assign(table, column, data.draw(_values, "value"))
    if data.draw(st.booleans(), "slipped past the types"):
        return [
            ("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = ?", (table,)),
            change,
            ("UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = ? AND sql NOT LIKE '%STRICT'", (table,)),
        ]
    return [change]


def _more_objects(data: st.DataObject) -> list[Statement]:
    name, body = _quoted(data.draw(_names, "name")), data.draw(st.sampled_from(_BODIES), "body")
    table = data.draw(st.sampled_from(sorted(TABLES)), "table")
    action, columns = data.draw(st.sampled_from(_ACTIONS), "action"), data.draw(st.sampled_from(_COLUMNS), "columns")
    moment = data.draw(st.sampled_from(("INSERT", "UPDATE", "DELETE")), "moment")
    made_of = (
        f"CREATE VIEW {name} AS {body}",
        f"CREATE TRIGGER {name} AFTER {moment} ON {table} BEGIN {action}; END",
        f"CREATE TABLE {name} ({columns})",
        f"CREATE INDEX {name} ON {table} (hex({TABLES[table][0]}))",
        f"CREATE VIRTUAL TABLE {name} USING fts5 (x, content = '{table}')",
        f"ALTER TABLE {table} RENAME TO {name}",
        f"ALTER TABLE {table} RENAME COLUMN {TABLES[table][-1]} TO {name}",
        f"DROP TABLE {table}",
    )
    return [(data.draw(st.sampled_from(made_of), "statement"), ())]


def _schema_rows(data: st.DataObject) -> list[Statement]:
    column = data.draw(st.sampled_from(("type", "name", "tbl_name", "rootpage", "sql")), "column")
    value = data.draw(st.sampled_from((None, 0, 1, 3, 2**40, "table", "view", "note", "CREATE TABLE x (y)", b"\xff")))
    wanted = data.draw(st.sampled_from(sorted(TABLES)) | _names, "object")
    return [(f"UPDATE sqlite_schema SET {column} = ? WHERE name = ?", (value, wanted))]  # noqa: S608 - one of five


def _heads(data: st.DataObject) -> list[Statement]:
    name = data.draw(
        st.sampled_from(("user_version", "application_id", "schema_version", "default_cache_size")), "head"
    )
    return [(f"PRAGMA {name} = {data.draw(st.sampled_from((-1, 0, 1, 2, 3, 5, 2**31 - 1)), 'number')}", ())]


def _known(data: st.DataObject) -> list[Statement]:
    statements = data.draw(st.sampled_from([*SCHEMAS.values(), *((one,) for one in RECORDS.values())]), "known")
    return [(statement, ()) for statement in statements]


@st.composite
def damages(draw: st.DrawFn) -> list[Damage]:
    """A sequence of damages to a copy."""
    kinds = st.sampled_from((_own_values, _own_values, _more_objects, _schema_rows, _heads, _known))
    data = draw(st.data())
    done: list[Damage] = []
    for kind in draw(st.lists(kinds, min_size=1, max_size=3)):
        done += [_running(*statement) for statement in kind(data)]
    if draw(st.integers(0, 4)) == 0:
        seed = draw(st.integers(0, 10_000))
        done.append(lambda path: _corrupted(path, seed))
    return done


def _running(statement: str, values: tuple[object, ...]) -> Damage:
    def run(path: Path) -> None:
        with suppress(sqlite3.Error, UnicodeEncodeError):
            hostile(path, statement, values=values)

    return run


def _corrupted(path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - repeatable, nothing secret
    if path.stat().st_size:
        random.choice(MUTATIONS)(path, random)


@contextmanager
def _ended_after(seconds: int) -> Iterator[None]:
    """Context manager: raise `TimeoutError` in the body after `seconds`."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    former = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)


@contextmanager
def _peaks(grown: list[int]) -> Iterator[None]:
    """Context manager: append the peak growth of the process in the body, in MiB; only on Linux."""
    if sys.platform != "linux":
        yield
        return
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # reset the peak to the present use
    before = _in_use("VmRSS")
    try:
        yield
    finally:
        grown.append(_in_use("VmHWM") - before)


def _in_use(field: str) -> int:
    """A memory figure of the process, in MiB, from Linux."""
    [line] = [one for one in Path("/proc/self/status").read_text("ascii").splitlines() if one.startswith(field)]
    return int(line.split()[1]) >> 10


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary and one of another person."""
    folder = tmp_path_factory.mktemp("originals")
    made(folder / "own" / "diary.sqlite", evenings=2)
    theirs = made(folder / "theirs.sqlite", evenings=3)
    with closing(sqlite3.connect(theirs)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        TABLES.update({name: tuple(row[1] for row in file.execute(f"PRAGMA table_info({name})")) for name in names})
    hostile(theirs)
    return folder


TAKES: dict[str, Callable[[Path, Path], object]] = {
    "check": lambda _diary, other: _raised(checking.check(other)),
    "merge": merging.merge,
    "restore": restore,
    "salvage": lambda _diary, other: salvage(other),
}


def _raised(health: checking.Health) -> None:
    """Raise the exception for the result of a check."""
    checking.require_acceptable(health)


def _taken(take: Callable[[Path, Path], object], folder: Path) -> bool:
    """Whether the copy in the folder is merged; asserts the invariants in either case."""
    diary, other = folder / "own" / "diary.sqlite", folder / "other.sqlite"
    before, theirs = diary.read_bytes(), other.read_bytes()
    sentence = _refusal(take, diary, other)
    assert other.read_bytes() == theirs
    if sentence is not None:
        assert diary.read_bytes() == before
        assert sentence.strip()
        assert "\n" not in sentence
        return False
    health = checking.check(diary)
    assert (health.problems, health.refused) == ((), ())
    return True


def _refusal(take: Callable[[Path, Path], object], diary: Path, other: Path) -> str | None:
    """Why the copy is refused; None if it is merged."""
    try:
        with _ended_after(SECONDS):
            take(diary, other)
    except StorageError as error:
        return str(error)
    return None


def test_hostile_copies_bring_in_valid_records_or_nothing(originals: Path) -> None:
    counts, largest, grown = Counter[str](), [0], [0]

    @given(damages())
    @settings(
        max_examples=at(1000, 15),
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    def one(done: list[Damage]) -> None:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(shutil.copyfile(originals / "theirs.sqlite", Path(place) / "copy.sqlite"))
            for damage in done:
                damage(copy)
            largest[0] = max(largest[0], copy.stat().st_size >> 20)
            for name, take in TAKES.items():
                folder = Path(place) / name
                shutil.copytree(originals / "own", folder / "own")
                shutil.copyfile(copy, folder / "other.sqlite")
                with _peaks(grown):
                    is_taken = _taken(take, folder)
                counts[f"{name} {'taken' if is_taken else 'refused'}"] += 1
        gc.collect()  # collection is off in tests: free objects held by exceptions

    one()
    print(dict(counts), f"at most {max(grown)} MiB more, the largest file {largest[0]} MiB")
    assert {f"{name} {what}" for name in TAKES for what in ("taken", "refused")} <= counts.keys()
    assert max(grown) < MEBIBYTES + 2 * largest[0]
