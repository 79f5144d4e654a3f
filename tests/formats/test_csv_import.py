"""Tables from elsewhere, read by what their mapping says."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from diary.analysis.daily import daily
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.period import Period
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.importing.csv_import import IMPORT, with_day
from diary.formats.importing.differing import in_words
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.mapping_file import read_mapping
from diary.formats.importing.reading import source
from diary.formats.work import CancelledError, Work
from tests.formats.importing import BLANK, TODAY, look_at, made, plan_of, rows_left_out, things, with_scale

DATA = Path(__file__).parent.parent / "data"
PAIN = Thing("Pain", "symptom", key="pain")


@pytest.fixture
def planned(tmp_path: Path) -> "Planned":
    return Planned(tmp_path / "table.csv")


class Planned:
    """What an import of a text would do."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(
        self,
        text: str,
        *things: Thing,
        day: tuple[str, ...] = ("Date",),
        encoding: str = "utf-8",
        into: Excerpt = BLANK,
    ) -> ImportPlan:
        self._file.write_bytes(text.encode(encoding))
        return imported(self._file, Mapping("test", day, things or (PAIN,)), into)


def imported(file: Path, mapping: Mapping, into: Excerpt = BLANK) -> ImportPlan:
    preview = IMPORT.preview(source(file), Work(), mapping)
    return IMPORT.plan(preview, mapping, into, TODAY, Work())


def real(name: str) -> ImportPlan:
    return imported(DATA / f"public_diary_{name}.csv", read_mapping(DATA / f"public_diary_{name}.toml"))


def ratings(plan: ImportPlan) -> list[tuple[str, float]]:
    return [(one.day.isoformat(), one.value) for one in made(plan.changes, Rating)]


def test_eight_real_years_have_2908_knee_ratings_and_none_that_was_empty() -> None:
    plan = real("wide")
    assert plan.counts["Knee pain"] == 2908
    assert plan.counts["Hands and fingers pain"] == 2260
    assert plan.period == Period(date(2015, 11, 25), date(2023, 11, 12))
    assert min(value for _day, value in ratings(plan)) == 1.0
    swum = [one for one in made(plan.changes, ExerciseDone) if one.distance_km]
    assert len(swum) == plan.counts["Swimming"] == 177


def test_several_ratings_of_a_day_are_all_kept_and_their_mean_is_the_days_value() -> None:
    plan = real("long")
    assert plan.counts == {"Knee pain": 873, "Back pain": 52}
    assert plan.several_a_day > 0
    assert plan.period is not None
    excerpt = changed(Excerpt(period=plan.period), plan.changes)
    course = daily(excerpt, "knee-pain")
    several = int((course.counts > 1).argmax())
    day = date.fromisoformat(str(course.days[several]))
    values = [one.value for one in excerpt.ratings if one.day == day and one.symptom == "knee-pain"]
    assert course.values[several] == pytest.approx(sum(values) / len(values))
    assert [(one.label, one.cells) for one in plan.left_out] == [("happiness", 4)]


def test_a_rating_written_after_midnight_counts_for_the_day_that_the_file_says(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    text = "what,value,y,m,d,date\nPain,3,2018,5,1,2018-05-02 00:40:00\n"
    mapping = Mapping("test", ("y", "m", "d"), (Thing("Pain", "symptom", key="pain"),), "what", "value", "date")
    file.write_text(text, encoding="utf-8")
    [change] = imported(file, mapping).changes
    assert isinstance(change.after, Rating)
    assert (change.after.day, change.after.time) == (date(2018, 5, 1), time(0, 40))
    assert change.after.written.replace(tzinfo=None).isoformat() == "2018-05-02T00:40:00"


def test_the_same_file_again_adds_nothing_and_a_longer_one_only_what_is_new(planned: Planned) -> None:
    first = planned("Date;Pain\n2026-01-01;3\n2026-01-02;4\n")
    longer = "Date;Pain\n2026-01-01;3\n2026-01-02;4\n2026-01-03;5\n"
    again = planned(longer, into=changed(BLANK, first.changes))
    assert ratings(again) == [("2026-01-03", 5)]
    assert again.already_there == 2


def test_what_the_person_wrote_stays_and_the_file_is_told_to_differ(planned: Planned) -> None:
    mine = changed(BLANK, [*planned("Date;Pain\n2026-01-01;3\n2026-01-02;4\n").changes])
    own = Excerpt(period=mine.period, ratings=(Rating(day=date(2026, 1, 1), symptom="pain", value=3),))
    plan = planned("Date;Pain\n2026-01-01;3\n2026-01-02;4\n", into=own)
    assert (ratings(plan), plan.already_there) == ([("2026-01-02", 4)], 1)
    other = planned("Date;Pain\n2026-01-01;8\n", into=own)
    assert other.changes == ()
    assert [(one.row, in_words(one)) for one in other.differing] == [
        (2, "2026-01-01, Pain: the file says 8, the diary 3")
    ]


def test_an_empty_cell_is_no_record_and_a_0_is_a_rating_of_0(planned: Planned) -> None:
    assert ratings(planned("Date,Pain\n2026-01-01,\n2026-01-02,0\n")) == [("2026-01-02", 0)]


def test_two_equal_rows_are_two_ratings(planned: Planned) -> None:
    plan = planned("Date,Pain\n2026-01-01,3\n2026-01-01,3\n")
    assert ratings(plan) == [("2026-01-01", 3), ("2026-01-01", 3)]
    assert len({change.after.origin for change in plan.changes if change.after}) == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Date;Pain;Müde\n31.12.2025;3,5;ja\n", "utf-8"),
        ("Date;Pain;Müde\n31.12.2025;3,5;ja\n", "cp1252"),
        ("Date;Pain;Müde\r\n31.12.2025;3,5;ja\r\n", "utf-16"),
        ("Date\tPain\tMüde\n31/12/2025\t3.5\tja\n", "utf-8-sig"),
        ('"Date","Pain","Müde"\n"12/31/2025","3.5","ja"\n\n', "utf-8"),
        ("Date,Pain,Müde\n31st December 2025,3.5,ja\n", "utf-8"),
        ('Date,Pain,Müde\n"Dec 31, 2025",3.5,ja\n', "utf-8"),
        ("Date|Pain|Müde\n2025-12-31 20:15|3.5|ja\n", "utf-8"),
    ],
)
def test_delimiter_encoding_decimal_and_order_of_dates_are_found_out(
    planned: Planned, text: str, encoding: str
) -> None:
    assert ratings(planned(text, PAIN, encoding=encoding)) == [("2025-12-31", 3.5)]


def test_of_mixed_decimal_signs_the_point_is_read_and_what_has_a_comma_is_told(planned: Planned) -> None:
    plan = planned("Date;Pain\n2026-03-01;3.5\n2026-03-02;4,5\n2026-03-03;6\n")
    assert ratings(plan) == [("2026-03-01", 3.5), ("2026-03-03", 6)]
    assert rows_left_out(plan) == [(3, "4,5", "is not a number")]


def test_the_time_beside_the_day_is_the_ratings_and_not_that_of_its_writing(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(
        "Date,Pain,Entered\n2026-03-01 09:15,3,2026-03-01 21:40\n2026-03-02,4,2026-03-03 00:20\n", encoding="utf-8"
    )
    first, second = made(imported(file, Mapping("test", ("Date",), (PAIN,), written="Entered")).changes, Rating)
    assert (first.day, first.time, first.written.time()) == (date(2026, 3, 1), time(9, 15), time(21, 40))
    assert (second.day, second.time, second.written.time()) == (date(2026, 3, 2), time(0, 20), time(0, 20))


def test_the_moment_of_writing_has_the_order_of_the_days(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Date,Pain,Entered\n13.04.2026,3,14.04.2026 21:40\n", encoding="utf-8")
    [rating] = made(imported(file, Mapping("test", ("Date",), (PAIN,), written="Entered")).changes, Rating)
    assert (rating.day, rating.time) == (date(2026, 4, 13), None)
    assert rating.written.replace(tzinfo=None) == datetime(2026, 4, 14, 21, 40)


def test_what_is_no_time_is_listed_and_its_row_left_out(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Date,Pain,At\n2026-03-01,3,8:30\n2026-03-02,4,dawn\n2026-03-03,5,-\n", encoding="utf-8")
    plan = imported(file, Mapping("test", ("Date",), (PAIN,), time="At"))
    assert [(one.day.day, one.time) for one in made(plan.changes, Rating)] == [(1, time(8, 30)), (3, None)]
    assert rows_left_out(plan) == [(3, "dawn", "is not a time of day")]


def test_a_column_that_is_said_to_have_the_day_is_no_thing_and_one_that_had_been_said_is_one_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("A,B,Pain\nx,13/04/2026,7\ny,14/04/2026,6\n", encoding="utf-8")
    preview = look_at(file, "csv")
    by_b = with_day(preview, replace(preview.mapping, decimal=","), "B")
    assert (by_b.day, by_b.date_order, by_b.decimal) == (("B",), "day-first", ",")
    assert set(things(by_b)) == {"A", "Pain"}
    by_a = with_day(preview, by_b, "A")
    assert (by_a.day, set(things(by_a))) == (("A",), {"Pain"})
    again = with_day(preview, by_a, "B")
    assert (again.date_order, set(things(again))) == ("day-first", {"A", "Pain"})
    assert with_day(preview, by_b, "").date_order == ""


def test_a_column_of_days_in_words_is_found(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("When,Trip 12 2020,Pain (0-10)\n1st March 2024,Trip 12 2020,3\n30 Feb 2024,,4\n", "utf-8")
    preview = look_at(file, "csv")
    assert preview.mapping.day == ("When",)
    plan = plan_of(preview)
    assert ratings(plan) == [("2024-03-01", 3)]
    assert rows_left_out(plan) == [(3, "30 Feb 2024", "is not a day that there is")]


def test_another_scale_is_brought_to_0_to_10(planned: Planned) -> None:
    thing = Thing("Pain", "symptom", key="pain", scale=(1, 5))
    assert ratings(planned("Date,Pain\n2026-01-01,1\n2026-01-02,4\n", thing)) == [
        ("2026-01-01", 0),
        ("2026-01-02", 7.5),
    ]


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (("30.12.", "31.12.", "01.01.", "02.01."), ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]),
        (("02.01.", "01.01.", "31.12."), ["2025-01-02", "2025-01-01", "2024-12-31"]),
        (("22.05.", "01.03.", "24.05."), ["2025-05-22", "2025-03-01", "2025-05-24"]),
        (("29.02.", "01.03."), ["2025-03-01"]),
    ],
)
def test_days_without_a_year_are_asked_for_it_and_turn_it(
    tmp_path: Path, rows: tuple[str, ...], days: list[str]
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date;Pain\n" + "".join(f"{row};7\n" for row in rows), encoding="utf-8")
    preview = look_at(file, "csv")
    assert not preview.has_years
    with pytest.raises(FormatError, match="have no year"):
        plan_of(preview)
    plan = plan_of(preview, replace(preview.mapping, year=2025))
    assert [day for day, _value in ratings(plan)] == days


def test_amounts_measurements_and_events_are_read_as_the_mapping_says(planned: Planned) -> None:
    things = (
        Thing("Walk", "exercise", key="brisk-walk", amount="minutes"),
        Thing("Steps", "measurement", unit="steps"),
        Thing("Falls", "event"),
    )
    plan = planned("Date,Walk,Steps,Falls\n2026-01-01,25,0,2\n2026-01-02,0,7200,\n", *things)
    assert [getattr(one, "minutes", None) for one in made(plan.changes, ExerciseDone)] == [25]
    assert [getattr(one, "value", None) for one in made(plan.changes, Measurement)] == [0, 7200]
    assert len(made(plan.changes, Event)) == 2


@pytest.mark.parametrize(
    ("text", "row", "cell", "reason"),
    [
        ("Date,Pain\n2026-01-01,3\n2026-01-02,11\n", 3, "11", "is not on the scale from 0 to 10"),
        ("Date,Pain\n2026-01-01,much\n2026-01-02,3\n", 2, "much", "is not a number"),
        ("Date,Pain\n2026-02-30,3\n2026-03-01,3\n", 2, "2026-02-30", "is not a day that there is"),
        ("Date,Pain\n30/02/2026,3\n28/02/2026,3\n", 2, "30/02/2026", "is not a day that there is"),
        ("Date,Pain\n2999-01-01,3\n2026-01-02,3\n", 2, "3", "is of a day that has not come yet"),
        ("Date,Pain\n0202-01-01,3\n2026-01-02,3\n", 2, "3", "is of a day too long ago"),
        ("Date,Pain\nsoon,3\n2026-01-02,3\n", 2, "soon", "is not a day that there is"),
        ("Date,Pain\n2026-01-02,3\nTotal,3\n", 3, "Total", "adds up other rows"),
        ("Date,Pain,More\n2026-01-02,3,\n,3,Sum\n", 3, "3", "adds up other rows"),
        ("Date,Pain,More\n2026-01-02,3,\n,4,x\n", 3, "4", "is not a day that there is"),
    ],
)
def test_what_cannot_be_is_listed_by_row_and_left_out_while_the_rest_comes_in(
    planned: Planned, text: str, row: int, cell: str, reason: str
) -> None:
    plan = planned(text)
    assert [value for _day, value in ratings(plan)] == [3]
    assert rows_left_out(plan) == [(row, cell, reason)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Date,Pain\n01/02/2026,3\n", "day or the month first; say which"),
        ("Date,Pain\nsoon,3\n", "The column “Date” holds no dates."),
        ("Day,Pain\n2026-01-01,3\n", "The file has no column “Date”; it has “Day”, “Pain”."),
        ("Date,Ache\n2026-01-01,3\n", "no column “Pain”"),
        ("", "is empty"),
        ("nothing here", "no columns"),
        ("Date,Pain\n2026-01-01,\0\n", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_table_is_refused_in_one_sentence(
    planned: Planned, text: str, words: str
) -> None:
    with pytest.raises(FormatError) as refused:
        planned(text)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_numbers_that_may_be_of_a_shorter_scale_are_asked_for_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Datum;Taubheit;Schmerzen;Schritte\n24.10.2026;1;4;5210\n25.10.2026;3;2;\n", encoding="cp1252")
    preview = look_at(file, "csv")
    named = things(preview.mapping)
    assert [(one.meaning, one.key) for one in named.values()] == [
        ("symptom", "numbness"),
        ("symptom", "pain"),
        ("measurement", "steps"),
    ]
    asked = plan_of(preview)
    assert asked.asks == ("Taubheit", "Schmerzen")
    assert asked.counts == {"Steps": 1}
    plan = plan_of(preview, with_scale(preview.mapping, 0, 4))
    assert ratings(plan) == [("2026-10-24", 2.5), ("2026-10-24", 10), ("2026-10-25", 7.5), ("2026-10-25", 5)]


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ((1, 4, 5), (0, 0)),
        ((1, 6, 10), (0, 10)),
        ((1, 6, 11), (0, 0)),
        ((20, 65, 8), (0, 100)),
        ((20, 650, 80), (0, 0)),
    ],
)
def test_a_scale_is_taken_for_granted_only_where_the_numbers_prove_it(
    tmp_path: Path, numbers: tuple[int, ...], scale: tuple[int, int]
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain\n" + "".join(f"2026-01-0{n},{one}\n" for n, one in enumerate(numbers, 1)), "utf-8")
    assert things(look_at(file, "csv").mapping)["Pain"].scale == scale


def test_planning_that_is_called_off_ends_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Date,Pain\n2026-01-01,3\n", encoding="utf-8")
    preview, work = look_at(file, "csv"), Work()
    work.cancel()
    with pytest.raises(CancelledError):
        IMPORT.plan(preview, preview.mapping, BLANK, TODAY, work)


def test_what_the_mapping_does_not_name_is_told(planned: Planned) -> None:
    plan = planned("Date,Pain,Weather\n2026-01-01,3,rain\n2026-01-02,3,\n")
    assert [(one.label, one.cells) for one in plan.left_out] == [("Weather", 1)]
