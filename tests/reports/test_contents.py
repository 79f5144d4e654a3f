import re
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from diary.charts.chart_text import PLAIN
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from diary.domain.own_words import own_words_item
from diary.domain.period import ending
from diary.domain.plan.plan import PlanLine
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.reports.blocks import blocks
from diary.reports.contents import contents
from diary.reports.limits import LADDER
from diary.reports.page import page
from diary.reports.plain_text import plain_text
from diary.reports.summary import PARTS, Options, SummaryPart, summary
from diary.reports.web_page import web_page
from diary.reports.words import ENGLISH, Words
from tests.reports.diaries import KNEE, LAST, TWELVE_WEEKS, busy, day, made, note, rated
from tests.reports.pdf_text import laid_out_texts

OPTIONS = Options(period=TWELVE_WEEKS, visit=date(2026, 11, 24))
FULL = replace(OPTIONS, form="full")
BLOCKS = [part for part in PARTS if part not in {"now", "thing", "words", "chart"}]
NARROW = "\N{NARROW NO-BREAK SPACE}"


def said(excerpt: Excerpt, options: Options = OPTIONS, words: Words = ENGLISH) -> dict[str, Any]:
    return contents(summary(excerpt, options), excerpt, LAST, words)


def cells(excerpt: Excerpt, name: str, options: Options = OPTIONS) -> list[str]:
    [found] = [row["cells"] for row in said(excerpt, options)["glance"]["rows"] if row["cells"][0] == name]
    return list(found[1:])


def block(excerpt: Excerpt, heading: str, options: Options = OPTIONS) -> dict[str, Any]:
    [found] = [block for block in said(excerpt, options)["blocks"] if block["heading"] == heading]
    assert isinstance(found, dict)
    return found


def rows(excerpt: Excerpt, heading: str, options: Options = OPTIONS) -> dict[str, str]:
    return {row["label"]: row["text"] for row in block(excerpt, heading, options)["rows"]}


def test_the_patient_line_says_who_when_and_how_much_is_recorded() -> None:
    assert {entry["label"]: entry["value"] for entry in said(made())["patient"]} == {
        "Patient": "Alex Sample",
        "Born": "14 March 1955",
        "Period": "28 Aug to 19 Nov 2026 (12 weeks)",
        "Days with a rating": f"84 of 84 days (100{NARROW}%)",
    }


def in_words(**phrases: str) -> Excerpt:
    """The made diary with the person's own words for symptoms."""
    answers = (BackgroundAnswer(item=own_words_item(key), texts=(said,)) for key, said in phrases.items())
    return replace(made(), background=tuple(answers))


def test_the_patients_own_words_stand_above_the_figures() -> None:
    [block] = said(in_words(pain="a hot wire, <at> night", numbness="cotton wool"))["lead"]
    assert block["heading"] == "In the patient’s words"
    assert [(row["label"], row["text"]) for row in block["rows"]] == [
        ("Numbness", "“cotton wool”"),
        ("Pain", "“a hot wire, <at> night”"),
    ]


def with_thing(*ratings: tuple[int, float]) -> Excerpt:
    """The made diary with ratings of the one thing that matters, by the number of their day."""
    rated_ones = tuple(Measurement(day=day(number), quantity=KEY, value=value) for number, value in ratings)
    named = Definition(kind="measurement", key=KEY, name="my buttons")
    return replace(made(), definitions=(named,), measurements=rated_ones)


def test_the_one_thing_that_matters_heads_the_page_with_its_course() -> None:
    [block] = said(with_thing((-7, 1), (2, 3), (9, 4.5), (23, 6)))["lead"]
    assert (block["heading"], block["caption"]) == (
        "The one thing: “my buttons”",
        "0 not at all, 10 without difficulty",
    )
    assert [(row["label"], row["text"]) for row in block["rows"]] == [
        ("30 Aug", "3"),
        ("6 Sep", "4.5"),
        ("20 Sep", "6"),
    ]
    assert [(one["x"], one["y"]) for one in block["points"]] == [(0.0, 0.3), (1 / 3, 0.45), (1.0, 0.6)]
    assert said(with_thing((-7, 1)))["lead"] == []


def test_it_stands_before_what_holds_now_and_own_words_alone_behind() -> None:
    with_words = replace(with_thing((2, 3)), background=in_words(pain="a hot wire").background)
    for excerpt, is_led in ((with_words, True), (in_words(pain="a hot wire"), False)):
        facts = summary(excerpt, OPTIONS)
        text, html = plain_text(facts, excerpt, made_on=LAST), web_page(facts, excerpt, made_on=LAST).decode()
        for written in (text, html, " ".join(laid_out_texts(page(facts, excerpt, made_on=LAST)))):
            assert (written.index("In the patient") < written.index("Now")) == is_led
            assert ("The one thing" in written.partition("Now")[0]) == is_led


def test_who_writes_for_the_patient_is_marked() -> None:
    jo = replace(note(60, "He slept all day."), author=" Jo ")
    assert rows(replace(made(), notes=(jo,)), "From the notes") == {"27 Oct": "“He slept all day.”, written by Jo"}
    sentence = "Some notes were written for the patient by Jo."
    assert sentence in said(replace(made(), notes=(jo, jo)))["method"]["text"]
    assert sentence not in said(replace(made(), notes=(replace(jo, for_practitioner=False),)))["method"]["text"]
    assert "written for the patient" not in said(made())["method"]["text"]


def test_days_that_somebody_else_wrote_are_counted_and_named() -> None:
    """Two people write in turn: each day says by itself who wrote it, here or on paper."""
    marks = [Event(day=day(number), event="by-helper", text=name) for number, name in ((3, "Jo"), (4, " Jo "), (6, ""))]
    paper = Event(day=day(5), event="on-paper", text="Anna")
    own = Event(day=day(7), event="on-paper")
    texts = said(replace(made(), events=(*marks, paper, own)))
    assert "4 days were written for the patient by Jo, Anna." in texts["method"]["text"]
    assert "events" not in [block["key"] for block in texts["blocks"]]
    texts = said(replace(made(), events=(marks[2],)))
    assert "1 day was written for the patient by somebody else." in texts["method"]["text"]
    assert "for the patient" not in said(replace(made(), events=(own,)))["method"]["text"]


def test_without_own_words_or_without_that_part_nothing_is_said_of_them() -> None:
    assert said(made())["lead"] == []
    silent = replace(OPTIONS, parts=frozenset(PARTS) - {"words"})
    assert said(in_words(pain="a hot wire"), silent)["lead"] == []


def test_without_a_name_the_patient_line_says_nothing_of_it() -> None:
    labels = [entry["label"] for entry in said(made(), replace(OPTIONS, include_name=False))["patient"]]
    assert labels == ["Period", "Days with a rating"]


def test_the_visit_is_said_where_its_date_is_known() -> None:
    assert said(made())["prepared"] == ["Prepared 19 November 2026", "for a visit on 24 November 2026"]
    assert said(made(), replace(OPTIONS, visit=None))["prepared"] == ["Prepared 19 November 2026"]


def test_a_symptom_at_a_glance() -> None:
    assert cells(made(), "Numbness") == [
        "5.5",
        "6.5",
        f"−1.0 (−15{NARROW}%), lower",
        "−1.2 to −0.8",
        "6 (19 Nov, 42 days)",
        "0, 84, 0 of 84",
    ]
    assert cells(made(), "Tingling") == ["4.0", "4.0", "0.0, about the same", "–", "4 (each day)", "0, 84, 0 of 84"]


def test_where_there_is_no_mean_words_say_why() -> None:
    few = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {0: 5, 1: 6.5})), definitions=(KNEE,))
    few = replace(few, ratings=tuple(one for one in few.ratings if one.symptom != "numbness" or one.day < day(0)))
    assert cells(few, "Knee pain") == ["–", "–", "too few days", "–", "6.5 (29 Aug)", "0, 1, 1 of 2"]
    assert cells(few, "Numbness") == ["–", "6.5", "not recorded", "–", "–", "–"]


def test_where_nothing_can_be_compared_the_table_has_no_columns_for_it() -> None:
    few = replace(made(), ratings=rated("pain", {0: 5, 1: 6.5}))
    glance = said(few)["glance"]
    assert [" ".join(name.split()) for name in glance["head"]] == [
        "Symptom",
        "Mean now",
        "Highest",
        "Days at 0–3, 4–6, 7–10",
    ]
    assert cells(few, "Pain") == ["too few days", "6.5 (29 Aug)", "0, 1, 1 of 2"]
    assert [row["days"] for row in glance["rows"]] == [[0, 0, 0], [0, 0, 0], [0, 1, 1]]
    assert glance["severity"] == {"heading": "Days at", "keys": ["0–3", "4–6", "7–10"]}
    assert glance["lines"] == ["Before this time too little is written down to compare with."]


def test_0_is_a_rating_and_not_a_blank() -> None:
    zero = replace(made(), ratings=rated("pain", dict.fromkeys(range(84), 0)))
    assert cells(zero, "Pain") == ["0.0", "0", "84, 0, 0 of 84"]


def unclear_fall() -> Excerpt:
    """Pain that falls by 2 points on the mean of days that are 0 or 10 for three weeks each."""
    values = {number: 10.0 if number // 21 % 2 else 0.0 for number in range(-84, 84)}
    lower = {number: max(value - 4 * (number >= 0), 0.0) for number, value in values.items()}
    return replace(made(), ratings=rated("pain", lower))


def test_a_change_that_chance_may_have_made_has_no_per_cent_but_its_interval() -> None:
    _now, _before, change, interval, *_rest = cells(unclear_fall(), "Pain")
    assert change == "−2.0, cannot tell yet"
    assert re.fullmatch(r"−\d\.\d to \+\d\.\d", interval)


def test_a_change_from_a_very_low_mean_has_no_per_cent() -> None:
    low = {number: 0.5 if number < 0 else 1.5 for number in range(-84, 84)}
    assert cells(replace(made(), ratings=rated("pain", low)), "Pain")[2:4] == ["+1.0, cannot tell yet", "–"]


def test_an_own_symptom_has_a_mark_of_its_own() -> None:
    own = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {5: 3})), definitions=(KNEE,))
    rows = said(own)["glance"]["rows"]
    shapes = [row["shape"] for row in rows]
    assert shapes[:3] == ["circle", "triangle", "square"]
    assert shapes[3] not in {*shapes[:3], "diamond"}, "that is a change of medicine"


def test_exercises_are_days_done_of_planned_with_their_mean_time() -> None:
    [planned] = block(made(), "Exercises")["tables"]
    rows = {row["cells"][0]: (row["cells"][1:], row["share"]) for row in planned["rows"]}
    assert planned["head"] == ["In the plan", "Done of planned", "Mean time"]
    assert rows["Calf stretch"] == (["42 of 84", "1.5 min*"], 0.5)
    assert rows["Calf raise"] == (["0 of 84", ""], 0.0)
    assert rows["Brisk walk, cycling or swimming"] == (["12 of 84", "30 min"], 12 / 84)


def test_exercises_outside_the_plan_are_a_line_and_in_the_full_form_a_table_without_bars() -> None:
    plan = tuple(line for line in made().plan if "brisk-walk" not in line.exercises)
    unplanned = replace(made(), plan=plan)
    assert block(unplanned, "Exercises")["lines"][0] == "Outside the plan: Brisk walk 12 days."
    tables = block(unplanned, "Exercises", FULL)["tables"]
    assert tables[1]["head"] == ["Outside the plan", "Days done", "Mean time"]
    assert tables[1]["rows"] == [{"cells": ["Brisk walk", "12", "30 min"], "share": None}]
    [only] = block(replace(made(), plan=()), "Exercises")["tables"]
    assert only["head"][0] == "Exercise"


def test_a_long_plan_is_told_by_category_in_the_short_form_and_line_by_line_in_the_full_one() -> None:
    more = [
        PlanLine(exercises=(key,), valid_from=day(-84)) for key in ("towel-curl", "heel-to-toe-walk", "arm-circles")
    ]
    long = replace(made(), plan=(*made().plan, *more))
    [short] = block(long, "Exercises")["tables"]
    names = [row["cells"][0] for row in short["rows"]]
    assert names == ["Warm-up", "Stretching", "Balance and strength", "Aerobic", "Feet"]
    cells = {row["cells"][0]: row["cells"][1:] for row in short["rows"]}
    assert cells["Stretching"] == ["42 of 84", "1.5 min*"]
    [full] = block(long, "Exercises", FULL)["tables"]
    assert len(full["rows"]) == 8
    fitting = replace(made(), plan=(*made().plan, more[0]))
    [named] = block(fitting, "Exercises")["tables"]
    assert "Towel curl" in [row["cells"][0] for row in named["rows"]]
    assert len(named["rows"]) == LADDER["short"][0].rows


def test_several_evening_ratings_of_a_day_are_told_only_where_there_are_some() -> None:
    sentence = "Of several evening ratings of a day the mean counts."
    assert sentence not in said(made())["method"]["text"]
    twice = (*made().ratings, *(Rating(day=LAST, symptom="pain", value=value) for value in (2, 9)))
    assert sentence in said(replace(made(), ratings=twice))["method"]["text"]


def test_the_mean_time_of_a_category_is_that_of_the_days_whose_time_is_known() -> None:
    lines = ("calf-stretch", "towel-curl", "heel-to-toe-walk", "arm-circles", "leg-swings", "cycling", "swimming")
    plan = tuple(PlanLine(exercises=(key,), valid_from=day(-84)) for key in lines)
    timed = [ExerciseDone(day=day(number), exercise="cycling", minutes=30) for number in (1, 2)]
    untimed = [ExerciseDone(day=day(number), exercise="swimming") for number in (3, 4)]
    [short] = block(replace(made(), plan=plan, exercises=(*timed, *untimed)), "Exercises")["tables"]
    assert {row["cells"][0]: row["cells"][1:] for row in short["rows"]}["Aerobic"] == ["4 of 84", "30 min"]


def test_aerobic_time_is_said_as_far_as_it_is_noted() -> None:
    untimed = tuple(ExerciseDone(day=day(number), exercise="cycling") for number in (1, 2))
    assert block(made(), "Exercises")["lines"] == [
        "* By the dose, not noted.",
        "Aerobic exercise on 12 days: 360 min; 30 min a week.",
    ]
    more = block(replace(made(), exercises=(*made().exercises, *untimed)), "Exercises")["lines"]
    assert more == [
        "* By the dose, not noted.",
        "Aerobic exercise on 12 days: 360 min; 30 min a week; on 2 more days without its time.",
    ]
    only = block(replace(made(), exercises=untimed), "Exercises")["lines"]
    assert only == ["Aerobic exercise on 2 days, its time not noted."]


def test_time_that_was_not_noted_is_marked_and_the_mark_explained() -> None:
    noted = ExerciseDone(day=day(1), exercise="calf-stretch", minutes=5)
    more = replace(made(), exercises=(*made().exercises, noted))
    partly = rows_of_exercise(more)
    assert (partly["Calf stretch"], partly["Brisk walk, cycling or swimming"]) == ("1.6 min*", "30 min")
    assert block(made(), "Exercises")["lines"][0] == "* By the dose, not noted."
    assert block(more, "Exercises")["lines"][0] == "* By the dose, or partly; not noted."
    walks = tuple(one for one in made().exercises if one.minutes)
    assert "By the dose" not in " ".join(block(replace(made(), exercises=walks), "Exercises")["lines"])


def rows_of_exercise(excerpt: Excerpt) -> dict[str, str]:
    [table] = block(excerpt, "Exercises")["tables"]
    return {row["cells"][0]: row["cells"][2] for row in table["rows"]}


def test_no_exercise_recorded_is_said_in_words_and_not_as_0_of_84() -> None:
    unticked = block(replace(made(), exercises=()), "Exercises")
    assert (unticked["tables"], unticked["lines"]) == ([], ["No exercise was recorded in this period."])


def test_treatments_come_with_their_changes_and_days() -> None:
    assert rows(busy(), "Treatments and changes") == {
        "6 Sep": "Pregabalin, started, 75 mg, at night",
        "27 Sep": "Pregabalin, dose changed, 75 mg, twice a day",
        "17 Oct": "Pregabalin, dose changed, 150 mg, twice a day",
        "27 Oct": "Alpha-lipoic acid, started, 600 mg, in the morning",
        "6 Nov": "Alpha-lipoic acid, stopped",
        "In all": "Tablets 84 days, Warm bath 42 days, Acupressure 12 days, Massage 10 days, Acupuncture 6 days",
    }


def test_only_the_latest_changes_stand_in_the_short_form_and_the_others_are_counted() -> None:
    earlier = TreatmentEvent(day=day(2), treatment="pregabalin", turn="started", dose="25 mg")
    long = replace(busy(), treatment_changes=(earlier, *busy().treatment_changes))
    short = rows(long, "Treatments and changes")
    assert short["Earlier"] == "1 change before these: Pregabalin"
    assert list(short) == ["Earlier", "6 Sep", "27 Sep", "17 Oct", "27 Oct", "6 Nov", "In all"]
    assert "Earlier" not in rows(long, "Treatments and changes", FULL)
    assert rows(long, "Treatments and changes", FULL)["30 Aug"] == "Pregabalin, started, 25 mg"


def test_a_change_before_the_period_is_none_of_it() -> None:
    before = TreatmentEvent(day=day(-3), treatment="pregabalin", turn="started", dose="75 mg")
    found = rows(replace(made(), treatment_changes=(before,)), "Treatments and changes")
    assert found == {"In all": "Warm bath 41 days"}


def test_events_are_counted_and_dated_falls_first_and_answers_are_none() -> None:
    assert rows(busy(), "Events") == {
        "Fall (2)": "3 Nov (wet leaves, not hurt), 21 Sep (stairs, not hurt)",
        "Near-fall (3)": "7 Nov, 7 Oct, 9 Sep",
        "Flare (1)": "13 Oct",
    }
    often = replace(made(), events=tuple(Event(day=day(number), event="fall", count=2) for number in range(6)))
    assert rows(often, "Events")["Fall (12)"] == "2 Sep (2 times), 1 Sep (2 times), 31 Aug (2 times), and 3 more"
    assert "and" not in rows(often, "Events", FULL)["Fall (12)"]


def test_the_worst_days_are_named_with_what_happened_on_them() -> None:
    ratings = rated("pain", {**dict.fromkeys(range(84), 3.0), 67: 8, 20: 8})
    found = rows(replace(busy(), ratings=ratings), "Worst days")
    assert found == {"Pain 8": "3 Nov (Fall), 17 Sep"}
    without = replace(OPTIONS, parts=OPTIONS.parts - {"events"})
    assert rows(replace(busy(), ratings=ratings), "Worst days", without) == {"Pain 8": "3 Nov, 17 Sep"}


def test_a_symptom_that_was_never_felt_has_no_worst_day() -> None:
    ratings = rated("pain", dict.fromkeys(range(84), 0.0))
    headings = [found["heading"] for found in said(replace(made(), ratings=ratings))["blocks"]]
    assert "Worst days" not in headings


def test_where_says_in_words_what_the_drawing_shows() -> None:
    where = block(busy(), "Where")
    assert where["caption"] == "last 4 weeks"
    assert where["alt"].startswith("Numbness: Both feet: toes, balls of the feet. Both hands: fingertips.")
    assert where["lines"] == [
        "Marked on more than half of the 28 days recorded. Tops, Backs: none.",
        "How far up: Left leg: Ankle; Right leg: Ankle.",
    ]
    assert [one["shape"] for one in where["legend"]] == ["circle", "triangle", "square"]


def test_in_words_alone_the_symptoms_of_the_same_places_stand_together() -> None:
    briefest = blocks(summary(busy(), OPTIONS), busy().definitions, ENGLISH, LADDER["short"][2])
    where = next(one for one in briefest if one["key"] == "where")
    assert not where["drawn"]
    assert where["alt"] == ("Numbness, Tingling, Pain: Both feet: toes, balls of the feet. Both hands: fingertips.")


def test_open_questions_stand_in_their_order_and_asked_ones_are_done_with() -> None:
    asked = replace(busy().questions[1], asked=day(70))
    questions = (busy().questions[0], asked, busy().questions[2])
    items = block(replace(busy(), questions=questions), "Patient’s questions")["items"]
    assert items == [busy().questions[0].text, busy().questions[2].text]


def test_the_blocks_stand_in_the_order_of_the_page() -> None:
    assert [found["key"] for found in said(busy())["blocks"]] == BLOCKS


def test_parts_with_nothing_to_say_leave_no_empty_box() -> None:
    bare = said(replace(made(), treatments=(), notes=(), events=(), ratings=()))
    assert [found["heading"] for found in bare["blocks"]] == ["Exercises"]
    unwanted: tuple[SummaryPart, ...] = ("chart",)
    assert said(busy(), replace(OPTIONS, parts=frozenset(unwanted)))["blocks"] == []


@pytest.mark.parametrize("part", BLOCKS)
def test_each_part_may_be_left_out_alone(part: SummaryPart) -> None:
    found = [block["key"] for block in said(busy(), replace(OPTIONS, parts=OPTIONS.parts - {part}))["blocks"]]
    assert found == [one for one in BLOCKS if one != part]


def test_notes_stand_in_quotes_beside_their_day() -> None:
    assert rows(made(), "From the notes") == {"3 Nov": "“Slipped on wet leaves, not hurt.”"}


def test_notes_have_a_year_where_the_period_crosses_one() -> None:
    winter = Options(period=ending(date(2026, 1, 20), 40))
    needed = ending(date(2026, 1, 20), 80)
    noted = replace(made(), period=needed, notes=(replace(note(0, "Cold."), day=date(2025, 12, 24)),))
    assert rows(noted, "From the notes", winter) == {"24 Dec 2025": "“Cold.”"}


def test_the_method_says_only_what_holds_for_this_page() -> None:
    plain = said(made())["method"]["text"]
    assert "Blank days are left blank and never counted as 0." in plain
    assert f"95{NARROW}% intervals allow for days that resemble each other." in plain
    assert "By chance, one of 3 symptoms looks changed in 1 of 10 comparisons." in plain
    assert "Four weeks against four can show, in points: Numbness 1.0, Pain 1.0." in plain
    assert "usually noticeable" not in plain
    assert "imported" not in plain
    assert "moment" not in plain
    assert "several evening ratings" not in plain
    morning = Rating(day=day(3), symptom="pain", value=2, time=time(9), origin="a;b")
    other = said(replace(made(), ratings=(*rated("pain", {3: 4}), *rated("pain", {3: 5}), morning)))["method"]["text"]
    assert "Some were imported" in other
    assert "The evening’s rating counts for the day, without one the mean of the day’s ratings of a moment." in other
    assert "Of several evening ratings of a day the mean counts." in other
    assert not any(words in other for words in ("By chance", "intervals allow", "can show"))


def test_the_full_page_counts_the_rated_days_by_severity() -> None:
    pain = rated("pain", {number: (0, 2, 5, 8)[number % 4] for number in range(84)})
    numbness = rated("numbness", dict.fromkeys(range(84), 0.0))
    excerpt = replace(made(), ratings=(*pain, *numbness))
    assert said(excerpt, FULL)["glance"]["lines"][1:] == [
        f"Pain. Of 84 rated days: 42 at 0 to 3, 21 at 4 to 6, 21 at 7 to 10. 21 of them (25{NARROW}%) were 0."
    ]
    assert len(said(excerpt)["glance"]["lines"]) == 1


def test_a_fall_of_pain_is_called_noticeable_only_where_it_is_clear_among_all_symptoms() -> None:
    def method(fall: float, ups_and_downs: float) -> str:
        days = range(-84, 84)
        pain = {number: 5 + ups_and_downs * (number % 2) - fall * (number >= 0) for number in days}
        others = {key: dict.fromkeys(days, 4.0) for key in ("numbness", "tingling")}
        ratings = [one for key, values in {**others, "pain": pain}.items() for one in rated(key, values)]
        return str(said(replace(made(), ratings=tuple(ratings)))["method"]["text"])

    words = f"A fall of pain by 2 points or 30{NARROW}% is usually noticeable."
    assert words in method(2.5, 1)
    assert words not in method(1.5, 1)
    assert words not in str(said(unclear_fall())["method"]["text"])


def test_a_symptom_rated_at_moments_alone_is_not_called_an_evening_s() -> None:
    moments = tuple(Rating(day=day(n), symptom="numbness", value=5, time=time(22)) for n in range(84))
    some = said(replace(made(), ratings=(*moments, *rated("pain", {3: 4}))))
    assert "past 24 hours" not in some["glance"]["caption"]
    assert "in the evening for the past 24 hours. The evening’s" in some["method"]["text"]
    assert "Rated at moments only, never in the evening: Numbness." in some["method"]["text"]
    alone = said(replace(made(), ratings=moments))
    assert "evening" not in alone["method"]["text"] + alone["glance"]["caption"]
    assert "each of the moment at which it was made" in alone["method"]["text"]
    assert "past 24 hours" in said(made())["glance"]["caption"]


def test_the_highest_rating_is_that_of_a_moment_too_and_says_when() -> None:
    moments = tuple(Rating(day=day(n), symptom="pain", value=9, time=time(h)) for n in (3, 80) for h in (7, 13))
    worse = replace(made(), ratings=(*made().ratings, *moments))
    assert cells(worse, "Pain")[4] == "9 (16 Nov 07:00, 13:00, 2 days)"
    assert block(worse, "Worst days")["rows"][-1] == {
        "label": "Pain 9",
        "text": "16 Nov 07:00, 13:00, 31 Aug 07:00, 13:00",
    }


def test_the_page_says_where_it_comes_from() -> None:
    words = "Kept by the patient, not verified, not a diagnosis. Made with Neuropathy Diary "
    assert re.fullmatch(re.escape(words) + r"\d+\.\d+", said(made())["method"]["provenance"])


def test_a_blank_period_says_so_and_has_no_table() -> None:
    blank = replace(made(), ratings=(), exercises=(), treatments=(), notes=(), events=())
    page = said(blank)
    assert page["nothing"] == "Nothing was recorded in this period."
    assert (page["glance"], page["blocks"]) == (None, [])


def test_dates_and_numbers_follow_the_reader() -> None:
    comma = replace(PLAIN, number=lambda value, decimals: f"{value:.{decimals}f}".replace(".", ","))
    german = Words(long_date=lambda found: f"{found:%d.%m.%Y}", short=comma)
    page = said(made(), words=german)
    assert page["prepared"][0] == "Prepared 19.11.2026"
    assert page["glance"]["rows"][0]["cells"][3] == f"−1,0 (−15{NARROW}%), lower"


def test_days_that_were_written_on_paper_first_are_counted_in_the_method() -> None:
    marks = tuple(Event(day=day(number), event="on-paper", text="Anna") for number in (3, 4))
    texts = said(replace(made(), events=marks))
    assert "2 days were written on paper and typed in later." in texts["method"]["text"]
    assert "on paper" not in said(made())["method"]["text"]
    assert "events" not in [block["key"] for block in texts["blocks"]]
