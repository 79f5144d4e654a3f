"""No displayed number bypasses `domain.rounding`: no Python format, no `round` to decimals, no Qt formatting."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests import structure

ELSEWHERE = {
    "domain/rounding.py": "the rule itself",
    "ui/locale_format.py": "the locale's signs, of a number that is rounded",
    "ui/widgets/inputs/stepper.py": "the locale's signs, of a number that is rounded",
    "ui/preferences/import_thing_row.py": "keys of a menu, which nobody reads",
    "reports/body_svg.py": "coordinates",
    "domain/identity.py": "keys of entries, which nobody reads",
    "formats/importing/kept_imports.py": "a checksum's text, which nobody reads",
    "formats/importing/workbook.py": "a number of a cell as its text, with all the digits that a workbook keeps",
    "analysis/shift_test.py": "counts out of a transform, to be whole and not to be read",
}
"""The files in which a number may be formatted in another way, each with the reason."""
_OF_NUMBERS = re.compile(r"[.\d]*[efgn%]", re.IGNORECASE)


def roundings(nodes: Iterable[ast.AST]) -> Iterator[int]:
    """The lines in which a number is rounded or formatted."""
    for node in nodes:
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=parts), lineno=line):
                spec = "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in parts)
                if _OF_NUMBERS.fullmatch(spec):
                    yield line
            case ast.Call(func=ast.Name(id="round"), args=[_value, _digits], lineno=line):
                yield line
            case ast.Call(
                func=ast.Attribute(attr="toString"), args=[_value, ast.Constant(value="f"), *_more], lineno=line
            ):
                yield line
            case ast.Call(func=ast.Attribute(value=ast.Name(id="np"), attr="round" | "around" | "rint"), lineno=line):
                yield line


def test_every_number_is_rounded_by_the_one_rule() -> None:
    files = {one.name.removeprefix("diary/"): one for one in structure.modules("diary")}
    found = {name: list(roundings(structure.walked(module))) for name, module in files.items()}
    assert {name: lines for name, lines in found.items() if lines and name not in ELSEWHERE} == {}
    assert {name for name in ELSEWHERE if not found.get(name)} == set()


def test_each_way_of_rounding_is_seen() -> None:
    ways = ('f"{x:.1f}"', 'f"{x:g}"', 'f"{x:.{n}f}"', "round(x, 1)", 'QLocale().toString(x, "f", 1)', "np.round(x)")
    assert [len(list(roundings(ast.walk(ast.parse(way))))) for way in ways] == [1] * len(ways)
    allowed = ('f"{day:%H:%M}"', 'f"{number:04}"', "round(x)", 'f"{name}"', "QLocale().toString(day, shape)")
    assert [len(list(roundings(ast.walk(ast.parse(way))))) for way in allowed] == [0] * len(allowed)
