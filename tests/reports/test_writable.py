import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary import paths
from diary.fonts import bundled
from diary.reports.errors import ReportError
from diary.reports.writable import MARK, _drawn_by, breakable, drawable, writable


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Żółć, Ærø, “quotes” – 3 × 15 s, −2 °C", "Żółć, Ærø, “quotes” – 3 × 15 s, −2 °C"),
        (
            "3 \N{NOT EQUAL TO} 4, though the fonts have no stroke of its own",
            "3 ≠ 4, though the fonts have no stroke of its own",
        ),
        ("decomposed e\N{COMBINING ACUTE ACCENT}", "decomposed é"),
        ("Việt Ỵ Ḥasan ẁ", "Việt Ỵ H\u0323asan ẁ"),
        ("ﬁne ① Ｗｉｄｅ", "fine 1 Wide"),
        ("twenty\N{NON-BREAKING HYPHEN}one", "twenty-one"),
        ("2\N{EM SPACE}km\ta\N{IDEOGRAPHIC SPACE}day", "2 km a day"),
        ("one\r\ntwo\rthree\N{LINE SEPARATOR}four", "one\ntwo\nthree\nfour"),
        ("zero\N{ZERO WIDTH SPACE}width\N{SOFT HYPHEN}\N{ZERO WIDTH NO-BREAK SPACE}", "zerowidth"),
        ("Year \N{GREEK NUMERAL SIGN}", "Year \N{GREEK NUMERAL SIGN}"),
        ("bell\a nul\0 escape\x1b[1m", "bell nul escape[1m"),
        ("fine \N{WHITE SMILING FACE}\N{VARIATION SELECTOR-16}", f"fine {MARK}"),
        ("\U0001f469\N{ZERO WIDTH JOINER}\U0001f4bb\U0001f44d\U0001f3fd ok", f"{MARK} ok"),
        ("足が痛い。 ألم Боль", f"{MARK} ألم Боль"),
        ("half \ud83d of a character", f"half {MARK} of a character"),
    ],
)
def test_what_the_fonts_lack_is_replaced_by_what_is_nearest(typed: str, written: str) -> None:
    assert writable(typed) == written


def test_the_mark_is_a_character_of_the_fonts() -> None:
    assert MARK in drawable()


@given(st.text(st.characters(exclude_categories=())))
@example("\N{LATIN CAPITAL LETTER N WITH GRAVE}")  # the fonts have N and the accent, but not both as one
def test_any_text_becomes_characters_of_the_fonts(typed: str) -> None:
    assert set(writable(typed)) <= drawable() | {"\n"}


@given(st.text(sorted(drawable())))
def test_text_of_the_fonts_characters_stays_as_it_is(typed: str) -> None:
    composed = unicodedata.normalize("NFC", typed)
    written = unicodedata.normalize("NFC", writable(typed))
    assert written.replace(MARK, "") == composed.replace(MARK, "")


def test_missing_fonts_are_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ReportError, match="fonts are missing"):
        _drawn_by(bundled.__wrapped__())


def test_only_words_longer_than_a_line_may_be_get_places_to_break() -> None:
    assert breakable(f"short {'x' * 30}\nwords") == f"short {'x' * 30}\nwords"
    broken = breakable("x" * 31)
    assert broken.replace("\N{ZERO WIDTH SPACE}", "") == "x" * 31
    assert max(map(len, broken.split("\N{ZERO WIDTH SPACE}"))) == 10
