"""Colours, sizes, fonts and icons from the design tokens, at the text size the person chose.

Every size in the design is a number of pixels at 100 %; `px` scales it. The theme is a global of the program: `apply`
sets it, and the window creates its pages again when it changes.
"""

import json
import sys
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from diary import paths

STYLE = "fusion"
FAMILY = "Atkinson Hyperlegible Next"
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
WIDE, MEDIUM, NARROW = "wide", "medium", "narrow"
SCROLL_BAR = 16
"""The width of a scroll bar in design pixels: a handle of 10 and a margin at each side."""
_WIDE_FROM, _MEDIUM_FROM = 1040, 680
_ICON_INK = "#16282A"
_LOGO_INKS = (("#0E5A58", "pri"), ("#FFFFFF", "onpri"))
"""The colours in the logo file, each with the token that replaces it."""

_ROLES: Mapping[str, tuple[int, QFont.Weight]] = {
    "caption": (15, QFont.Weight.Normal),
    "secondary": (16, QFont.Weight.Normal),
    "body": (18, QFont.Weight.Normal),
    "body-large": (20, QFont.Weight.Normal),
    "sentence": (28, QFont.Weight.Normal),
    "label": (17, QFont.Weight.DemiBold),
    "small-label": (16, QFont.Weight.DemiBold),
    "plain": (19, QFont.Weight.DemiBold),
    "row": (18, QFont.Weight.DemiBold),
    "button": (18, QFont.Weight.DemiBold),
    "symptom": (20, QFont.Weight.DemiBold),
    "heading": (22, QFont.Weight.DemiBold),
    "title": (30, QFont.Weight.Bold),
    "title-medium": (26, QFont.Weight.Bold),
    "statement": (40, QFont.Weight.Bold),
    "session-title": (38, QFont.Weight.Bold),
    "session-side": (22, QFont.Weight.Normal),
    "countdown": (124, QFont.Weight.Bold),
    "fact": (20, QFont.Weight.Bold),
    "numeral": (20, QFont.Weight.DemiBold),
    "numeral-chosen": (24, QFont.Weight.Bold),
}


class Theme(NamedTuple):
    """The colours by token and the text size, 1.0 to 2.0."""

    name: str
    colours: Mapping[str, str]
    scale: float


@cache
def _tokens() -> dict[str, dict[str, str]]:
    path = paths.resources() / "theme" / "tokens.json"
    tokens: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return {"light": tokens["light"], "dark": tokens["dark"], "high-contrast": tokens["high_contrast"]}


def theme_for(choice: str, scale: float) -> Theme:
    """The theme for one of `settings.THEMES`; "system" follows the system's colour scheme; the scale is clamped to its
    range."""
    name = _system_choice() if choice == "system" else choice
    return Theme(name, _tokens()[name], min(LARGEST_SCALE, max(SMALLEST_SCALE, scale)))


def _system_choice() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


_current: list[Theme] = []


def current() -> Theme:
    """The theme in use; the light one at 100 % before the first `apply`."""
    return _current[0] if _current else theme_for("light", 1.0)


def apply(app: QApplication, choice: str = "system", scale: float = 1.0) -> None:
    """Set the theme: Qt's palette and font change at once, custom widgets when they are created again."""
    _current[:] = [theme_for(choice, scale)]
    px.cache_clear()
    register_fonts()
    app.setPalette(_palette())
    app.setFont(font("body"))


def scale_of(per_cent: int) -> float:
    """The text size as a factor; for 0, that of the system."""
    if per_cent:
        return per_cent / 100
    screen = QGuiApplication.primaryScreen()
    usual = 72 if sys.platform == "darwin" else 96
    return screen.logicalDotsPerInch() / usual if screen else SMALLEST_SCALE


@cache
def register_fonts() -> None:
    """Register the bundled upright fonts with Qt, in the weights that the roles use; once per process."""
    weights = {str(weight.value) for _size, weight in _ROLES.values()}
    for path in (paths.resources() / "fonts").iterdir():
        weight = path.stem.partition("_")[2]
        if path.suffix == ".ttf" and weight[:3] in weights and not weight.endswith("Italic"):
            QFontDatabase.addApplicationFont(str(path))


@cache
def px(number: float) -> int:
    """A length in design pixels converted to pixels at the chosen text size."""
    return round(number * current().scale)


def colour(token: str) -> QColor:
    return QColor(current().colours[token])


def font(role: str) -> QFont:
    """The font of one of the design's roles, with tabular figures."""
    size, weight = _ROLES[role]
    return QFont(_font_of(px(size), weight))


@cache
def _font_of(pixels: int, weight: QFont.Weight) -> QFont:
    result = QFont(FAMILY)
    result.setPixelSize(pixels)
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def width_class(width: int) -> str:
    """Whether a window of `width` pixels is wide, medium or narrow at the chosen text size."""
    text_width = width / current().scale
    if text_width >= _WIDE_FROM:
        return WIDE
    return MEDIUM if text_width >= _MEDIUM_FROM else NARROW


def field_style(widget: str) -> str:
    """The style sheet of a text field of the Qt class `widget`; its border is also its focus ring."""
    return (
        f"{widget} {{ border: {px(2)}px solid {colour('ctl').name()}; border-radius: {px(12)}px;"
        f" padding: {px(9)}px; background: {colour('surface').name()}; color: {colour('ink').name()};"
        f" placeholder-text-color: {colour('ink2').name()} }}"
        f"{widget}:focus {{ border: {px(4)}px solid {colour('focus').name()}; padding: {px(7)}px }}"
    )


def scroll_style() -> str:
    """The style sheet of scroll bars: a rounded handle, no arrows."""
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {px(SCROLL_BAR)}px;"
        f" margin: {px(2)}px {px(4)}px {px(2)}px {px(2)}px }}"
        f"QScrollBar::handle:vertical {{ background: {colour('ctl').name()}; border-radius: {px(5)}px;"
        f" min-height: {px(44)}px }}"
        f"QScrollBar::handle:vertical:hover {{ background: {colour('ink2').name()} }}"
        f"QScrollBar:horizontal {{ background: transparent; height: {px(14)}px; margin: {px(2)}px }}"
        f"QScrollBar::handle:horizontal {{ background: {colour('ctl').name()}; border-radius: {px(5)}px;"
        f" min-width: {px(44)}px }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0 }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent }"
    )


def menu_style() -> str:
    """The style sheet of a menu: the theme's colours, entries of 44 px."""
    return (
        f"QMenu {{ background: {colour('surface').name()}; color: {colour('ink').name()};"
        f" border: {px(2)}px solid {colour('ctl').name()}; padding: {px(4)}px }}"
        f"QMenu::item {{ min-height: {px(44)}px; padding: 0 {px(20)}px 0 {px(14)}px }}"
        f"QMenu::item:selected {{ background: {colour('pri').name()}; color: {colour('onpri').name()} }}"
        f"QMenu::item:checked {{ font-weight: bold }}"
        f"QMenu::icon {{ padding-left: {px(12)}px }}"
    )


def symptom_colours(key: str) -> tuple[QColor, QColor]:
    """Colour and tint of a symptom; user-defined symptoms use the text colour."""
    stem = {"numbness": "numb", "tingling": "ting", "pain": "pain"}.get(key)
    return (colour(stem), colour(f"{stem}t")) if stem else (colour("ink"), colour("sunken"))


def pixmap(name: str, ink: str = "ink", size: int = 24) -> QPixmap:
    """An icon of the design in the colour of the token `ink`; `size` is in design pixels."""
    return _icon_pixmap(name, ((_ICON_INK, colour(ink).name()),), px(size), _pixel_ratio())


def logo(size: int) -> QPixmap:
    """The program's logo in the colours of the theme; `size` is in design pixels."""
    inks = tuple((drawn, colour(token).name()) for drawn, token in _LOGO_INKS)
    return _icon_pixmap("logo", inks, px(size), _pixel_ratio())


def unscaled_pixmap(name: str, size: int) -> QPixmap:
    """An icon in its own colours, `size` screen pixels wide whatever the text size."""
    return _icon_pixmap(name, (), size, 1.0)


def _pixel_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@cache
def _icon_pixmap(name: str, inks: tuple[tuple[str, str], ...], size: int, ratio: float) -> QPixmap:
    """The icon with each of its colours replaced."""
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    for drawn, ink in inks:
        drawing = drawing.replace(drawn, ink)
    renderer = QSvgRenderer(drawing.encode())
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for token, roles in {
        "bg": (role.Window,),
        "surface": (role.Base, role.Button, role.ToolTipBase),
        "sunken": (role.AlternateBase,),
        "ink": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "ink2": (role.PlaceholderText,),
        "pri": (role.Highlight, role.Link, role.Accent),
        "onpri": (role.HighlightedText,),
        "line": (role.Mid, role.Midlight),
        "ctl": (role.Dark,),
    }.items():
        for role_of_token in roles:
            palette.setColor(role_of_token, colour(token))
    for text_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, text_role, colour("ctl"))
    return palette
