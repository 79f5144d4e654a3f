"""Mutants: copies of a source file that differ from it in one place, created by mutmut's operators.

Only mutmut's generator is used, not its runner, which writes all mutants of a tree at once as functions behind
trampolines and runs every one of them, without a seeded sample or tests by folder. A mutant here is an ordinary source
file, so that child processes of the tests run it too.
"""

import ast
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random


@dataclass(frozen=True, slots=True)
class Mutant:
    """A `file` (relative to the project) with a mutated `text`; `line` is the first that differs.

    `body` are the lines of the enclosing function or method, without those that run when it is defined.
    """

    file: str
    line: int
    body: range
    text: str
    diff: str


def sampled(root: Path, path: str, number: int, seed: int) -> list[Mutant]:
    """At most `number` mutants of the file or of all files in the folder `path`, deterministic for a seed."""
    import libcst as cst  # not by every worker of the tests: it takes a second
    from mutmut.mutation.file_mutation import create_mutations, deep_replace

    place = root / path
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    names = [file.relative_to(root).as_posix() for file in files]
    trees = {name: create_mutations(name, root.joinpath(name).read_text("utf-8"))[:2] for name in names}
    possible = [
        (name, number_in_file)
        for name in names
        for number_in_file, mutation in enumerate(trees[name][1])
        if isinstance(mutation.contained_by_top_level_function, cst.FunctionDef)
    ]
    random = Random(f"{path} {seed}")  # noqa: S311 - repeatable, nothing secret
    mutants = []
    for name, number_in_file in random.sample(possible, min(number, len(possible))):
        module, mutations = trees[name]
        mutation = mutations[number_in_file]
        mutated = deep_replace(module, mutation.original_node, mutation.mutated_node)
        if isinstance(mutated, cst.Module):
            mutants.append(mutant_of(name, module.code, mutated.code))
    return mutants


def mutant_of(name: str, source: str, text: str) -> Mutant:
    """The mutant with a mutated text."""
    before, after = source.splitlines(), text.splitlines()
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    line = 1 + next(first for what, first, _end, _first, _last in changes if what != "equal")
    diff = list(difflib.unified_diff(before, after, lineterm="", n=0))[3:]
    return Mutant(name, line, body_around(source, line), text, "\n".join(diff))


def body_around(source: str, line: int) -> range:
    """The lines of the body of the outermost function or method around the line; otherwise the line alone."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    parts: Sequence[ast.AST] = ast.parse(source).body
    while around := [one for one in parts if getattr(one, "lineno", 0) <= line <= (getattr(one, "end_lineno", 0) or 0)]:
        if isinstance(around[0], functions):
            return range(around[0].body[0].lineno, (around[0].end_lineno or line) + 1)
        parts = getattr(around[0], "body", ())
        if not isinstance(parts, list):
            break
    return range(line, line + 1)
