"""Files as people have them (`tests/data/import_cases`): each is read as it was meant, or asked about."""

from collections.abc import Mapping as Texts
from dataclasses import replace
from pathlib import Path

import pytest

from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.formats import import_formats, recognised
from diary.formats.importing.differing import in_words
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.mapping_file import read_mapping, to_toml
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import BLANK, TODAY, made, rows_left_out, with_scale

CASES = Path(__file__).parent.parent / "data" / "import_cases"


def planned(name: str, folder: Path, into: Excerpt = BLANK, **answers: str) -> ImportPlan:
    """What the command line plans: its own mapping, open scales said to be 0 to 10, read back."""
    file = source(CASES / name)
    form = recognised(file)
    suggested = form.preview(file, Work(), None).mapping
    mapping = folder / "mapping.toml"
    mapping.write_text(to_toml(replace(with_scale(suggested, 0, 10), **answers)), encoding="utf-8")  # type: ignore[arg-type]  # texts alone
    given = read_mapping(mapping)
    form = next(one for one in import_formats() if one.key == (given.app or "csv"))
    return form.plan(form.preview(file, Work(), given), given, into, TODAY, Work())


def said(plan: ImportPlan) -> Texts[str, list[str]]:
    """The values by thing: "24 3 8:00" of the day of the month, the value and the time, if there is one."""
    names = {one.key: one.name for one in changed(BLANK, plan.changes).definitions}
    found: dict[str, list[str]] = {}
    for change in plan.changes:
        one = change.after
        value, key = getattr(one, "value", None), getattr(one, "symptom", getattr(one, "quantity", ""))
        if not isinstance(one, Entry) or value is None:
            continue
        at = getattr(one, "time", None)
        words = f"{one.day.day} {value:g}" + (f" {at.hour}:{at.minute:02}" if at else "")
        found.setdefault(names.get(key, key), []).append(words)
    return found


def days(plan: ImportPlan) -> list[str]:
    return sorted({one.day.isoformat() for one in made(plan.changes, Rating)})


def test_the_same_diary_exported_twice_adds_what_is_new_and_a_third_time_nothing(tmp_path: Path) -> None:
    first = planned("c74a_first.csv", tmp_path)
    assert said(first) == {"pain": ["24 5 20:00", "24 3 8:00"]}
    diary = changed(BLANK, first.changes)
    later = planned("c74b_later_newest_first.csv", tmp_path, diary)
    assert said(later) == {"pain": ["25 2 8:00", "24 7 22:00"]}
    third = planned("c74b_later_newest_first.csv", tmp_path, changed(diary, later.changes))
    assert (third.changes, third.differing, third.already_there) == ((), (), 4)


def test_a_corrected_value_is_told_and_a_new_day_comes_in(tmp_path: Path) -> None:
    diary = changed(BLANK, planned("c75a_first.csv", tmp_path).changes)
    later = planned("c75b_corrected.csv", tmp_path, diary)
    assert said(later) == {"pain": ["26 5"]}
    assert [in_words(one) for one in later.differing] == ["2025-11-25, Pain: the file says 8, the diary 6"]


def test_a_comma_that_divides_thousands_is_no_decimal_sign(tmp_path: Path) -> None:
    assert said(planned("c59_us_thousands.csv", tmp_path))["steps"] == ["24 4321", "25 12050", "26 980"]


def test_the_scales_of_daylio_are_numbers_and_hours(tmp_path: Path) -> None:
    values = said(planned("c02b_daylio_scales.csv", tmp_path))
    assert values["sleep-hours"] == ["12 8 12:00", "2 7.5 10:00", "31 7 8:50"]
    assert values["Sleep Quality"] == ["12 8 12:00", "2 6 10:00", "31 4 8:50"]
    assert values["pain"] == ["2 4 10:00"]
    assert values["Awake mid-sleep"] == ["12 1 12:00"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("c41a_dd-Mon-yy.csv", ["2025-11-24", "2025-11-25"]),
        ("c16_excel_de_yy.csv", ["2025-11-24", "2025-11-25", "2025-11-26"]),
        ("c14_google_forms.csv", ["2026-03-04", "2026-03-05"]),
        ("c22_title_lines.csv", ["2025-11-24", "2025-11-25"]),
        ("c17_sep.csv", ["2025-11-24", "2025-11-25"]),
    ],
)
def test_days_are_found_however_they_are_written(tmp_path: Path, name: str, expected: list[str]) -> None:
    assert days(planned(name, tmp_path)) == expected


def test_a_stamp_after_midnight_counts_for_the_day_before(tmp_path: Path) -> None:
    assert said(planned("c28_date_time_12h.csv", tmp_path)) == {"pain": ["24 4 8:30", "24 6 21:15", "24 5 0:05"]}


def test_columns_that_resemble_one_thing_stay_apart(tmp_path: Path) -> None:
    values = said(planned("c57_sites.csv", tmp_path))
    assert values == {
        "Right foot numbness": ["24 8", "25 9"],
        "Left foot numbness": ["24 6", "25 6"],
        "Hands numbness": ["24 1", "25 0"],
        "Right foot pain": ["24 7", "25 7"],
        "Left foot pain": ["24 3", "25 3"],
    }


def test_names_that_hold_a_word_of_the_program_are_not_taken_for_it(tmp_path: Path) -> None:
    plan = planned("c61_numb_notes.csv", tmp_path)
    assert made(plan.changes, Rating) == []
    assert sorted(one.text for one in made(plan.changes, Note)) == ["a lot", "less"]
    assert said(plan)["Number of walks"] == ["24 2", "25 3"]
    assert {one.label: one.reason for one in plan.left_out} == {
        "Context": "nothing says what it means",
        "Text me back": "nothing says what it means",
    }


def test_a_workbook_is_a_table(tmp_path: Path) -> None:
    plan = planned("c19_diary.xlsx", tmp_path)
    assert (len(made(plan.changes, Rating)), len(made(plan.changes, Note))) == (10, 4)
    assert days(plan) == [f"2025-11-{day}" for day in range(20, 25)]


def test_one_bad_row_is_listed_and_the_others_come_in(tmp_path: Path) -> None:
    plan = planned("c69_extra_remark.csv", tmp_path)
    assert days(plan) == ["2025-11-24", "2025-11-26"]
    assert rows_left_out(plan) == [
        (3, "2025-11-25, 5, 7, felt awful,  stayed in bed", "has 5 cells, more than the 3 columns")
    ]


def test_words_are_numbers_that_the_person_sees(tmp_path: Path) -> None:
    plan = planned("c25_words.csv", tmp_path)
    assert said(plan) == {
        "pain": ["24 2", "25 8", "26 5"],
        "numbness": ["24 5", "25 5"],
        "tingling": ["24 0", "25 2", "26 0"],
    }
    assert plan.counts["Exercises"] == 2
    mapping = (tmp_path / "mapping.toml").read_text(encoding="utf-8")
    assert 'words = { "mild" = 2.0, "moderate" = 5.0, "Severe" = 8.0 }' in mapping


def test_labels_of_one_moment_stay_told_apart(tmp_path: Path) -> None:
    plan = planned("c11_tag_same_ts.csv", tmp_path)
    values = {name: [words.split()[1] for words in found] for name, found in said(plan).items()}
    assert values["Pain (left foot)"] == ["5"]
    assert values["Pain (right foot)"] == ["3"]
    assert values["Pain (hand)"] == ["4"]


def test_an_odd_cell_is_listed_and_its_column_stays(tmp_path: Path) -> None:
    plan = planned("c39_messy_values.csv", tmp_path)
    assert said(plan) == {"pain": ["20 4", "25 6", "27 4"], "numbness": ["20 7", "21 7", "25 5", "26 5", "27 5"]}
    assert [(row, text) for row, text, _reason in rows_left_out(plan)] == [
        (3, "5-6"),
        (4, "~4"),
        (5, "7,5"),
        (6, "3+"),
        (8, "12"),
        (10, "none"),
        (10, "x"),
    ]
    assert not [one for one in plan.left_out if "choice" in one.reason]
    mapping = (tmp_path / "mapping.toml").read_text(encoding="utf-8")
    assert '# { "5-6" = 5.5, "~4" = 4.0, "7,5" = 7.5, "3+" = 3.0, "none" = 0.0 }' in mapping


@pytest.mark.parametrize(
    ("name", "words"), [("c16e_fr.csv", "glacés très fatigué Brûlure"), ("c16_excel_de_yy.csv", "Füße müde Größe")]
)
def test_every_letter_is_right(tmp_path: Path, name: str, words: str) -> None:
    notes = " ".join(one.text for one in made(planned(name, tmp_path).changes, Note))
    assert [word for word in words.split() if word in notes] == words.split()
