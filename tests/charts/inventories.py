"""What charts consist of, part by part, as text; `python -m tests.charts.inventories` writes it anew.

Each text, line and shape has a line with its place (points from the top left corner, or days and values), colour, size
and order. It is written anew only for a change that is meant to be seen; its difference is what everybody's charts
change by.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from numpy.typing import ArrayLike, NDArray

from diary.charts.chart import PreparedChart
from tests.charts.figures import blank
from tests.charts.scenes import SCENES

FOLDER = Path(__file__).parent / "inventory"
_ROWS = 10


def inventory(name: str) -> str:
    """The parts of a scene in the order in which they were made, those of panels after all others."""
    scene = SCENES[name]
    chart = scene.prepared()
    figure = blank(scene.width, scene.height or chart.height(scene.style, scene.width))
    chart.draw(figure, scene.style)
    return "".join(f"{line}\n" for line in (*_words(chart), *_lines(figure)))


def kept(name: str) -> str:
    """The inventory that a scene is compared with."""
    return FOLDER.joinpath(f"{name}.txt").read_text("utf-8")


def _words(chart: PreparedChart) -> Iterator[str]:
    """What is said, and the table, of which the rows in the middle are left out."""
    yield from (f"says {line!r}" for line in chart.sentences())
    table = chart.table()
    yield from (f"row {' | '.join(row)}" for row in (table.headers, *table.rows[:_ROWS], *table.rows[_ROWS:][-_ROWS:]))


def _lines(figure: Figure) -> Iterator[str]:
    yield f"figure {_numbers(figure.get_size_inches() * 72)} {to_hex(figure.get_facecolor())}"
    for part in (*figure.texts, *figure.artists):
        yield _described(part)
    for axes in figure.axes:
        limits = _numbers((*axes.get_xlim(), *axes.get_ylim()))
        yield f"panel {axes.get_label()!r} at {_numbers(axes.get_window_extent().extents)} limits {limits}"
        for part in (*axes.lines, *axes.patches, *axes.collections):
            yield f"  {_described(part)}"


def _described(part: Artist) -> str:
    order = f"order {_number(part.get_zorder())}"
    match part:
        case Text():
            return f"{_text(part)} {order}"
        case Line2D():
            return f"{_line(part)} {order}"
        case LineCollection() | PolyCollection():
            corners = np.concatenate([path.vertices for path in part.get_paths()] or [np.zeros((0, 2))])
            colours = [to_hex(colour, keep_alpha=True) for colour in (*part.get_edgecolor(), *part.get_facecolor())]
            widths = _numbers(part.get_linewidth())
            return f"{type(part).__name__} {_many_places(corners)} {' '.join(colours)} wide {widths} {order}"
        case Patch():
            return f"{_patch(part)} {order}"
    raise TypeError(part)


def _text(text: Text) -> str:
    font = text.get_fontproperties()
    said = [repr(text.get_text()), f"at {_numbers(text.get_position())}", f"{font.get_size_in_points():g} pt"]
    said += [str(font.get_weight()), to_hex(text.get_color()), text.get_horizontalalignment()]
    return " ".join([*said, *(["haloed"] if text.get_path_effects() else [])])


def _line(line: Line2D) -> str:
    places = np.stack([np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)], axis=1)
    said = [f"line {line.get_label()!r}", _many_places(places), _colour(line.get_color()), str(line.get_linestyle())]
    said += [f"wide {_number(line.get_linewidth())}", f"{line.get_solid_capstyle()} alpha {line.get_alpha()}"]
    shape = line.get_marker()
    if shape not in {"None", ""}:
        said += [f"mark {shape if isinstance(shape, str) else 'path'} {_number(line.get_markersize())}"]
        said += [_colour(line.get_markerfacecolor()), _colour(line.get_markeredgecolor())]
        said += [_number(line.get_markeredgewidth()), f"every {line.get_markevery()}"]
    return " ".join(said)


def _patch(patch: Patch) -> str:
    corners, extents = np.asarray(patch.get_path().vertices), patch.get_window_extent().extents
    fill = to_hex(patch.get_facecolor(), keep_alpha=True) if patch.get_fill() else "none"
    said = [f"shape {patch.get_label()!r} of {len(corners)} corners within {_numbers(extents)}"]
    said += [f"apart {_numbers(corners.std(axis=0))}"]
    said += [f"fill {fill} edge {to_hex(patch.get_edgecolor(), keep_alpha=True)} {_number(patch.get_linewidth())}"]
    return " ".join([*said, f"{patch.get_linestyle()} hatch {patch.get_hatch()}"])


def _many_places(places: NDArray[np.float64]) -> str:
    """How many, the first, the last and the sum."""
    if not len(places):
        return "nowhere"
    return (
        f"{len(places)} from {_numbers(places[0])} to {_numbers(places[-1])} sum {_numbers(np.nansum(places, axis=0))}"
    )


def _colour(colour: object) -> str:
    return colour if isinstance(colour, str) else to_hex(colour)  # type: ignore[arg-type]  # as matplotlib gives it


def _numbers(values: ArrayLike) -> str:
    return " ".join(_number(float(value)) for value in np.atleast_1d(np.asarray(values, dtype=np.float64)))


def _number(value: float) -> str:
    """To a tenth; what lies in the middle goes the same way on every computer."""
    return f"{round(value + 1e-7, 1) + 0.0:g}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for scene in SCENES:
        FOLDER.joinpath(f"{scene}.txt").write_text(inventory(scene), "utf-8")
