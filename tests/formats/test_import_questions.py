"""What a person is asked about a file, in which order, and the way through the questions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing import table
from diary.formats.importing.examples import Example, examples, word_counts
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.import_steps import DIFFERS, SUM, ImportSteps
from diary.formats.importing.mapping import LONG, WIDE, Mapping, completed, told_again
from diary.formats.importing.questions import ImportQuestion, is_answered, questions, words_of
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import TODAY, plan_of, things

DATA = Path(__file__).parent.parent / "data"
ASKED = {
    "c14_google_forms.csv": ["untold"],
    "c25_words.csv": ["words"],
    "c61_numb_notes.csv": ["untold"],
    "c74a_first.csv": ["scale"],
}


def preview(file: Path, told: Mapping | None = None) -> ImportPreview:
    return recognised(source(file)).preview(source(file), Work(), told)


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", sorted(path.name for path in (DATA / "import_cases").iterdir()))
def test_a_case_asks_no_more_than_it_leaves_open(name: str) -> None:
    read = preview(DATA / "import_cases" / name)
    assert [one.kind for one in questions(read, read.mapping)] == ASKED.get(name, [])


@pytest.mark.parametrize(("name", "kinds"), [("public_diary_wide.csv", []), ("public_diary_long.csv", ["scale"])])
def test_a_real_diary_is_asked_about_once_at_most(name: str, kinds: list[str]) -> None:
    read = preview(DATA / name)
    assert [one.kind for one in questions(read, read.mapping)] == kinds


def test_the_largest_doubt_comes_first(tmp_path: Path) -> None:
    rows = "03/04/2026,mild,3,blue,1.234\n04/05/2026,awful!,2,red,4.321\n"
    read = preview(written(tmp_path, f"Date,Burning,Pain,Odd,Weight\n{rows}"))
    asked = questions(read, read.mapping)
    assert [one.kind for one in asked] == ["order", "decimal", "scale", "words", "untold"]
    assert not is_answered(asked[0], read.mapping)
    assert is_answered(asked[0], replace(read.mapping, date_order="iso"))
    assert [is_answered(one, read.mapping) for one in asked[1:]] == [False, False, False, True]


def test_words_of_several_columns_are_asked_about_once(tmp_path: Path) -> None:
    rows = "2026-04-03,mild,severe,good\n2026-04-04,severe,none,bad\n2026-04-05,mild,mild,bad\n"
    read = preview(written(tmp_path, f"Date,Burning,Pain,Fatigue\n{rows}"))
    by_label = [one.labels for one in questions(read, read.mapping) if one.kind == "words"]
    assert by_label == [("Burning", "Pain"), ("Fatigue",)]
    both = [things(read.mapping)[label] for label in by_label[0]]
    assert words_of(both) == [("none", 0), ("mild", 2), ("severe", 8)]
    assert word_counts(read, by_label[0]) == {"mild": 3, "severe": 2, "none": 1}


def test_three_rows_show_what_an_answer_makes_of_them(tmp_path: Path) -> None:
    rows = "2026-04-03,1\n2026-04-04,1\n2026-04-05,4\n2026-04-06,3\n2026-04-07,\n"
    read = preview(written(tmp_path, f"Date,Pain\n{rows}"))
    [asked] = questions(read, read.mapping)
    unanswered = examples(read, read.mapping, asked, TODAY)
    assert [one.becomes for one in unanswered] == ["not answered yet"] * 3
    assert [one.text for one in unanswered] == ["1", "4", "3"]
    [pain] = read.mapping.things
    answered = replace(read.mapping, things=(replace(pain, scale=(1, 4)),))
    assert examples(read, answered, asked, TODAY) == (
        Example(date(2026, 4, 3), "1", "0"),
        Example(date(2026, 4, 5), "4", "10"),
        Example(date(2026, 4, 6), "3", "6.7"),
    )
    left_out = replace(read.mapping, things=(replace(pain, meaning="leave-out"),))
    assert [one.becomes for one in examples(read, left_out, asked, TODAY)] == ["left out"] * 3


def test_the_order_of_dates_is_seen_in_the_rows(tmp_path: Path) -> None:
    read = preview(written(tmp_path, "Date,Pain (0-10)\n03/04/2026,1\n05/06/2026,2\n"))
    [asked] = questions(read, read.mapping)
    assert [one.day for one in examples(read, read.mapping, asked, TODAY)] == [None, None]
    answered = replace(read.mapping, date_order="month-first")
    days = [one.day for one in examples(read, answered, asked, TODAY)]
    assert days == [date(2026, 3, 4), date(2026, 5, 6)]


LONG_TABLE = "Date,Body part,Side,Level\n" + "".join(
    f"2026-04-{day:02},{part},{side},{(day + len(part)) % 9}\n"
    for day in range(1, 9)
    for part, side in (("Foot", "left"), ("Hand", "right"), ("Knee", "left"))
)


def test_which_columns_make_a_long_table_is_asked_and_can_be_told(tmp_path: Path) -> None:
    file = written(tmp_path, LONG_TABLE)
    read = preview(file)
    assert not read.mapping.is_long
    assert questions(read, read.mapping)[0] == ImportQuestion("long")
    told = preview(file, told_again(read.mapping, layout=LONG, name="Body part", value="Level"))
    assert list(things(told.mapping)) == ["Foot", "Hand", "Knee"]
    assert is_answered(ImportQuestion("long"), told.mapping)
    wide = preview(file, told_again(told.mapping, layout=WIDE, name="", value=""))
    assert list(things(wide.mapping)) == ["Body part", "Side", "Level"]


def test_answers_are_completed_by_what_is_suggested_for_new_columns(tmp_path: Path) -> None:
    read = preview(written(tmp_path, "Date,Pain,Other\n2026-04-03,1,2\n"))
    pain = replace(things(read.mapping)["Pain"], scale=(0, 4))
    whole = completed(read.mapping, replace(read.mapping, things=(pain,), decimal=","))
    assert whole.decimal == ","
    assert [(one.label, one.scale) for one in whole.things if one.meaning == "symptom"] == [("Pain", (0, 4))]
    assert list(things(whole)) == ["Pain", "Other"]


def test_everything_that_is_read_is_accounted_for(tmp_path: Path) -> None:
    rows = "2026-04-03,1,x,walk\n2026-04-04,11,0,\n2031-04-05,4,1,\n31/31/2026,4,1,\n2026-04-06,N/A,0,\n"
    read = preview(written(tmp_path, f"Date,Pain (0-10),Falls,Odd\n{rows}"))
    plan = plan_of(read)
    assert plan.read == 9
    assert (plan.entries, plan.left_out_cells, plan.silent) == (2, 5, 2)
    assert plan.adds_up
    assert not replace(plan, read=10).adds_up


def test_questions_are_gone_through_forward_and_back() -> None:
    steps = ImportSteps()
    first, second = ImportQuestion("order"), ImportQuestion("scale", ("Pain",))
    steps.begin([first, second, DIFFERS])
    assert (steps.count, steps.current, steps.go_back()) == (3, first, False)
    steps.go_on()
    assert steps.current == second
    steps.show_differing(False, is_certain=False)
    assert steps.count == 3
    steps.show_differing(False, is_certain=True)
    assert (steps.count, steps.leads_to_sum) == (2, True)
    steps.go_on()
    assert steps.current == SUM
    steps.look_at("Pain")
    assert steps.current == ImportQuestion("meaning", ("Pain",))
    assert steps.go_back()
    assert steps.current == SUM
    assert steps.go_back()
    assert steps.current == second


def test_a_question_about_what_was_left_out_is_not_asked(tmp_path: Path) -> None:
    read = preview(written(tmp_path, "Date,Pain,Ache\n2026-04-03,1,2\n"))
    steps = ImportSteps()
    steps.begin([ImportQuestion("meaning", ("Ache",)), ImportQuestion("scale", ("Pain",))])
    assert steps.drop_needless(read.mapping) == 0
    left = tuple(replace(one, meaning="leave-out") for one in read.mapping.things)
    assert steps.drop_needless(replace(read.mapping, things=left)) == 1
    assert steps.every == [ImportQuestion("meaning", ("Ache",)), SUM]


def test_the_first_question_without_an_answer_is_gone_back_to(tmp_path: Path) -> None:
    read = preview(written(tmp_path, "Date,Pain\n2026-04-03,1\n"))
    steps = ImportSteps()
    steps.begin(questions(read, read.mapping))
    steps.go(5)
    assert steps.current == SUM
    assert steps.go_to_open(read.mapping)
    assert steps.current == ImportQuestion("scale", ("Pain",))
    assert not steps.go_to_open(replace(read.mapping, things=()))


def test_a_table_longer_than_any_diary_is_refused_before_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "Date,Pain\n" + "2026-04-03,1\n" * 2000)
    preview(file)
    monkeypatch.setattr(table, "MOST_ROWS", 1000)
    monkeypatch.setattr(table, "arranged", None)
    sentence = "The file has more than 1000 rows, far more than a diary has; please cut it into a file for each year."
    with pytest.raises(FormatError, match=f"^{sentence}$"):
        preview(file)


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><TrainingCenterDatabase><Activities/></TrainingCenterDatabase>',
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b'{"sleep-sessions": [{"start": "2026-03-01"}]}',
        b'[{"dateTime": "01/15/26 08:00:00", "value": {"bpm": 61, "confidence": 2}}]',
    ],
)
def test_what_is_not_read_is_told_what_to_export_instead(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd"
    file.write_bytes(content)
    with pytest.raises(FormatError, match="choose Export, and then CSV"):
        recognised(source(file))
