"""The contrast of the colours of each theme, as WCAG 2 measures it."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from diary.ui import theme

LOOKS = ("light", "dark", "high-contrast")
TEXTS = [
    *[(ink, paper) for ink in ("ink", "ink2", "pri") for paper in ("surface", "bg")],
    *[(ink, "rail") for ink in ("ink", "ink2")],
    *[("onpri", paper) for paper in ("pri", "prih")],
    *[("onsym", paper) for paper in ("numb", "ting", "pain")],
    ("tintink", "tint"),
    ("warnink", "warnbg"),
    ("dng", "surface"),
    ("ink", "dngbg"),
    ("bg", "ink"),
]
SIGNS = [
    *[("ctl", paper) for paper in ("surface", "bg", "rail", "sunken", "tint")],
    *[("focus", paper) for paper in ("surface", "bg", "rail", "tint")],
    ("pri", "tint"),
    *[(line, "surface") for line in ("numb", "ting", "pain", "ex1", "ex2", "exline", "warnline", "dng")],
]


def luminance(colour: QColor) -> float:
    channels = colour.redF(), colour.greenF(), colour.blueF()
    parts = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_weak(qapp: QApplication, look: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    theme.apply(qapp, look, 1.0)
    found = [(pair, contrast(theme.colour(pair[0]), theme.colour(pair[1]))) for pair in pairs]
    return [f"{ink} on {paper}: {ratio:.2f}" for (ink, paper), ratio in found if ratio < least]


def test_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("look", LOOKS)
def test_text_stands_out_from_what_is_behind_it(qapp: QApplication, look: str) -> None:
    assert not too_weak(qapp, look, TEXTS, 4.5)


@pytest.mark.parametrize("look", LOOKS)
def test_controls_and_lines_stand_out_from_what_is_behind_them(qapp: QApplication, look: str) -> None:
    assert not too_weak(qapp, look, SIGNS, 3.0)


@pytest.mark.parametrize("look", LOOKS)
def test_the_sign_of_the_program_has_the_colours_of_the_theme(qapp: QApplication, look: str) -> None:
    theme.apply(qapp, look, 1.0)
    drawn = theme.logo(40).toImage()
    seen = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert {theme.colour("pri").name(), theme.colour("onpri").name()} <= seen
    theme.apply(qapp)
