from dataclasses import replace
from datetime import date, time
from typing import Any

from diary.charts.wording import PLAIN
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import ending
from diary.domain.symptom import Rating
from diary.reports.contents import contents
from diary.reports.summary import Options, Part, summary
from diary.reports.words import ENGLISH, Words
from tests.reports.diaries import KNEE, LAST, TWELVE_WEEKS, day, made, note, rated

OPTIONS = Options(period=TWELVE_WEEKS, visit=date(2026, 11, 24))
NARROW = "\N{NARROW NO-BREAK SPACE}"


def said(excerpt: Excerpt, options: Options = OPTIONS, words: Words = ENGLISH) -> dict[str, Any]:
    return contents(summary(excerpt, options), excerpt.definitions, LAST, words)


def cells(excerpt: Excerpt, name: str, options: Options = OPTIONS) -> list[str]:
    [found] = [row["cells"] for row in said(excerpt, options)["glance"]["rows"] if row["cells"][0] == name]
    return list(found[1:])


def block(excerpt: Excerpt, heading: str, options: Options = OPTIONS) -> dict[str, Any]:
    [found] = [block for block in said(excerpt, options)["blocks"] if block["heading"] == heading]
    assert isinstance(found, dict)
    return found


def test_the_patient_line_says_who_when_and_how_much_is_recorded() -> None:
    assert {entry["label"]: entry["value"] for entry in said(made())["patient"]} == {
        "Patient": "Alex Sample",
        "Born": "14 March 1955",
        "Period": "28 Aug to 19 Nov 2026 (12 weeks)",
        "Days with a rating": f"84 of 84 days (100{NARROW}%)",
    }


def test_without_a_name_the_patient_line_says_nothing_of_it() -> None:
    labels = [entry["label"] for entry in said(made(), replace(OPTIONS, include_name=False))["patient"]]
    assert labels == ["Period", "Days with a rating"]


def test_the_visit_is_said_where_its_date_is_known() -> None:
    assert said(made())["prepared"] == ["Prepared 19 November 2026", "for a visit on 24 November 2026"]
    assert said(made(), replace(OPTIONS, visit=None))["prepared"] == ["Prepared 19 November 2026"]


def test_a_symptom_at_a_glance() -> None:
    assert cells(made(), "Numbness") == ["5.5", "6.5", f"−1.0 (−15{NARROW}%)", "6 (on 42 days)", "84 of 84"]
    assert cells(made(), "Tingling") == ["4.0", "4.0", "0.0", "4 (on 84 days)", "84 of 84"]


def test_where_there_is_no_mean_words_say_why() -> None:
    few = replace(made(), ratings=rated("pain", {0: 5, 1: 6.5}))
    assert cells(few, "Pain") == ["not enough days", "not recorded", "–", "6.5 (on 1 day)", "2 of 84"]
    assert cells(few, "Numbness") == ["not recorded", "not recorded", "–", "–", "0 of 84"]


def test_0_is_a_rating_and_not_a_blank() -> None:
    zero = replace(made(), ratings=rated("pain", dict.fromkeys(range(84), 0)))
    assert cells(zero, "Pain") == ["0.0", "not recorded", "–", "0 (on 84 days)", "84 of 84"]


def test_a_change_from_a_very_low_mean_has_no_per_cent() -> None:
    low = {number: 0.5 if number < 0 else 1.5 for number in range(-84, 84)}
    assert cells(replace(made(), ratings=rated("pain", low)), "Pain")[2] == "+1.0"


def test_an_own_symptom_has_a_mark_of_its_own() -> None:
    own = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {5: 3})), definitions=(KNEE,))
    rows = said(own)["glance"]["rows"]
    assert [row["shape"] for row in rows] == ["circle", "triangle", "square", "diamond"]


def test_exercises_are_days_done_of_planned_with_their_mean_time() -> None:
    [planned] = block(made(), "Exercises")["tables"]
    rows = {row["cells"][0]: (row["cells"][1:], row["share"]) for row in planned["rows"]}
    assert planned["head"] == ["In the plan", "Days done of planned", "Mean time"]
    assert rows["Calf stretch"] == (["42 of 84", "1.5 min"], 0.5)
    assert rows["Calf raise"] == (["0 of 84", ""], 0.0)
    assert rows["Brisk walk, cycling or swimming"] == (["12 of 84", "30 min"], 12 / 84)


def test_exercises_outside_the_plan_have_a_table_and_no_bar() -> None:
    plan = tuple(line for line in made().plan if "brisk-walk" not in line.exercises)
    tables = block(replace(made(), plan=plan), "Exercises")["tables"]
    assert tables[1]["head"] == ["Outside the plan", "Days done", "Mean time"]
    assert tables[1]["rows"] == [{"cells": ["Brisk walk", "12", "30 min"], "share": None}]
    [only] = block(replace(made(), plan=()), "Exercises")["tables"]
    assert only["head"][0] == "Exercise"


def test_aerobic_time_is_said_as_far_as_it_is_noted() -> None:
    untimed = tuple(ExerciseDone(day=day(number), exercise="cycling") for number in (1, 2))
    assert block(made(), "Exercises")["line"] == "Aerobic exercise: 360 min noted on 12 days, 30 min a week."
    more = block(replace(made(), exercises=(*made().exercises, *untimed)), "Exercises")["line"]
    assert more == "Aerobic exercise: 360 min noted on 12 days, 30 min a week; on 2 more days without its time."
    only = block(replace(made(), exercises=untimed), "Exercises")["line"]
    assert only == "Aerobic exercise on 2 days, its time not noted."


def test_no_exercise_recorded_is_said_in_words_and_not_as_0_of_84() -> None:
    unticked = block(replace(made(), exercises=()), "Exercises")
    assert unticked == {"heading": "Exercises", "tables": [], "line": "No exercise was recorded in this period."}


def test_treatments_come_with_their_days() -> None:
    [table] = block(made(), "Treatments")["tables"]
    assert table["rows"] == [{"cells": ["Warm bath", "41"], "share": None}]


def test_parts_with_nothing_to_say_leave_no_empty_box() -> None:
    bare = said(replace(made(), treatments=(), notes=()))
    assert [found["heading"] for found in bare["blocks"]] == ["Exercises"]
    assert bare["notes"] is None
    unwanted: tuple[Part, ...] = ("chart",)
    assert said(made(), replace(OPTIONS, parts=frozenset(unwanted)))["blocks"] == []


def test_notes_stand_in_quotes_beside_their_day() -> None:
    assert said(made())["notes"]["rows"] == [{"day": "3 Nov", "text": "“Slipped on wet leaves, not hurt.”"}]


def test_notes_have_a_year_where_the_period_crosses_one() -> None:
    winter = Options(period=ending(date(2026, 1, 20), 40))
    needed = ending(date(2026, 1, 20), 80)
    noted = replace(made(), period=needed, notes=(replace(note(0, "Cold."), day=date(2025, 12, 24)),))
    assert said(noted, winter)["notes"]["rows"][0]["day"] == "24 Dec 2025"


def test_the_method_says_only_what_holds_for_this_page() -> None:
    plain = said(made())["method"]["text"]
    assert "Blank days are left blank and never counted as 0." in plain
    assert f"about 30{NARROW}% or 2 points" in plain
    assert "imported" not in plain
    assert "several ratings" not in plain
    morning = Rating(day=day(3), symptom="pain", value=2, time=time(9), origin="a;b")
    other = said(replace(made(), ratings=(*rated("pain", {3: 4}), morning)))["method"]["text"]
    assert "Some were imported" in other
    assert "Of several ratings on a day the mean counts." in other
    assert "points is one that patients usually notice" not in other


def test_a_blank_period_says_so_and_has_no_table() -> None:
    blank = replace(made(), ratings=(), exercises=(), treatments=(), notes=(), events=())
    page = said(blank)
    assert page["nothing"] == "Nothing was recorded in this period."
    assert (page["glance"], page["blocks"], page["notes"]) == (None, [], None)


def test_dates_and_numbers_follow_the_reader() -> None:
    comma = replace(PLAIN, number=lambda value, decimals: f"{value:.{decimals}f}".replace(".", ","))
    german = Words(long_date=lambda found: f"{found:%d.%m.%Y}", short=comma)
    page = said(made(), words=german)
    assert page["prepared"][0] == "Prepared 19.11.2026"
    assert page["glance"]["rows"][0]["cells"][3] == f"−1,0 (−15{NARROW}%)"
