"""What the tests try a sample of is tried whole by CI: `.ci/run` names every such file."""

import ast
import re
import shlex
from collections.abc import Collection

import pytest

from tests.structure import ROOT, Module, modules, walked

CI = ROOT / ".ci" / "run"
SAMPLERS = {"at", "walked", "only_whole", "IS_WHOLE"}
"""What `tests/slow/whole.py` has for them."""
_ASSIGNED = re.compile(r'^(\w+)="([^"$]*)"', re.MULTILINE)
_LISTED = re.compile(r"printf '(tests/\S*?)%s\.py ' ([^)]*)\)")
_NAMED = re.compile(r"tests/[\w/]+\.py")


def named_by(script: str) -> set[str]:
    """The files of tests that a script of the shell names: by their path, or by `printf` and a list."""
    variables = dict(_ASSIGNED.findall(script))
    files = set(_NAMED.findall(script))
    for beginning, words in _LISTED.findall(script):
        files |= {
            f"{beginning}{word}.py" for word in shlex.split(re.sub(r"\$(\w+)", lambda name: variables[name[1]], words))
        }
    return files


def samples(module: Module) -> bool:
    """Whether its tests are more in the whole run, other than by more examples of a property (`max_examples`)."""
    imported = {
        alias.name
        for node in walked(module)
        if isinstance(node, ast.ImportFrom) and node.module == "tests.slow.whole"
        for alias in node.names
    }
    of_properties = {
        id(name)
        for node in walked(module)
        if isinstance(node, ast.keyword) and node.arg == "max_examples"
        for name in ast.walk(node)
    }
    names = (node for node in walked(module) if isinstance(node, ast.Name) and id(node) not in of_properties)
    return any(name.id in imported & SAMPLERS for name in names)


def lacking(script: str, files: Collection[Module]) -> list[str]:
    """The files of which a script never tries the whole."""
    sampling = {one.name for one in files if one.name.rpartition("/")[2].startswith("test_") and samples(one)}
    return sorted(sampling - named_by(script))


def test_ci_tries_the_whole_of_what_the_tests_try_a_sample_of() -> None:
    assert lacking(CI.read_text("utf-8"), modules("tests")) == []


def test_ci_names_no_file_that_is_not_there() -> None:
    assert {name for name in named_by(CI.read_text("utf-8")) if not (ROOT / name).is_file()} == set()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from tests.slow.whole import at\nNUMBERS = at(9, 3)", True),
        ("from tests.slow.whole import only_whole\n@only_whole\ndef test(): ...", True),
        ("from tests.slow.whole import at\n@settings(max_examples=at(9, 3))\ndef test(): ...", False),
        ("from tests.slow.whole import PATIENCE_S\nassert PATIENCE_S", False),
        ("from tests.reminder import at\nassert at(9, 3)", False),
    ],
)
def test_a_file_that_tries_a_sample_is_noticed(code: str, expected: bool) -> None:
    module = Module("tests/test_it.py", code, ast.parse(code))
    assert samples(module) is expected
    assert lacking("tests/slow/test_other.py", [module]) == ["tests/test_it.py"] * expected


def test_a_file_is_named_by_a_list_or_by_its_path() -> None:
    script = (
        "some=\"one\n  two\"\nrun $(printf 'tests/slow/test_%s.py ' $some five)\nrun tests/slow/test_three.py # four"
    )
    assert named_by(script) == {f"tests/slow/test_{name}.py" for name in ("one", "two", "three", "five")}
