from math import dist

import pytest

from diary.domain.figure.figure import TOKENS, Box, Disc, Patch, Polyline, Ring, Stroke, strokes
from diary.domain.figure.pose import FLOOR, HEIGHT, WIDTH, Arrow, Chain, Movement, Pose, Prop, mirrored, movement
from diary.paths import resources

KEYS = tuple(sorted(path.stem for path in (resources() / "catalogue" / "poses").glob("*.toml")))
STANDING: dict[str, Chain] = {
    "torso": ((120, 100), (120, 60)),
    "head": ((120, 30),),
    "near_arm": ((120, 62), (130, 90), (124, 120)),
    "far_arm": ((122, 62), (150, 80), (170, 70)),
    "near_leg": ((119, 104), (119, 140), (119, 178)),
    "far_leg": ((123, 104), (126, 140), (126, 178)),
    "near_foot": ((119, 181), (140, 181)),
    "far_foot": ((126, 181), (147, 181)),
}


def moving(key: str) -> Movement:
    found = movement(key)
    assert found, key
    return found


def extent(stroke: Stroke) -> tuple[float, float, float, float]:
    """The stroke's left, top, right and bottom edge, its line's width included."""
    if isinstance(stroke, Box):
        reach, points = 0.0, stroke.corners
    elif isinstance(stroke, Disc):
        reach, points = stroke.radius, (stroke.centre, stroke.centre)
    elif isinstance(stroke, Ring):
        reach, points = stroke.radius + stroke.width / 2, (stroke.centre, stroke.centre)
    else:
        reach = stroke.width / 2
        return (*_corner(min, stroke.points, -reach), *_corner(max, stroke.points, reach))
    return (*_corner(min, points, -reach), *_corner(max, points, reach))


def _corner(pick: object, points: Chain, reach: float) -> tuple[float, float]:
    assert callable(pick)
    return pick(x for x, _y in points) + reach, pick(y for _x, y in points) + reach


def test_parts_are_painted_from_far_to_near() -> None:
    drawn = strokes(Pose(view="side", parts=STANDING, muscles=(((119, 110), (119, 130)),)))
    assert [(stroke.role, stroke.width) for stroke in drawn if isinstance(stroke, Polyline)] == [
        ("prop", 3),
        ("far", 11),
        ("far", 14),
        ("far", 12),
        ("near", 24),
        ("near", 14),
        ("near", 12),
        ("gap", 17),
        ("near", 11),
        ("hot", 6),
    ]
    assert drawn[-2] == Disc((120, 30), 14, "near")


def test_both_sides_are_dark_from_the_front() -> None:
    drawn = strokes(Pose(view="front", parts=STANDING))
    assert {stroke.role for stroke in drawn[1:]} == {"near", "gap"}
    assert Polyline(STANDING["torso"], 34, "near") in drawn
    arms = [stroke.points for stroke in drawn if isinstance(stroke, Polyline) and stroke.width == 11]
    assert arms == [STANDING["far_arm"], STANDING["near_arm"]]
    gaps = [stroke.points for stroke in drawn if isinstance(stroke, Polyline) and stroke.role == "gap"]
    assert gaps == [STANDING["far_arm"][1:], STANDING["near_arm"][1:]]


def test_what_stands_in_front_is_painted_over_the_figure() -> None:
    parts: dict[str, Chain] = {"palm": ((100, 100), (140, 100), (120, 160)), "index": ((120, 90), (120, 60), (120, 40))}
    ball, bowl = (Prop(kind="disc", points=((120, 80),), radius=9, layer=layer) for layer in ("held", "front"))
    drawn = strokes(Pose(view="hand", floor=False, parts=parts, props=(bowl, ball)))
    assert [type(stroke) for stroke in drawn] == [Patch, Polyline, Disc, Polyline, Polyline, Disc]
    assert [stroke.role for stroke in drawn] == ["near", "near", "prop", "gap", "near", "prop"]


def test_the_gap_round_a_finger_begins_on_its_second_bone() -> None:
    finger: Chain = ((120, 90), (123, 80), (153, 40))
    drawn = strokes(Pose(view="hand", floor=False, parts={"index": finger}))
    [gap] = [stroke for stroke in drawn if isinstance(stroke, Polyline) and stroke.role == "gap"]
    begin, end = gap.points
    [*_, bone] = drawn
    assert end == finger[2]
    assert isinstance(bone, Polyline)
    assert gap.width > bone.width
    assert 0 < dist(begin, finger[1]) <= dist(finger[1], finger[2]) / 2
    assert dist(finger[1], begin) + dist(begin, finger[2]) == pytest.approx(dist(finger[1], finger[2]))


def test_a_curve_goes_through_each_of_its_points_in_small_steps() -> None:
    corners: Chain = ((20, 100), (60, 60), (100, 100), (140, 60))
    prop = Prop(kind="curve", points=corners, width=3)
    [curve] = strokes(Pose(view="side", floor=False, parts={}, props=(prop,)))
    assert isinstance(curve, Polyline)
    for corner in corners:
        assert min(dist(corner, point) for point in curve.points) < 0.001
    assert curve.points[0] == corners[0]
    assert curve.points[-1] == pytest.approx(corners[-1])
    longest = max(dist(*pair) for pair in zip(curve.points, curve.points[1:], strict=False))
    assert longest < dist(corners[0], corners[1]) / 4


def test_a_closed_outline_goes_round_once_and_ends_where_it_began() -> None:
    corners: Chain = ((20, 100), (60, 60), (100, 100), (60, 140))
    [blob] = strokes(Pose(view="side", floor=False, parts={}, props=(Prop(kind="blob", points=corners),)))
    assert isinstance(blob, Patch)
    assert blob.points[0] == corners[0]
    assert blob.points[-1] == pytest.approx(corners[0])
    assert [sum(dist(corner, point) < 0.001 for point in blob.points[1:]) for corner in corners] == [1, 1, 1, 1]


@pytest.mark.parametrize(("right", "crests"), [(40, 1), (90, 2), (124, 3)])
def test_water_has_whole_waves_of_nearly_one_length(right: int, crests: int) -> None:
    prop = Prop(kind="wave", points=((30, 100), (right, 100)), width=3)
    [wave] = strokes(Pose(view="side", floor=False, parts={}, props=(prop,)))
    assert isinstance(wave, Polyline)
    assert wave.points[0] == (30, 100)
    assert wave.points[-1] == pytest.approx((right, 100))
    heights = [y for _x, y in wave.points]
    tops = [y for before, y, after in zip(heights, heights[1:], heights[2:], strict=False) if before > y < after]
    assert len(tops) == crests


def test_an_arrow_has_its_head_at_its_end_in_its_last_direction() -> None:
    bent, bare = Arrow(points=((20, 20), (60, 20), (60, 60))), Arrow(points=((1, 1), (2, 2)), head=False)
    [course, head, other] = strokes(Pose(view="side", floor=False, parts={}, arrows=(bent, bare)))
    assert isinstance(course, Polyline)
    assert isinstance(head, Polyline)
    assert isinstance(other, Polyline)
    assert course.points[-1] == pytest.approx((60, 60))
    left, tip, right = head.points
    assert dist(tip, (60, 60)) == pytest.approx(3)
    assert max(left[1], right[1]) < 60
    assert tip[1] > 62
    assert dist(left, tip) == pytest.approx(dist(right, tip))
    assert other.points == ((1, 1), (2, 2))


def test_furniture_stands_on_the_floor() -> None:
    chair = Prop(kind="chair", points=((50, 80), (110, 150)))
    counter = Prop(kind="counter", points=((200, 90), (160, 90)))
    wall = Prop(kind="wall", points=((20, 30),))
    box = Prop(kind="box", points=((80, 60), (40, 70)), radius=4)
    drawn = strokes(Pose(view="side", floor=False, parts={}, props=(chair, counter, wall, box)))
    assert list(drawn) == [
        Polyline(((50, 80), (50, FLOOR - 2)), 7, "prop"),
        Polyline(((50, 150), (110, 150)), 9, "prop"),
        Polyline(((106, 152), (106, FLOOR - 2)), 7, "prop"),
        Polyline(((195, 90), (195, FLOOR - 2)), 7, "prop"),
        Polyline(((165, 90), (165, FLOOR - 2)), 7, "prop"),
        Polyline(((177, 104), (177, 118)), 4, "prop"),
        Polyline(((200, 90), (160, 90)), 9, "prop"),
        Box(((14, 30), (26, FLOOR)), 2, "prop"),
        Box(((40, 60), (80, 70)), 4, "prop"),
    ]


def test_chair_faces_the_other_way_in_the_mirror() -> None:
    chair = Prop(kind="chair", points=((50, 80), (110, 150)))
    pose = Pose(view="side", parts=STANDING, props=(chair,))
    (_floor, back, _seat, leg, *_rest) = strokes(mirrored(pose))
    assert isinstance(back, Polyline)
    assert isinstance(leg, Polyline)
    assert back.points[0][0] == WIDTH - 50
    assert leg.points[0][0] == WIDTH - 106


@pytest.mark.parametrize("key", KEYS)
def test_each_movement_stays_in_its_box(key: str) -> None:
    moves = moving(key)
    phases = {number / 40 for number in range(40)} | {pose.at for pose in moves.poses}
    for phase in sorted(phases):
        for pose in (moves.at(phase), mirrored(moves.at(phase))):
            for stroke in strokes(pose):
                left, top, right, bottom = extent(stroke)
                assert min(left, top) >= 0, (phase, stroke)
                assert right <= WIDTH, (phase, stroke)
                assert bottom <= HEIGHT, (phase, stroke)


@pytest.mark.parametrize("key", KEYS)
def test_each_stroke_has_a_colour_of_the_design(key: str) -> None:
    assert {stroke.role for stroke in strokes(moving(key).at(0))} <= set(TOKENS)


@pytest.mark.parametrize("key", [key for key in KEYS if moving(key).muscles])
def test_working_muscle_lies_on_its_limb(key: str) -> None:
    moves = moving(key)
    for pose in moves.poses:
        for muscle, line in zip(moves.muscles, moves.at(pose.at).muscles, strict=True):
            a, b = pose.parts[muscle.part][muscle.segment : muscle.segment + 2]
            assert all(dist(a, point) + dist(point, b) < dist(a, b) + 12 for point in line)


@pytest.mark.parametrize("key", [key for key in KEYS if moving(key).view == "side" and moving(key).floor])
def test_no_foot_is_under_the_floor(key: str) -> None:
    moves = moving(key)
    for number in range(40):
        parts = moves.at(number / 40).parts
        for name in ("near_foot", "far_foot"):
            assert max(y for _x, y in parts.get(name, ((0, 0),))) + 6 * moves.size < 191
