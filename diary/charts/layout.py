"""Layout of a timeline's panels: margins as wide as the text in them, heights in fixed proportions."""

from dataclasses import dataclass

from diary.charts import lettering, minutes_panel, rating_panel
from diary.charts.content import Content
from diary.charts.drawing import FigureLike, extent
from diary.charts.style import Style
from diary.charts.time_axis_canvas import TimeAxisCanvas

_RATING_SHARE, _MINUTES_SHARE = 186, 60
_LEAST_HEIGHT = 20
_WIDEST_MARGIN = 0.35
_NAME_SHARE = 0.18
_AFTER_TRACK_NAME = 12
_AFTER_NAME = 4


@dataclass(frozen=True, slots=True)
class Heights:
    """(top, bottom) of each panel in points from the top of the figure; an omitted panel has height 0."""

    rating: tuple[float, float]
    minutes: tuple[float, float]
    tracks: tuple[float, float]


def canvas(figure: FigureLike, style: Style, content: Content) -> TimeAxisCanvas:
    """The canvas on the figure, with margins wide enough for the names of tracks, series and groups."""
    sizes, whole = style.sizes, extent(figure)[0]
    caption = style.px(sizes.caption)
    tracks = [lettering.width(track.name, caption, lettering.MEDIUM) for track in content.tracks]
    left = max(style.px(sizes.left), *(wide + style.px(_AFTER_TRACK_NAME) for wide in tracks), 0)
    names = [
        lettering.width(line, style.px(sizes.name), lettering.SEMI_BOLD)
        for named in content.series
        for line in rating_panel.name_lines(named.name, name_width(style, whole), style.px(sizes.name))
    ]
    legend = minutes_panel.legend_names(content.bars) if content.bars else []
    names += [lettering.width(name, caption) for name in legend]
    beside = style.px(rating_panel.LABEL_INDENT + _AFTER_NAME)
    right = max(style.px(sizes.right), *(wide + beside for wide in names), 0)
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
    rating = top, top + free - minutes
    below = rating[1] + between, rating[1] + between + minutes
    return Heights(rating, below, (below[1] + above_tracks, below[1] + above_tracks + tracks))
