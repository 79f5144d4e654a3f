"""The body map, driven by keys and clicks as a person drives it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.domain.body_shape import parsed
from diary.domain.site import DRAWINGS, SITES, full_name, mirrored
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.ui import theme
from diary.ui.widgets.body import body_path
from diary.ui.widgets.body.body_drawing import REACH, BodyDrawing, Region
from diary.ui.widgets.body.body_map import BodyMap, BodyPartView
from tests.ui.marking import Diary, boxes, shown, use
from tests.ui.pixels import pixels

TOES = "foot-sole-left-toes"


@pytest.fixture
def body(qtbot: QtBot, qapp: QApplication) -> Iterator[BodyMap]:
    theme.apply(qapp, "light")
    made = BodyMap()
    with shown(made, qtbot):
        yield made


@pytest.fixture
def diary(body: BodyMap) -> Diary:
    made = Diary()
    made.show_on(body)
    return made


def drawing(body: BodyMap, key: str) -> BodyDrawing:
    return next(one for one in body.findChildren(BodyDrawing) if one.regions[0].site.drawing == key)


def region(body: BodyMap, key: str) -> Region:
    return next(one for one in body.findChildren(Region) if one.site.key == key)


def colours(image: QImage) -> set[int]:
    return set(pixels(image).ravel().tolist())


@pytest.mark.parametrize("key", [one.key for one in SITES])
def test_each_region_has_a_path_and_a_marker_in_no_other_region(key: str) -> None:
    outline = body_path.outlines()[key]
    assert outline.polygons
    assert outline.path.boundingRect().contains(outline.marker)
    siblings = [one.key for sites in DRAWINGS.values() if key in [two.key for two in sites] for one in sites]
    for other in siblings:
        assert other == key or not body_path.outlines()[other].path.contains(outline.marker)
    assert outline.distance(outline.marker) < 12


def test_a_drawing_and_its_mirror_image_are_equally_large() -> None:
    for one in SITES:
        here, there = (body_path.outlines()[key].path.boundingRect() for key in (one.key, mirrored(one.key)))
        assert here.size().toTuple() == pytest.approx(there.size().toTuple(), abs=0.2)


def test_a_path_command_that_the_drawings_do_not_have_is_refused() -> None:
    assert parsed("M0,0L1,0L1,1ZM5,5L6,5Z") == (((0, 0), (1, 0), (1, 1)), ((5, 5), (6, 5)))
    with pytest.raises(ValueError, match="'C'"):
        parsed("M0,0C1,1,2,2,3,3Z")


def test_left_stands_on_the_left(body: BodyMap) -> None:
    for name in ("foot-sole", "foot-top", "hand-palm", "hand-back"):
        left, right = (drawing(body, f"{name}-{side}").mapTo(body, QPoint()).x() for side in ("left", "right"))
        assert left < right


@pytest.mark.parametrize("key", [one.key for one in SITES])
def test_a_click_on_a_region_marks_it_and_its_mirror_image(body: BodyMap, diary: Diary, key: str) -> None:
    one = region(body, key)
    polygon = max(one.path.toSubpathPolygons(), key=lambda corners: corners.boundingRect().height())
    place = polygon.boundingRect().center().toPoint()
    click(one, place)
    assert diary.facts == {(key, "numbness"), (mirrored(key), "numbness")}
    assert one.isChecked()
    assert region(body, mirrored(key)).isChecked()
    assert one.hasFocus()
    click(one, place)
    assert diary.facts == set()


def click(one: Region, place: QPoint) -> None:
    """Click into the window where the drawing has `place`, and let Qt find out whose click it is."""
    window, picture = one.window(), one.parentWidget()
    assert picture is not None
    QTest.mouseClick(
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        picture.mapTo(window, place),
    )


def test_a_click_between_two_fingers_marks_the_nearer_region(body: BodyMap, diary: Diary) -> None:
    tips = region(body, "hand-palm-left-fingertips")
    fingers = sorted((one.boundingRect() for one in tips.path.toSubpathPolygons()), key=lambda box: box.left())
    ring, middle = fingers[-2], fingers[-3]
    gap = QPoint(round((ring.left() + middle.right()) / 2), round(ring.top() + 20))
    assert not tips.path.contains(QPointF(gap))
    click(tips, gap)
    assert diary.facts == {("hand-palm-left-fingertips", "numbness"), ("hand-palm-right-fingertips", "numbness")}


@pytest.mark.parametrize(("beside", "counts"), [(1, True), (REACH - 2, True), (REACH + 2, False)])
def test_a_click_beside_a_region_counts_within_reach(body: BodyMap, diary: Diary, beside: int, counts: bool) -> None:
    wrist = region(body, "hand-palm-right-wrist")
    box = wrist.path.boundingRect()
    click(wrist, QPoint(round(box.right() + beside), round(box.center().y())))
    assert bool(diary.facts) == counts


def test_each_region_answers_for_its_own_clicks(body: BodyMap) -> None:
    for one in body.findChildren(Region):
        assert one.hitButton(one.mapFromParent(one.marker.toPoint()))
    toes = region(body, TOES)
    assert not toes.hitButton(toes.mapFromParent(region(body, "foot-sole-left-heel").marker.toPoint()))


def test_every_region_is_reached_and_toggled_by_keys_alone(qtbot: QtBot, body: BodyMap, diary: Diary) -> None:
    diary.both_sides = False
    body.focus()
    reached = []
    for place in range(8):
        for row in range(4):
            if row:
                press(qtbot, Qt.Key.Key_Down)
            press(qtbot, Qt.Key.Key_Space)
            reached.append(focused().site.key)
        if place < 7:
            press(qtbot, Qt.Key.Key_Tab)
    assert reached == [one.key for one in SITES]
    assert {site for site, _symptom in diary.facts} == set(reached)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focused(), key)


def focused() -> Region:
    box = QApplication.focusWidget()
    assert isinstance(box, Region)
    return box


def test_arrows_move_between_regions_and_to_the_drawing_beside(qtbot: QtBot, body: BodyMap) -> None:
    body.focus()
    for key, expected in (
        (Qt.Key.Key_Up, TOES),
        (Qt.Key.Key_Left, TOES),
        (Qt.Key.Key_Down, "foot-sole-left-ball"),
        (Qt.Key.Key_Right, "foot-sole-right-ball"),
        (Qt.Key.Key_Right, "foot-top-left-top"),
        (Qt.Key.Key_Up, "foot-top-left-toes"),
        (Qt.Key.Key_Tab, "foot-top-right-toes"),
        (Qt.Key.Key_Right, "foot-top-right-toes"),
    ):
        press(qtbot, key)
        assert focused().site.key == expected


def test_each_drawing_is_one_tab_stop_where_the_focus_was_last(qtbot: QtBot, body: BodyMap) -> None:
    region(body, "foot-sole-left-heel").setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Backtab)
    assert focused().site.key == "foot-sole-left-heel"
    stops = [one for one in body.findChildren(Region) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 8


def test_digits_switch_the_feeling_and_y_asks_for_yesterday(qtbot: QtBot, body: BodyMap, diary: Diary) -> None:
    asked: list[bool] = []
    body.same_as_yesterday_wanted.connect(lambda: asked.append(True))
    body.focus()
    layers = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_1):
        press(qtbot, key)
        layers.append(diary.layer)
    assert layers == ["tingling", "pain", "pain", "pain", "numbness"]
    press(qtbot, Qt.Key.Key_Y)
    qtbot.keyClick(focused(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]


def test_a_screen_reader_hears_the_place_the_feeling_and_what_else_is_there(body: BodyMap) -> None:
    body.show_marks({TOES: ("tingling", "numbness", "pain")}, "numbness")
    heard = QAccessible.queryAccessibleInterface(region(body, TOES))
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Left foot, sole, toes, numbness"
    assert heard.text(QAccessible.Text.Description) == "also tingling, pain"
    assert heard.state().checked
    body.show_marks({TOES: ("tingling",)}, "pain")
    assert heard.text(QAccessible.Text.Name) == "Left foot, sole, toes, pain"
    assert heard.text(QAccessible.Text.Description) == "also tingling"
    assert not heard.state().checked
    group = QAccessible.queryAccessibleInterface(drawing(body, "foot-sole-left"))
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Left foot, sole"


def test_a_screen_reader_toggles_without_a_click(body: BodyMap, diary: Diary) -> None:
    heard = QAccessible.queryAccessibleInterface(region(body, TOES))
    heard.actionInterface().doAction("Toggle")
    assert (TOES, "numbness") in diary.facts


def test_every_region_has_a_name_and_room_for_a_finger(body: BodyMap) -> None:
    for key, box in boxes(body).items():
        assert box.accessibleName() == f"{full_name(box.site)}, numbness"
        assert min(box.width(), box.height()) >= 44, key


def test_showing_what_the_diary_holds_announces_nothing(body: BodyMap) -> None:
    toggled: list[str] = []
    body.site_toggled.connect(lambda site, _on: toggled.append(site))
    body.show_marks({one.key: ("numbness",) for one in SITES}, "numbness")
    body.show_marks({}, "pain")
    assert toggled == []


def test_own_feelings_are_marked_and_named_too(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    cold = Symptom("cold-feet", "Cold feet", "Cold feet", "cold feet")
    part = BodyPartView("foot", (*SYMPTOMS, cold))
    qtbot.addWidget(part)
    part.show_marks({TOES: ("cold-feet", "gone", "pain")}, "pain")
    assert part.boxes[TOES].accessibleDescription() == "also cold feet, gone"
    assert part.boxes[TOES].marked == ("pain", "cold-feet", "gone")


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_every_state_looks_different(qtbot: QtBot, look: str) -> None:
    use(look)
    body = BodyMap()
    with shown(body, qtbot):
        sole = drawing(body, "foot-sole-left")
        states: list[tuple[dict[str, tuple[str, ...]], str]] = [
            ({}, "pain"),
            ({TOES: ("pain",)}, "pain"),
            ({TOES: ("numbness",)}, "pain"),
            ({TOES: ("numbness", "pain")}, "pain"),
        ]
        pictures = []
        for marks, layer in states:
            body.show_marks(marks, layer)
            pictures.append(sole.grab().toImage())
        region(body, TOES).setFocus()
        pictures.append(sole.grab().toImage())
        assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
        assert theme.symptom_colours("pain")[0].rgb() in colours(pictures[1])
        assert theme.colour("focus").rgb() in colours(pictures[4])


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_pointer_shows_which_region_a_click_would_mark(qtbot: QtBot, scale: float) -> None:
    use("light", scale)
    body = BodyMap()
    with shown(body, qtbot, width=1900, height=1600):
        sole = drawing(body, "foot-sole-left")
        tint = theme.symptom_colours("numbness")[1].rgb()
        qtbot.mouseMove(sole, region(body, "foot-sole-left-heel").marker.toPoint())
        assert tint in colours(sole.grab().toImage())
        qtbot.mouseMove(sole, QPoint(1, sole.height() - 1))
        assert tint not in colours(sole.grab().toImage())


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [700, 1000])
def test_nothing_is_cut_off(qtbot: QtBot, scale: float, width: int) -> None:
    use("light", scale)
    body = BodyMap()
    with shown(body, qtbot, width=width, height=700) as page:
        body.show_marks({one.key: ("numbness", "tingling", "pain") for one in SITES}, "numbness")
        assert body.minimumSizeHint().width() <= page.viewport().width()
        for one in body.findChildren(BodyDrawing):
            for each in one.regions:
                each.setFocus()
                assert_clear_of_the_edge(one)
            assert body.rect().contains(one.rect().translated(one.mapTo(body, QPoint())))
            assert one.size() == one.sizeHint()


def assert_clear_of_the_edge(one: BodyDrawing) -> None:
    drawn = pixels(one.grab().toImage())
    edge = {*drawn[0].tolist(), *drawn[-1].tolist(), *drawn[:, 0].tolist(), *drawn[:, -1].tolist()}
    assert len(edge) == 1, one.accessibleName()


def test_feet_stand_beside_hands_where_there_is_room_and_above_them_where_not(qtbot: QtBot, body: BodyMap) -> None:
    feet, hands = body.boards
    assert feet.y() == hands.y()
    assert feet.x() < hands.x()
    body.window().resize(700, 900)
    qtbot.waitUntil(lambda: feet.x() == hands.x())
    assert body.height() == body.heightForWidth(body.width())
    assert feet.y() < hands.y()
