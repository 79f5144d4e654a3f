"""The codebook as a REDCap data dictionary, for a project with one record per day.

Its columns and their order are those of the file that REDCap's Online Designer exports and imports. It was not tested
with REDCap itself; `tests/formats/test_redcap.py` has its published rules.
"""

import re
from collections.abc import Iterable, Mapping

from diary.domain.rounding import as_entered
from diary.formats.exporting.codebook import Choices, Variable, choices_in_words
from diary.formats.exporting.csv_export import table_file
from diary.i18n import _

COLUMNS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
_FORMS: Mapping[str, str] = {
    "symptom": "ratings",
    "symptom at a site": "sites",
    "extent": "extent",
    "exercise": "exercises",
    "treatment": "treatments",
    "measurement": "measurements",
    "event": "events",
    "day off": "day_off_the_plan",
    "note": "notes",
}
"""The form of each kind that has variables per day; REDCap requires the fields of a form to be consecutive."""
_FIELDS: Mapping[str, tuple[str, str]] = {
    "number": ("text", "number"),
    "integer": ("text", "integer"),
    "date": ("text", "date_ymd"),
    "yesno": ("yesno", ""),
    "choice": ("dropdown", ""),
    "several": ("checkbox", ""),
    "text": ("notes", ""),
}
"""REDCap's field type and validation for each type of the codebook."""


def data_dictionary(variables: Iterable[Variable]) -> bytes:
    """The data dictionary as CSV in UTF-8: the record identifier, then the variables of a day."""
    fields = [
        _field("record_id", "day", "text", _("Record: person and day")),
        _field("person", "day", "text", _("Code of the person")),
        {**_field("day", "day", "text", _("Day")), _VALIDATION: "date_ymd", "Required Field?": "y"},
        *(_of(one) for one in variables if one.variable),
    ]
    return table_file(COLUMNS, ([field.get(name, "") for name in COLUMNS] for field in fields), b"")


_VALIDATION = "Text Validation Type OR Show Slider Number"


def code(value: str) -> str:
    """A coded value for REDCap: lower-case Latin letters, digits and underscores."""
    return re.sub(r"[^a-z0-9_]", "_", value.lower())


def _field(name: str, form: str, kind: str, label: str) -> dict[str, str]:
    return {"Variable / Field Name": name, "Form Name": form, "Field Type": kind, "Field Label": _plain(label)}


def _of(one: Variable) -> dict[str, str]:
    kind, validation = _FIELDS[one.type]
    choices: Choices = tuple((code(value), _plain(label)) for value, label in one.choices)
    ends = [
        f"{as_entered(end)}: {words}"
        for end, words in ((one.least, one.low), (one.most, one.high))
        if words and end is not None
    ]
    return {
        **_field(one.variable, _FORMS[one.kind], kind, one.wording or one.label),
        "Choices, Calculations, OR Slider Labels": choices_in_words(choices),
        "Field Note": _plain("; ".join(ends) or one.unit),
        _VALIDATION: validation,
        "Text Validation Min": "" if one.least is None else as_entered(one.least),
        "Text Validation Max": "" if one.most is None else as_entered(one.most),
        "Identifier?": "y" if one.type == "text" else "",
        "Field Annotation": one.missing,
    }


def _plain(text: str) -> str:
    """The text without what REDCap interprets as piping ([name]) or as HTML."""
    return text.translate(str.maketrans("[]<>", "()‹›"))
