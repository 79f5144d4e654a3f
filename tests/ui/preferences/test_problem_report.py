"""What a report of a problem holds, and what it does not."""

from pathlib import Path

from diary import APP_NAME, __version__, log
from diary.ui import crash
from diary.ui.preferences.about_view import version_in_words
from diary.ui.preferences.problem_report import problem_report


def test_it_has_the_versions_and_the_last_messages_without_paths_of_the_person(tmp_path: Path) -> None:
    home = tmp_path / "alex"
    folder = home / "diary"
    folder.mkdir(parents=True)
    lines = [f"  {home}/program/thing.py:{number} in it" for number in range(2_000)]
    lines += [f"  {crash.__file__}:3 in handle", f"  {folder}/x.py:4 in y"]
    (folder / log.LOG_FILE).write_text("\n".join(["first", *lines]), encoding="utf-8")
    words = problem_report(folder, home)
    assert words.startswith(f"{APP_NAME} {__version__}, Python ")
    assert "  ~/program/thing.py:1999 in it" in words
    assert "  …/diary/ui/crash.py:3 in handle" in words
    assert "the folder of the diary/x.py:4 in y" in words
    assert "alex" not in words
    assert "first" not in words
    assert len(words) < 7_000


def test_without_a_log_it_says_so(tmp_path: Path) -> None:
    assert problem_report(tmp_path, tmp_path).endswith("\n\nThe program has noted no problem.\n")


def test_the_version_has_its_day_once_it_is_released() -> None:
    assert version_in_words("0.1.0", "") == "Version 0.1.0, not yet released"
    assert version_in_words("1.0.0", "2026-03-03") == "Version 1.0.0 of 3 March 2026"
