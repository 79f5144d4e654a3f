"""The data dictionary, put before the rules that REDCap publishes for it; REDCap itself was not run.

The columns and their order are those of the files that REDCap writes ("Data Dictionary" of the Online Designer): 18, A
to R. The rules are those of its help: names of small letters, digits and underscores that begin with a letter, are
unique and better not longer than 26; the first field is the record's identifier; the fields of a form stand together; a
field of choices has "code, label | code, label" with each code once; validation and its limits belong to text fields.
"""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import Period
from diary.domain.record import Record
from diary.formats import export_format
from diary.formats.exporting.research import ResearchOptions, files_of
from tests.formats.diaries import MADE_ON, diary
from tests.strategies import FIRST, LAST, diaries

HEADER = (
    "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"
    '"Choices, Calculations, OR Slider Labels",Field Note,Text Validation Type OR Show Slider Number,'
    "Text Validation Min,Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,"
    "Custom Alignment,Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation"
)
TYPES = {
    "text", "notes", "dropdown", "radio", "checkbox", "yesno", "truefalse", "calc", "file", "slider", "descriptive",
}  # fmt: skip
OF_CHOICES = {"dropdown", "radio", "checkbox"}
VALIDATIONS = {"", "number", "integer", "date_ymd", "time"}
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def dictionary(excerpt: Excerpt) -> str:
    options = ResearchOptions(without_name=True, with_notes=True, with_codebook=True)
    return files_of(export_format("csv"), excerpt, MADE_ON, options, "x")[".redcap"].decode()


def broken_rules(text: str) -> list[str]:
    """One line for each rule that a data dictionary breaks."""
    fields = list(csv.DictReader(StringIO(text, newline="")))
    names = [one["Variable / Field Name"] for one in fields]
    forms = [one["Form Name"] for one in fields]
    runs = [form for at, form in enumerate(forms) if at == 0 or forms[at - 1] != form]
    broken = [f"name {name}" for name in names if not NAME.fullmatch(name) or len(name) > 26]
    broken += [f"form {form}" for form in set(forms) if not NAME.fullmatch(form)]
    broken += [] if len(set(names)) == len(names) else ["a name twice"]
    broken += [] if len(set(runs)) == len(runs) else ["a form in two parts"]
    broken += [] if fields[0]["Field Type"] == "text" and names[0] == "record_id" else ["no identifier first"]
    return broken + [f"{one['Variable / Field Name']}: {rule}" for one in fields for rule in broken_field_rules(one)]


def broken_field_rules(field: dict[str, str]) -> list[str]:
    kind, label, validation = (
        field["Field Type"],
        field["Field Label"],
        field["Text Validation Type OR Show Slider Number"],
    )
    limits = [field["Text Validation Min"], field["Text Validation Max"]]
    choices = [one.partition(", ") for one in field["Choices, Calculations, OR Slider Labels"].split(" | ") if one]
    codes = [code for code, _comma, _label in choices]
    rules = {
        "type": kind in TYPES,
        "label": bool(label.strip()),
        "a label without field references": not re.search(r"\[\w", label),
        "choices for fields of choices alone": bool(choices) == (kind in OF_CHOICES),
        "codes": all(re.fullmatch(r"[a-z0-9_]+", code) for code in codes) and len(set(codes)) == len(codes),
        "labels of choices": all(comma and words.strip() for _code, comma, words in choices),
        "validation": validation in VALIDATIONS and (not validation or kind == "text"),
        "limits of a validated field": not any(limits) or validation in {"number", "integer"},
        "limits are numbers": all(re.fullmatch(r"-?\d+(\.\d+)?", limit) for limit in limits if limit),
        "identifier": field["Identifier?"] in {"", "y"} and field["Required Field?"] in {"", "y"},
        "no action tag": "@" not in field["Field Annotation"],
    }
    return [rule for rule, holds in rules.items() if not holds]


def test_the_columns_are_redcaps_own_in_its_order() -> None:
    assert dictionary(diary()).splitlines()[0] == HEADER


def test_the_rules_hold_for_every_kind_of_record() -> None:
    assert broken_rules(dictionary(diary())) == []
    forms = {one["Form Name"] for one in csv.DictReader(StringIO(dictionary(diary()), newline=""))}
    assert forms == {
        "day", "ratings", "sites", "extent", "exercises", "treatments", "measurements", "events", "day_off_the_plan",
        "notes",
    }  # fmt: skip


@settings(max_examples=40)
@given(diaries)
def test_the_rules_hold_for_any_diary(some: list[Record]) -> None:
    excerpt = changed(Excerpt(period=Period(FIRST, LAST)), added(some))
    assert broken_rules(dictionary(excerpt)) == []


def test_a_rating_is_a_number_from_0_to_10_with_the_words_that_were_asked() -> None:
    fields = {one["Variable / Field Name"]: one for one in csv.DictReader(StringIO(dictionary(diary()), newline=""))}
    pain = fields["sym_pain"]
    assert pain["Field Label"] == "Pain: how strong was it on average over the past 24 hours?"
    assert pain["Field Note"] == "0: none; 10: worst imaginable"
    assert (pain["Text Validation Min"], pain["Text Validation Max"]) == ("0", "10")
    assert fields["note"]["Identifier?"] == "y"


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("sym_pain,", "sym-pain,", "name sym-pain"),
        ("sym_pain,", "sym_numbness,", "a name twice"),
        ("sym_pain,ratings", "sym_pain,events", "a form in two parts"),
        ("sym_pain,ratings,,text", "sym_pain,ratings,,number", "sym_pain: type"),
        ("ankle, Ankle |", "ankle, Ankle | ankle, Ankle |", "ext_left_leg: codes"),
        ("ankle, Ankle |", "ankle |", "ext_left_leg: labels of choices"),
        ("number,0,10", "number,none,10", "sym_numbness: limits are numbers"),
        ("record_id,", "other_id,", "no identifier first"),
    ],
)
def test_a_broken_rule_is_seen(right: str, wrong: str, rule: str) -> None:
    text = dictionary(diary())
    assert right in text
    assert rule in broken_rules(text.replace(right, wrong, 1))


def test_the_day_alone_is_required() -> None:
    fields = csv.DictReader(StringIO(dictionary(diary()), newline=""))
    required = [(one["Variable / Field Name"], one["Required Field?"]) for one in fields if one["Required Field?"]]
    assert required == [("day", "y")]
