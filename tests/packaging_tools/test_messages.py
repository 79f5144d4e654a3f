"""The catalogue's texts for translators."""

import ast
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from diary import paths
from diary.domain.background.form import blocks
from diary.domain.catalogue import exercises, general_lines
from diary.domain.help.emergency import emergency_numbers

SCRIPT = paths.resources().parent / "packaging" / "messages.py"
LINE = re.compile(r'(?:msgid |msgstr )?("(?:[^"\\]|\\["\\nrt])*")')


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def parsed(template: str) -> list[str]:
    """The texts of a PO template in order, its header first; fails for an invalid line."""
    texts, is_id = list[str](), False
    for line in template.splitlines():
        if not line or line.startswith(("#: ", "#. ")):
            continue
        match = LINE.fullmatch(line)
        assert match, line
        text = ast.literal_eval(match[1])
        is_id = line.startswith("msgid") or (is_id and not line.startswith("msgstr"))
        if line.startswith("msgid"):
            texts.append(text)
        elif is_id:
            texts[-1] += text
    return texts


def seen_texts() -> set[str]:
    """Every displayed text of the catalogue."""
    seen = set[str]()
    for one in exercises().values():
        seen |= {one.name, one.seated, one.guideline, one.note, one.feel, one.dose.words}
        seen |= {*one.steps, *one.safety, *one.stop}
    for block in blocks():
        seen |= {block.title, block.about}
        for item in block.items:
            seen |= {item.question, item.label, item.hint, *(one.name for one in item.choices)}
            seen |= {words for unit in item.units for words in (unit.name, unit.one)}
    for country in emergency_numbers().values():
        seen |= {country.name, country.note, country.advice_note}
    general = general_lines()
    seen |= {*general.before, *general.during, *general.stop, general.studies}
    return seen - {""}


def test_every_text_that_is_seen_is_in_the_template_once_and_no_other(script: dict[str, Any]) -> None:
    texts = parsed(script["template"]())
    assert texts[0] == ""
    assert len(texts) == len(set(texts))
    assert set(texts[1:]) == seen_texts()


def test_every_text_names_its_files(script: dict[str, Any]) -> None:
    blocks = script["template"]().split("\n\n")[1:]
    root = paths.resources().parent
    for block in blocks:
        files = [line.removeprefix("#: ") for line in block.splitlines() if line.startswith("#: ")]
        assert files, block
        assert all((root / file).is_file() for file in files), block
    shared = next(block for block in blocks if '"Stop if the toes or the arch cramp."' in block)
    assert "#: resources/catalogue/exercises/marble-pick-up.toml\n" in shared
    assert "#: resources/catalogue/exercises/towel-curl.toml\n" in shared


def test_quotes_newlines_tabs_and_backslashes_come_back_as_they_were(script: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    made = (
        'name = """A "quoted"\\n\\tname, C:\\\\x"""\ncategory = "foot"\nsteps = ["One", "é – ’"]\n[dose]\nwords = "w"\n'
    )
    (tmp_path / "exercises" / "x.toml").write_text(made, encoding="utf-8")
    template = script["template"](tmp_path)
    assert parsed(template)[1:] == ['A "quoted"\n\tname, C:\\x', "One", "é – ’", "w"]
    assert "#: exercises/x.toml" in template


def test_the_script_prints_or_writes_the_template(script: dict[str, Any], tmp_path: Path) -> None:
    printed = subprocess.run([sys.executable, str(SCRIPT)], check=True, capture_output=True).stdout.decode()
    target = tmp_path / "catalogue.pot"
    subprocess.run([sys.executable, str(SCRIPT), str(target)], check=True)
    assert printed == target.read_bytes().decode() == script["template"]()
