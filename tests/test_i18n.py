from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diary import i18n
from diary.i18n import _, language, languages, ngettext, speaking
from tests.catalogues import install


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "de", {"en-GB": "de", "Notes": "Notizen", "{n} day\0{n} days": "{n} Tag\0{n} Tage"})
    install(tmp_path, "pt_BR", {"en-GB": "pt-BR", "Notes": "Notas"})
    monkeypatch.setattr(i18n, "_folder", lambda: tmp_path)
    monkeypatch.setattr(i18n, "_translations", i18n._translations)


def test_the_language_of_the_code_comes_first_and_then_what_is_installed() -> None:
    assert languages() == ("en-GB", "de", "pt-BR")


def test_another_language_is_spoken_within_the_block_only() -> None:
    with speaking("de"):
        assert (_("Notes"), ngettext("{n} day", "{n} days", 2), language()) == ("Notizen", "{n} Tage", "de")
        with speaking("pt-BR"):
            assert _("Notes") == "Notas"
        assert _("Notes") == "Notizen"
    assert (_("Notes"), language()) == ("Notes", "en-GB")


def test_another_thread_goes_on_in_its_own_language() -> None:
    with speaking("de"), ThreadPoolExecutor(1) as threads:
        assert threads.submit(_, "Notes").result() == "Notes"


def test_the_language_of_the_code_is_there_in_a_program_of_another_one() -> None:
    i18n.use_language("de")
    assert _("Notes") == "Notizen"
    with speaking("en-GB"):
        assert _("Notes") == "Notes"
    with speaking(""):
        assert _("Notes") == "Notizen"
