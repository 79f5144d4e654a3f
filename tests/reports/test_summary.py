from dataclasses import replace
from datetime import date, time

import pytest

from diary.analysis.comparison import Level
from diary.analysis.rated import Rated
from diary.domain.definition import Definition
from diary.domain.duration import Minutes
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period, ending, single
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.domain.visit import Question
from diary.reports.daily_table import daily_table
from diary.reports.errors import ReportError
from diary.reports.summary import (
    AerobicTime,
    Options,
    Summary,
    SummaryPart,
    TreatmentDays,
    needed_period,
    period_to_read,
    summary,
)
from diary.reports.words import ENGLISH
from tests.reports.diaries import KNEE, TWELVE_WEEKS, busy, day, made, note, rated

OPTIONS = Options(period=TWELVE_WEEKS)


def without(*parts: SummaryPart) -> Options:
    return replace(OPTIONS, parts=OPTIONS.parts.difference(parts))


def level_of(name: str, facts: Summary) -> Level:
    [found] = [row.comparison.now for row in facts.symptoms if row.name == name]
    return found


def test_needs_the_period_and_the_equally_long_one_before() -> None:
    assert needed_period(OPTIONS) == Period(day(-84), day(83))


def test_the_year_before_is_read_for_the_intervals_and_changes_nothing_else() -> None:
    assert period_to_read(OPTIONS) == Period(day(83 - 364), day(83))
    earlier = (*rated("pain", {number: 3 + number * 7 % 5 for number in range(-281, -84)}), *rated("knee", {-200: 4.0}))
    year = replace(made(), period=Period(day(-281), day(83)), ratings=(*earlier, *made().ratings))
    with_year, without_it = summary(year, OPTIONS), summary(year.within(needed_period(OPTIONS)), OPTIONS)
    assert replace(with_year, symptoms=(), now=None) == replace(without_it, symptoms=(), now=None)
    assert [row.name for row in with_year.symptoms] == [row.name for row in without_it.symptoms]
    pain, alone = with_year.symptoms[2].comparison, without_it.symptoms[2].comparison
    assert (pain.now, pain.before) == (alone.now, alone.before)
    assert pain.interval != alone.interval


def test_a_period_with_no_calendar_before_it_is_refused_in_one_sentence() -> None:
    with pytest.raises(ReportError, match="no 11 days in the calendar before it"):
        needed_period(Options(period=Period(date.min, date(1, 1, 11))))


def test_an_excerpt_that_lacks_the_period_before_is_a_bug() -> None:
    with pytest.raises(ValueError, match="does not cover"):
        summary(made().within(TWELVE_WEEKS), OPTIONS)


def test_symptoms_come_with_this_period_and_the_one_before() -> None:
    facts = summary(made(), OPTIONS)
    assert [row.name for row in facts.symptoms] == ["Numbness", "Tingling", "Pain"]
    numbness, pain = facts.symptoms[0].comparison, facts.symptoms[2].comparison
    assert (numbness.now.mean, numbness.before.mean, numbness.change) == (5.5, 6.5, -1.0)
    assert (numbness.now.worst, numbness.now.days_at_worst) == (6, 42)
    assert (pain.now.recorded, pain.now.days) == (80, 84)


def test_days_rated_count_once_however_many_symptoms_were_rated() -> None:
    sparse = replace(made(), ratings=(*rated("pain", {0: 3, 1: 0}), *rated("tingling", {1: 4, 2: 4})))
    assert summary(sparse, OPTIONS).days_rated == 3


def test_no_mean_where_fewer_than_half_of_the_days_are_recorded() -> None:
    pain = dict.fromkeys(range(41), 5.0)
    few = summary(replace(made(), ratings=rated("pain", pain)), OPTIONS)
    enough = summary(replace(made(), ratings=rated("pain", {**pain, 41: 5.0})), OPTIONS)
    assert level_of("Pain", few).mean is None
    assert level_of("Pain", enough).mean == 5.0


def test_own_symptoms_follow_if_rated_in_the_period() -> None:
    now = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {5: 3})), definitions=(KNEE,))
    earlier = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {-5: 3})), definitions=(KNEE,))
    assert [row.name for row in summary(now, OPTIONS).symptoms][3:] == ["Knee pain"]
    assert len(summary(earlier, OPTIONS).symptoms) == 3


def test_after_an_import_of_own_symptoms_alone_the_three_are_not_listed() -> None:
    imported = replace(made(), ratings=rated("knee-pain", {5: 3}), definitions=(KNEE,))
    assert [row.name for row in summary(imported, OPTIONS).symptoms] == ["Knee pain"]


def test_the_three_are_listed_though_nothing_was_rated() -> None:
    facts = summary(replace(made(), ratings=()), OPTIONS)
    assert [row.comparison.now.recorded for row in facts.symptoms] == [0, 0, 0]


def test_private_notes_change_no_fact() -> None:
    whole = busy()
    assert len(whole.notes) > len([found for found in whole.notes if found.for_practitioner])
    only_marked = replace(whole, notes=tuple(found for found in whole.notes if found.for_practitioner))
    assert summary(whole, OPTIONS) == summary(only_marked, OPTIONS)


def test_marked_notes_come_latest_first_and_only_from_the_period() -> None:
    noted = replace(made(), notes=(note(-1, "Before."), note(3, "Early.\n"), note(80, "Late.")))
    assert [found.text for found in summary(noted, OPTIONS).notes] == ["Late.", "Early."]


def test_a_note_that_is_asked_about_stands_among_the_questions_alone() -> None:
    notes, asked = (note(3, "May I\nswim?"), note(80, "Late.")), Question(text="May I swim?")
    noted = replace(made(), notes=notes, questions=(asked,))
    facts = summary(noted, OPTIONS)
    assert (facts.questions, [found.text for found in facts.notes]) == (("May I swim?",), ["Late."])
    without = summary(noted, replace(OPTIONS, parts=OPTIONS.parts - {"questions"}))
    assert (without.questions, [found.text for found in without.notes]) == ((), ["Late.", "May I\nswim?"])


def test_exercises_of_the_plan_and_beside_it() -> None:
    swum = (*made().exercises, ExerciseDone(day=day(1), exercise="tai-chi", minutes=40))
    tai_chi = Definition(kind="exercise", key="tai-chi", name="Tai chi", category="mind-and-body")
    facts = summary(replace(made(), exercises=swum, definitions=(tai_chi,)), OPTIONS)
    done = {row.name: (row.done, row.planned) for row in facts.planned}
    assert done["Calf stretch"] == (42, 84)
    assert [(row.name, row.done, row.minutes) for row in facts.outside_plan] == [("Tai chi", 1, Minutes(40, None))]


def test_a_plan_without_a_single_tick_is_not_a_record_of_nothing_done() -> None:
    facts = summary(replace(made(), exercises=()), OPTIONS)
    assert (facts.planned, facts.outside_plan, facts.aerobic) == ((), (), None)


def test_aerobic_minutes_are_those_recorded() -> None:
    facts = summary(made(), OPTIONS)
    assert facts.aerobic == AerobicTime(minutes=Minutes(360, None), days=12, days_untimed=0, weeks=12)
    assert facts.aerobic.minutes_a_week == Minutes(30, None)


def test_aerobic_exercise_without_its_time_counts_as_a_day_and_adds_no_minutes() -> None:
    more = (*made().exercises, ExerciseDone(day=day(1), exercise="cycling"))
    aerobic = summary(replace(made(), exercises=more), OPTIONS).aerobic
    assert aerobic == AerobicTime(minutes=Minutes(360, None), days=12, days_untimed=1, weeks=12)


def test_minutes_a_week_are_not_given_for_less_than_a_week() -> None:
    walked = replace(made(), exercises=(ExerciseDone(day=day(0), exercise="brisk-walk", minutes=30),))
    aerobic = summary(walked, Options(period=single(day(0)))).aerobic
    assert aerobic
    assert aerobic.minutes_a_week is None


def test_a_treatment_twice_on_a_day_is_one_day() -> None:
    taken = [("tablets", 0), ("tablets", 0), ("warm-bath", 1), ("warm-bath", 2)]
    treatments = tuple(TreatmentDone(day=day(number), treatment=key) for key, number in taken)
    found = summary(replace(made(), treatments=treatments), OPTIONS).treatments
    assert found == (TreatmentDays("Warm bath", 2), TreatmentDays("Tablets", 1))


def test_parts_that_are_not_wanted_are_empty() -> None:
    facts = summary(made(), without("chart", "exercises", "treatments", "notes"))
    assert (facts.planned, facts.outside_plan, facts.aerobic) == ((), (), None)
    assert (facts.treatments, facts.notes, facts.shows_chart) == ((), (), False)
    assert len(facts.symptoms) == 3


def test_without_the_name_the_date_of_birth_goes_too() -> None:
    facts = summary(made(), replace(OPTIONS, include_name=False))
    assert (facts.name, facts.born) == ("", None)


def test_a_diary_without_a_profile_has_no_name() -> None:
    facts = summary(replace(made(), profiles=()), OPTIONS)
    assert (facts.name, facts.born) == ("", None)


def test_several_ratings_on_a_day_and_imported_ones_are_noticed() -> None:
    plain = summary(made(), OPTIONS)
    twice = Rating(day=day(3), symptom="pain", value=2, time=time(9))
    brought = Rating(day=day(3), symptom="pain", value=2, origin="a;b")
    assert not plain.has_imported
    assert plain.symptoms[2].rated == Rated(evenings=80, several=0, beside=0, of_moments=0)
    beside = summary(replace(made(), ratings=(*made().ratings, twice, brought)), OPTIONS)
    assert beside.symptoms[2].rated == Rated(evenings=80, several=1, beside=1, of_moments=0)
    assert summary(replace(made(), ratings=(brought,)), OPTIONS).has_imported


def test_blank_is_a_period_with_nothing_or_with_private_notes_alone() -> None:
    nothing = replace(made(), ratings=rated("pain", {-1: 4}), exercises=(), treatments=(), events=())
    assert not summary(made(), OPTIONS).is_blank
    assert not summary(nothing, OPTIONS).is_blank  # the marked note is left
    assert summary(replace(nothing, notes=(note(3, "Mine.", private=True),)), OPTIONS).is_blank


def test_usual_is_more_than_half_of_the_recorded_days_of_the_last_four_weeks() -> None:
    def marks(site: str, symptom: str, *numbers: int) -> tuple[SiteMark, ...]:
        return tuple(SiteMark(day=day(number), site=site, symptom=symptom) for number in numbers)

    toes, heel = "foot-sole-left-toes", "foot-sole-left-heel"
    reach = Extent(day=day(80), limb="left-leg", level="ankle")
    marked = (*marks(toes, "pain", 70, 71, 72), *marks(heel, "pain", 72, 83), *marks(heel, "numbness", 3, 4, 5))
    found = summary(replace(made(), site_marks=marked, extents=(reach,)), OPTIONS).where
    assert found is not None
    assert (found.period, found.recorded) == (ending(TWELVE_WEEKS.last, 28), 5)
    assert [(one.symptom, one.usual) for one in found.symptoms] == [("pain", (toes,))]
    assert found.extents == (reach,)


def test_half_of_the_recorded_days_is_not_more_than_half() -> None:
    half = [SiteMark(day=day(number), site="foot-sole-left-toes", symptom="pain") for number in (80, 81)]
    other = [SiteMark(day=day(number), site="foot-sole-left-heel", symptom="pain") for number in (82, 83)]
    found = summary(replace(made(), site_marks=(*half, *other), extents=()), OPTIONS).where
    assert found is not None
    assert (found.recorded, found.symptoms[0].usual) == (4, ())


def test_where_nothing_was_marked_there_is_no_where() -> None:
    assert summary(made(), OPTIONS).where is None


def test_the_plan_counts_no_day_that_is_not_over() -> None:
    evening = replace(OPTIONS, today=day(83))
    later = replace(OPTIONS, today=day(60))
    rows = [{row.name: (row.done, row.planned) for row in summary(made(), one).planned} for one in (OPTIONS, evening)]
    assert [one["Brisk walk, cycling or swimming"] for one in rows] == [(12, 84), (12, 83)]
    facts = summary(made(), later)
    assert {row.planned for row in facts.planned} == {60}
    assert {row.planned for row in facts.categories} <= {60}
    assert (facts.plan_until, summary(made(), OPTIONS).plan_until) == (day(59), None)


def test_completeness_counts_from_the_first_entry_of_the_diary() -> None:
    young = replace(made(), ratings=rated("pain", dict.fromkeys(range(44, 83), 5.0)))
    facts = summary(young, replace(OPTIONS, began=day(44), today=day(83)))
    [pain] = [row for row in facts.symptoms if row.comparison.symptom == "pain"]
    assert (pain.comparison.now.recorded, pain.comparison.now.days, pain.comparison.now.mean) == (39, 39, 5.0)
    assert (facts.days_rated, facts.counted) == (39, Period(day(44), day(82)))
    [old] = [row for row in summary(young, OPTIONS).symptoms if row.comparison.symptom == "pain"]
    assert (old.comparison.now.days, old.comparison.now.mean) == (84, None)


def test_the_first_week_of_a_diary_has_the_mean_of_its_days() -> None:
    """A diary of 102 days, looked at week by week: of its first week there are four days, and all are rated."""
    young = replace(made(), ratings=rated("pain", dict.fromkeys(range(-18, 83), 5.0)))
    options = replace(OPTIONS, form="full", began=day(-18), today=day(83), period=Period(day(83 - 199), day(83)))
    excerpt = replace(young, period=Period(day(83 - 399), day(83)))
    table = daily_table(summary(excerpt, options), excerpt, ENGLISH)
    assert table is not None
    assert [row[3] for row in table["tables"][0]["rows"]] == ["5.0 (5)"] * 15


def test_days_before_the_diary_began_have_no_row() -> None:
    young = replace(made(), ratings=rated("pain", dict.fromkeys(range(46, 83), 5.0)))
    options = replace(OPTIONS, form="full", began=day(46), today=day(83), period=Period(day(83 - 99), day(83)))
    excerpt = replace(young, period=Period(day(83 - 199), day(83)))
    table = daily_table(summary(excerpt, options), excerpt, ENGLISH)
    assert table is not None
    assert [row[3] for row in table["tables"][0]["rows"]] == [*["5"] * 37, "–"]
