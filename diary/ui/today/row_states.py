"""The state that each row of the log shows for the view that it opens."""

from diary.domain import tracked_items, where
from diary.domain.event import (
    FALL,
    FEET_NOT_SEEN,
    FEET_SAME,
    NEAR_FALL,
    NO_FALL,
    SLEPT_BADLY,
    SLEPT_FAIRLY,
    SLEPT_WELL,
    WRITTEN,
)
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import SLEEP
from diary.domain.one_thing import one_thing
from diary.i18n import N_, _, ngettext
from diary.ui import locale_format

ANSWERED = {
    NO_FALL.key: N_("no fall"),
    SLEPT_BADLY.key: N_("slept badly"),
    SLEPT_FAIRLY.key: N_("slept fairly well"),
    SLEPT_WELL.key: N_("slept well"),
    FEET_SAME.key: N_("feet looked at: nothing new"),
    FEET_NOT_SEEN.key: N_("feet: could not look"),
}
"""The answers of the evening, worded for use within a list."""


def where_state(shown: Excerpt, before: Excerpt | None) -> str:
    """The marked sites; with `before`, the day before, whether its sites can be copied if there are none."""
    if shown.site_marks:
        return where.in_words(shown.site_marks)
    if shown.extents:
        return _("How far up is written down")
    if before is not None and before.site_marks:
        return _("Not recorded; yesterday {places}").format(places=where.in_words(before.site_marks))
    return _("Not recorded")


def more_state(shown: Excerpt) -> str:
    """ "6.5 hours, slept well, 1 fall"; without the one thing that matters, which has its own card."""
    parts: list[str] = []
    asked = one_thing(shown.definitions)
    for one in (one for one in shown.measurements if asked is None or one.quantity != asked.key):
        unit = tracked_items.unit_of(one.quantity, shown.definitions)
        words = _("{value} {unit}").format(value=locale_format.rating(one.value), unit=unit).strip()
        if one.quantity != SLEEP.key:
            name = tracked_items.name_of("measurement", one.quantity, shown.definitions)
            words = _("{name} {value}").format(name=name, value=words)
        parts.append(words)
    for event in (one for one in shown.events if one.event not in WRITTEN):
        count = event.count or 1
        if event.event == FALL.key:
            parts.append(ngettext("{n} fall", "{n} falls", count).format(n=count))
        elif event.event == NEAR_FALL.key:
            parts.append(ngettext("{n} near-fall", "{n} near-falls", count).format(n=count))
        else:
            name = tracked_items.name_of("event", event.event, shown.definitions)
            parts.append(_(ANSWERED[event.event]) if event.event in ANSWERED else name)
    return _(", ").join(parts) or _("Not recorded")
