"""Label placement without overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass, field


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Vertical centres of labels as near as possible to `wanted`, in the same order, y downwards.

    From the top, each label moves down until it clears the one above; labels that then exceed `bottom` move up
    again. If they do not all fit between `top` and `bottom`, their distances are reduced and they overlap.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    squeeze = min(1.0, (bottom - top) / (sum(heights) or 1.0))
    room = [heights[index] * squeeze for index in order]
    middles = []
    edge = top
    for index, height in zip(order, room, strict=True):
        middles.append(max(wanted[index], edge + height / 2))
        edge = middles[-1] + height / 2
    edge = bottom
    for place in reversed(range(len(order))):
        middles[place] = min(middles[place], edge - room[place] / 2)
        edge = middles[place] - room[place] / 2
    return [middles[order.index(index)] for index in range(len(order))]


@dataclass(slots=True)
class LabelRows:
    """Rows of labels; a label that would overlap another one moves to the next row."""

    rows: int
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, left: float, right: float, lines: int = 1) -> int | None:
        """Reserve `lines` rows from `left` to `right` and return the index of the first; `None` if none is free."""
        self.taken = self.taken or [[] for _ in range(self.rows)]
        for number in range(self.rows - lines + 1):
            wanted = self.taken[number : number + lines]
            if all(right <= start or end <= left for row in wanted for start, end in row):
                for row in wanted:
                    row.append((left, right))
                return number
        return None
