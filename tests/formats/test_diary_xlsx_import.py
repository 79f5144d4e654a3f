"""This program's own workbook, read back."""

from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from uuid import UUID

import pytest
from xlsxwriter import Workbook

from diary import i18n
from diary.domain.excerpt import Excerpt, changed
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats.exporting import xlsx_export
from diary.formats.importing.diary_xlsx_import import IMPORT
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.reading import source
from diary.formats.row import TITLES
from diary.formats.work import Work
from tests.formats.diaries import MADE_ON, diary, uncommon_diary
from tests.formats.importing import BLANK, EVER, TODAY, adds_nothing_again, look_at, made, plan_of
from tests.formats.test_workbook import xlsx

SAME = ("ratings", "site_marks", "extents", "exercises", "treatments", "treatment_changes", "measurements", "events")


def comes_back(folder: Path, whole: Excerpt) -> tuple[Excerpt, ImportPlan]:
    file = folder / "mine"
    file.write_bytes(xlsx_export.write(whole, MADE_ON))
    preview = IMPORT.preview(source(file), Work(), None)
    plan = IMPORT.plan(preview, preview.mapping, BLANK, TODAY, Work())
    return changed(BLANK, plan.changes), plan


def to_the_second(records: tuple[Record, ...]) -> list[Record]:
    """The records, written at a moment as a workbook tells it: local, and without its offset."""
    return sorted(
        (replace(one, written=one.written.replace(microsecond=0, tzinfo=None)) for one in records),
        key=lambda one: one.id,
    )


def test_every_entry_of_the_own_workbook_comes_back_equal(tmp_path: Path) -> None:
    whole = diary()
    after, plan = comes_back(tmp_path, whole)
    for name in (*SAME, "notes"):
        assert to_the_second(getattr(after, name)) == to_the_second(getattr(whole, name)), name
    assert {one.reason for one in plan.left_out} == {"only the JSON file brings it back"}


def test_a_row_that_cannot_be_an_entry_is_listed_with_its_sheet(tmp_path: Path) -> None:
    names = ("day", "key", "value", "written", "id")

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("Ratings")
        sheet.write_row(0, 0, [TITLES[name] for name in names])
        for row, value in enumerate(("3", "11", ""), 1):
            sheet.write_row(row, 0, ["2026-03-01", "pain", value, "2026-03-01 20:00", f"{UUID(int=row)}"])

    plan = plan_of(look_at(xlsx(tmp_path / "mine.xlsx", fill), "diary-xlsx"))
    assert [(one.label, one.reason, one.cells, one.row) for one in plan.left_out] == [
        ("Ratings", "cannot be an entry", 1, 3),
        ("Ratings", "cannot be an entry", 1, 4),
    ]
    assert plan.left_out[0].text == f"2026-03-01 pain 11 2026-03-01 20:00 {UUID(int=2)}"
    assert [one.value for one in made(plan.changes, Rating)] == [3]


class TextsThatBeginOtherwise(NullTranslations):
    """A language in which every text begins otherwise."""

    def gettext(self, message: str) -> str:
        return f"¡{message}"


@pytest.mark.parametrize("whole", [diary(), replace(uncommon_diary(), period=EVER)], ids=["common", "uncommon"])
def test_a_workbook_in_another_language_comes_back_in_that_language(
    tmp_path: Path, whole: Excerpt, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = tmp_path / "english.xlsx"
    english.write_bytes(xlsx_export.write(whole, MADE_ON))
    monkeypatch.setattr(i18n, "_translations", TextsThatBeginOtherwise())
    after, plan = comes_back(tmp_path, whole)
    for name in (*SAME, "notes"):
        assert to_the_second(getattr(after, name)) == to_the_second(getattr(whole, name)), name
    assert {one.reason for one in plan.left_out} == {"¡only the JSON file brings it back"}
    assert IMPORT.recognises(source(english))
    read = IMPORT.preview(source(english), Work(), None).content[0]
    assert len(read[Rating]) == len(whole.ratings)


def test_it_is_known_by_what_is_in_it_and_adds_nothing_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.xlsx"
    file.write_bytes(xlsx_export.write(diary(), MADE_ON))
    preview = look_at(file, "diary-xlsx")
    assert adds_nothing_again(preview, plan_of(preview))
