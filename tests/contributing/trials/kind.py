"""The kind of entry "Meal"."""

import json
from importlib import import_module

import jsonschema

from diary.domain.change import added
from diary.paths import resources
from diary.storage.journal import Journal
from diary.storage.safety.preparing import start
from tests.contributing.driving import DIARY, SCRATCH, command, exported, says, today, tried, window


def trial() -> None:
    meal = import_module("diary.domain.meal").Meal(day=today(), dish="Lentil soup")
    if not DIARY.exists():
        start(DIARY)
    with Journal(DIARY) as journal:
        journal.apply(added([meal]))
    assert "Meals: Lentil soup" in command("show")
    assert json.loads(command("show", "--json"))[0]["meals"] == [{"dish": "Lentil soup"}]
    with window() as shown:
        shown.show_page("history")
        says(shown.page("history"), "Ate Lentil soup")
    document = json.loads(exported("json", "json"))
    jsonschema.validate(document, json.loads((resources() / "formats" / "diary.schema.json").read_text("utf-8")))
    assert [one["dish"] for one in document["meals"]] == ["Lentil soup"]
    for form in ("csv", "csv-wide", "html", "fhir"):
        assert b"Lentil soup" in exported(form, form), form
    assert b",dish," in exported("csv", "csv")
    DIARY.rename(SCRATCH / "former.sqlite")
    command("--start-here", "import", str(SCRATCH / "exported-json.json"))
    assert "Meals: Lentil soup" in command("show")


if __name__ == "__main__":
    tried(trial)
