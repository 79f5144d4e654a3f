"""The mutants of a small project, and which of them survive its tests."""

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.mutation.__main__ import folder_of_tests, main
from tests.mutation.mutants import body_around, mutant_of, sampled
from tests.mutation.trial import BrokenTestsError, Trial, run_in

ADULT = """\
def is_adult(age):
    return age >= 18


def is_child(age):
    return age < 12
"""
PROJECT = {
    "diary/__init__.py": "",
    "diary/domain/__init__.py": "",
    "diary/domain/age.py": ADULT,
    "tests/__init__.py": "",
    "tests/domain/__init__.py": "",
    "tests/domain/test_age.py": """\
import subprocess
import sys

from diary.domain.age import is_adult


def test_who_is_an_adult():
    assert [is_adult(age) for age in (17, 18)] == [False, True]


def test_who_is_a_child_in_another_process():
    code = "from diary.domain.age import is_child; print([is_child(age) for age in (11, 30)])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[True, False]\\n"
""",
}


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "project"


def test_a_mutant_names_its_line_its_difference_and_the_function_around_it() -> None:
    mutant = mutant_of("diary/domain/age.py", ADULT, ADULT.replace("< 12", "<= 12"))
    assert (mutant.line, mutant.body) == (6, range(6, 7))
    assert mutant.diff.splitlines() == ["-    return age < 12", "+    return age <= 12"]


NESTED = """\
def one(
    first):
    return 1
class Two:
    @staticmethod
    def three():
        if 1:
            pass
four = 4
"""


@pytest.mark.parametrize(("line", "body"), [(1, range(3, 4)), (3, range(3, 4)), (6, range(7, 9)), (9, range(9, 10))])
def test_the_body_of_a_function_is_what_runs_when_it_is_called(line: int, body: range) -> None:
    assert body_around(NESTED, line) == body


def test_the_same_seed_makes_the_same_sample(project: Path) -> None:
    first, again, other = (sampled(project, "diary/domain", 3, seed) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 3
    assert {mutant.file for mutant in first} == {"diary/domain/age.py"}
    assert all(mutant.text != ADULT for mutant in first)
    assert len(sampled(project, "diary/domain/age.py", 99, 1)) == 4  # both signs and both numbers


def test_what_no_test_notices_survives_and_the_project_stays_as_it_is(project: Path) -> None:
    before, out = contents(project), io.StringIO()
    with redirect_stdout(out):
        assert main(["diary/domain", "--sample", "9"], project) == 0
    assert contents(project) == before
    survivors = [line for line in out.getvalue().splitlines() if line.startswith("diary/domain/age.py:")]
    assert sorted(survivors) == ["diary/domain/age.py:6 survived"] * 2
    assert "+    return age <= 12" in out.getvalue()
    assert "diary/domain: 2 survivors of 4 mutants (0 timed out; seed 1" in out.getvalue().splitlines()[-1]


def test_tests_that_fail_without_a_mutant_are_told(project: Path, tmp_path: Path) -> None:
    project.joinpath("tests/domain/test_age.py").write_text("def test_it():\n    assert 1 == 2\n", encoding="utf-8")
    with pytest.raises(BrokenTestsError, match="assert 1 == 2"):
        Trial(project, "tests/domain", tmp_path / "copies")


def test_what_hangs_is_ended(tmp_path: Path) -> None:
    assert run_in(tmp_path, ("-c", "import threading; threading.Event().wait()"), 0.5) == -1


def test_a_path_without_tests_is_refused_in_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder_of_tests(project, "diary/domain/age.py") == "tests/domain"
    for path in ("diary", "diary/nothing", "tests/domain", "README.md"):
        assert main([path], project) == 2
        assert capsys.readouterr().err == f"{path} is no folder or file below diary/ that has a folder of tests.\n"
