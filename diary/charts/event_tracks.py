"""The event tracks below a timeline: the days of treatment changes, falls, other events and notes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.path import Path

from diary.charts import lettering
from diary.charts.drawing import Segment, TextLook
from diary.charts.time_axis_canvas import Panel
from diary.domain.event import ANSWERS
from diary.domain.excerpt import Excerpt
from diary.domain.tracked_items import name_of
from diary.domain.treatment import MEDICINE
from diary.i18n import N_, _

FALL, TABLETS = "fall", "tablets"
_MOST_EVENTS = 3
_BESIDE = 10
_NAMES = {FALL: N_("Falls"), "near-fall": N_("Near-falls"), "sore": N_("Sores"), "visit": N_("Visits")}
_PAGE = Path([(-0.42, -0.5), (0.42, -0.5), (0.42, 0.5), (-0.42, 0.5), (-0.42, -0.5)], closed=True)
_MARKERS: dict[str, tuple[str | Path, float]] = {
    "change": ("D", 0.68),
    "fall": ("v", 1.0),
    "event": ("h", 0.75),
    "note": (_PAGE, 0.75),
}
"""For each kind of track its matplotlib marker, and the size relative to that of a fall."""
_CLOSEST_NOTES = 0.7


@dataclass(frozen=True, slots=True)
class EventTrack:
    """A row of markers: its name, its style ("change", "fall", "event" or "note"), and the indices of its days."""

    name: str
    look: str
    days: tuple[int, ...]


def event_tracks(excerpt: Excerpt) -> list[EventTrack]:
    """The tracks that are not empty: treatment changes, falls, the most frequent other events, the remaining events in
    one track, and notes."""
    events = [event for event in excerpt.events if event.event not in ANSWERS]
    counts = Counter(event.event for event in events)
    keys = sorted(counts, key=lambda key: (key != FALL, -counts[key], key))
    single = keys if len(keys) <= _MOST_EVENTS else keys[: _MOST_EVENTS - 1]
    tracks = []
    if excerpt.treatment_events:
        tracks.append(
            EventTrack(
                _name_of_changes(excerpt), "change", _days(excerpt, [change.day for change in excerpt.treatment_events])
            )
        )
    tracks += [
        EventTrack(
            _track_name(key, excerpt),
            "fall" if key == FALL else "event",
            _days(excerpt, [event.day for event in events if event.event == key]),
        )
        for key in single
    ]
    if others := [event.day for event in events if event.event not in single]:
        tracks.append(EventTrack(_("Other events"), "event", _days(excerpt, others)))
    if excerpt.notes:
        tracks.append(EventTrack(_("Notes"), "note", _days(excerpt, [note.day for note in excerpt.notes])))
    return tracks


def _name_of_changes(excerpt: Excerpt) -> str:
    """The name of the track of treatment changes: "Medicine" if only medicines were changed."""
    medicines = {one.key for one in excerpt.definitions if one.kind == "treatment" and one.category == MEDICINE}
    medicines.add(TABLETS)
    return _("Medicine") if all(turn.treatment in medicines for turn in excerpt.treatment_events) else _("Treatment")


def _track_name(key: str, excerpt: Excerpt) -> str:
    known = _NAMES.get(key)
    return _(known) if known else lettering.writable(name_of("event", key, excerpt.definitions))


def _days(excerpt: Excerpt, days: Sequence[date]) -> tuple[int, ...]:
    first, last = excerpt.period.first.toordinal(), excerpt.period.last.toordinal()
    return tuple(number - first for number in sorted({day.toordinal() for day in days}) if first <= number <= last)


def draw_tracks(panel: Panel, tracks: Sequence[EventTrack]) -> None:
    """Draw the tracks from the top down, each with its name on the left and a separator line above it."""
    canvas, style = panel.canvas, panel.canvas.style
    panel.axes.set_ylim(len(tracks), 0)
    height = (panel.bottom - panel.top) / max(len(tracks), 1)
    segments: list[Segment] = []
    for number, track in enumerate(tracks):
        y = panel.top + number * height
        segments.append(((canvas.left, y), (canvas.right, y)))
        x = canvas.left - style.px(_BESIDE)
        name = lettering.shortened(track.name, x, style.px(style.sizes.caption), lettering.MEDIUM)
        canvas.words(x, y + height / 2, name, TextLook(weight=lettering.MEDIUM, align="right"))
        _draw_marks(panel, track, number + 0.5)
    canvas.rules(segments, "grid", 1)


def _draw_marks(panel: Panel, track: EventTrack, y: float) -> None:
    style = panel.canvas.style
    size = style.px(style.sizes.track_mark)
    days: Sequence[int] = track.days
    if track.look == "note":
        days = _spaced(track.days, _CLOSEST_NOTES * size * _MARKERS[track.look][1] / panel.canvas.day_width)
    ink = style.colours[{"fall": "dng", "change": "ink"}.get(track.look, "ink2")]
    panel.axes.plot(
        days,
        [y] * len(days),
        linestyle="none",
        marker=_MARKERS[track.look][0],
        markersize=size * _MARKERS[track.look][1],
        markerfacecolor=style.colours["surface"] if track.look == "note" else ink,
        markeredgecolor=ink,
        markeredgewidth=style.px(1.8) if track.look == "note" else 0,
        clip_on=False,
        label=track.name,
    )


def _spaced(days: Sequence[int], closest: float) -> list[int]:
    """The days, without those nearer than `closest` days to the one kept before, as their markers would overlap."""
    spaced: list[int] = []
    for day in days:
        if not spaced or day - spaced[-1] >= closest:
            spaced.append(day)
    return spaced
