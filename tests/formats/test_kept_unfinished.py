"""What is kept of an import that is to be finished later, and of one that is to be read otherwise."""

from dataclasses import replace
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.symptom import Rating
from diary.foreign import asking
from diary.formats.errors import FormatError
from diary.formats.importing import kept_imports, kept_unfinished
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.kept_imports import (
    DoneImport,
    done_imports,
    import_numbered,
    mark_undone,
    read_anew,
    remember,
    taken_back,
)
from diary.formats.importing.kept_mappings import keep, stored_layout
from diary.formats.importing.kept_unfinished import (
    UnfinishedImport,
    forget_unfinished,
    keep_unfinished,
    mapping_in,
    text_of,
    unfinished_imports,
)
from diary.formats.importing.mapping import LONG, Mapping, Thing
from tests.formats.importing import BLANK, TODAY

MAPPING = Mapping("abc", ("Date",), (Thing("Pain", "symptom", scale=(0, 4)),), name="What", value="How", layout=LONG)


def taken(done: DoneImport, diary: Excerpt) -> set[str]:
    """The identifiers of what is taken out of the diary with an import."""
    return {one.before.id for one in taken_back(done, diary).changes if one.before is not None}


def test_an_import_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    one = UnfinishedImport(
        "a.csv", "csv", "2026-11-24T10:00", text_of(MAPPING), 2, "Which scale?", "take", {"x": "keep"}
    )
    keep_unfinished(tmp_path, replace(one, step=1))
    keep_unfinished(tmp_path, replace(one, path="b.csv"))
    keep_unfinished(tmp_path, one)
    assert [(kept.path, kept.step) for kept in unfinished_imports(tmp_path)] == [("a.csv", 2), ("b.csv", 2)]
    assert unfinished_imports(tmp_path)[0] == one
    assert one.mapping == MAPPING
    forget_unfinished(tmp_path, "a.csv")
    forget_unfinished(tmp_path, "a.csv")
    assert [kept.path for kept in unfinished_imports(tmp_path)] == ["b.csv"]


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    assert unfinished_imports(tmp_path) == []
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "unfinished.json").write_text('[{"odd": 1}]')
    assert unfinished_imports(tmp_path) == []
    assert (mapping_in(""), mapping_in("= no TOML"), mapping_in("source = 1")) == (None, None, None)
    assert not text_of(Mapping("abc", ("Date",), ()))


def test_a_layout_that_was_told_is_remembered_for_the_next_file_of_the_kind(tmp_path: Path) -> None:
    suggested = ImportPreview(Mapping("abc", ("Date",), (Thing("How", "symptom"),)), (), 0)
    assert stored_layout(tmp_path, suggested) is None
    keep(tmp_path, MAPPING)
    told = stored_layout(tmp_path, suggested)
    assert told is not None
    assert (told.layout, told.name, told.value, told.day) == (LONG, "What", "How", ())
    assert (
        stored_layout(tmp_path, replace(suggested, mapping=replace(suggested.mapping, name="What", value="How")))
        is None
    )


def test_an_import_that_is_read_anew_changes_what_is_read_otherwise_alone(tmp_path: Path) -> None:
    first = [Rating(day=TODAY, symptom="pain", value=5), Rating(day=TODAY, symptom="tingling", value=2)]
    diary = changed(BLANK, added(first))
    remember(tmp_path, DoneImport(0, "a.csv", "2026-11-24", path="a.csv", form="csv"), added(first))
    [done] = done_imports(tmp_path)
    new = [Rating(day=TODAY, symptom="pain", value=10), Rating(day=TODAY, symptom="tingling", value=2)]
    changes = read_anew(taken_back(done, diary).changes, added(new))
    assert [(one.before, one.after) for one in changes] == [(first[0], None), (None, new[0])]
    remember(tmp_path, done, changes)
    [again] = done_imports(tmp_path)
    assert (again.number, again.form, set(again.entries)) == (1, "csv", {first[0].id, first[1].id, new[0].id})
    after = changed(diary, changes)
    assert taken(again, after) == {first[1].id, new[0].id}
    assert taken(again, diary) == {one.id for one in first}


def test_the_import_to_take_back_is_the_latest_or_the_one_of_that_number(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as nothing:
        import_numbered(tmp_path)
    assert f"{nothing.value}" == "No import is remembered that could be taken back."
    for name in ("a.csv", "b.csv", "c.csv"):
        remember(tmp_path, DoneImport(0, name, "2026-11-24"), added([Rating(day=TODAY, symptom="pain", value=3)]))
    remember(tmp_path, DoneImport(0, "empty.csv", "2026-11-24"), [])
    mark_undone(tmp_path, 2, TODAY)
    assert [(one.number, one.file, one.undone) for one in done_imports(tmp_path)] == [
        (1, "a.csv", ""),
        (2, "b.csv", "2026-11-24"),
        (3, "c.csv", ""),
    ]
    assert (import_numbered(tmp_path).file, import_numbered(tmp_path, 1).file) == ("c.csv", "a.csv")
    with pytest.raises(FormatError) as unknown:
        import_numbered(tmp_path, 2)
    assert f"{unknown.value}" == "There is no import 2 to take back; there is 1, 3."


def test_an_entry_that_was_changed_since_stays_when_its_import_is_taken_back(tmp_path: Path) -> None:
    first = [Rating(day=TODAY, symptom="pain", value=5), Rating(day=TODAY, symptom="tingling", value=2)]
    remember(tmp_path, DoneImport(0, "a.csv", "2026-11-24"), added(first))
    edited = replace(first[0], value=6)
    back = taken_back(import_numbered(tmp_path), replace(BLANK, ratings=(edited, first[1])))
    assert [one.before for one in back.changes] == [first[1]]
    assert back.kept == (edited,)


def test_the_oldest_of_very_many_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_imports, "_MOST", 2)
    monkeypatch.setattr(kept_unfinished, "_MOST", 2)
    for name in ("a.csv", "b.csv", "c.csv"):
        remember(tmp_path, DoneImport(0, name, "2026-11-24"), added([Rating(day=TODAY, symptom="pain", value=3)]))
        keep_unfinished(tmp_path, UnfinishedImport(name, "csv", "2026-11-24T10:00"))
    assert [(one.number, one.file) for one in done_imports(tmp_path)] == [(2, "b.csv"), (3, "c.csv")]
    assert [one.path for one in unfinished_imports(tmp_path)] == ["c.csv", "b.csv"]


def test_imports_of_earlier_versions_are_read(tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    former = '[{"number":1,"file":"a.csv","day":"2026-11-24","entries":{"x":"1","y":"2"},"undone":""}]'
    (tmp_path / "imports" / "done.json").write_text(former)
    assert done_imports(tmp_path) == [DoneImport(1, "a.csv", "2026-11-24", {"x": "1", "y": "2"})]


def test_a_folder_that_does_not_answer_stops_nothing(tmp_path: Path) -> None:
    with asking.patience(-1.0):
        remember(tmp_path, DoneImport(0, "a.csv", "2026-11-24"), added([Rating(day=TODAY, symptom="pain", value=3)]))
