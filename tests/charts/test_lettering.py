from pathlib import Path

import pytest
from matplotlib import font_manager

from diary import fonts, paths
from diary.charts import lettering


@pytest.mark.parametrize(("weight", "file"), [(400, "400Regular"), (500, "500Medium"), (600, "600SemiBold")])
def test_fonts_are_the_bundled_ones(weight: int, file: str) -> None:
    with lettering.settings():
        found = Path(font_manager.findfont(lettering.font(15, weight), fallback_to_default=False))
    assert found == paths.resources() / "fonts" / f"AtkinsonHyperlegibleNext_{file}.ttf"


def test_fonts_are_registered_once() -> None:
    for _time in range(3):
        with lettering.settings():
            pass
    names = [entry.fname for entry in font_manager.fontManager.ttflist if entry.name == fonts.OWN]
    assert len(names) == len(set(names)) == 5


def test_fonts_that_no_chart_uses_are_not_scored() -> None:
    with lettering.settings():
        known = {entry.name for entry in font_manager.fontManager.ttflist}
    assert {fonts.OWN, "DejaVu Sans"} <= known
    assert "STIXGeneral" not in known, "which matplotlib brings along"


def test_families_of_other_texts_stay_known() -> None:
    folder = Path(font_manager.findfont("DejaVu Sans")).parent
    for name in ("Serif", "Sans Mono", "Serif"):
        file = folder / f"DejaVu{name.replace(' ', '')}.ttf"
        token = fonts._further.set((fonts.Family(f"DejaVu {name}", (file,), frozenset("a")),))
        try:
            with lettering.settings():
                assert Path(font_manager.findfont(f"DejaVu {name}", fallback_to_default=False)) == file
        finally:
            fonts._further.reset(token)


def test_lines_are_broken_between_words() -> None:
    assert lettering.wrapped("Hands and fingers pain", 80, 16) == ["Hands and", "fingers", "pain"]
    assert lettering.wrapped("Extraordinarily", 10, 16) == ["Extraordinarily"]
    assert lettering.wrapped("", 10, 16) == []


def test_a_text_that_is_too_wide_ends_in_an_ellipsis() -> None:
    short = lettering.shortened("Extraordinarily long", 60, 16)
    assert short.endswith("…")
    assert lettering.width(short, 16) <= 60
    assert lettering.shortened("Short", 60, 16) == "Short"


def test_characters_without_a_glyph_are_replaced_and_white_space_is_one_blank() -> None:
    assert lettering.writable("Füße – 4 μg") == "Füße – 4 μg"
    assert lettering.writable("手 pain") == "\N{REPLACEMENT CHARACTER} pain"
    assert lettering.writable(" two\n\tlines ") == "two lines"
