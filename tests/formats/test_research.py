"""The table for research: what it leaves out, its order, its codebook, and the script that reads it."""

import csv
import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings

from diary import paths
from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.domain.record import InvalidEntryError, Record
from diary.domain.site import SITES
from diary.domain.symptom import Rating
from diary.formats import export_format, export_keys
from diary.formats.exporting.codebook import variable_name
from diary.formats.exporting.research import (
    ResearchOptions,
    files_of,
    nameless_columns,
    person_code,
    require_fitting,
)
from tests.formats.diaries import DAY, MADE_ON, NEXT, PRIVATE, SHARED, diary, records
from tests.strategies import FIRST, LAST, diaries

NAMELESS, WITH_NOTES = ResearchOptions(True, False, True), ResearchOptions(True, True, True)
TYPED = (
    "Alex",
    "Sample",
    "1955",
    "Jo",
    SHARED,
    PRIVATE,
    "garden",
    "leaves",
    "@home",
    "Dr Grey",
    "Blood",
    "swim",
    "no sock",
    "soles",
)


def made(options: ResearchOptions = NAMELESS, excerpt: Excerpt | None = None) -> dict[str, bytes]:
    return files_of(export_format("csv"), excerpt or diary(), MADE_ON, options, "an identifier")


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    """The script for researchers."""
    path = paths.resources() / "formats" / "read_diary.py"
    spec = importlib.util.spec_from_file_location("read_diary", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(folder: Path, options: ResearchOptions = NAMELESS, excerpt: Excerpt | None = None) -> tuple[Path, Path]:
    """Table and codebook as files."""
    files = made(options, excerpt)
    table, book = folder / "study.csv", folder / "study.codebook.csv"
    table.write_bytes(files[""])
    book.write_bytes(files[".codebook"])
    return table, book


def test_without_options_the_file_is_the_formats_own() -> None:
    for key in export_keys():
        form = export_format(key)
        assert files_of(form, diary(), MADE_ON, ResearchOptions(), "x") == {"": form.write(diary(), MADE_ON)}


def test_no_name_no_date_of_birth_and_nothing_typed_is_in_any_of_the_files() -> None:
    whole = made(ResearchOptions())[""].decode()
    assert all(word.replace('"', '""') in whole for word in TYPED)
    for content in made().values():
        assert not [word for word in TYPED if word in content.decode()]


def test_with_notes_what_was_typed_is_there_and_still_no_name_of_the_person() -> None:
    text = made(WITH_NOTES)[""].decode()
    assert [word for word in TYPED if word not in text] == ["Alex", "Sample", "1955"]


def test_no_byte_order_mark_and_the_same_columns_whatever_is_in_it() -> None:
    empty = Excerpt(period=Period(DAY, NEXT))
    for content in (*made().values(), *made(excerpt=empty).values()):
        assert not content.startswith(b"\xef\xbb\xbf")
    assert lines(made(excerpt=empty)[""]) == []
    headers = [next(csv.reader(StringIO(made(excerpt=one)[""].decode()))) for one in (empty, diary())]
    assert headers == [list(nameless_columns(NAMELESS))] * 2
    assert headers[0][:9] == ["person", "day", "time", "kind", "key", "name", "value", "unit", "rated"]


def test_the_same_diary_gives_the_same_bytes_in_whatever_order_it_was_read() -> None:
    turned = changed(Excerpt(period=Period(DAY, NEXT)), added(records()[::-1]))
    turned = replace(turned, ratings=turned.ratings[::-1], definitions=turned.definitions[::-1])
    assert made(excerpt=turned) == made()


def test_the_code_says_nothing_and_is_the_persons_own() -> None:
    codes = {person_code(identifier) for identifier in ("a", "b", "c")}
    assert len(codes) == 3
    assert all(len(code) == 12 and set(code) <= set("0123456789abcdef") for code in codes)
    assert {one["person"] for one in lines(made()[""])} == {person_code("an identifier")}


def test_only_the_long_table_has_such_options() -> None:
    require_fitting(NAMELESS, "csv")
    require_fitting(ResearchOptions(), "json")
    for key in set(export_keys()) - {"csv"}:
        with pytest.raises(InvalidEntryError, match=r"^Only the format csv can be without name or with a codebook\.$"):
            require_fitting(ResearchOptions(with_codebook=True), key)
    sentence = r"^--notes belongs to --no-name; a file with the name has its notes\.$"
    with pytest.raises(InvalidEntryError, match=sentence):
        require_fitting(ResearchOptions(with_notes=True), "csv")


def test_the_codebook_says_what_was_asked_between_what_and_since_when() -> None:
    book = {(one["kind"], one["key"], one["rated"]): one for one in lines(made()[".codebook"])}
    numbness = book["symptom", "numbness", "evening"]
    assert numbness["wording"].endswith("how strong was it on average over the past 24 hours?")
    assert [numbness[name] for name in ("label", "low", "high", "least", "most", "unit", "since")] == [
        "Numbness", "none", "worst imaginable", "0", "10", "0-10", "2026-11-21",
    ]  # fmt: skip
    assert "not 0" in numbness["missing"]
    moment = book["symptom", "pain", "moment"]
    assert (moment["variable"], moment["wording"], moment["since"]) == ("", "At that moment", "2026-11-22")
    assert book["symptom", "cold-feet", "evening"]["low"] == "warm"
    assert book["measurement", "sleep-hours", ""]["most"] == "24"
    assert book["measurement", "one:thing", ""]["wording"] == "My buttons: how well could you do it in the past week?"
    assert [book["measurement", "one:thing", ""][name] for name in ("low", "high", "least", "most")] == [
        "not at all", "without difficulty", "0", "10",
    ]  # fmt: skip
    assert book["background", "feelings", ""]["choices"].startswith("numb, Numb | tingling")
    assert [one["column"] for one in book.values() if not one["kind"]] == ["written"]  # of all columns the last
    columns = [one["column"] for one in lines(made()[".codebook"]) if not one["kind"]]
    assert columns == list(nameless_columns(NAMELESS))


def test_a_number_has_its_range_in_each_of_its_units_and_at_each_site() -> None:
    book = [one for one in lines(made()[".codebook"]) if one["key"] == "hba1c"]
    assert [(one["unit"], one["least"], one["most"]) for one in book] == [
        ("mmol-mol", "9", "200"), ("per-cent", "3", "20"),
    ]  # fmt: skip
    sites = [one for one in lines(made()[".codebook"]) if one["kind"] == "symptom at a site"]
    at_site = [one for one in sites if one["column"] == "value"]
    assert [(one["key"], one["least"], one["most"]) for one in at_site] == [("pain", "0", "10")]


def test_the_codebook_of_the_table_with_the_name_has_its_columns() -> None:
    files = made(ResearchOptions(with_codebook=True))
    assert files[""] == export_format("csv").write(diary(), MADE_ON)
    header = next(csv.reader(StringIO(files[""].decode("utf-8-sig"))))
    assert [one["column"] for one in lines(files[".codebook"]) if not one["kind"]] == header


def test_each_thing_of_a_day_has_its_line_in_the_codebook() -> None:
    book = {(one["kind"], one["key"]) for one in lines(made(WITH_NOTES)[".codebook"])}
    undescribed = {"definition", "plan line", "words for a step", "visit", "question"}
    for one in lines(made(WITH_NOTES)[""]):
        if one["kind"] not in undescribed:
            assert {(one["kind"], one["key"]), (one["kind"], "")} & book, one


@pytest.mark.parametrize(
    ("key", "name"),
    [("pain", "sym_pain"), ("sleep-disturbed", "sym_sleep_disturbed"), ("a-very-long-name-of-something", None),
     ("a_b", None), ("Пальцы", None), ("-x", None)],
)  # fmt: skip
def test_a_name_of_a_variable_is_short_plain_and_no_other_keys(key: str, name: str | None) -> None:
    made_up = variable_name("sym", key)
    assert len(made_up) <= 26
    assert made_up.isascii()
    assert made_up.replace("_", "").isalnum()
    assert name in {None, made_up}
    assert variable_name("sym", f"{key}-") != made_up != variable_name("sym", "a-b")


def test_the_script_reads_numbers_days_times_and_truths(tmp_path: Path, reader: ModuleType) -> None:
    table, _book = written(tmp_path, WITH_NOTES)
    rows = reader.rows(table)
    of_kind = {(one["kind"], one["key"]): one for one in rows}
    pain = [one for one in rows if one["key"] == "pain" and one["kind"] == "symptom"]
    assert [(one["day"], one["time"], one["value"], one["rated"]) for one in pain] == [
        (DAY, None, 3.5, "evening"),
        (NEXT, time(12, 30), 5.0, "moment"),
    ]
    assert of_kind["event", "fall"]["hurt"] is False
    assert of_kind["event", "fall"]["place"] == "-garden"  # as it was typed
    assert of_kind["exercise", "calf-stretch"]["sets"] == 3
    assert of_kind["exercise", "calf-stretch"]["value"] is None
    assert pain[0]["written"] == datetime(2026, 11, 21, 19, 2, tzinfo=UTC)
    values = np.array([one["value"] for one in rows if one["kind"] == "symptom"], dtype=float)
    assert values.dtype == np.float64
    assert values.tolist() == [4, 0, 3.5, 6, 4, 5]


def test_the_script_makes_one_row_for_each_day(tmp_path: Path, reader: ModuleType) -> None:
    table, book = written(tmp_path, WITH_NOTES)
    first, second = reader.by_day(reader.rows(table), reader.codebook(book))
    assert (first["day"], second["day"]) == (DAY, NEXT)  # the visit to come is none
    assert first["record_id"] == f"{person_code('an identifier')}-2026-11-21"
    assert (first["sym_pain"], second["sym_pain"]) == (3.5, None)  # a moment is not the evening
    assert (first["ev_fall"], second["ev_fall"], second["ev_slept_well"]) == (2, None, 1)
    assert (first["exmin_brisk_walk"], first["ex_brisk_walk"], second["ex_brisk_walk"]) == (25, 1, None)
    assert (first["ext_left_leg"], second["day_off"]) == ("ankle", "ill")
    assert first["site_numbness___foot_sole_left_toes"] == 1
    assert second["note"] == PRIVATE
    assert len([name for name in first if name.startswith("site_numbness___")]) == len(SITES)


def test_what_the_script_writes_has_the_fields_of_the_data_dictionary(tmp_path: Path, reader: ModuleType) -> None:
    table, book = written(tmp_path, WITH_NOTES)
    reader.write_days(reader.by_day(reader.rows(table), reader.codebook(book)), tmp_path / "days.csv")
    header = next(csv.reader(StringIO((tmp_path / "days.csv").read_text("utf-8"))))
    fields = [one["Variable / Field Name"] for one in lines(made(WITH_NOTES)[".redcap"])]
    assert list(dict.fromkeys(name.partition("___")[0] for name in header)) == fields
    assert "4.0" not in (tmp_path / "days.csv").read_text("utf-8")


@settings(max_examples=25)
@given(diaries)
def test_any_diary_is_read_back_and_has_no_name(some: list[Record]) -> None:
    excerpt = changed(Excerpt(period=Period(FIRST, LAST)), added(some))
    rows = lines(made(excerpt=excerpt)[""])
    evenings = [one for one in excerpt.of_kind(Rating) if one.time is None]
    told = [one for one in rows if one["kind"] == "symptom" and one["rated"] == "evening"]
    assert sorted(float(one["value"]) for one in told) == sorted(float(one.value) for one in evenings)
    assert all(date.fromisoformat(one["day"]) for one in told)
    assert not [one for one in rows if one["kind"] in {"profile", "note", "question"}]
    named = [one["variable"] for one in lines(made(excerpt=excerpt)[".codebook"]) if one["variable"]]
    assert len(named) == len(set(named))


def test_the_notes_of_a_day_are_all_in_its_line() -> None:
    [note] = [one for one in lines(made(WITH_NOTES)[".codebook"]) if one["kind"] == "note"]
    assert (note["variable"], note["column"], note["of_day"]) == ("note", "text", "all")
