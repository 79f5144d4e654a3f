"""Mappings in TOML files, and those that are suggested."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing.mapping import (
    AMOUNTS,
    MEANINGS,
    Mapping,
    Thing,
    chosen_layout,
    merged,
    told_again,
    with_meaning,
)
from diary.formats.importing.mapping_file import read_mapping, to_toml
from diary.formats.importing.reading import source
from diary.formats.importing.suggestion import suggest
from diary.formats.importing.table import table
from diary.formats.work import Work
from tests.formats.importing import with_scale
from tests.formats.samples import SAMPLES

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


days = st.tuples(words) | st.tuples(words, words, words)


@given(st.lists(things, min_size=1, max_size=5, unique_by=lambda thing: thing.label), days)
def test_a_mapping_comes_back_from_its_file(
    tmp_path_factory: pytest.TempPathFactory, some: list[Thing], day: tuple[str, ...]
) -> None:
    file = tmp_path_factory.mktemp("mapping") / "mapping.toml"
    mapping = Mapping("source", day, tuple(some), decimal=",")
    file.write_text(to_toml(mapping), encoding="utf-8", newline="\n")
    assert read_mapping(file) == mapping


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.startswith("diary-")])
def test_the_answers_to_a_file_of_each_program_come_back(tmp_path: Path, name: str) -> None:
    file, kept = tmp_path / "file", tmp_path / "mapping.toml"
    file.write_bytes(SAMPLES[name])
    mapping = with_scale(recognised(source(file)).preview(source(file), Work(), None).mapping, 1.0, 10.0)
    kept.write_text(to_toml(mapping), encoding="utf-8", newline="\n")
    assert read_mapping(kept) == mapping


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


DAY = 'source = "a"\nday = "d"\n'
THING = f'{DAY}[[things]]\nlabel = "x"\nmeaning = "symptom"\n'
NO_DAY = "“day” has to name one column, or three for year, month and day."
MEANT = "symptom, exercise, treatment, measurement, event, note, leave-out, unknown, ask"
SCALED = "The scale of “x” is its lowest and its highest number, as [0, 10]."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "It has to name its “source”."),
        ('source = "a"', NO_DAY),
        ('source = "a"\nday = ["y", "m"]', NO_DAY),
        ('source = "a"\nday = ["y", "m", 3]', NO_DAY),
        ('source = "a"\nday = ["y", "m", ""]', NO_DAY),
        (DAY, "It says of no column what it means."),
        (f"{DAY}things = 3", "It says of no column what it means."),
        (f"{DAY}colour = 1", "It says “colour”, which nothing is called."),
        (f'{DAY}[[things]]\nlabel = "x"\nmeaning = "wish"', f"“meaning” is one of {MEANT}, and “wish” is not."),
        (f'{DAY}[[things]]\nmeaning = "note"', "Each of the “things” needs a “label”."),
        (f"{DAY}things = [3]", "Each of the “things” needs a “label”."),
        (f"{THING}scale = [3, 3]", SCALED),
        (f"{THING}scale = [3]", SCALED),
        (f'{THING}scale = [0, "x"]', SCALED),
        (f"{THING}scale = [0, nan]", SCALED),
        (f"{THING}scale = 3", SCALED),
        (f"{THING}size = 3", "It says “size”, which nothing is called."),
        (f'{THING}amount = "miles"', "“amount” is one of done, minutes, km, and “miles” is not."),
        (f"{THING}divisor = 0", "“divisor” has to be a number other than 0."),
        (f'{THING}worth = "x"', "“worth” has to be a number other than 0."),
        (f"{THING}words = 3", "“words” says a number or “missing” for each word."),
        (f'{THING}words = {{ a = "b" }}', "“words” says a number or “missing” for each word."),
        (f"{THING}asked = 3", "“asked” is a list of words."),
        (f"{THING}asked = [3]", "“asked” is a list of words."),
        (f"{THING}{THING[len(DAY) :]}", "It tells twice what “x” means."),
        (f'name = "n"\n{THING}', "A table with one row a rating needs both “name” and “value”."),
        (f'date_order = "x"\n{THING}', "“date_order” is one of iso, day-first, month-first, and “x” is not."),
        (f'decimal = "x"\n{THING}', "“decimal” is one of ., ,, and “x” is not."),
        (f'layout = "x"\n{THING}', "“layout” is one of long, wide, and “x” is not."),
        (f"year = -1\n{THING}", "“year” has to be a whole number."),
        (f"day_begins = true\n{THING}", "“day_begins” has to be a whole number."),
        ('source = 1\nday = "d"', "“source” has to be a text."),
        (
            f'{DAY}[[things]]\nlabel = "x"\nmeaning = "exercise"\ncategory = "medicine"',
            "“category” is one of warm-up, stretching, balance-and-strength, aerobic, foot, hand, mind-and-body, and"
            " “medicine” is not.",
        ),
    ],
)
def test_a_faulty_mapping_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        read_mapping(file)
    assert f"{refused.value}" == f"The mapping mapping.toml: {sentence}"


def test_what_is_no_toml_is_told_and_a_sound_mapping_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text("source = ", encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        read_mapping(file)
    assert f"{refused.value}".startswith(f"The mapping {file} is no TOML file: ")
    file.write_text(f"year = 9999\nday_begins = 0\n{THING}", encoding="utf-8")
    read = read_mapping(file)
    assert (read.year, read.day_begins, read.things) == (9999, 0, (Thing("x", "symptom"),))


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as refused:
        read_mapping(tmp_path / "nothing.toml")
    told = f"The mapping {tmp_path / 'nothing.toml'} cannot be read (No such file or directory)."
    assert f"{refused.value}" == told


def test_a_mapping_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as refused:
        read_mapping(tmp_path)
    assert f"{refused.value}" == f"The mapping {tmp_path.name}: {tmp_path} is a folder; choose a file."


@pytest.mark.parametrize(
    ("layout", "name", "value", "parts"),
    [
        ("", "", "", {"layout": "wide", "name": "", "value": ""}),
        ("wide", "", "", {}),
        ("", "What", "How", {"layout": "long", "name": "What", "value": "How"}),
        ("wide", "What", "How", {"layout": "long", "name": "What", "value": "How"}),
        ("", "What", "", {}),
        ("", "What", "What", {}),
        ("long", "What", "How", {}),
        ("long", "What", "Much", {"layout": "long", "name": "What", "value": "Much"}),
    ],
)
def test_what_is_said_of_the_layout_changes_the_mapping_only_where_it_is_another(
    layout: str, name: str, value: str, parts: dict[str, str]
) -> None:
    former = Mapping("a", ("Date",), (), "What", "How") if layout == "long" else Mapping("a", ("Date",), ())
    assert chosen_layout(replace(former, layout=layout), name, value) == parts


def test_what_is_told_of_a_file_again_keeps_how_it_is_written() -> None:
    told = Mapping("a", ("Date",), (), "What", "How", delimiter=";", encoding="cp1250", decimal=",", sheet="2026")
    again = told_again(told, encoding="cp1252")
    assert again == Mapping("", (), (), delimiter=";", encoding="cp1252", sheet="2026")
    assert told_again(replace(told, layout="long")).name == "What"


def test_kept_answers_are_taken_over_and_how_the_file_is_written_is_its_own() -> None:
    scaled = Thing("Pain", "symptom", scale=(0.0, 4.0), words=(("bad", 8.0),), offered=(("3+", 3.0),))
    kept = Mapping("a", ("When",), (scaled,), delimiter=";", encoding="cp1252", decimal=",", date_order="day-first")
    odd = Thing("Pain", "symptom", words=(("bad", 7.0), ("4/4", 10.0), ("mild", 2.0)), offered=(("~4", 4.0),))
    new = Thing("Ache", "symptom")
    suggested = Mapping("a", ("Date",), (odd, new), delimiter=",", encoding="utf-8")
    answers = merged(suggested, kept)
    assert (answers.delimiter, answers.encoding, answers.day) == (",", "utf-8", ("When",))
    assert (answers.decimal, answers.date_order) == (",", "day-first")
    told = replace(suggested, decimal=".", date_order="iso")
    assert (merged(told, kept).decimal, merged(told, kept).date_order) == (".", "iso")
    assert answers.things == (
        replace(scaled, words=(("bad", 8.0), ("4/4", 10.0)), asked=("mild",), offered=(("~4", 4.0),)),
        new,
    )
    unknown = replace(kept, things=(Thing("Pain", "unknown"),))
    assert merged(suggested, unknown).things == (odd, new)


def test_a_thing_that_is_called_otherwise_takes_along_what_was_joined_with_it() -> None:
    left, right = Thing("Left", "symptom", name="Ache"), Thing("Right", "symptom", name="Ache", key="ache")
    other = Thing("Other", "measurement", key="ache")
    mapping = Mapping("a", ("Date",), (left, right, other))
    renamed = replace(left, name="Sting")
    assert with_meaning(mapping, "Left", renamed).things == (renamed, replace(right, name="Sting", key="sting"), other)
    event = replace(left, meaning="event", name="Sting")
    assert with_meaning(mapping, "Left", event).things == (event, right, other)
    keyed = replace(left, key="ache")
    assert with_meaning(replace(mapping, things=(keyed, right)), "Left", renamed).things == (renamed, right)


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


def test_a_ticked_remedy_is_a_medicine_and_a_ticked_exercise_is_none() -> None:
    mapping = suggest(table(b"Date,Pain medication taken,Exercise done\n2026-01-31,yes,no\n2026-02-01,no,yes\n"))
    assert [(one.meaning, one.category) for one in mapping.things] == [("treatment", "medicine"), ("exercise", "")]
