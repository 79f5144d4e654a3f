"""Decides what stands where on the practitioner's page, from the heights that the typesetter has measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from diary.reports.blocks import Contents
from diary.reports.limits import GIVES_WAY

LAST_TO_LEAVE = ("questions", "notes", "full-texts")
"""The blocks that alone may stand on a further page of the short form; notes and long texts leave first."""
_DENSEST, _NO_VISITS = 2, 3
_SLACK_MM = 3.0
"""What a page may be higher than the sum of its parts: the spaces between them."""


@dataclass(frozen=True, slots=True)
class PartHeights:
    """Heights in millimetres: the `room` of the first page, its `head` with each way to set it more closely, and each
    block of each step of the ladder (by its key) in a column (`halves`) and over the whole width (`wholes`)."""

    room: float
    head: tuple[float, ...]
    halves: tuple[dict[str, float], ...]
    wholes: tuple[dict[str, float], ...]
    between: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which blocks stand `apart`, below the columns; which of the others in the `left` column; how closely the head is
    set; the step of the ladder of each block (0 where none is given); how much is `free` for the chart, in millimetres;
    and how `lean` that is."""

    apart: tuple[str, ...]
    left: tuple[str, ...]
    dense: int
    steps: tuple[tuple[str, int], ...]
    free: float
    lean: int = 0


def heights_of(measured: dict[str, Any], variants: Sequence[Sequence[Contents]]) -> PartHeights:
    """The measured heights, those of the blocks by key."""

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
    """The arrangement of the short form with the most on it, such that the first page has room for the chart: `lowest`
    has its least height in millimetres, and those of leaner ones.

    Notes leave the page first; then blocks are shortened in the order of `GIVES_WAY`, and what stands above the chart
    is set more closely; the questions leave last, and what they leave is used by the others again. Where not even that
    is enough, further blocks run on to the next page, the last ones first: so it is with six medicines and seven own
    symptoms of 60 letters each, and with thirteen symptoms of which seven have 30.
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
    """The arrangement of the full form at a step of the ladder; notes and long texts are set over the whole width."""
    apart, dense = LAST_TO_LEAVE[1:], min(step, _DENSEST)
    steps = dict.fromkeys({key for blocks in heights.halves for key in blocks}, step)
    return _placed(heights, apart, dense, steps, in_order=True)


def _shorter(heights: PartHeights) -> list[tuple[str, int]]:
    """The steps of `GIVES_WAY` that make their block lower: a sentence may be longer than the drawing it stands for."""

    def height(key: str, step: int) -> float:
        return heights.halves[step].get(key, 0.0)

    steps = [(key, step) for key, step in GIVES_WAY if step < len(heights.halves)]
    return [(key, step) for key, step in steps if height(key, step) < height(key, step - 1)]


def _ways(shorter: Sequence[tuple[str, int]], *, shortens: bool) -> list[tuple[int, dict[str, int], int]]:
    """How closely the head is set, how short the blocks are, and whether the chart leaves out what is named elsewhere;
    from the most to the least that is shown."""
    if not shortens:
        return [(0, {}, 0)]
    steps = [dict(shorter[:number]) for number in range(len(shorter) + 1)]
    brief = sum(step == 1 for _key, step in shorter)
    usual = [(0, some, 0) for some in steps[: brief + 1]]
    # The means of the visits leave only where everything else was tried.
    with_visits = [some for some in steps if some.get("visits") != _NO_VISITS]
    closer = [(1, steps[brief], 0), *((1, some, 1) for some in with_visits[brief:])]
    return [*usual, *closer, *((_DENSEST, some, 2) for some in (with_visits[-1], steps[-1]))]


def _placed(
    heights: PartHeights, apart: Sequence[str], dense: int, steps: dict[str, int], *, in_order: bool
) -> Arrangement:
    """The blocks in two columns that come out about equally high: the first ones in the left one, or with `in_order`
    False whichever blocks make the lowest columns."""
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
    """Every choice of blocks for the left column that has the first one."""
    first, *others = keys
    some = (chosen for number in range(len(others)) for chosen in combinations(others, number))
    return [(first, *chosen) for chosen in some]


def _higher(shown: Sequence[tuple[str, float]], left: Sequence[str], between: float) -> float:
    """The height of the higher of two columns."""
    columns = [height for key, height in shown if key in left], [height for key, height in shown if key not in left]
    return max(sum(column) + between * (len(column) - 1) for column in columns)


def _shown(heights: PartHeights, steps: dict[str, int]) -> dict[str, float]:
    """The heights of the blocks in a column at these steps, in their order; without those that a step leaves out."""
    keys = dict.fromkeys(key for blocks in heights.halves for key in blocks)
    tall = {key: heights.halves[steps.get(key, 0)].get(key) for key in keys}
    return {key: height for key, height in tall.items() if height is not None}
