"""Movements: key poses of a figure in a box of 240 x 200, and every pose between them.

A part of a figure is a chain of points from its root to its end: an arm from the shoulder to the hand, a leg from the
hip to the ankle, a foot from the heel to the toes, the torso from the hips to the neck, a finger from the knuckle to
its tip. Points are (x, y) in the box's pixels, y downwards. A phase is a share of the movement's cycle, 0 to 1.
The file's format is in `resources/catalogue/poses/README.md`.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from math import atan2, cos, dist, hypot, pi, sin
from pathlib import Path
from typing import Any, TypeVar

from diary import paths
from diary.domain.record import InvalidEntryError
from diary.i18n import _

T = TypeVar("T")
Point = tuple[float, float]
Chain = tuple[Point, ...]

WIDTH, HEIGHT, FLOOR = 240, 200, 188
SIDE, FRONT, HAND = "side", "front", "hand"
VIEWS = (SIDE, FRONT, HAND)
BODY = ("torso", "head", "far_arm", "far_leg", "far_foot", "near_leg", "near_foot", "near_arm")
FINGERS = ("little", "ring", "middle", "index", "thumb")
PARTS = (*BODY, "forearm", "palm", *FINGERS)
ROLES = ("near", "far", "gap", "prop", "hot", "accent")
LAYERS = ("back", "held", "front")
KINDS = dict.fromkeys(("wall", "disc", "ring"), 1) | dict.fromkeys(("patch", "blob"), 3)
KINDS |= dict.fromkeys(("chair", "counter", "line", "curve", "wave", "box"), 2)
"""The kinds of props, each with the number of points that it needs at least."""

_ROOTS = {"near_arm": "torso", "far_arm": "torso", "near_foot": "near_leg", "far_foot": "far_leg"}
_FOOT_OF = {"near_leg": "near_foot", "far_leg": "far_foot"}
_FIRST = {"torso": 0, "near_leg": 1, "far_leg": 1}
_STAYS, _ON_FLOOR = 4.0, FLOOR - 12
_ALWAYS = (0.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """An object beside the figure: its points, its stroke width or radius, and its colour role.

    `layer` is the z-order: "back", "held" (behind the near limbs or the fingertips) or "front". The prop is visible
    from the first to the second phase of `shown`. All `upright` props, as letters, are moved as a group when the
    figure is mirrored, but not flipped.
    """

    kind: str
    points: Chain
    name: str = ""
    width: float = 7
    radius: float = 0
    role: str = "prop"
    layer: str = "back"
    upright: bool = False
    shown: tuple[float, float] = _ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A smooth curve through points that indicates a motion, with or without an arrow head at its end."""

    points: Chain
    head: bool = True
    shown: tuple[float, float] = _ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """A highlighted muscle: a line parallel to `segment` (index from 0) of a part, between two shares of its length.

    `offset` is the distance in pixels to the right of the direction from root to end.
    """

    part: str
    segment: int
    span: tuple[float, float] = (0.2, 0.8)
    offset: float = 0

    def line(self, chain: Chain) -> Chain:
        """The muscle's line for a part at these points."""
        (x0, y0), (x1, y1) = chain[self.segment : self.segment + 2]
        length = hypot(x1 - x0, y1 - y0) or 1
        aside = (-(y1 - y0) * self.offset / length, (x1 - x0) * self.offset / length)
        return tuple((x0 + (x1 - x0) * share + aside[0], y0 + (y1 - y0) * share + aside[1]) for share in self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Everything that is drawn at one moment; `size` scales the limb widths, for close-ups."""

    view: str
    parts: Mapping[str, Chain]
    size: float = 1
    floor: bool = True
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    muscles: tuple[Chain, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """The positions of all parts, held from phase `at` to phase `until`."""

    at: float
    until: float
    parts: Mapping[str, Chain]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Two or more key poses, interpolated as a loop of `seconds`.

    The speed is 0 at each key pose, unless `flow` is set. `still` is the index of the key pose that is shown without
    animation. `holds` maps a part to the part at whose end its own end stays, as a hand that pulls a foot. Points of
    `straight` parts are interpolated linearly instead of by angle, as for a finger that curls towards the viewer and
    appears to get shorter. In the files, the moving side is the person's right.
    """

    key: str
    view: str
    seconds: float
    poses: tuple[KeyPose, ...]
    still: int = 0
    flow: bool = False
    size: float = 1
    floor: bool = True
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    muscles: tuple[Muscle, ...] = ()
    holds: Mapping[str, str] = field(default_factory=dict)
    straight: tuple[str, ...] = ()

    @property
    def still_phase(self) -> float:
        """The phase of the pose that is shown without animation."""
        return self.poses[self.still].at

    def at(self, phase: float) -> Pose:
        """The pose at `phase` (0 to 1) of the cycle; 1 is the first pose again."""
        moment = phase % 1.0
        number = max(index for index, pose in enumerate(self.poses) if pose.at <= moment)
        begun = self.poses[number]
        if moment <= begun.until:
            return self._dressed(begun.parts, moment)
        return self._dressed(_Between(self, number, moment).parts(), moment)

    def _dressed(self, parts: Mapping[str, Chain], moment: float) -> Pose:
        return Pose(
            view=self.view,
            size=self.size,
            floor=self.floor,
            parts={name: chain for name, chain in parts.items() if name in PARTS},
            props=tuple(
                replace(prop, points=parts.get(prop.name, prop.points))
                for prop in self.props
                if prop.shown[0] <= moment < prop.shown[1]
            ),
            arrows=tuple(arrow for arrow in self.arrows if arrow.shown[0] <= moment < arrow.shown[1]),
            muscles=tuple(muscle.line(parts[muscle.part]) for muscle in self.muscles),
        )


class _Between:
    """Interpolation between a key pose and the next, by cubic splines of points, lengths and angles."""

    def __init__(self, movement: Movement, number: int, moment: float) -> None:
        poses = movement.poses
        four = [poses[(number + step) % len(poses)] for step in (-1, 0, 1, 2)]
        self._chains = [pose.parts for pose in four]
        self._spans = [((after.at - before.until) % 1.0) or 1.0 for before, after in pairwise(four)]
        self._share = (moment - four[1].until) / self._spans[1]
        self._movement = movement
        self._runs = [movement.flow and pose.at == pose.until for pose in four[1:3]]

    def parts(self) -> dict[str, Chain]:
        """The interpolated parts; a part is computed after the one that it is attached to."""
        placed: dict[str, Chain] = {}
        names = sorted(self._chains[1], key=lambda name: (name in self._movement.holds, _FIRST.get(name, 2)))
        for name in names:
            placed[name] = self._part(name, placed)
        return {name: placed[name] for name in self._chains[1]}

    def _part(self, name: str, placed: dict[str, Chain]) -> Chain:
        if name == "palm" or name not in PARTS or name in self._movement.straight:
            return self._straight(name)
        if name == "head" and "torso" in placed:
            necks = [(parts["torso"][-1], parts["head"][0]) for parts in self._chains]
            return self._turned(necks, placed["torso"][-1])[1:]
        chain = self._turned([parts[name] for parts in self._chains], self._root(name, placed))
        if name in self._movement.holds:
            held = self._movement.holds[name]
            distance = self._point([_less(parts[name][-1], parts[held][-1]) for parts in self._chains])
            return _reaching(chain, _plus(placed[held][-1], distance))
        target = self._target(name)
        return _reaching(chain, target) if target else chain

    def _root(self, name: str, placed: dict[str, Chain]) -> Point:
        """The root of a part, which moves with the part that it is attached to."""
        on = _ROOTS.get(name, "torso" if name.endswith("leg") else "")
        if on not in placed:
            return self._point([parts[name][0] for parts in self._chains])
        end = 0 if name.endswith("leg") else -1
        return _plus(placed[on][end], self._point([_less(parts[name][0], parts[on][end]) for parts in self._chains]))

    def _target(self, name: str) -> Point | None:
        """The fixed position of a limb's end (a resting hand, a foot on the floor); None if it moves freely."""
        _before, this, after, _later = self._chains
        foot = _FOOT_OF.get(name, "")
        if foot in this and dist(this[foot][-1], after[foot][-1]) <= _STAYS:
            toes = self._point([parts[foot][-1] for parts in self._chains])
            heel = self._turned([parts[foot] for parts in self._chains], (0, 0))
            distance = self._point([_less(parts[name][-1], parts[foot][0]) for parts in self._chains])
            return _plus(_less(toes, heel[-1]), distance)
        on_floor = foot in this and all(max(y for _x, y in parts[foot]) >= _ON_FLOOR for parts in (this, after))
        if on_floor or (name.endswith("arm") and dist(this[name][-1], after[name][-1]) <= _STAYS):
            return self._point([parts[name][-1] for parts in self._chains])
        return None

    def _turned(self, chains: Sequence[Chain], root: Point) -> Chain:
        """The chain from `root`, with each segment's angle (the shorter way round) and length interpolated."""
        segments = [[_less(b, a) for a, b in pairwise(chain)] for chain in chains]
        points = [root]
        for same in zip(*segments, strict=True):
            length = self._number([hypot(x, y) for x, y in same])
            angles = [atan2(y, x) for x, y in same]
            rotations = [(later - sooner + pi) % (2 * pi) - pi for sooner, later in pairwise(angles)]
            angle = angles[1] + self._way(rotations)
            points.append((points[-1][0] + length * cos(angle), points[-1][1] + length * sin(angle)))
        return tuple(points)

    def _straight(self, name: str) -> Chain:
        return tuple(self._point(list(same)) for same in zip(*(parts[name] for parts in self._chains), strict=True))

    def _point(self, four: Sequence[Point]) -> Point:
        return self._number([x for x, _y in four]), self._number([y for _x, y in four])

    def _number(self, four: Sequence[float]) -> float:
        return four[1] + self._way([later - sooner for sooner, later in pairwise(four)])

    def _way(self, changes: Sequence[float]) -> float:
        """The interpolated share of the middle change: a monotone cubic, with speed 0 at key poses unless `flow`."""
        slopes = [change / span for change, span in zip(changes, self._spans, strict=True)]
        first, last = (
            2 * a * b / (a + b) * self._spans[1] if runs and a * b > 0 else 0.0
            for runs, (a, b) in zip(self._runs, pairwise(slopes), strict=True)
        )
        u = self._share
        return changes[1] * (3 * u**2 - 2 * u**3) + first * (u**3 - 2 * u**2 + u) + last * (u**3 - u**2)


def mirrored(pose: Pose) -> Pose:
    """The pose mirrored horizontally, so that the near side is the person's other side."""
    across = [x for prop in pose.props if prop.upright for x, _y in prop.points]
    shift = WIDTH - min(across) - max(across) if across else 0
    return replace(
        pose,
        parts={name: _flipped(chain) for name, chain in pose.parts.items()},
        props=tuple(
            replace(one, points=tuple((x + shift, y) for x, y in one.points) if one.upright else _flipped(one.points))
            for one in pose.props
        ),
        arrows=tuple(replace(one, points=_flipped(one.points)) for one in pose.arrows),
        muscles=tuple(_flipped(line) for line in pose.muscles),
    )


def _flipped(chain: Chain) -> Chain:
    return tuple((WIDTH - x, y) for x, y in chain)


def _plus(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1]


def _less(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _reaching(chain: Chain, target: Point) -> Chain:
    """The chain rotated about its root and slightly scaled, so that it ends at `target`."""
    root, end = chain[0], _less(chain[-1], chain[0])
    wanted = _less(target, root)
    square = end[0] ** 2 + end[1] ** 2
    if not square:
        return chain
    a = (wanted[0] * end[0] + wanted[1] * end[1]) / square
    b = (wanted[1] * end[0] - wanted[0] * end[1]) / square
    return tuple(_plus(root, (a * x - b * y, b * x + a * y)) for x, y in (_less(point, root) for point in chain))


@cache
def movement(key: str) -> Movement | None:
    """The movement of a built-in exercise, reading only its own file; None if there is none."""
    path = paths.resources() / "catalogue" / "poses" / f"{key}.toml"
    return movement_from(path) if path.name == f"{key}.toml" and path.is_file() else None


def movement_from(path: Path) -> Movement:
    """Read a movement from its file; raises `InvalidEntryError` with a sentence that names file and field."""
    import tomllib  # noqa: PLC0415 - imported only by starts that show a figure

    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return _movement(path.stem, table)
    except (KeyError, TypeError, ValueError) as trouble:
        raise InvalidEntryError(
            _("The pose file {name} cannot be read: {reason}.").format(name=path.name, reason=str(trouble).rstrip("."))
        ) from trouble


def _movement(key: str, table: dict[str, Any]) -> Movement:
    """Build the movement from its TOML table; raises `ValueError` with a sentence that names the entry."""
    _known(
        table,
        {"seconds", "view", "still", "flow", "size", "floor", "holds", "straight", "pose", "prop", "arrow", "muscle"},
    )
    props = tuple(_prop(one) for one in _tables(table, "prop"))
    poses = _key_poses(_tables(table, "pose"), {prop.name for prop in props if prop.name})
    parts = poses[0].parts
    holds, straight = _named_parts(table, parts)
    seconds = _number(table, "seconds", 0)
    if seconds <= 0:
        raise ValueError(_("“seconds” is more than 0"))
    return Movement(
        key=key,
        view=_one_of(table, "view", VIEWS),
        seconds=seconds,
        poses=poses,
        still=_still(table, len(poses)),
        flow=_of(table, "flow", bool, False),
        size=_number(table, "size", 1),
        floor=_of(table, "floor", bool, True),
        props=props,
        arrows=tuple(_arrow(one) for one in _tables(table, "arrow")),
        muscles=tuple(_muscle(one, parts) for one in _tables(table, "muscle")),
        holds=holds,
        straight=straight,
    )


def _named_parts(table: dict[str, Any], parts: Container[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The mapping of holding parts to held ones, and the names of the straight parts; raises `ValueError` for unknown
    parts."""
    holds, straight = dict(_of(table, "holds", dict, {})), tuple(_of(table, "straight", list, []))
    for name in (*holds, *holds.values(), *straight):
        if name not in parts:
            raise ValueError(_("“holds” and “straight” name parts of a pose; “{name}” is none").format(name=name))
    return holds, straight


def _still(table: dict[str, Any], poses: int) -> int:
    """The index of the pose that is shown without animation; raises `ValueError` if there is no such pose."""
    still: int = _of(table, "still", int, 0)
    if not 0 <= still < poses:
        raise ValueError(_("“still” is the number of a pose, from 0"))
    return still


def _key_poses(tables: list[dict[str, Any]], things: set[str]) -> tuple[KeyPose, ...]:
    """The key poses; a part that a key pose does not name keeps its position of the pose before."""
    if len(tables) < 2:
        raise ValueError(_("a movement has two “pose” or more"))
    poses: list[KeyPose] = []
    parts: dict[str, Chain] = {}
    for number, table in enumerate(tables):
        where = _("in pose {number}, ").format(number=number)
        at = _number(table, "at", -1, where)
        until = _number(table, "until", at, where)
        if (
            not (poses[-1].until if poses else 0) <= at <= until < 1
            or (not poses and at)
            or (poses and at == poses[-1].until)
        ):
            raise ValueError(where + _("“at” and “until” go on from 0 and stay under 1"))
        named = {name: _chain(table, name, where) for name in table if name not in {"at", "until"}}
        for name, chain in named.items():
            if name not in things and name not in PARTS:
                raise ValueError(where + _("there is no part “{name}”").format(name=name))
            if poses and len(poses[0].parts.get(name, ())) != len(chain):
                raise ValueError(where + _("“{name}” has as many points as in the first pose").format(name=name))
        parts = parts | named
        poses.append(KeyPose(at=at, until=until, parts=parts))
    return tuple(poses)


def _prop(table: dict[str, Any]) -> Prop:
    where = _("in a prop, ")
    _known(table, {"kind", "points", "name", "width", "radius", "role", "layer", "upright", "shown"}, where)
    kind = _one_of(table, "kind", tuple(KINDS), where)
    points = _chain(table, "points", where)
    if len(points) < KINDS[kind]:
        raise ValueError(where + _("“points” has too few points for “{kind}”").format(kind=kind))
    return Prop(
        kind=kind,
        points=points,
        name=_of(table, "name", str, "", where),
        width=_number(table, "width", 7, where),
        radius=_number(table, "radius", 0, where),
        role=_one_of({"role": "prop"} | table, "role", ROLES, where),
        layer=_one_of({"layer": "back"} | table, "layer", LAYERS, where),
        upright=_of(table, "upright", bool, False, where),
        shown=_span(table, "shown", _ALWAYS, where),
    )


def _arrow(table: dict[str, Any]) -> Arrow:
    """An arrow through its points, or along the circle `arc` (centre's x and y, radius, from and to degrees)."""
    where = _("in an arrow, ")
    _known(table, {"points", "arc", "head", "shown"}, where)
    if "arc" in table:
        arc = _of(table, "arc", list, [], where)
        if len(arc) != 5 or not all(isinstance(number, int | float) for number in arc):
            raise ValueError(where + _("“arc” is five numbers"))
        points = _arc(*arc)
    else:
        points = _chain(table, "points", where)
    return Arrow(
        points=points,
        head=_of(table, "head", bool, True, where),
        shown=_span(table, "shown", _ALWAYS, where),
    )


def _muscle(table: dict[str, Any], parts: Mapping[str, Chain]) -> Muscle:
    where = _("in a muscle, ")
    _known(table, {"part", "segment", "span", "offset"}, where)
    part = _of(table, "part", str, "", where)
    segment = _of(table, "segment", int, 0, where)
    if part not in parts or not 0 <= segment < len(parts[part]) - 1:
        raise ValueError(where + _("“part” and “segment” are those of a pose"))
    span = _span(table, "span", (0.2, 0.8), where)
    return Muscle(part=part, segment=segment, span=span, offset=_number(table, "offset", 0, where))


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Chain:
    """Points on a circle; degrees increase clockwise from the positive x axis, as y points downwards."""
    steps = max(2, round(abs(end - start) / 10))
    angles = [(start + (end - start) * step / steps) * pi / 180 for step in range(steps + 1)]
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def _known(table: dict[str, Any], names: set[str], where: str = "") -> None:
    if unknown := sorted(set(table) - names):
        raise ValueError(where + _("unknown entry “{name}”").format(name=unknown[0]))


def _tables(table: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables: list[Any] = _of(table, name, list, [])
    if not all(isinstance(one, dict) for one in tables):
        raise ValueError(_("“{name}” is written [[{name}]]").format(name=name))
    return tables


def _of(table: dict[str, Any], name: str, kind: type[T], default: T, where: str = "") -> T:
    value = table.get(name, default)
    if not isinstance(value, kind):
        raise ValueError(where + _("“{name}” is not of its kind").format(name=name))
    return value


def _one_of(table: dict[str, Any], name: str, choice: Sequence[str], where: str = "") -> str:
    value = table.get(name)
    if value not in choice:
        raise ValueError(where + _("“{name}” is one of {choice}").format(name=name, choice=", ".join(choice)))
    return str(value)


def _number(table: dict[str, Any], name: str, default: float, where: str = "") -> float:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(where + _("“{name}” is a number").format(name=name))
    return float(value)


def _span(table: dict[str, Any], name: str, default: tuple[float, float], where: str) -> tuple[float, float]:
    value = table.get(name, list(default))
    if not _is_point(value) or not value[0] < value[1]:
        raise ValueError(where + _("“{name}” is two numbers, the smaller first").format(name=name))
    return float(value[0]), float(value[1])


def _is_point(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(number) in {int, float} for number in value)


def _chain(table: dict[str, Any], name: str, where: str) -> Chain:
    value = table.get(name)
    if not isinstance(value, list) or not value or not all(_is_point(point) for point in value):
        raise ValueError(where + _("“{name}” is a list of points such as [[120, 80], [120, 104]]").format(name=name))
    return tuple((float(x), float(y)) for x, y in value)
