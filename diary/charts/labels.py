"""Finding places for words, so that they do not lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Middles for labels that would like to be at `wanted`, in the same order, y growing downwards.

    From the top each one moves down as far as it must to clear the one above; those that then reach below `bottom`
    move up again. Where there is not room for all, they are set as close as the room makes them.
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
    """Rows of words below each other: what would lie on something else goes to the next row."""

    rows: int
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, left: float, right: float, lines: int = 1) -> int | None:
        """The number of the first row that is free between two places, with those below it where there are more lines.

        `None` where there is no such row.
        """
        self.taken = self.taken or [[] for _ in range(self.rows)]
        for number in range(self.rows - lines + 1):
            wanted = self.taken[number : number + lines]
            if all(right <= start or end <= left for row in wanted for start, end in row):
                for row in wanted:
                    row.append((left, right))
                return number
        return None
