from dataclasses import replace
from itertools import pairwise
from math import dist
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.figure.pose import FINGERS, PARTS, Movement, Muscle, mirrored, movement, movement_from
from diary.domain.figure.resting import resting
from diary.domain.record import InvalidEntryError
from diary.paths import resources
from tests.slow.whole import at

KEYS = tuple(sorted(path.stem for path in (resources() / "catalogue" / "exercises").glob("*.toml")))
LIMBS = {"torso", "forearm", *FINGERS, *(name for name in PARTS if name.endswith(("arm", "leg", "foot")))}
WAVING = """
seconds = 2.0
view = "side"

[[pose]]
at = 0
until = 0.2
torso = [[120, 100], [120, 60]]
near_arm = [[120, 60], [150, 60]]

[[pose]]
at = 0.6
near_arm = [[120, 60], [120, 30]]

[[prop]]
kind = "wall"
points = [[200, 20]]

[[muscle]]
part = "near_arm"
"""


def moving(key: str) -> Movement:
    found = movement(key)
    assert found, key
    return found


def file_of(folder: Path, text: str) -> Path:
    path = folder / "waving.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("key", KEYS)
def test_each_exercise_moves_between_two_poses_or_more(key: str) -> None:
    poses = moving(key).poses
    assert len(poses) >= 2
    for this, after in pairwise(poses):
        assert (
            max(dist(a, b) for name in this.parts for a, b in zip(this.parts[name], after.parts[name], strict=True)) > 5
        )


def test_there_is_no_movement_without_its_exercise() -> None:
    assert {path.stem for path in (resources() / "catalogue" / "poses").glob("*.toml")} == set(KEYS)


@pytest.mark.parametrize("key", ["", "nothing", "../poses/calf-raise"])
def test_there_is_no_movement_of_an_unknown_key(key: str) -> None:
    assert movement(key) is None


@pytest.mark.parametrize("key", KEYS)
def test_movement_meets_its_key_poses_at_their_phases(key: str) -> None:
    moves = moving(key)
    for pose in moves.poses:
        for phase in (pose.at, pose.until):
            assert {**moves.at(phase).parts} == {name: pose.parts[name] for name in pose.parts if name in PARTS}
        for close in (pose.at - 1e-6, pose.until + 1e-6):
            shown = moves.at(close).parts
            assert max(dist(a, b) for name in shown for a, b in zip(shown[name], pose.parts[name], strict=True)) < 0.01


@pytest.mark.parametrize("key", KEYS)
def test_limbs_keep_their_lengths_while_they_move(key: str) -> None:
    moves = moving(key)
    for this, after in zip(moves.poses, (*moves.poses[1:], replace(moves.poses[0], at=1.0)), strict=True):
        for step in range(21):
            moment = this.until + (after.at - this.until) * step / 20
            shown = moves.at(moment).parts
            for name in (LIMBS & this.parts.keys()) - set(moves.straight):
                for number in range(len(this.parts[name]) - 1):
                    ends = [dist(*pose.parts[name][number : number + 2]) for pose in (this, after)]
                    length = dist(*shown[name][number : number + 2])
                    assert 0.85 * min(ends) <= length <= 1.15 * max(ends), (name, number, moment, ends, length)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_jumps(key: str) -> None:
    moves = moving(key)
    turns = {int(moment * 1000) for pose in moves.poses for moment in (pose.at, pose.until)}
    around = {number % 1000 for turn in turns for number in (turn - 1, turn, turn + 1)}
    for number in at(range(1000), sorted(around | {*range(0, 1000, 9)})):
        this, after = (moves.at(moment / 1000).parts for moment in (number, number + 1))
        for name, chain in this.items():
            assert max(dist(a, b) for a, b in zip(chain, after[name], strict=True)) < 4, (name, number)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["near_foot", "far_foot"])
def test_foot_that_stays_on_the_floor_neither_slides_nor_sinks(key: str, name: str) -> None:
    moves = moving(key)
    for this, after in pairwise(moves.poses):
        if name in this.parts and this.parts[name] == after.parts[name]:
            for step in range(11):
                shown = moves.at(this.until + (after.at - this.until) * step / 10).parts[name]
                assert max(dist(a, b) for a, b in zip(shown, this.parts[name], strict=True)) < 0.01


def test_hand_that_pulls_a_foot_stays_at_it() -> None:
    moves = moving("plantar-stretch")
    for step in range(40):
        parts = moves.at(step / 40).parts
        assert dist(parts["near_arm"][-1], parts["near_foot"][-1]) < 1


@given(st.sampled_from(KEYS), st.floats(0, 1))
def test_mirror_image_of_a_mirror_image_is_the_pose_itself(key: str, phase: float) -> None:
    pose = moving(key).at(phase)
    twice = mirrored(mirrored(pose))
    assert mirrored(pose) != pose
    for name, chain in pose.parts.items():
        assert twice.parts[name] == tuple(pytest.approx(point) for point in chain)
    before, after = (
        [*(prop.points for prop in one.props), *(arrow.points for arrow in one.arrows), *one.muscles]
        for one in (pose, twice)
    )
    for chain, same in zip(before, after, strict=True):
        assert same == tuple(pytest.approx(point) for point in chain)


def test_letters_are_read_from_left_to_right_in_the_mirror_too() -> None:
    pose = moving("ankle-alphabet").at(0)
    letters = [prop for prop in pose.props if prop.upright]
    turned = [prop for prop in mirrored(pose).props if prop.upright]
    shifts = [
        round(after - before, 6)
        for letter, other in zip(letters, turned, strict=True)
        for (before, _), (after, _) in zip(letter.points, other.points, strict=True)
    ]
    assert len(shifts) > 10
    assert len(set(shifts)) == 1


def test_movement_rests_where_the_file_says_so(tmp_path: Path) -> None:
    moves = movement_from(file_of(tmp_path, WAVING))
    assert moves.at(0.1).parts == moves.at(0).parts == moves.at(1).parts
    (x, y) = moves.at(0.4).parts["near_arm"][-1]
    assert dist((x, y), (120, 60)) == pytest.approx(30)
    assert 120 < x < 150
    assert moves.at(0.21).parts["near_arm"][-1] == pytest.approx((150, 60), abs=0.1)


def test_a_prop_that_the_poses_name_is_moved_by_them(tmp_path: Path) -> None:
    text = WAVING.replace("at = 0\n", "at = 0\nball = [[10, 20]]\n").replace(
        "at = 0.6\n", "at = 0.6\nball = [[50, 20]]\n"
    )
    moves = movement_from(file_of(tmp_path, f'{text}\n[[prop]]\nkind = "disc"\nname = "ball"\npoints = [[10, 20]]\n'))
    assert [moves.at(phase).props[1].points for phase in (0, 0.6)] == [((10, 20),), ((50, 20),)]
    assert 10 < moves.at(0.4).props[1].points[0][0] < 50


def test_a_muscle_is_a_line_beside_its_segment() -> None:
    limb = ((0.0, 0.0), (0.0, 10.0), (30.0, 50.0))
    muscle = Muscle(part="near_leg", segment=1, span=(0, 0.5), offset=5)
    first, last = muscle.line(limb)
    assert first == pytest.approx((-4, 13))
    assert last == pytest.approx((11, 33))


def test_what_is_shown_until_a_phase_is_gone_at_that_phase_where_the_next_begins(tmp_path: Path) -> None:
    parts = "".join(
        f'[[prop]]\nkind = "wall"\npoints = [[{x}, 20]]\nshown = {shown}\n'
        f"[[arrow]]\npoints = [[{x}, 20], [{x}, 40]]\nshown = {shown}\n"
        for x, shown in ((10, [0, 0.5]), (30, [0.5, 1]))
    )
    moves = movement_from(file_of(tmp_path, WAVING + parts))
    for phase, x in ((0, 10), (0.49, 10), (0.5, 30), (0.99, 30), (1, 10)):
        pose = moves.at(phase)
        assert [prop.points[0][0] for prop in pose.props] == [200, x]
        assert [arrow.points[0][0] for arrow in pose.arrows] == [x]


FLOWING = """
seconds = 2.0
view = "side"
flow = true
straight = ["near_arm"]

[[pose]]
at = 0
near_arm = [[0, 60], [0, 30]]

[[pose]]
at = 0.25
near_arm = [[10, 60], [10, 30]]

[[pose]]
at = 0.5
near_arm = [[40, 60], [40, 30]]

[[pose]]
at = 0.75
near_arm = [[60, 60], [60, 30]]
"""


def test_flow_goes_through_the_poses_without_standing_still_or_turning_back(tmp_path: Path) -> None:
    moves = movement_from(file_of(tmp_path, FLOWING))

    def across(phase: float) -> float:
        return moves.at(phase).parts["near_arm"][0][0]

    assert [across(at) for at in (0, 0.25, 0.5, 0.75)] == pytest.approx([0, 10, 40, 60])
    forth = [across(number / 100) for number in range(76)]
    assert forth == sorted(forth)
    speeds = [(across(at + 1e-6) - across(at - 1e-6)) / 2e-6 for at in (0.25, 0.5)]
    assert speeds == pytest.approx([2 * 40 * 120 / 160, 2 * 120 * 80 / 200], rel=1e-3)  # the harmonic means
    before, after = ((across(0.25 + way) - across(0.25)) / way for way in (-1e-4, 1e-4))
    assert before == pytest.approx(after, rel=0.01)
    assert across(0.375) == pytest.approx(25 + (speeds[0] - speeds[1]) * 0.25 / 8)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("seconds = 2.0", "", "“seconds” is more than 0."),
        ("seconds = 2.0", "seconds = true", "“seconds” is a number."),
        ("seconds = 2.0", "seconds = 2.0\nspeed = 3", "unknown entry “speed”."),
        ("seconds = 2.0", "seconds = 2.0\nstill = 2", "“still” is the number of a pose, from 0."),
        ("seconds = 2.0", "seconds = 2.0\nflow = 1", "“flow” is not of its kind."),
        (
            "seconds = 2.0",
            'seconds = 2.0\nstraight = ["tail"]',
            "“holds” and “straight” name parts of a pose; “tail” is none.",
        ),
        (
            "seconds = 2.0",
            'seconds = 2.0\nholds = { tail = "torso" }',
            "“holds” and “straight” name parts of a pose; “tail” is none.",
        ),
        ('view = "side"', 'view = "above"', "“view” is one of side, front, hand."),
        ("at = 0.6", "", "in pose 1, “at” and “until” go on from 0 and stay under 1."),
        ("at = 0.6", "at = 0.1", "in pose 1, “at” and “until” go on from 0 and stay under 1."),
        ("at = 0.6", "at = 0.6\ntail = [[1, 2]]", "in pose 1, there is no part “tail”."),
        (
            "near_arm = [[120, 60], [120, 30]]",
            "near_arm = [[120, 60]]",
            "in pose 1, “near_arm” has as many points as in the first pose.",
        ),
        (
            "near_arm = [[120, 60], [120, 30]]",
            'near_arm = "up"',
            "in pose 1, “near_arm” is a list of points such as [[120, 80], [120, 104]].",
        ),
        (
            "near_arm = [[120, 60], [120, 30]]",
            "near_arm = [[120, 60], [120]]",
            "in pose 1, “near_arm” is a list of points such as [[120, 80], [120, 104]].",
        ),
        (
            'kind = "wall"',
            'kind = "ladder"',
            "in a prop, “kind” is one of wall, disc, ring, patch, blob, chair, counter, line, curve, wave, box.",
        ),
        ('kind = "wall"', 'kind = "patch"', "in a prop, “points” has too few points for “patch”."),
        (
            'kind = "wall"',
            'kind = "wall"\nrole = "red"',
            "in a prop, “role” is one of near, far, gap, prop, hot, accent.",
        ),
        ('kind = "wall"', 'kind = "wall"\nlayer = "top"', "in a prop, “layer” is one of back, held, front."),
        ('kind = "wall"', 'kind = "wall"\nshown = [0.5, 0.2]', "in a prop, “shown” is two numbers, the smaller first."),
        ('part = "near_arm"', 'part = "near_leg"', "in a muscle, “part” and “segment” are those of a pose."),
        (
            'part = "near_arm"',
            'part = "near_arm"\nsegment = 1',
            "in a muscle, “part” and “segment” are those of a pose.",
        ),
        ("[[muscle]]", "[[arrow]]\narc = [1, 2]\n[[muscle]]", "in an arrow, “arc” is five numbers."),
        ("[[muscle]]", "[muscle]", "“muscle” is not of its kind."),
        ("[[pose]]", "pose", ""),
        ('view = "side"', 'view = "side"\narrow = [1]', "“arrow” is written [[arrow]]."),
        ('kind = "wall"', 'kind = "wall"\nlength = 3', "in a prop, unknown entry “length”."),
        ('part = "near_arm"', 'part = "near_arm"\nlength = 3', "in a muscle, unknown entry “length”."),
        ("[[muscle]]", "[[arrow]]\npoints = [[1, 2]]\nlength = 3\n[[muscle]]", "in an arrow, unknown entry “length”."),
        (
            "[[muscle]]",
            "[[arrow]]\npoints = 3\n[[muscle]]",
            "in an arrow, “points” is a list of points such as [[120, 80], [120, 104]].",
        ),
        (
            'part = "near_arm"',
            'part = "near_arm"\nspan = [1, 0]',
            "in a muscle, “span” is two numbers, the smaller first.",
        ),
        ('part = "near_arm"', 'part = "near_arm"\noffset = "x"', "in a muscle, “offset” is a number."),
        ('part = "near_arm"', "part = 3", "in a muscle, “part” is not of its kind."),
        ("[[muscle]]", '[[arrow]]\narc = [1, 2, 3, 4, "x"]\n[[muscle]]', "in an arrow, “arc” is five numbers."),
        ("[[muscle]]", "[[arrow]]\npoints = [[1, 2]]\nhead = 1\n[[muscle]]", "in an arrow, “head” is not of its kind."),
        ('kind = "wall"', 'kind = "wall"\nwidth = "x"', "in a prop, “width” is a number."),
        ("at = 0.6", "at = 0.2", "in pose 1, “at” and “until” go on from 0 and stay under 1."),
        ("until = 0.2", "until = 1", "in pose 0, “at” and “until” go on from 0 and stay under 1."),
        ("[[pose]]\nat = 0.6\nnear_arm = [[120, 60], [120, 30]]\n", "", "a movement has two “pose” or more."),
    ],
)
def test_broken_file_is_named_with_its_field(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in WAVING
    with pytest.raises(InvalidEntryError, match=r"waving\.toml cannot be read: .*\.$") as trouble:
        movement_from(file_of(tmp_path, WAVING.replace(old, new)))
    assert str(trouble.value).endswith(f"waving.toml cannot be read: {words}" if words else ".")


def test_an_arc_goes_clockwise_from_the_right(tmp_path: Path) -> None:
    moves = movement_from(file_of(tmp_path, f"{WAVING}\n[[arrow]]\narc = [100, 80, 10, 0, 90]\n"))
    [arrow] = moves.at(0).arrows
    assert arrow.head
    assert [arrow.points[0], arrow.points[-1]] == [pytest.approx((110, 80)), pytest.approx((100, 90))]
    assert len(arrow.points) == 10
    assert all(dist(point, (100, 80)) == pytest.approx(10) for point in arrow.points)
    assert [y for _x, y in arrow.points] == sorted(y for _x, y in arrow.points)


def test_who_rests_does_not_move() -> None:
    shown = resting()
    assert shown.at(0).parts == shown.at(0.3).parts == shown.at(0.9).parts
    assert not shown.arrows
    assert not shown.muscles
