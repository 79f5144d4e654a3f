"""In which language Help is read."""

import pytest

from diary import paths
from diary.domain.help import language_folder
from diary.domain.help.language_folder import help_file


@pytest.mark.parametrize("tag", ["en-GB", "en", "de", "pt-BR"])
def test_help_that_is_not_translated_is_read_in_english(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_folder, "language", lambda: tag)
    english = paths.resources() / "help" / "en"
    for name in ("questions", "a file that there is not"):
        assert help_file(name) == english / name
