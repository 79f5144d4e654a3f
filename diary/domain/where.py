"""Marks on the body map, as changes to the records of a day, and as text.

The editing functions return the changes that lead to the wanted state, an empty list if nothing has to change. They
take the existing records, and ignore those of other days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from diary.domain.change import Change, added, removed
from diary.domain.identity import natural_key
from diary.domain.record import now
from diary.domain.site import PARTS, REGIONS, SIDES, VIEWS, Extent, SiteMark, mirrored, site
from diary.i18n import _, ngettext

Region = tuple[str, str]
"""The view and the region of a site, without its side."""


def mark(  # noqa: PLR0913 - a mark has all of these
    existing: Iterable[SiteMark], day: date, site_key: str, symptom: str, *, on: bool, both_sides: bool
) -> list[Change]:
    """Add or remove the mark of the symptom at the site; with `both_sides` also at its mirror image."""
    changes: list[Change] = []
    marks = list(existing)
    for place in _places(site_key, both_sides=both_sides):
        same = _existing_marks(marks, day, place, symptom)
        if not on:
            changes += removed(same)
        elif not same:
            changes += added([SiteMark(day=day, site=place, symptom=symptom)])
    return changes


def rate(  # noqa: PLR0913 - a rating has all of these
    existing: Iterable[SiteMark], day: date, site_key: str, symptom: str, value: float | None, *, both_sides: bool
) -> list[Change]:
    """Set the rating of a site to `value` and mark it; with None it stays marked without a rating."""
    changes: list[Change] = []
    marks = list(existing)
    for place in _places(site_key, both_sides=both_sides):
        same = _existing_marks(marks, day, place, symptom)
        if same and same[0].value != value:
            changes.append(Change(same[0], replace(same[0], value=value, written=now())))
        elif not same and value is not None:
            changes += added([SiteMark(day=day, site=place, symptom=symptom, value=value)])
    return changes


def set_extent(existing: Iterable[Extent], day: date, limb: str, level: str) -> list[Change]:
    """Set the extent along the limb to `level`; an empty one removes the record."""
    same = [one for one in existing if one.day == day and one.limb == limb]
    if not level:
        return removed(same)
    if not same:
        return added([Extent(day=day, limb=limb, level=level)])
    edited = replace(same[0], level=level, written=now())
    return ([] if same[0].level == level else [Change(same[0], edited)]) + removed(same[1:])


def copy_marks_from(
    former: Iterable[SiteMark | Extent], day: date, existing: Iterable[SiteMark | Extent]
) -> list[Change]:
    """Copy `former`, the records of the day before, to `day`; sites and limbs that already have a record are
    skipped."""
    existing_keys = {natural_key(one) for one in existing}
    changes: list[Change] = []
    for copied in (_copied(one, day) for one in former):
        if natural_key(copied) not in existing_keys:
            existing_keys.add(natural_key(copied))
            changes += added([copied])
    return changes


def in_words(marks: Iterable[SiteMark]) -> str:
    """The marks as text: "Both feet: toes, heels. Left hand: fingertips"; empty without marks."""
    sites = [site(key) for key in {one.site for one in marks}]
    sentences: list[str] = []
    for part in PARTS:
        left, right = (
            {(one.view, one.region) for one in sites if (one.part, one.side) == (part, side)} for side in SIDES
        )
        for heading, regions, sides in (
            (_("Both feet") if part == "foot" else _("Both hands"), left & right, 2),
            (_("Left foot") if part == "foot" else _("Left hand"), left - right, 1),
            (_("Right foot") if part == "foot" else _("Right hand"), right - left, 1),
        ):
            if regions:
                sentences.append(f"{heading}: {', '.join(_spoken(part, regions, sides))}")
    return ". ".join(sentences)


def _places(site_key: str, *, both_sides: bool) -> tuple[str, ...]:
    return (site_key, mirrored(site_key)) if both_sides else (site_key,)


def _existing_marks(marks: Iterable[SiteMark], day: date, site_key: str, symptom: str) -> list[SiteMark]:
    return [one for one in marks if (one.day, one.site, one.symptom) == (day, site_key, symptom)]


def _copied(one: SiteMark | Extent, day: date) -> SiteMark | Extent:
    if isinstance(one, SiteMark):
        return SiteMark(day=day, site=one.site, symptom=one.symptom, value=one.value)
    return Extent(day=day, limb=one.limb, level=one.level)


def _spoken(part: str, regions: set[Region], sides: int) -> Iterator[str]:
    """The names of the regions from the tips upwards, complete views first; `sides` is the number of feet or hands that
    have them."""
    for view in VIEWS[part]:
        words = _whole(view, sides)
        whole = {(view, region) for region in REGIONS[view]}
        if words and whole <= regions:
            regions = regions - whole
            yield words
    upwards = zip(*(REGIONS[view] for view in VIEWS[part]), strict=True)
    for one in (pair for step in upwards for pair in zip(VIEWS[part], step, strict=True)):
        if one in regions:
            yield _region(one, sides)


def _whole(view: str, sides: int) -> str:
    """The name for all four regions of a view; empty for "top", which has none, as it includes ankle and lower leg."""
    return {
        "sole": ngettext("whole sole", "whole soles", sides),
        "palm": ngettext("whole palm side", "whole palm sides", sides),
        "back": ngettext("whole back of the hand", "whole backs of the hands", sides),
    }.get(view, "")


def _region(one: Region, sides: int) -> str:
    return {
        ("sole", "toes"): _("toes"),
        ("sole", "ball"): ngettext("ball of the foot", "balls of the feet", sides),
        ("sole", "arch"): ngettext("arch", "arches", sides),
        ("sole", "heel"): ngettext("heel", "heels", sides),
        ("top", "toes"): _("tops of toes"),
        ("top", "top"): ngettext("top of the foot", "tops of the feet", sides),
        ("top", "ankle"): ngettext("ankle", "ankles", sides),
        ("top", "leg"): ngettext("lower leg", "lower legs", sides),
        ("palm", "fingertips"): _("fingertips"),
        ("palm", "fingers"): _("fingers"),
        ("palm", "palm"): ngettext("palm", "palms", sides),
        ("palm", "wrist"): ngettext("inside of the wrist", "insides of the wrists", sides),
        ("back", "fingertips"): _("backs of fingertips"),
        ("back", "fingers"): _("backs of fingers"),
        ("back", "back"): ngettext("back of the hand", "backs of the hands", sides),
        ("back", "wrist"): ngettext("outside of the wrist", "outsides of the wrists", sides),
    }[one]
