"""How big and how plain the code is: `python -m tests.structure` prints it, `tests/test_structure.py` holds it.

Everything is read off the syntax of `diary/` alone, except where a line says that it is of the tests too.

- A public method is a function in the body of a class whose name begins with no underscore; a property counts as one.
  Signals and other attributes do not count, nor does what is named in camelCase: it overrides a method of Qt.
- The lines of a function are those from `def` to its end, without its docstring, blank lines and comments.
- Parameters are all that a call can give, `self` and `cls` left out. Commands of the command line have one for each
  option and are left out.
- A comment that turns a check off (`noqa`, `type: ignore`) has its reason behind the code that it names.
- A function says what it raises where its docstring has the word "raise" or the name of the error; only `raise`
  statements in its own body count, and not those that pass on what was caught.
"""

import ast
import io
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
MOST_METHODS, MOST_PRIVATE, MOST_LINES, MOST_PARAMETERS = 12, 30, 30, 6
Function = ast.FunctionDef | ast.AsyncFunctionDef
N = TypeVar("N", bound=ast.AST)
_TURNED_OFF = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(?P<rest>.*)")
_OR_NONE = re.compile(r"#.*\| None$")
_SAID_TO_RAISE = re.compile(r"\brais", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Module:
    """A source file: its path within the project, its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """All source files in a folder of the project."""
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.py"))
    }
    return tuple(Module(name, text, ast.parse(text)) for name, text in texts.items())


def nodes(folder: str, kind: type[N]) -> Iterator[tuple[Module, N]]:
    """Every node of exactly that type, with its file."""
    return ((module, node) for module in modules(folder) for node in _by_kind(module).get(kind, ()))


@cache
def _by_kind(module: Module) -> dict[type[ast.AST], list[Any]]:
    """The nodes of a file by type, each type in source order."""
    kinds: dict[type[ast.AST], list[Any]] = {}
    for node in walked(module):
        kinds.setdefault(type(node), []).append(node)
    return kinds


@cache
def walked(module: Module) -> tuple[ast.AST, ...]:
    """All nodes of a file."""
    return tuple(ast.walk(module.tree))


def sizes(folder: str) -> list[int]:
    """The line counts of the files that are not empty."""
    return [count for module in modules(folder) if (count := len(module.text.splitlines()))]


def large_classes() -> list[str]:
    """Classes with more public methods than the limit."""
    counts = [(module, one, len(public_methods(one))) for module, one in nodes("diary", ast.ClassDef)]
    return [f"{module.name} {one.name}: {count}" for module, one, count in counts if count > MOST_METHODS]


def crowded_classes() -> list[str]:
    """Classes with more private methods than are wanted: there is a part that could stand by itself."""
    counts = [(module, one, len(private_methods(one))) for module, one in nodes("diary", ast.ClassDef)]
    return [f"{module.name} {one.name}: {count}" for module, one, count in counts if count > MOST_PRIVATE]


def private_methods(one: ast.ClassDef) -> list[str]:
    """The names of a class's own private methods, without Python's special ones."""
    names = [node.name for node in one.body if isinstance(node, Function)]
    return [name for name in names if name.startswith("_") and not name.startswith("__")]


def public_methods(one: ast.ClassDef) -> list[str]:
    """The names of a class's own public methods."""
    return [
        node.name
        for node in one.body
        if isinstance(node, Function)
        and not node.name.startswith("_")
        and node.name.islower()
        and not any(ast.unparse(one).endswith((".setter", ".deleter")) for one in node.decorator_list)
    ]


def repeated_classes() -> list[str]:
    """Names used by several classes, including those in tests."""
    names = Counter(one.name for folder in ("diary", "tests") for _module, one in nodes(folder, ast.ClassDef))
    return [f"{name}: {count}" for name, count in sorted(names.items()) if count > 1]


def functions() -> Iterator[tuple[Module, Function]]:
    yield from nodes("diary", ast.FunctionDef)
    yield from nodes("diary", ast.AsyncFunctionDef)


def long_functions() -> list[str]:
    """Functions with more lines than the limit."""
    counts = [(module, node, lines_of(module, node)) for module, node in functions()]
    return [f"{module.name}:{node.lineno} {node.name}: {count}" for module, node, count in counts if count > MOST_LINES]


def lines_of(module: Module, node: Function) -> int:
    """The number of code lines of a function."""
    first = node.body[0]
    has_docstring = ast.get_docstring(node, clean=False) is not None
    of_docstring = range(first.lineno, (first.end_lineno or 0) + 1) if has_docstring else range(0)
    lines = enumerate(module.text.splitlines()[node.lineno - 1 : node.end_lineno], node.lineno)
    return sum(bool(line.strip()) and not line.strip().startswith("#") and at not in of_docstring for at, line in lines)


def many_parameters() -> list[str]:
    """Functions with more parameters than the limit."""
    counts = [
        (module, node, len(parameters(node)))
        for module, node in functions()
        if not module.name.startswith("diary/cli/")
    ]
    return [
        f"{module.name}:{node.lineno} {node.name}: {count}" for module, node, count in counts if count > MOST_PARAMETERS
    ]


def parameters(node: Function) -> list[str]:
    taken = node.args
    named = [one.arg for one in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs) if one.arg not in ("self", "cls")]
    return named + [one.arg for one in (taken.vararg, taken.kwarg) if one]


def object_signals() -> list[str]:
    """Signals of type `object`, which type checkers cannot follow, and whose line does not end in `# <type> | None`."""
    return [
        f"{module.name}:{node.lineno}"
        for module, node in nodes("diary", ast.Call)
        if ast.unparse(node.func).endswith("Signal")
        and any(ast.unparse(one) == "object" for one in node.args)
        and not _OR_NONE.search(module.text.splitlines()[node.lineno - 1])
    ]


def unexplained_ignores() -> list[str]:
    """Comments that disable a check without a reason, including those in tests."""
    return [
        f"{module.name}:{token.start[0]}"
        for folder in ("diary", "tests")
        for module in modules(folder)
        if any(is_unexplained(line[at:]) for line in module.text.splitlines() for at in _signs(line))
        for token in tokenize.generate_tokens(io.StringIO(module.text).readline)
        if token.type == tokenize.COMMENT and is_unexplained(token.string)
    ]


def _signs(line: str) -> Iterator[int]:
    """The positions at which a comment of the line may begin; only a tokenizer can tell which ones do."""
    return (sign.start() for sign in re.finditer("#", line))


def is_unexplained(comment: str) -> bool:
    """Whether a comment disables a check without a reason."""
    turned_off = _TURNED_OFF.search(comment)
    return turned_off is not None and not re.search(r"\w", turned_off["rest"])


def silent_raises() -> list[str]:
    """Public functions that raise an exception that their docstring does not mention."""
    return [
        f"{module.name}:{node.lineno} {node.name}"
        for module, node in functions()
        if not node.name.startswith("_") and (raised := raised_in(node)) and not says(node, raised)
    ]


def raised_in(function: Function) -> list[str]:
    """The names of the exceptions that a function itself raises."""
    names, waiting = [], list[ast.AST](function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            names.append(ast.unparse(node.exc.func).rpartition(".")[2])
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)
    return [name for name in names if name not in ("AssertionError", "NotImplementedError")]


def says(function: Function, errors: list[str]) -> bool:
    words = ast.get_docstring(function) or ""
    return bool(_SAID_TO_RAISE.search(words)) or any(name in words for name in errors)


def found_variables() -> list[str]:
    """Variables named `found`, which does not name their content."""
    named = [
        f"{module.name}:{node.lineno}"
        for module, node in nodes("diary", ast.Name)
        if node.id == "found" and isinstance(node.ctx, ast.Store)
    ]
    return named + [f"{module.name}:{node.lineno}" for module, node in nodes("diary", ast.arg) if node.arg == "found"]


LISTS: dict[str, Callable[[], list[str]]] = {
    f"classes over {MOST_METHODS} public methods": large_classes,
    f"classes over {MOST_PRIVATE} private methods": crowded_classes,
    "class names used twice, tests included": repeated_classes,
    f"functions over {MOST_LINES} lines": long_functions,
    f"functions over {MOST_PARAMETERS} parameters": many_parameters,
    "signals that carry object": object_signals,
    "noqa and type: ignore without a reason, tests included": unexplained_ignores,
    "public functions that raise without saying so": silent_raises,
    "variables named found": found_variables,
}


def main(arguments: list[str]) -> None:
    """Print every figure; with `--list` also each place."""
    for folder in ("diary", "tests"):
        counts = sizes(folder)
        ninetieth = quantiles(counts, n=10)[-1]
        print(
            f"{folder}: {len(counts)} files, lines median {median(counts):.0f}, p90 {ninetieth:.0f}, max {max(counts)}"
        )
    for name, places in LISTS.items():
        listed = places()
        print(f"{len(listed):4}  {name}")
        if "--list" in arguments:
            print("".join(f"        {place}\n" for place in listed), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
