"""What each block says where it has room and where it has little, and where there is nothing to say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.plan.plan import PlanLine
from diary.domain.site import Extent, SiteMark
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.reports.blocks import Contents, and_more, blocks, most_of
from diary.reports.limits import LADDER
from diary.reports.summary import Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import KNEE, LAST, TWELVE_WEEKS, busy, day, made, note, rated, with_notes

SHORT, FULL = Options(period=TWELVE_WEEKS), Options(period=TWELVE_WEEKS, form="full")


def at_step(excerpt: Excerpt, step: int = 0, options: Options = SHORT) -> dict[str, Contents]:
    """The blocks at a step of the ladder of their form, by their key."""
    said = blocks(summary(excerpt, options), excerpt.definitions, ENGLISH, LADDER[options.form][step])
    return {one["key"]: one for one in said}


def rows(said: Contents) -> dict[str, str]:
    return {row["label"]: row["text"] for row in said["rows"]}


def felt(*numbers: int, symptom: str = "pain", place: str = "foot-sole-left-toes") -> tuple[SiteMark, ...]:
    return tuple(SiteMark(day=day(number), site=place, symptom=symptom) for number in numbers)


def test_where_nothing_was_marked_of_late_one_sentence_says_so() -> None:
    assert at_step(replace(made(), site_marks=felt(3)))["where"] == {
        "kind": "where",
        "key": "where",
        "heading": "Where",
        "caption": "",
        "lines": ["Nothing was marked in the last 4 weeks."],
        "alt": "",
        "legend": [],
        "drawn": False,
    }


def test_where_names_an_own_symptom_and_the_views_without_a_mark() -> None:
    own = at_step(replace(made(), site_marks=felt(80, symptom=KNEE.key), definitions=(KNEE,)))["where"]
    assert own["alt"] == "Knee pain: Left foot: toes."
    assert [one["name"] for one in own["legend"]] == ["Knee pain"]
    assert own["lines"] == ["Marked on 1 day. Tops, Palms, Backs: none."]
    moving = (*felt(80), *felt(81, place="foot-top-left-toes"), *felt(82, place="foot-sole-left-heel"))
    seldom = at_step(replace(made(), site_marks=moving))["where"]
    assert seldom["alt"] == "Pain: no place on more than half of the days."
    assert seldom["lines"] == ["Marked on more than half of the 3 days recorded."]
    reach = (Extent(day=day(60), limb="left-leg", level="toes"), Extent(day=day(70), limb="left-leg", level="ankle"))
    assert at_step(replace(made(), extents=reach))["where"]["lines"] == ["How far up: Left leg: Ankle."]


STEPS: tuple[tuple[str, int, Sequence[str], Mapping[str, str]], ...] = (
    ("exercises", 1, ("* By the dose, not noted.", "Aerobic exercise on 12 days: 360 min; 30 min a week."), {}),
    (
        "exercises",
        2,
        (
            "Done of planned: Warm-up 0 of 84, Stretching 42 of 84, Balance and strength 0 of 84, Aerobic 12 of 84.",
            "Aerobic exercise on 12 days: 360 min; 30 min a week.",
        ),
        {},
    ),
    (
        "treatments",
        1,
        (),
        {
            "Earlier": "2 changes before these: Pregabalin",
            "17 Oct": "Pregabalin, dose changed, 150 mg, twice a day",
            "27 Oct": "Alpha-lipoic acid, started, 600 mg, in the morning",
            "6 Nov": "Alpha-lipoic acid, stopped",
            "In all": "Tablets 84 days, Warm bath 42 days, Acupressure 12 days, Massage 10 days, Acupuncture 6 days",
        },
    ),
    (
        "treatments",
        3,
        (),
        {
            "Earlier": "4 changes before these: Pregabalin, Alpha-lipoic acid",
            "6 Nov": "Alpha-lipoic acid, stopped",
            "In all": "Tablets 84 days, Warm bath 42 days, and 3 more",
        },
    ),
    (
        "events",
        1,
        ("Also: Flare (1).",),
        {
            "Fall (2)": "3 Nov (wet leaves, not hurt), 21 Sep (stairs, not hurt)",
            "Near-fall (3)": "7 Nov, 7 Oct, 9 Sep",
        },
    ),
    ("events", 2, ("Fall (2), Near-fall (3), Flare (1).",), {}),
    ("worst", 1, (), {"Pain 6": "11 Oct, 10 Sep"}),
    ("visits", 1, ("Agreed on 25 Sep 2026, Dr Ellis: Blood tests.",), {}),
    (
        "visits",
        2,
        (
            "Means of the 4 weeks before, on 25 Sep 2026: Numbness 5.5, Tingling 4.0, Pain 4.0.",
            "Agreed on 25 Sep 2026, Dr Ellis: Blood tests.",
        ),
        {},
    ),
)


@pytest.mark.parametrize(("key", "step", "lines", "labelled"), STEPS, ids=[f"{row[0]}-{row[1]}" for row in STEPS])
def test_what_gives_way_names_what_it_leaves_out(
    key: str, step: int, lines: Sequence[str], labelled: Mapping[str, str]
) -> None:
    said = at_step(busy(), step)[key]
    assert said["lines"] == list(lines)
    if said["kind"] == "dated":
        assert rows(said) == labelled


def test_only_the_worst_days_and_at_last_the_visits_leave_the_page() -> None:
    usual = list(at_step(busy()))
    assert [list(at_step(busy(), step)) for step in (1, 2, 3)] == [
        usual,
        [key for key in usual if key != "worst"],
        [key for key in usual if key not in {"worst", "visits"}],
    ]


def test_one_more_is_named_and_not_counted() -> None:
    assert [most_of(range(number), 3) for number in (2, 3, 4, 5)] == [3, 3, 4, 3]
    assert most_of(range(1), 0) == 0, "where there is no room for any"
    assert [and_more(number) for number in (-1, 0, 1, 2)] == [[], [], ["and 1 more"], ["and 2 more"]]


def test_the_questions_take_room_from_the_notes_but_never_all_of_it() -> None:
    notes = [f"{number:02} " + "x" * 437 for number in range(10)]
    few, many = with_notes(*notes), replace(with_notes(*notes), questions=(Question(text="y" * 1440),))
    full = replace(few, questions=tuple(Question(text="y" * 1440) for _number in range(4)))
    shown = [at_step(excerpt)["notes"] for excerpt in (few, many, full)]
    assert [(len(one["rows"]), one["lines"]) for one in shown] == [
        (7, ["and 3 more"]),
        (4, ["and 6 more"]),
        (2, ["and 8 more"]),
    ]
    assert len(at_step(with_notes("x" * 9000))["notes"]["rows"]) == 1


def unplanned(number: int) -> Excerpt:
    """The made diary with so many own exercises beside the plan, the first of them on most days."""
    own = tuple(
        Definition(kind="exercise", key=f"own-{n}", name=f"Own {n}", category="balance-and-strength")
        for n in range(number)
    )
    done = (ExerciseDone(day=day(on), exercise=f"own-{n}") for n in range(number) for on in range(number - n))
    return replace(made(), exercises=(*made().exercises, *done), definitions=own)


def test_exercises_outside_the_plan_are_named_as_far_as_there_is_room_and_counted() -> None:
    line = "Outside the plan: Own 0 8 days, Own 1 7 days, Own 2 6 days, Own 3 5 days, Own 4 4 days, and 3 more."
    assert at_step(unplanned(8))["exercises"]["lines"][0] == line
    [_planned, outside] = at_step(unplanned(8), 1, FULL)["exercises"]["tables"]
    assert [row["cells"][:2] for row in outside["rows"]] == [[f"Own {n}", str(8 - n)] for n in range(6)]
    assert at_step(unplanned(8), 1, FULL)["exercises"]["lines"][0] == "Own 6 2 days, Own 7 1 day"


def test_planned_days_that_are_not_over_are_told_and_a_bar_is_never_longer_than_the_plan() -> None:
    until = at_step(made(), options=replace(SHORT, today=day(60)))["exercises"]
    assert until["lines"][0] == "Planned days are counted up to 26 Oct."
    mondays = tuple(
        PlanLine(exercises=(key,), valid_from=day(-84), weekdays=(0,))
        for key in ("calf-stretch", "towel-curl", "heel-to-toe-walk", "arm-circles", "leg-swings")
    )
    tables = at_step(replace(made(), plan=mondays), 1)["exercises"]["tables"]
    stretching = next(row for row in tables[0]["rows"] if row["cells"][0] == "Stretching")
    assert (stretching["cells"][1], stretching["share"]) == ("42 of 12", 1)


def test_aerobic_time_of_one_day_is_one_of_one_day() -> None:
    def said(*done: ExerciseDone) -> list[str]:
        lines: list[str] = at_step(replace(made(), plan=(), exercises=done))["exercises"]["lines"]
        return lines

    timed, untimed = (
        ExerciseDone(day=day(1), exercise="cycling", minutes=30),
        ExerciseDone(day=day(2), exercise="cycling"),
    )
    assert said(timed) == ["Aerobic exercise on 1 day: 30 min; 2.5 min a week."]
    assert said(untimed) == ["Aerobic exercise on 1 day, its time not noted."]
    assert said(timed, untimed) == [
        "Aerobic exercise on 1 day: 30 min; 2.5 min a week; on 1 more day without its time."
    ]


def test_a_treatment_of_one_day_and_a_change_alone_have_their_block() -> None:
    bath = TreatmentDone(day=day(3), treatment="warm-bath")
    assert rows(at_step(replace(made(), treatments=(bath,)))["treatments"]) == {"In all": "Warm bath 1 day"}
    change = TreatmentEvent(day=day(3), treatment="tablets", turn="stopped")
    changed = replace(made(), treatments=(), treatment_changes=(change,))
    assert rows(at_step(changed)["treatments"]) == {"31 Aug": "Tablets, stopped"}


def test_an_event_says_how_often_where_what_and_whether_it_hurt() -> None:
    whole = Event(day=day(3), event="fall", count=2, place="in the\ngarden", text="Over a  root.", hurt=True)
    assert rows(at_step(replace(made(), events=(whole,)))["events"]) == {
        "Fall (2)": "31 Aug (2 times, in the garden, Over a root., hurt)"
    }
    plain = replace(whole, count=1, place="", text="", hurt=None)
    assert rows(at_step(replace(made(), events=(plain,)))["events"]) == {"Fall (1)": "31 Aug"}


def visited(*numbers: int, agreed: str = "", whom: str = "") -> Excerpt:
    return replace(made(), visits=tuple(Visit(date=day(n), agreed=agreed, whom=whom) for n in numbers))


def test_visits_have_their_means_and_what_was_agreed_or_that_nothing_is_written_down() -> None:
    said = at_step(visited(28, 56))["visits"]
    assert said["head"] == ["Mean of the 4 weeks before", "25 Sep 2026", "23 Oct 2026"]
    assert [row["cells"] for row in said["rows"]] == [
        ["Numbness", "5.5", "5.5"],
        ["Tingling", "4.0", "4.0"],
        ["Pain", "3.9", "4.0"],
    ]
    assert said["lines"] == ["What was agreed is not written down."]
    assert at_step(visited(28, agreed="Blood\ntests."))["visits"]["lines"] == ["Agreed on 25 Sep 2026: Blood tests."]
    few = at_step(replace(visited(28, 56), ratings=rated("pain", dict.fromkeys(range(28), 4))))["visits"]
    assert [row["cells"] for row in few["rows"]][2] == ["Pain", "4.0", "–"]


@pytest.mark.parametrize(
    ("numbers", "step", "line"),
    [((0, 28, 56), 1, "1 visit before these"), ((-28, 0, 28, 56), 1, "2 visits before these")],
)
def test_visits_for_which_there_is_no_room_are_counted(numbers: tuple[int, ...], step: int, line: str) -> None:
    said = at_step(visited(*numbers), step)["visits"]
    assert len(said["head"]) == 1 + LADDER["short"][step].visits
    assert said["lines"] == ["What was agreed is not written down.", line]
    brief = at_step(visited(*numbers), 2)["visits"]["lines"]
    assert brief == [
        "Means of the 4 weeks before, on 23 Oct 2026: Numbness 5.5, Tingling 4.0, Pain 4.0.",
        f"{len(numbers) - 1} visits before these",
    ]


def test_in_words_a_visit_has_the_means_of_the_first_three_symptoms() -> None:
    more = replace(visited(28), ratings=(*made().ratings, *rated("knee-pain", {3: 4})), definitions=(KNEE,))
    assert at_step(more, 2)["visits"]["lines"] == [
        "Means of the 4 weeks before, on 25 Sep 2026: Numbness 5.5, Tingling 4.0, Pain 3.9."
    ]


def test_days_of_a_period_over_two_years_have_their_year() -> None:
    winter = Options(period=replace(TWELVE_WEEKS, first=LAST - timedelta(days=330)))
    excerpt = replace(busy(), period=replace(busy().period, first=LAST - timedelta(days=700)))
    said = at_step(excerpt, options=winter)
    assert said["events"]["rows"][2] == {"label": "Flare (1)", "text": "13 Oct 2026"}
    assert next(iter(rows(said["treatments"]))) == "6 Sep 2026"
    assert rows(said["worst"])["Pain 6"] == "11 Oct 2026, 10 Sep 2026"
    assert list(rows(at_step(replace(excerpt, notes=(note(3, "Cold."),)), options=winter)["notes"])) == ["31 Aug 2026"]
