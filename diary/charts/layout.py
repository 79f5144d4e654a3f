"""Layout of a timeline's panels: margins as wide as the text in them, heights in fixed proportions."""

from collections.abc import Sequence
from dataclasses import dataclass

from diary.charts import lettering, minutes_panel, rating_panel
from diary.charts.content import Content
from diary.charts.drawing import FigureLike, extent
from diary.charts.style import MOST_TOGETHER, Style
from diary.charts.time_axis_canvas import TimeAxisCanvas
from diary.domain.symptom import HIGHEST

_RATING_SHARE, _MINUTES_SHARE = 186, 60
_LEAST_HEIGHT = 20
_WIDEST_MARGIN = 0.35
_NAME_SHARE = 0.18
_AFTER_TRACK_NAME = 12
_AFTER_NAME = 4
_AFTER_TITLE = 18


@dataclass(frozen=True, slots=True)
class Heights:
    """(top, bottom) of each panel in points from the top of the figure; an omitted panel has height 0."""

    rating: tuple[float, float]
    minutes: tuple[float, float]
    tracks: tuple[float, float]


def canvas(figure: FigureLike, style: Style, content: Content, beside: Sequence[str] = ()) -> TimeAxisCanvas:
    """The canvas on the figure, with margins wide enough for the names of tracks, series and groups, and for the lines
    of text `beside` the labels of the scales."""
    sizes, whole = style.sizes, extent(figure)[0]
    caption = style.px(sizes.caption)
    tracks = [lettering.width(track.name, caption, lettering.MEDIUM) for track in content.tracks]
    titles = max((lettering.width(line, caption) for line in beside), default=0.0)
    ticks = lettering.width(str(minutes_panel.scale_of(content.bars)[-1] if content.bars else HIGHEST), caption)
    scale = titles + ticks + style.px(_AFTER_TITLE) if beside else 0.0
    left = max(style.px(sizes.left), scale, *(wide + style.px(_AFTER_TRACK_NAME) for wide in tracks), 0)
    named = content.series if len(content.series) <= MOST_TOGETHER else ()
    names = [
        lettering.width(line, style.px(sizes.name), lettering.SEMI_BOLD)
        for one in named
        for line in rating_panel.name_lines(one.name, name_width(style, whole), style.px(sizes.name))
    ]
    legend = minutes_panel.legend_names(content.bars) if content.bars else []
    names += [lettering.width(name, caption) for name in legend]
    indent = style.px(rating_panel.LABEL_INDENT + _AFTER_NAME)
    right = max(style.px(sizes.right), *(wide + indent for wide in names), 0)
    left, right = min(left, _WIDEST_MARGIN * whole), min(right, _WIDEST_MARGIN * whole)
    return TimeAxisCanvas(figure, style, content.period, left, whole - right)


def name_width(style: Style, whole: float) -> float:
    """The maximum width of a series name at the end of its line before it is wrapped."""
    return max(style.px(style.sizes.right - rating_panel.LABEL_INDENT - _AFTER_NAME), _NAME_SHARE * whole)


def heights(figure: FigureLike, style: Style, content: Content) -> Heights:
    """Stack the panels; on a figure that is too low they extend beyond its lower edge."""
    sizes = style.sizes
    top = style.px(sizes.top if style.paper or content.length == 1 else sizes.top_below_title)
    tracks = style.px(sizes.track) * len(content.tracks)
    above_tracks = style.px(sizes.above_tracks) if content.tracks else 0.0
    between = style.px(sizes.between_panels) if content.bars else 0.0
    room = extent(figure)[1] - style.px(sizes.below) - tracks - above_tracks - between - top
    free = max(room, _LEAST_HEIGHT)
    minutes = free * _MINUTES_SHARE / (_RATING_SHARE + _MINUTES_SHARE) if content.bars else 0.0
    if len(content.series) > MOST_TOGETHER:
        minutes = min(minutes, style.px(_MINUTES_SHARE))
    rating = top, top + free - minutes
    below = rating[1] + between, rating[1] + between + minutes
    return Heights(rating, below, (below[1] + above_tracks, below[1] + above_tracks + tracks))
