"""Recorded activities, a GPX or FIT file or an archive of such files, from which the minutes are imported.

Positions are not read. If an archive has the same activity as GPX and as FIT, it counts once.
"""

import zlib
from collections.abc import Iterator

from diary.foreign.unpacking import unpacked
from diary.formats.errors import FormatError
from diary.formats.importing import fit, gpx
from diary.formats.importing.activities import Activity, reading_of, thing_of
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import LARGEST_TABLE, Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "gpx-fit"
_ENDINGS = (".gpx", ".fit", ".gpx.gz", ".fit.gz")
_GZIP = b"\x1f\x8b"


def recognises(source: Source) -> bool:
    """Whether the source is such a file, or an archive with some of them."""
    if source.is_archive:
        return bool(_members(source))
    return fit.is_fit(source.head) or gpx.is_gpx(source.head)


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read all activities; each type is a `Thing`. Raises `FormatError` and `CancelledError`."""
    work.advance(0.0)
    members = _members(source)
    items = list(_of_archive(source, members, work) if source.is_archive else _of_file(source))
    mapping = Mapping(KEY, (), tuple(thing_of(label) for label in texts_by_label(items)), app=KEY)
    work.advance(1.0)
    remarks = [
        _("The minutes of an activity are taken, not where it was; a pause counts where the watch did not stop.")
    ]
    return preview_of(mapping, items, len(items), remarks)


def _members(source: Source) -> list[str]:
    return [name for name in source.members if name.casefold().endswith(_ENDINGS)]


def _of_file(source: Source) -> Iterator[Item]:
    """The items of a single file; raises `FormatError`."""
    try:
        listed = _activities(source.content())
    except ValueError as error:
        raise FormatError(_("The file is cut off or damaged: it is no whole GPX or FIT file.")) from error
    if not listed:
        raise FormatError(_("{file} tells no times, so it says nothing of minutes.").format(file=source.name))
    yield from (reading_of(one, row) for row, one in enumerate(listed, 1))


def _of_archive(source: Source, members: list[str], work: Work) -> Iterator[Item]:
    begun = set[tuple[str, str]]()
    for row, name in enumerate(sorted(members), 1):
        work.advance(row / len(members))
        try:
            listed = _activities(_plain(source.member(name)))
        except (ValueError, zlib.error):
            yield LeftOut(_("File"), _("is cut off or damaged"), 1, row, name)
            continue
        if not listed:
            yield LeftOut(_("File"), _("tells no times"), 1, row, name)
        for one in listed:
            key = (one.name.casefold(), one.begin.isoformat(timespec="minutes"))
            if key in begun:
                yield LeftOut(_("File"), _("is the same activity once more"), 1, row, name)
                continue
            begun.add(key)
            yield reading_of(one, row)


def _plain(content: bytes) -> bytes:
    """The content of a member, decompressed if it is gzipped itself; raises `zlib.error` and `TooMuchError`."""
    return unpacked(content, LARGEST_TABLE, is_gzip=True) if content.startswith(_GZIP) else content


def _activities(content: bytes) -> list[Activity]:
    """The activities of a GPX or FIT file; raises `FitError` and `GpxError`, which are `ValueError`s."""
    return fit.sessions(content) if fit.is_fit(content[:12]) else gpx.tracks(content)


IMPORT = ImportFormat(
    KEY, N_("GPX or FIT (recorded activities)"), ("gpx", "fit", "zip"), recognises, preview, plan_items
)
