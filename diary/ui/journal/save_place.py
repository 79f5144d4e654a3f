"""The folder and the file name that a file dialog suggests."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from diary.domain.period import Period
from diary.ui.journal.open_journal import OpenJournal


def suggested_path(journal: OpenJournal, name: str) -> str:
    """The file name in the folder of the last saved file, by default the documents folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(journal.save_folder or documents) / name)


def with_period(name: str, period: Period) -> str:
    """ "pain 2026-09-02 to 2026-11-24.png": a file name that includes the period of the content."""
    path = Path(name)
    days = f"{period.first.isoformat()} to {period.last.isoformat()}"
    return f"{path.stem} {days}{path.suffix}"
