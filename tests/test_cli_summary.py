"""The practitioner's page from the command line."""

from datetime import date
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.profile import Profile
from diary.domain.treatment import TreatmentEvent
from diary.storage.journal import Journal
from tests.reports.pdf_text import laid_out_texts
from tests.test_cli import run

DAYS = ("--from", "2026-11-16", "--to", "2026-11-19")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diary")
    for number in range(16, 20):
        words = ("--pain", "3", "--did", "calf-stretch", "--treatment", "warm-bath", "--note", "Quarrelled.")
        run(folder, "log", "--day", f"2026-11-{number}", *words)
    return folder


def text_of(path: Path) -> str:
    return "\n".join(laid_out_texts(path.read_bytes()))


def test_the_full_form_has_the_days_and_the_short_one_has_not(folder: Path, tmp_path: Path) -> None:
    found = {}
    for form in ("short", "full"):
        page = tmp_path / f"{form}.pdf"
        done = run(folder, "summary", *DAYS, "--form", form, "--visit", "2026-11-24", "--output", str(page))
        assert (done.returncode, done.stderr) == (0, "")
        found[form] = text_of(page)
    assert "Day by day" in found["full"]
    assert "Tue 17 Nov – – 3" in found["full"]
    assert "Day by day" not in found["short"]
    assert "for a visit on 24 November 2026" in found["short"]
    assert "Quarrelled" not in found["full"]


def test_only_the_sections_that_are_named_stand_on_it(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    done = run(folder, "summary", *DAYS, "--sections", "exercises,notes", "--language", "en-GB", "--output", str(page))
    assert (done.returncode, done.stderr) == (0, "")
    words = page.read_text(encoding="utf-8")
    assert "Exercises" in words
    assert "Treatments and changes" not in words
    assert "Course over" not in words


def test_the_name_of_the_file_says_what_it_is(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.HTML"
    assert run(folder, "summary", *DAYS, "--no-name", "--output", str(page)).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            ("--sections", "exercises,weather"),
            "There is no section “weather”; there are: now, thing, words, chart, where,",
        ),
        (("--language", "tlh"), "There is no language “tlh”; there are: en-GB."),
        (("--visit", "soon"), "There is no day “soon”"),
    ],
)
def test_what_there_is_not_is_said_and_nothing_is_written(
    folder: Path, tmp_path: Path, wrong: tuple[str, ...], sentence: str
) -> None:
    page = tmp_path / "page.pdf"
    done = run(folder, "summary", *DAYS, *wrong, "--output", str(page))
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.strip().splitlines()) == 1
    assert not page.exists()


def with_name(folder: Path, name: str, note: str) -> None:
    """Create a diary of one evening, whose owner has that name."""
    run(folder, "log", "--day", "2026-11-18", "--pain", "3")
    kept = [Profile(name=name), Note(day=date(2026, 11, 18), text=note, for_practitioner=True)]
    with Journal(folder / "diary.sqlite") as journal:
        journal.save(added(kept))


def test_a_note_that_cannot_be_printed_is_warned_of_and_the_page_is_made(tmp_path: Path) -> None:
    with_name(tmp_path, "Άννα", "\N{GEORGIAN LETTER AN} and Ω")
    done = run(tmp_path, "summary", *DAYS, "--output", str(tmp_path / "page.pdf"))
    assert done.returncode == 0
    assert "georgian letter an (U+10D0)" in done.stderr
    assert "Άννα" in text_of(tmp_path / "page.pdf")
    assert "omega" not in done.stderr


def test_a_name_that_cannot_be_printed_stops_and_another_spelling_or_a_font_goes_on(tmp_path: Path) -> None:
    with_name(tmp_path, "王小明", "Warm")
    page = tmp_path / "page.pdf"
    for command in (("summary", *DAYS), ("background", "export")):
        done = run(tmp_path, *command, "--output", str(page))
        assert (done.returncode, page.exists()) == (1, False)
        assert "王 (cjk unified ideograph (U+738B))" in done.stderr
        assert "--spelled NAME" in done.stderr
        assert run(tmp_path, *command, "--spelled", "Wang Xiaoming", "--output", str(page)).returncode == 0
        assert "Wang Xiaoming" in text_of(page)
        page.unlink()
    font = Path(__file__).parent / "data" / "fonts" / "NotoSansCJK-test.ttf"
    assert run(tmp_path, "summary", *DAYS, "--font", str(font), "--output", str(page)).returncode == 0
    assert "王小明" in text_of(page)
    assert run(tmp_path, "background", "export", "--output", str(page)).returncode == 0
    assert "王小明" in text_of(page)
    wrong = run(tmp_path, "summary", *DAYS, "--font", __file__, "--output", str(page))
    assert wrong.returncode == 1
    assert "is no font file" in wrong.stderr


def test_the_card_for_the_wallet_is_a_pdf_of_one_page(tmp_path: Path) -> None:
    assert run(tmp_path, "log", "--pain", "3").returncode == 0
    target = tmp_path / "card.pdf"
    assert run(tmp_path, "card", "--output", str(target)).returncode == 0
    assert "Card for the wallet" in text_of(target)
    assert "___" not in text_of(target)


def test_symptoms_stand_in_the_order_that_is_named(tmp_path: Path) -> None:
    assert run(tmp_path, "log", "--pain", "3", "--numbness", "5").returncode == 0
    target, days = tmp_path / "page.txt", ("--from", "2026-01-01", "--to", "2026-01-28")
    day = run(tmp_path, "show", "--json").stdout
    assert day
    wrong = run(tmp_path, "summary", *days, "--symptoms", "itching", "--output", str(target))
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("There is no symptom “itching” in this period; there are: numbness,")
    assert run(tmp_path, "summary", *days, "--symptoms", "pain,numbness", "--output", str(target)).returncode == 0


def test_a_medicine_of_long_ago_is_no_beginning_of_the_diary(tmp_path: Path) -> None:
    for number in range(10, 20):
        run(tmp_path, "log", "--day", f"2026-11-{number}", "--pain", str(number % 2))
    long_ago = TreatmentEvent(day=date(2019, 3, 1), treatment="Pregabalin", turn="started")
    Journal(tmp_path / "diary.sqlite").apply(added([long_ago]))
    page = tmp_path / "page.txt"
    assert run(tmp_path, "summary", "--from", "2026-10-23", "--to", "2026-11-19", "--output", str(page)).returncode == 0
    words = page.read_text(encoding="utf-8")
    assert "23 Oct to 19 Nov 2026 (4 weeks; the diary begins on 10 Nov 2026)" in words
    assert "10 of 10 days (100" in words
    assert "Falls since 10 Nov 2026: none written down" in words
    made = tmp_path / "diary.fhir.json"
    assert run(tmp_path, "export", "--format", "fhir", "--to", "2026-11-19", "--output", str(made)).returncode == 0
    assert "<td>0.5</td><td>1</td><td>10 of 10</td>" in made.read_text(encoding="utf-8")
