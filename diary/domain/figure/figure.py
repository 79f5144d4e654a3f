"""Converts a pose to strokes in painter's order (back to front), for screen and paper alike.

Sizes are the design's: limbs of 11 (arms) to 14 (legs), feet of 12, a torso of 24, a head of 28 across, in a box of
240 x 200. The near limbs are dark, the far ones pale; a gap in the panel's colour runs round the near arm.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, dist, pi, sin

from diary.domain.figure.pose import FINGERS, FLOOR, FRONT, HAND, WIDTH, Chain, Point, Pose, Prop

TOKENS: Mapping[str, str] = {
    "near": "figA",
    "far": "figB",
    "gap": "figbg",
    "prop": "prop",
    "hot": "hot",
    "accent": "acc",
}
"""Stroke roles with the design tokens of their colours."""

ARM, LEG, FOOT, HEAD, TORSO, CHEST = 11, 14, 12, 14, 24, 34
GAP, MUSCLE, ARROW = 3, 6, 4
FINGER, THUMB, PALM, WRIST = 17, 19, 22, 44
_FINGER_GAP = 2.5
_ARROW_HEAD = ((-9.0, -6.5), (1.0, 0.0), (-9.0, 6.5))
_HEAD_BEYOND, _BAND_EDGE = 2.0, 6.0
_WAVE, _WAVE_STEPS = 32, 16
_SMOOTH_POINTS = 64


@dataclass(frozen=True, slots=True)
class Polyline:
    """A polyline with round caps and joins."""

    points: Chain
    width: float
    role: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    centre: Point
    radius: float
    role: str


@dataclass(frozen=True, slots=True)
class Ring:
    """An outlined circle."""

    centre: Point
    radius: float
    width: float
    role: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its upper left to its lower right corner, with corners rounded by `radius`."""

    corners: tuple[Point, Point]
    radius: float
    role: str


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled polygon, with a line of `width` in the same colour around it, which rounds the corners."""

    points: Chain
    width: float
    role: str


Stroke = Polyline | Disc | Ring | Box | Patch


def strokes(pose: Pose) -> tuple[Stroke, ...]:
    """All strokes of the pose, the ones at the back first."""
    return tuple(_strokes(pose))


def _strokes(pose: Pose) -> Iterator[Stroke]:
    if pose.floor:
        yield Polyline(((16, FLOOR), (WIDTH - 16, FLOOR)), 3, "prop")
    yield from _things(pose, "back")
    yield from (_hand if pose.view == HAND else _body)(pose)
    yield from _things(pose, "front")
    for line in pose.muscles:
        yield Polyline(line, MUSCLE, "hot")
    for arrow in pose.arrows:
        course = _smooth(arrow.points)
        yield Polyline(course, ARROW, "accent")
        if arrow.head:
            yield _arrow_head(course)


def _things(pose: Pose, layer: str) -> Iterator[Stroke]:
    for prop in pose.props:
        if prop.layer == layer:
            yield from _PROPS[prop.kind](prop)


def _body(pose: Pose) -> Iterator[Stroke]:
    """Far limbs, torso, near leg, near arm with its gap, head; seen from the front, both sides are near."""
    parts, size = pose.parts, pose.size
    is_front = pose.view == FRONT
    far = "near" if is_front else "far"
    widths = {"arm": ARM * size, "leg": LEG * size, "foot": FOOT * size}
    for name in ("far_leg", "far_foot") if is_front else ("far_arm", "far_leg", "far_foot"):
        if name in parts:
            yield Polyline(parts[name], widths[name[4:]], far)
    if "torso" in parts:
        yield Polyline(parts["torso"], (CHEST if is_front else TORSO) * size, "near")
    yield from _things(pose, "held")
    for name in ("near_leg", "near_foot"):
        if name in parts:
            yield Polyline(parts[name], widths[name[5:]], "near")
    for name in ("far_arm", "near_arm") if is_front else ("near_arm",):
        if name in parts:
            outlined = parts[name][1:] if is_front else parts[name]
            yield Polyline(outlined, ARM * size + 2 * GAP, "gap")
            yield Polyline(parts[name], ARM * size, "near")
    if "head" in parts:
        yield Disc(parts["head"][0], HEAD * size, "near")


def _hand(pose: Pose) -> Iterator[Stroke]:
    """Forearm, palm and the fingers' first bones, the held object, then the fingers with a thin gap round their tips.

    The fingers overlap in the order in which the pose names them.
    """
    parts = pose.parts
    fingers = [(parts[name], THUMB if name == "thumb" else FINGER) for name in parts if name in FINGERS]
    if "forearm" in parts:
        yield _band(parts["forearm"], WRIST)
    if "palm" in parts:
        yield Patch(parts["palm"], PALM, "near")
    for chain, width in fingers:
        yield Polyline(chain[:2], width, "near")
    yield from _things(pose, "held")
    for chain, width in fingers:
        yield Polyline(
            (_beyond(chain[1], chain[2], width / 2 + _FINGER_GAP), *chain[2:]), width + 2 * _FINGER_GAP, "gap"
        )
        yield Polyline(chain[1:], width, "near")


def _beyond(joint: Point, after: Point, way: float) -> Point:
    """The point at a distance of `way` pixels from a joint towards the next one, at most half-way."""
    share = min(0.5, way / (dist(joint, after) or 1))
    return joint[0] + (after[0] - joint[0]) * share, joint[1] + (after[1] - joint[1]) * share


def _band(chain: Chain, width: float) -> Patch:
    """A straight band between two points, with nearly square ends."""
    (x0, y0), (x1, y1) = chain[:2]
    length = dist(*chain[:2]) or 1
    aside = (width - _BAND_EDGE) / 2 / length
    dx, dy = (y1 - y0) * aside, (x0 - x1) * aside
    return Patch(((x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)), _BAND_EDGE, "near")


def _arrow_head(points: Chain) -> Polyline:
    """The head at the end of an arrow, in the direction of its last pixels."""
    end = points[-1]
    before = next((point for point in reversed(points) if dist(point, end) >= 1), points[0])
    angle = atan2(end[1] - before[1], end[0] - before[0])
    along, across = cos(angle), sin(angle)
    return Polyline(
        tuple(
            (end[0] + (x + _HEAD_BEYOND) * along - y * across, end[1] + (x + _HEAD_BEYOND) * across + y * along)
            for x, y in _ARROW_HEAD
        ),
        ARROW,
        "accent",
    )


def _smooth(points: Chain, *, closed: bool = False) -> Chain:
    """A Catmull-Rom spline through the points, as a fine polyline."""
    if len(points) < 3:
        return points
    steps = max(1, _SMOOTH_POINTS // len(points))
    around = (points[-1], *points, *points[:2]) if closed else (points[0], *points, points[-1])
    fine = [around[1]]
    for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False):
        for step in range(1, steps + 1):
            u = step / steps
            fine.append((_through(a[0], b[0], c[0], d[0], u), _through(a[1], b[1], c[1], d[1], u)))
    return tuple(fine)


def _through(a: float, b: float, c: float, d: float, u: float) -> float:
    return b + u / 2 * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)))


def _wall(prop: Prop) -> Iterator[Stroke]:
    """A wall or post, 12 thick; its first point is the upper corner away from the person."""
    [(x, top), *_rest] = prop.points
    yield Box(((x - 6, top), (x + 6, FLOOR)), 2, prop.role)


def _chair(prop: Prop) -> Iterator[Stroke]:
    """A chair from the top of its back to the front edge of its seat."""
    (back, top), (front, seat) = prop.points[:2]
    leg = front - 4 if front > back else front + 4
    yield Polyline(((back, top), (back, FLOOR - 2)), 7, prop.role)
    yield Polyline(((back, seat), (front, seat)), 9, prop.role)
    yield Polyline(((leg, seat + 2), (leg, FLOOR - 2)), 7, prop.role)


def _counter(prop: Prop) -> Iterator[Stroke]:
    """A kitchen counter from one end of its top to the other; its door has a handle."""
    (start, top), (end, _same) = prop.points[:2]
    way = 1 if end > start else -1
    for x in (start + 5 * way, end - 5 * way):
        yield Polyline(((x, top), (x, FLOOR - 2)), 7, prop.role)
    handle = end - 17 * way
    yield Polyline(((handle, top + 14), (handle, top + 28)), 4, prop.role)
    yield Polyline(((start, top), (end, top)), 9, prop.role)


def _line(prop: Prop) -> Iterator[Stroke]:
    yield Polyline(prop.points, prop.width, prop.role)


def _curve(prop: Prop) -> Iterator[Stroke]:
    yield Polyline(_smooth(prop.points), prop.width, prop.role)


def _wave(prop: Prop) -> Iterator[Stroke]:
    """The surface of water from one point to the x of another, at the height of the first."""
    (one, y), (other, _same) = prop.points[:2]
    left, right = sorted((one, other))
    crests = max(1, round((right - left) / _WAVE)) * _WAVE_STEPS
    points = tuple(
        (left + (right - left) * step / crests, y - _WAVE / 5 * sin(2 * pi * step / _WAVE_STEPS))
        for step in range(crests + 1)
    )
    yield Polyline(points, prop.width, prop.role)


def _disc(prop: Prop) -> Iterator[Stroke]:
    for centre in prop.points:
        yield Disc(centre, prop.radius, prop.role)


def _ring(prop: Prop) -> Iterator[Stroke]:
    for centre in prop.points:
        yield Ring(centre, prop.radius, prop.width, prop.role)


def _box(prop: Prop) -> Iterator[Stroke]:
    across, down = sorted(x for x, _y in prop.points[:2]), sorted(y for _x, y in prop.points[:2])
    yield Box(((across[0], down[0]), (across[1], down[1])), prop.radius, prop.role)


def _patch(prop: Prop) -> Iterator[Stroke]:
    yield Patch(prop.points, prop.width, prop.role)


def _blob(prop: Prop) -> Iterator[Stroke]:
    yield Patch(_smooth(prop.points, closed=True), prop.width, prop.role)


_PROPS: Mapping[str, Callable[[Prop], Iterator[Stroke]]] = {
    "wall": _wall,
    "chair": _chair,
    "counter": _counter,
    "line": _line,
    "curve": _curve,
    "wave": _wave,
    "disc": _disc,
    "ring": _ring,
    "box": _box,
    "patch": _patch,
    "blob": _blob,
}
