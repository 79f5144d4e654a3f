"""Parses the tracks of a GPX file (schema GPX 1.1): type, start and minutes.

https://www.topografix.com/GPX/1/1/: a track (`trk`) has a classification (`type`), which some programs omit, and
segments of points with a `time` in UTC; between two segments the recording was interrupted. Tracks without times,
routes and waypoints have no duration. A file with a document type declaration is rejected, as it could define expanding
entities.
"""

from dataclasses import dataclass, field
from datetime import datetime
from xml.parsers import expat

from diary.formats.importing.activities import Activity
from diary.formats.importing.encoding import without_blanks

_PIECE = 1 << 20
_MOST_TRACKS, _LONGEST_TYPE = 10_000, 100


class GpxError(ValueError):
    """The file is truncated, damaged, or not GPX."""


@dataclass(slots=True)
class _Track:
    """A track while it is parsed: the first and the last time of each segment."""

    kind: str = ""
    segments: list[list[datetime]] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """The state of the parser: the tracks, the stack of open elements, and the text of the innermost one."""

    tracks: list[_Track] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    text: str = ""

    def begin(self, name: str, _about: dict[str, str]) -> None:
        """Handle a start tag; raises `GpxError`."""
        self.opened.append(name.rpartition(":")[2])
        self.text = ""
        if self.opened[-1] == "trk":
            self.tracks.append(_Track())
        elif self.opened[-1] == "trkseg" and self.tracks:
            self.tracks[-1].segments.append([])
        if len(self.opened) > _LONGEST_TYPE or len(self.tracks) > _MOST_TRACKS:
            raise GpxError

    def characters(self, text: str) -> None:
        if len(self.text) < _LONGEST_TYPE:
            self.text += text

    def end(self, _name: str) -> None:
        """Handle an end tag; raises `ValueError` for an invalid time."""
        path = self.opened[-4:]
        if path[-2:] == ["trk", "type"]:
            self.tracks[-1].kind = self.text.strip()[:_LONGEST_TYPE]
        elif path[-4:] == ["trk", "trkseg", "trkpt", "time"]:
            self.tracks[-1].segments[-1][1:] = [datetime.fromisoformat(self.text.strip())]
        self.opened.pop()


def is_gpx(head: bytes) -> bool:
    """Whether the first bytes are those of a GPX file."""
    return without_blanks(head).startswith(b"<") and b"<gpx" in head[:4096]


def tracks(content: bytes) -> list[Activity]:
    """The activities of all tracks with times, in this computer's local time; raises `GpxError`."""
    reader, parser = _Reader(), expat.ParserCreate()
    if b"<!DOCTYPE" in content.upper():
        raise GpxError
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        for place in range(0, len(content), _PIECE):
            parser.Parse(content[place : place + _PIECE], False)
        parser.Parse(b"", True)
        return [_activity(one) for one in reader.tracks if any(one.segments)]
    except (expat.ExpatError, ValueError, TypeError, OverflowError, OSError, LookupError) as error:
        raise GpxError from error


def _activity(track: _Track) -> Activity:
    """The activity of a track; raises `GpxError` if time goes backwards, `TypeError` if only some times have a zone."""
    timed = [segment for segment in track.segments if segment]
    seconds = [(segment[-1] - segment[0]).total_seconds() for segment in timed]
    if min(seconds) < 0:
        raise GpxError
    begin = timed[0][0]
    return Activity(
        "" if track.kind.isdecimal() else track.kind,
        begin if begin.tzinfo is None else begin.astimezone(),
        sum(seconds) / 60,
    )
