"""Names and notes in every script, on paper."""

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page as validation
import pdfplumber
import pytest

from diary import fonts
from diary.domain.excerpt import Excerpt
from diary.domain.profile import Profile
from diary.reports.background import BackgroundOptions, background_page
from diary.reports.chosen_font import keep_font
from diary.reports.errors import ReportError, UnwritableNameError
from diary.reports.page import set_page
from diary.reports.pages import page_texts
from diary.reports.summary import summary
from diary.reports.typesetting import _folder_with
from diary.reports.writable import MARK
from diary.storage.file import temporary
from tests.reports.diaries import KNEE, LAST, made, notes_alone, pdf_of, rated, with_notes

NAMES = {
    "Latin": "Łucja Żółć-Ærøskøbing",
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "Greek": "Αλέξανδρος Παπαδόπουλος",
    "Cyrillic": "Ганна Ївженко Ѓорѓи",
    "Arabic": "محمد عبد الرحمن",
    "Persian": "گلناز پژمان",
    "Hebrew": "דוד כהן",
    "Devanagari": "क्षितिज शर्मा",
    "Thai": "สมชาย น้ำใจ",
}
CJK_FONT = Path(__file__).parent.parent / "data" / "fonts" / "NotoSansCJK-test.ttf"
CHINESE = "王小明"


def named(name: str, *notes: str) -> Excerpt:
    return replace(with_notes(*notes), profiles=(Profile(name=name),))


def family_of(letter: str, pdf: bytes) -> set[str]:
    """The fonts in which a letter is drawn."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        every = [one for page in document.pages for one in page.chars]
    return {one["fontname"].partition("+")[2].partition("-")[0] for one in every if one["text"] == letter}


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_printed_whole_and_the_page_is_tagged_and_archival(script: str) -> None:
    pdf = pdf_of(named(NAMES[script], f"{NAMES[script]}: 3"), notes_alone())
    printed = " ".join(page_texts(pdf))
    assert MARK not in printed
    assert "cannot show" not in printed
    letters = {one for one in NAMES[script] if one.isalpha()}
    assert letters - set(printed) <= set("ễịộ้ำ"), script  # composed of two glyphs
    for profile in ("2a", "ua1"):
        report = validation.validate_pdf_bytes(pdf, profile=profile)
        assert [failure.message for failure in report.failures] == []
        assert report.is_compliant


@pytest.mark.parametrize("script", ["Greek", "Vietnamese", "Cyrillic"])
def test_a_word_is_set_in_one_font(script: str) -> None:
    pdf = pdf_of(named(NAMES[script]), notes_alone())
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        chars = document.pages[0].chars
    first, *_rest = NAMES[script].split()
    at = next(n for n, one in enumerate(chars) if one["text"] == first[0] and "NotoSans" in one["fontname"])
    assert {one["fontname"].partition("+")[2] for one in chars[at : at + len(first) - 1]} == {"NotoSans-Bold"}


def test_a_note_from_right_to_left_begins_at_the_right() -> None:
    pdf = pdf_of(named("Alex", "היום היה טוב יותר", "It was better today"), notes_alone())
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        hebrew = [one["x1"] for one in page.chars if "Hebrew" in one["fontname"]]
        latin = [one["x0"] for one in page.search("It was better")[0]["chars"]]
    assert max(hebrew) > 0.8 * page.width
    assert min(latin) < 0.5 * page.width


def test_arabic_letters_are_joined() -> None:
    alone = family_of("م", pdf_of(named("محمد"), notes_alone()))
    assert alone == {"Vazirmatn"}


def test_chinese_comes_from_a_font_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnwritableNameError):
        pdf_of(named(CHINESE), notes_alone())
    shutil.copy(CJK_FONT, tmp_path)
    (tmp_path / "cjk-broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "_system_folders", lambda: [tmp_path])
    pdf = pdf_of(named(CHINESE, "今天脚趾麻木。"), notes_alone())
    printed = " ".join(page_texts(pdf))
    assert CHINESE in printed
    assert "今天脚趾麻木" in printed
    assert MARK not in printed
    assert pdf == pdf_of(named(CHINESE, "今天脚趾麻木。"), notes_alone())


def test_of_a_font_of_the_system_the_typesetter_is_given_the_file_alone(tmp_path: Path) -> None:
    shutil.copy(CJK_FONT, tmp_path)
    (tmp_path / "another.ttf").write_bytes(b"which may be large")
    folder = _folder_with(tmp_path / CJK_FONT.name)
    assert [file.name for file in folder.iterdir()] == [CJK_FONT.name]
    assert (folder / CJK_FONT.name).read_bytes() == CJK_FONT.read_bytes()
    assert temporary.is_abandoned(folder) is False
    assert _folder_with(tmp_path / CJK_FONT.name) == folder
    own = fonts.bundled()[0].files[0]
    assert _folder_with(own) == own.parent


def test_a_font_of_the_system_serves_these_scripts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_system_folders", lambda: pytest.fail("looked at"))
    assert "◊" in " ".join(page_texts(pdf_of(named("Alex", "ა"), notes_alone())))


def test_a_chosen_font_file_is_kept_for_every_page(tmp_path: Path) -> None:
    fonts.keep_in(tmp_path / "data")
    (tmp_path / "data").mkdir()
    keep_font(CJK_FONT)
    for _time in range(2):
        assert CHINESE in " ".join(page_texts(pdf_of(named(CHINESE), notes_alone())))
    excerpt = named(CHINESE)
    pdf = background_page(excerpt, BackgroundOptions(), made_on=LAST)
    assert CHINESE in " ".join(page_texts(pdf))


@pytest.mark.parametrize("name", ["font.ttf", "font.txt", "none.otf"])
def test_what_is_no_font_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    fonts.keep_in(tmp_path)
    if name != "none.otf":
        (tmp_path / name).write_bytes(b"\0\1\0\0 no font")
    with pytest.raises(ReportError, match=name):
        keep_font(tmp_path / name)
    assert not list((tmp_path / "fonts").glob("*"))


def test_a_name_that_cannot_be_printed_stops_the_page_and_names_the_letter() -> None:
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: pdf_of(named("Ana აბ"), notes_alone()),
        lambda: background_page(named("Ana აბ"), BackgroundOptions(), made_on=LAST),
    )
    for make in makers:
        with pytest.raises(UnwritableNameError, match=r"ა \(georgian letter an \(U\+10D0\)\).*Latin letters"):
            make()
    without = BackgroundOptions(include_name=False)
    assert background_page(named("Ana აბ"), without, made_on=LAST).startswith(b"%PDF")
    assert pdf_of(named("Ana აბ"), replace(notes_alone(), include_name=False)).startswith(b"%PDF")


def test_what_a_note_loses_is_answered_beside_the_page() -> None:
    excerpt = named("Alex", "ა")
    told = set_page(summary(excerpt, notes_alone()), excerpt, made_on=LAST)
    assert "georgian letter an (U+10D0)" in told.lost
    excerpt = named("Alex", "Ω")
    assert set_page(summary(excerpt, notes_alone()), excerpt, made_on=LAST).lost == ""


def test_a_symptom_of_any_script_stands_in_the_chart() -> None:
    own = replace(KNEE, name="Онемение")
    excerpt = replace(made(), ratings=(*made().ratings, *rated("knee-pain", {3: 4})), definitions=(own,))
    printed = " ".join(page_texts(pdf_of(excerpt)))
    assert "Онемение" in printed
    assert MARK not in printed
