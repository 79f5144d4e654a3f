from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.domain.figure.figure import strokes
from diary.domain.figure.pose import HEIGHT, WIDTH, Movement, Pose, movement
from diary.paths import resources
from diary.ui import theme
from diary.ui.widgets.exercise_figure import ExerciseFigure, paint_figure
from tests.ui.pixels import pixels

KEYS = tuple(sorted(path.stem for path in (resources() / "catalogue" / "poses").glob("*.toml")))
PHASES = 6


def moving(key: str) -> Movement:
    found = movement(key)
    assert found, key
    return found


def picture(pose: Pose) -> QImage:
    """The pose at half its size on the colour of the panel."""
    image = QImage(WIDTH // 2, HEIGHT // 2, QImage.Format.Format_RGB32)
    image.fill(theme.colour("figbg"))
    painter = QPainter(image)
    paint_figure(painter, QRectF(image.rect()), strokes(pose))
    painter.end()
    return image


def ink(image: QImage, colour: QColor) -> int:
    """The number of pixels with exactly that colour."""
    return int((pixels(image) == colour.rgb()).sum())


def differing(one: QImage, other: QImage) -> int:
    """The number of different pixels in two images of equal size."""
    return int((pixels(one) != pixels(other)).sum())


def shown(figure: ExerciseFigure) -> QImage:
    figure.resize(WIDTH, HEIGHT)
    return figure.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


def test_all_movements_are_seen_on_one_contact_sheet(tmp_path: Path) -> None:
    sheet = QImage(PHASES * WIDTH // 2, len(KEYS) * HEIGHT // 2, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for row, key in enumerate(KEYS):
        for column in range(PHASES):
            cell = picture(moving(key).at(column / PHASES))
            assert ink(cell, theme.colour("figA")) > 300, (key, column)
            painter.drawImage(column * WIDTH // 2, row * HEIGHT // 2, cell)
    painter.end()
    assert sheet.save(str(tmp_path / "contact-sheet.png"))
    assert len(KEYS) >= 27


@pytest.mark.parametrize("key", KEYS)
def test_key_poses_look_different(key: str) -> None:
    first, *others = [picture(moving(key).at(pose.at)) for pose in moving(key).poses]
    assert max(differing(first, other) for other in others) > 120


def test_no_two_exercises_look_the_same() -> None:
    stills = [picture(moving(key).at(moving(key).still_phase)) for key in KEYS]
    for number, one in enumerate(stills):
        for other in stills[number + 1 :]:
            assert differing(one, other) > 400


def test_figure_shows_the_still_until_it_is_told_a_phase(qtbot: QtBot) -> None:
    figure = ExerciseFigure("Calf raise")
    qtbot.addWidget(figure)
    moves = moving("calf-raise")
    figure.show_movement(moves)
    still = shown(figure)
    figure.show_phase(0)
    assert differing(shown(figure), still) > 500
    figure.show_phase(moves.still_phase)
    assert differing(shown(figure), still) == 0


def test_figure_is_turned_round_for_the_other_leg(qtbot: QtBot) -> None:
    figure = ExerciseFigure("Calf stretch")
    qtbot.addWidget(figure)
    figure.show_movement(moving("calf-stretch"))
    right = shown(figure)
    figure.show_movement(moving("calf-stretch"), mirrored=True)
    turned = shown(figure).flipped(Qt.Orientation.Horizontal)
    assert differing(right, shown(figure)) > 5000
    assert differing(right, turned) < 3000


def test_figure_has_its_name_and_none_is_an_empty_panel(qtbot: QtBot) -> None:
    figure = ExerciseFigure("Two people dancing")
    qtbot.addWidget(figure)
    figure.show_movement(None)
    assert figure.accessibleName() == "Two people dancing"
    image = shown(figure)
    assert ink(image, theme.colour("figA")) == 0
    assert ink(image, theme.colour("figbg")) > WIDTH * HEIGHT * 0.9


@pytest.mark.parametrize("look", ["dark", "high-contrast"])
def test_figure_takes_the_colours_of_the_theme(qtbot: QtBot, qapp: QApplication, look: str) -> None:
    theme.apply(qapp, look, 1.0)
    figure = ExerciseFigure("Calf stretch")
    qtbot.addWidget(figure)
    figure.show_movement(moving("calf-stretch"))
    image = shown(figure)
    for token in ("figA", "figB", "figbg", "prop", "hot"):
        assert ink(image, theme.colour(token)) > 20, token


def test_figure_keeps_its_proportions_in_a_wide_panel(qtbot: QtBot) -> None:
    figure = ExerciseFigure("Cycling")
    qtbot.addWidget(figure)
    figure.show_movement(moving("cycling"))
    figure.resize(800, 216)
    image = figure.grab().toImage()
    inked = (pixels(image) == theme.colour("prop").rgb()).any(axis=0).nonzero()[0]
    assert inked[0] > 280
    assert inked[-1] < 520
