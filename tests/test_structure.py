"""The code does not become larger or more complex; `python -m tests.structure --list` prints the places."""

import ast
import re
from statistics import median, quantiles

import pytest

from tests import structure
from tests.structure import LISTS

CEILINGS = {
    "classes over 12 public methods": 0,
    "classes over 30 private methods": 0,
    "class names used twice, tests included": 0,
    "functions over 30 lines": 0,
    "functions over 6 parameters": 0,
    "signals that carry object": 3,
    "noqa and type: ignore without a reason, tests included": 0,
    "public functions that raise without saying so": 0,
    "variables named found": 0,
}
"""The maximum number of places; lower one as soon as there are fewer, and raise none."""
MEDIAN_LINES, NINETIETH_LINES, MOST_LINES = 100, 280, 500
SAMPLE = """
class Large:
    changed = Signal(object, str)
    narrow = Signal(str)
    optional = Signal(object)  # int | None
    def one(self, first, *, second, **rest): ...
    def _private(self): ...
    def mousePressEvent(self, event): ...
    @property
    def is_large(self): ...
    @is_large.setter
    def is_large(self, wanted): ...
def silent(found):
    def _inner():
        raise KeyError("of another function")
    raise ValueError(found)
def frank():
    '''A docstring
    of two lines that names ValueError.'''

    # a comment
    raise ValueError(
        frank)
def passes_on():
    try: ...
    except OSError:
        raise
"""


def test_there_are_no_more_such_places_than_there_were() -> None:
    listed = {name: places() for name, places in LISTS.items()}
    assert {name: places for name, places in listed.items() if len(places) > CEILINGS[name]} == {}


def test_each_list_has_a_ceiling() -> None:
    assert CEILINGS.keys() == LISTS.keys()


def test_files_stay_small() -> None:
    for folder in ("diary", "tests"):
        counts = structure.sizes(folder)
        assert median(counts) <= MEDIAN_LINES, folder
        assert quantiles(counts, n=10)[-1] <= NINETIETH_LINES, folder
        assert max(counts) <= MOST_LINES, folder


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> structure.Module:
    """A temporary file that replaces all source files."""
    module = structure.Module("diary/sample.py", SAMPLE, ast.parse(SAMPLE))
    monkeypatch.setattr(structure, "modules", lambda folder: (module,) if folder == "diary" else ())
    return module


def test_methods_lines_and_parameters_are_counted_as_it_is_said(sample: structure.Module) -> None:
    large = sample.tree.body[0]
    assert isinstance(large, ast.ClassDef)
    assert structure.public_methods(large) == ["one", "is_large"]
    assert structure.private_methods(large) == ["_private"]
    by_name = {node.name: node for _module, node in structure.functions()}
    assert structure.parameters(by_name["one"]) == ["first", "second", "rest"]
    assert structure.lines_of(sample, by_name["frank"]) == 3


@pytest.mark.usefixtures("sample")
def test_places_are_found() -> None:
    assert structure.object_signals() == ["diary/sample.py:3"]
    assert structure.silent_raises() == ["diary/sample.py:13 silent"]
    assert structure.found_variables() == ["diary/sample.py:13"]


@pytest.mark.parametrize(
    ("comment", "is_unexplained"),
    [
        ("# noqa: S311", True),
        ("# noqa: S311, PLC0415", True),
        ("# noqa: S311 - not a secret", False),
        ("# noqa", True),
        ("# type: ignore[arg-type]", True),
        ("# type: ignore[arg-type]  # Qt takes None too", False),
        ("# type: ignore[misc, arg-type] - bound", False),
        ("# a comment about noqa", False),
    ],
)
def test_a_check_that_is_turned_off_has_its_reason(comment: str, is_unexplained: bool) -> None:
    assert structure.is_unexplained(comment) is is_unexplained


def test_no_label_and_no_tool_tip_reads_a_name_as_markup() -> None:
    only_there = ("QLabel", "setToolTip")
    calls = [
        f"{module.name}:{node.lineno}"
        for module, node in structure.nodes("diary", ast.Call)
        if getattr(node.func, "id", getattr(node.func, "attr", "")) in only_there
    ]
    assert {place.partition(":")[0] for place in calls} == {"diary/ui/widgets/label.py"}
    labels = [
        module for module, one in structure.nodes("diary", ast.ClassDef) if "QLabel" in map(ast.unparse, one.bases)
    ]
    assert [module.name for module in labels if "TextFormat.PlainText" not in module.text] == []


def test_tags_of_our_own_are_shown_as_emphasis() -> None:
    """A label shows plain text: a tag in a text of the window is only for `show_emphasis`."""

    def tagged(node: ast.AST) -> set[str]:
        texts = (str(part.value) for part in ast.walk(node) if isinstance(part, ast.Constant))
        return {text for text in texts if re.search(r"</(b|big|i|p|a)>", text)}

    for module in structure.modules("diary"):
        if module.name.startswith("diary/ui/"):
            calls = [one for one in structure.walked(module) if isinstance(one, ast.Call)]
            emphasised = [tagged(one) for one in calls if ast.unparse(one.func) == "show_emphasis"]
            assert tagged(module.tree) == set().union(*emphasised), module.name
