"""Mappings in TOML files, and those that are suggested."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.formats.errors import FormatError
from diary.formats.importing.mapping import AMOUNTS, MEANINGS, Mapping, Thing
from diary.formats.importing.mapping_file import read_mapping, to_toml
from diary.formats.importing.suggestion import suggest
from diary.formats.importing.table import table

DATA = Path(__file__).parent.parent / "data"
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
things = st.builds(
    Thing,
    label=words,
    meaning=st.sampled_from(MEANINGS),
    name=st.one_of(st.just(""), words),
    scale=st.sampled_from([(0.0, 10.0), (1.0, 5.0), (100.0, 0.0)]),
    amount=st.sampled_from(AMOUNTS),
    divisor=st.sampled_from([1.0, 1000.0]),
    is_word=st.booleans(),
    worth=st.none() | st.floats(1, 10),
)


@given(st.lists(things, min_size=1, max_size=5, unique_by=lambda thing: thing.label), words)
def test_a_mapping_comes_back_from_its_file(
    tmp_path_factory: pytest.TempPathFactory, some: list[Thing], day: str
) -> None:
    file = tmp_path_factory.mktemp("mapping") / "mapping.toml"
    mapping = Mapping("source", (day,), tuple(some), decimal=",")
    file.write_text(to_toml(mapping), encoding="utf-8", newline="\n")
    assert read_mapping(file) == mapping


def test_each_open_place_has_a_comment_that_says_how_to_fill_it(tmp_path: Path) -> None:
    nothing = to_toml(suggest(table(b"When,Pain\nfirst,3\n")))
    assert '# Say which column holds the day: When, Pain.\nday = ""' in nothing
    assert "# Nothing says what it is, and it is left out; or say: symptom, " in nothing
    doubtful = to_toml(suggest(table(b"Date;Weight\n03/04/2026;1,234\n")))
    assert '# decimal = "."' in doubtful
    assert '# date_order = "day-first"' in doubtful
    filled = tmp_path / "filled.toml"
    filled.write_text(doubtful.replace("# decimal", "decimal").replace("# date_order", "date_order"), encoding="utf-8")
    assert (read_mapping(filled).decimal, read_mapping(filled).date_order) == (".", "day-first")
    assert "# year = " in to_toml(suggest(table(b"Date,Pain\n03.04.,3\n")), has_years=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "“source”"),
        ('source = "a"', "“day”"),
        ('source = "a"\nday = "d"', "of no column"),
        ('source = "a"\nday = "d"\ncolour = 1', "“colour”"),
        ('source = "a"\nday = "d"\n[[things]]\nlabel = "x"\nmeaning = "wish"', "“wish” is not"),
        ('source = "a"\nday = "d"\n[[things]]\nlabel = "x"\nmeaning = "symptom"\nscale = [3, 3]', "scale of “x”"),
        ('source = "a"\nday = "d"\nname = "n"\n[[things]]\nlabel = "x"\nmeaning = "note"', "both “name” and “value”"),
        ('source = "a"\nday = "d"\n[[things]]\nmeaning = "note"', "needs a “label”"),
        (
            'source = "a"\nday = "d"\n[[things]]\nlabel = "x"\nmeaning = "exercise"\ncategory = "medicine"',
            "“medicine” is",
        ),
        ("source = ", "no TOML file"),
        ('source = "a"\nday = ["y", "m"]', "three for year"),
        ('source = 1\nday = "d"', "has to be a text"),
    ],
)
def test_a_faulty_mapping_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        read_mapping(file)
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        read_mapping(tmp_path / "nothing.toml")


def test_the_wide_diary_is_suggested_as_it_is_meant() -> None:
    mapping = suggest(table((DATA / "public_diary_wide.csv").read_bytes()))
    assert (mapping.day, mapping.date_order, mapping.is_long) == (("Date",), "day-first", False)
    meanings = {thing.label: thing.meaning for thing in mapping.things}
    assert meanings == {
        "Hands and fingers pain": "symptom",
        "Forearm and elbow pain": "symptom",
        "Knee pain": "symptom",
        "General mood": "measurement",
        "Steps": "measurement",
        "Active minutes": "measurement",
        "Walk": "exercise",
        "Swimming (km)": "exercise",
        "Mountain bike": "exercise",
        "Climbing": "exercise",
    }


def test_the_long_diary_is_suggested_with_its_day_in_three_columns() -> None:
    mapping = suggest(table((DATA / "public_diary_long.csv").read_bytes()))
    assert (mapping.name, mapping.value, mapping.written) == ("name", "intensity", "date")
    assert mapping.day == ("startyear", "startmonth", "startday")
    assert {thing.label: thing.meaning for thing in mapping.things}["Knee Pain"] == "symptom"


def test_numbness_and_tingling_are_suggested_as_the_programs_own() -> None:
    mapping = suggest(table(b"Date,Numb feet,Tingling hands,Empty\n2026-01-31,3,4,\n"))
    assert [(thing.meaning, thing.key) for thing in mapping.things] == [
        ("symptom", "numbness"),
        ("symptom", "tingling"),
        ("unknown", ""),
    ]


def test_kilometres_are_suggested_as_an_exercise_with_its_amount() -> None:
    [thing] = suggest(table(b"Date,Swimming (km)\n2026-01-31,1.5\n2026-02-01,2\n")).things
    assert (thing.meaning, thing.name, thing.category, thing.amount) == ("exercise", "Swimming", "aerobic", "km")


def test_a_long_table_with_decimal_commas_is_known_as_one() -> None:
    rows = "".join(f"2026-01-{day};{name};{day % 7},5\n" for day in range(10, 20) for name in ("Burning", "Cramp"))
    mapping = suggest(table(f"date;name;intensity\n{rows}".encode()))
    assert (mapping.name, mapping.value, mapping.decimal) == ("name", "intensity", ",")
