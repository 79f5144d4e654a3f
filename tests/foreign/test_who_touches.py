"""Every access to a place outside the data folder happens in a thread that may hang."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.formats import recognised
from diary.formats.importing.mapping_file import read_mapping
from diary.formats.importing.reading import source
from diary.formats.work import Work
from diary.formats.writing import require_no_diary, write_file
from diary.storage.copy_places import copy_places
from diary.storage.safety import backup, copies, missing_diary, passphrase, recovery, restore, second_place, second_rot
from diary.storage.saving import save_elsewhere
from diary.storage.sync import merging, sharing
from diary.ui.exercises.picture_file import picture_bytes
from tests.foreign.touches import touches_of
from tests.storage.diaries import made

DATA = Path(__file__).parent.parent / "data"


def preview(path: Path) -> None:
    file = source(path)
    recognised(file).preview(file, Work(), None)


def read_second_copy(diary: Path, away: Path) -> None:
    second_place.keep(diary, away)
    second_rot.look(diary, str(away), date(2026, 11, 24))


OPERATIONS: dict[str, Callable[[Path, Path], object]] = {
    "second copy": second_place.keep,
    "encrypt the second copies": second_place.rewrite_all,
    "is a second copy as it was made": read_second_copy,
    "what takes the place of a missing diary": lambda diary, away: (
        second_place.keep(diary, away),
        missing_diary.offered(diary.with_name("missing.sqlite"), str(away)),
    ),
    "backup elsewhere": lambda diary, away: backup.make(diary, backup.BY_HAND, away),
    "share": sharing.exchange,
    "merge": lambda diary, away: merging.merge(diary, away / "other.sqlite"),
    "compare": lambda diary, away: merging.dry_run(diary, away / "other.sqlite"),
    "look into a copy": lambda _diary, away: restore.contents(away / "other.sqlite"),
    "restore": lambda diary, away: restore.restore(diary, away / "other.sqlite"),
    "save elsewhere": lambda diary, away: save_elsewhere(
        diary, away, added([Rating(day=date(2026, 11, 24), symptom="burning", value=4)])
    ),
    "export": lambda diary, away: write_file(away / "export.csv", b"content", diary),
    "is it the diary": lambda diary, away: require_no_diary(away / "export.csv", diary),
    "import a table": lambda _diary, away: preview(away / "public_diary_wide.csv"),
    "import an archive": lambda _diary, away: preview(away / "export.zip"),
    "read a mapping": lambda _diary, away: read_mapping(away / "public_diary_wide.toml"),
    "read a picture": lambda _diary, away: picture_bytes(away / "public_diary_wide.csv"),
}


@pytest.fixture
def away(tmp_path: Path) -> Path:
    folder = tmp_path / "away"
    folder.mkdir()
    for path in DATA.glob("public_diary_*"):
        shutil.copyfile(path, folder / path.name)
    shutil.copyfile(made(tmp_path / "elsewhere" / "diary.sqlite", evenings=2), folder / "other.sqlite")
    with ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr("apple_health_export/export.xml", "<?xml version='1.0'?>\n<HealthData></HealthData>")
    return folder


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_only_threads_that_may_hang_touch_it(
    tmp_path: Path, away: Path, operation: Callable[[Path, Path], object]
) -> None:
    diary = made(tmp_path / "data" / "diary.sqlite", evenings=3)
    backup.make_daily(diary)
    with touches_of(away) as touches:
        operation(diary, away)
    assert touches
    assert [touch for thread, touch in touches if thread != "diary-foreign"] == []


def test_what_another_thread_touches_is_seen(away: Path) -> None:
    with touches_of(away) as touches:
        (away / "public_diary_wide.csv").read_bytes()
        assert away.is_dir()
        list(away.iterdir())
    assert {thread for thread, _touch in touches} == {"MainThread"}
    assert [touch.split()[0] for _thread, touch in touches][:2] == ["open", "stat"]


@pytest.mark.usefixtures("cheap_key")
def test_neither_setting_nor_changing_nor_removing_a_passphrase_touches_it_elsewhere(
    tmp_path: Path, away: Path
) -> None:
    """With the second place, the shared folder, a former place and an export of each kind there."""
    pytest.importorskip("sqlcipher3")
    diary = made(tmp_path / "data" / "diary.sqlite", evenings=3)
    backup.make_daily(diary)
    second_place.keep(diary, away)
    sharing.exchange(diary, away)
    (away / "former").mkdir()
    former = second_place.keep(diary, away / "former")
    assert former is not None
    copies.note_copy(diary, former.path.parent, copies.BACKUP, "")
    copies.note_copy(diary, away / "export.zip", copies.EXPORT, "")
    copies.note_copy(diary, away / "other.sqlite", copies.BACKUP_TO, "")
    for words, drawn in (("four words of mine", recovery.drawn()), ("others", recovery.drawn()), (None, ())):
        with touches_of(away) as touches:
            passphrase.change(diary, words, *copy_places(str(away), str(away)), drawn)
        touched = "\n".join(touch for _thread, touch in touches)
        second = backup.place_in(away), backup.place_in(away / "former")
        for folder in (*second, away / sharing.FOLDER) if words else second:  # no shared file is too open without one
            assert str(folder) in touched
        assert [touch for thread, touch in touches if thread != "diary-foreign"] == []
        sharing.exchange(diary, away)
