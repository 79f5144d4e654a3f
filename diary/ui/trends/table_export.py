"""The days of a course as a spreadsheet."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

from diary.analysis.day_facts import days
from diary.domain.excerpt import without_private_notes
from diary.formats.formula import safe
from diary.formats.writing import write_file
from diary.i18n import _
from diary.ui.trends.course import Course
from diary.ui.trends.table_view import CourseModel, table_text


def saving(course: Course, path: Path) -> Callable[[], str]:
    """A function that writes the table, in any thread, and says so; it raises `UnwritableFileError`.

    The private notes stay in the diary.
    """

    def save() -> str:
        public = without_private_notes(course.excerpt.within(course.period))
        rows = table_text(CourseModel(replace(course, days=days(public))))
        file = StringIO(newline="")
        csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
        write_file(path, file.getvalue().encode("utf-8-sig"))
        return _("The table is saved as {name}.").format(name=path.name)

    return save
