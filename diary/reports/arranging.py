"""Computes the layout of the practitioner's page from block heights that the typesetter has measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from diary.reports.blocks import Contents
from diary.reports.limits import GIVES_WAY

LAST_TO_LEAVE = ("questions", "notes", "full-texts")
"""The only blocks that the short form may continue on a further page; notes and long texts move there first."""
_DENSEST, _NO_VISITS = 2, 3
_SLACK_MM = 3.0
"""The allowance in millimetres for the spacing between the parts of a page."""


@dataclass(frozen=True, slots=True)
class PartHeights:
    """Heights in millimetres.

    `room` is the height of the first page, and `head` that of its head for each degree of tightness. `halves` and
    `wholes` have for each step of the ladder the heights of the blocks (by key), in a column and over the full width.
    """

    room: float
    head: tuple[float, ...]
    halves: tuple[dict[str, float], ...]
    wholes: tuple[dict[str, float], ...]
    between: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The layout of a page.

    `apart` are the blocks below the columns, `left` those of the others in the left column. `dense` is the tightness of
    the head, `steps` the step of the ladder of each block (0 if absent). `free` is the height in millimetres left for
    the chart, and `lean` the degree to which the chart is reduced.
    """

    apart: tuple[str, ...]
    left: tuple[str, ...]
    dense: int
    steps: tuple[tuple[str, int], ...]
    free: float
    lean: int = 0


def heights_of(measured: dict[str, Any], variants: Sequence[Sequence[Contents]]) -> PartHeights:
    """The measured heights, with those of the blocks by key."""

    def by_key(rows: Sequence[Sequence[float]]) -> tuple[dict[str, float], ...]:
        pairs = zip(variants, rows, strict=True)
        return tuple(
            {block["key"]: height for block, height in zip(blocks, tall, strict=True)} for blocks, tall in pairs
        )

    head = tuple(measured["head"])
    return PartHeights(
        measured["room"] - _SLACK_MM, head, by_key(measured["halves"]), by_key(measured["wholes"]), measured["between"]
    )


def arranged(heights: PartHeights, lowest: Sequence[float]) -> Arrangement:
    """The layout of the short form with the most content that leaves room for the chart on the first page.

    `lowest` has the minimum height of the chart in millimetres, then those of its reduced forms. Notes leave the page
    first; then blocks are shortened in the order of `GIVES_WAY`, and the head is tightened; the questions leave last,
    and the other blocks use the space again. If that is not enough, further blocks continue on the next page, the last
    ones first, as with six medicines and seven own symptoms of 60 letters each, or with thirteen symptoms of which
    seven have 30.
    """
    shorter = _shorter(heights)
    for apart in ((), LAST_TO_LEAVE[1:], LAST_TO_LEAVE):
        for dense, steps, lean in _ways(shorter, shortens=bool(apart)):
            for in_order in (True, False):
                plan = _placed(heights, apart, dense, steps, in_order=in_order)
                if plan.free >= lowest[lean]:
                    return replace(plan, lean=lean)
    shortest = dict(shorter)
    keys = [key for key in _shown(heights, shortest) if key not in LAST_TO_LEAVE]
    for number in range(len(keys), -1, -1):
        plan = _placed(heights, (*keys[number:], *LAST_TO_LEAVE), _DENSEST, shortest, in_order=False)
        if plan.free >= lowest[-1]:
            break
    return replace(plan, lean=len(lowest) - 1)


def in_columns(heights: PartHeights, step: int) -> Arrangement:
    """The layout of the full form at one step of the ladder; notes and long texts extend over the full width."""
    apart, dense = LAST_TO_LEAVE[1:], min(step, _DENSEST)
    steps = dict.fromkeys({key for blocks in heights.halves for key in blocks}, step)
    return _placed(heights, apart, dense, steps, in_order=True)


def _shorter(heights: PartHeights) -> list[tuple[str, int]]:
    """The steps of `GIVES_WAY` that reduce the height of their block, as a sentence may be higher than the drawing it
    replaces."""

    def height(key: str, step: int) -> float:
        return heights.halves[step].get(key, 0.0)

    steps = [(key, step) for key, step in GIVES_WAY if step < len(heights.halves)]
    return [(key, step) for key, step in steps if height(key, step) < height(key, step - 1)]


def _ways(shorter: Sequence[tuple[str, int]], *, shortens: bool) -> list[tuple[int, dict[str, int], int]]:
    """All combinations of tightness of the head, steps of the blocks, and reduction of the chart, from most to least
    content."""
    if not shortens:
        return [(0, {}, 0)]
    steps = [dict(shorter[:number]) for number in range(len(shorter) + 1)]
    brief = sum(step == 1 for _key, step in shorter)
    usual = [(0, some, 0) for some in steps[: brief + 1]]
    # The means of the visits are removed only as the last resort.
    with_visits = [some for some in steps if some.get("visits") != _NO_VISITS]
    closer = [(1, steps[brief], 0), *((1, some, 1) for some in with_visits[brief:])]
    return [*usual, *closer, *((_DENSEST, some, 2) for some in (with_visits[-1], steps[-1]))]


def _placed(
    heights: PartHeights, apart: Sequence[str], dense: int, steps: dict[str, int], *, in_order: bool
) -> Arrangement:
    """The blocks in two columns of about equal height.

    With `in_order` the first blocks form the left column; otherwise the division with the lowest columns is chosen.
    """
    shown = [(key, height) for key, height in _shown(heights, steps).items() if key not in apart]
    tall, left = 0.0, tuple[str, ...]()
    if len(shown) > 1:
        keys = [key for key, _height in shown]
        ways = [tuple(keys[:cut]) for cut in range(1, len(keys))] if in_order else _choices(keys)
        tall, _place, left = min(
            (_higher(shown, left, heights.between), place, left) for place, left in enumerate(ways)
        )
    elif shown:
        tall = heights.wholes[steps.get(shown[0][0], 0)][shown[0][0]]
    free = heights.room - heights.head[dense] - tall
    return Arrangement(tuple(apart), left, dense, tuple(steps.items()), free)


def _choices(keys: Sequence[str]) -> list[tuple[str, ...]]:
    """All subsets of the blocks for the left column that contain the first block."""
    first, *others = keys
    some = (chosen for number in range(len(others)) for chosen in combinations(others, number))
    return [(first, *chosen) for chosen in some]


def _higher(shown: Sequence[tuple[str, float]], left: Sequence[str], between: float) -> float:
    """The height of the higher of the two columns."""
    columns = [height for key, height in shown if key in left], [height for key, height in shown if key not in left]
    return max(sum(column) + between * (len(column) - 1) for column in columns)


def _shown(heights: PartHeights, steps: dict[str, int]) -> dict[str, float]:
    """The heights of the blocks in a column at these steps, in order, without those that a step omits."""
    keys = dict.fromkeys(key for blocks in heights.halves for key in blocks)
    tall = {key: heights.halves[steps.get(key, 0)].get(key) for key in keys}
    return {key: height for key, height in tall.items() if height is not None}
