from pathlib import Path

from tests.contributing.tree_copy import Tree

_MIGRATIONS = "diary/storage/file/migrations"
_MEALS = """  "meals": {
   "type": "array",
   "items": {
    "description": "What was eaten.",
    "type": "object",
    "additionalProperties": false,
    "required": ["id", "written", "day", "dish"],
    "properties": {
     "id": {"$ref": "#/$defs/id"},
     "written": {"$ref": "#/$defs/moment"},
     "origin": {"type": "string"},
     "day": {"$ref": "#/$defs/day"},
     "dish": {"type": "string", "minLength": 1}
    }
   }
  },
"""


def add_step(tree: Tree) -> None:
    """The step to a table of meals."""
    tree.add_source("kind/v5_meals.py", f"{_MIGRATIONS}/v5_meals.py")
    tree.put(f"{_MIGRATIONS}/__init__.py", "\n\nSTEPS: ", ", v5_meals")
    tree.put(f"{_MIGRATIONS}/__init__.py", ",\n)\n", ",\n    v5_meals.STATEMENTS")


def test_a_schema_step(tree: Tree, tmp_path: Path) -> None:
    """A diary of the schema before it is upgraded with all that it holds. That old diary is made in the trial."""
    add_step(tree)
    tree.try_out("a schema step", "schema_step", tmp_path)


def test_a_kind_of_entry(tree: Tree, tmp_path: Path) -> None:
    """History tells of it, so does `show`, and every file out; that of JSON is of its schema and brings it back.

    What the row names beside the program is for the program's other tests.
    """
    add_step(tree)
    tree.add_source("kind/meal.py", "diary/domain/meal.py")
    for path in ("kinds", "excerpt"):
        tree.put(f"diary/domain/{path}.py", "from diary.domain.note import", "from diary.domain.meal import Meal\n")
    tree.put(
        "diary/domain/kinds.py",
        "    EntryKind(DayOff, ",
        '    EntryKind(Meal, "meals", "meal", "meal", N_("Meals")),\n',
    )
    tree.put("diary/domain/excerpt.py", "    days_off: ", "    meals: tuple[Meal, ...] = ()\n")
    tree.put("resources/formats/diary.schema.json", '  "days_off": {\n', _MEALS)
    words = "diary/ui/history/entry_words.py"
    fhir = ("diary/formats/fhir/document.py", "diary/formats/fhir/observation.py")
    for path in (words, *fhir):
        tree.put(path, "from diary.domain.measurement import", "from diary.domain.meal import Meal\n")
    tree.put(words, "    DayOff: _day_off,\n", '    Meal: lambda meal, _own: _("Ate {dish}").format(dish=meal.dish),\n')
    tree.put(
        fhir[0],
        '    DocumentSection("notes", ',
        '    DocumentSection("meals", N_("Meals"), (Meal,), _observations(Meal)),\n',
    )
    tree.put(fhir[1], "    DayOff: _day_off,\n", "    Meal: _meal,\n")
    observed = '_about("activity", concept(_("Meal"), own("meal", ""))), "valueString": clean_text(entry.dish)'
    made = f"def _meal(entry: Meal, _excerpt: Excerpt) -> Element:\n    return {{**{observed}}}\n\n\n"
    tree.put(fhir[1], "def _day_off(", made)
    tree.put("diary/formats/row.py", '    "turn": N_', '    "dish": N_("Dish"),\n')
    tree.try_out("a kind of entry", "kind", tmp_path)
