"""The 32 sites of the body map, and the extent of a symptom along a limb."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from diary.domain.record import Entry, InvalidEntryError
from diary.domain.rounding import as_entered
from diary.domain.symptom import HIGHEST, LOWEST
from diary.i18n import N_, _

PARTS = ("foot", "hand")
SIDES = ("left", "right")
VIEWS: Mapping[str, tuple[str, str]] = {"foot": ("sole", "top"), "hand": ("palm", "back")}
"""The two views of each part, in the order in which they are drawn."""

REGIONS: Mapping[str, tuple[str, ...]] = {
    "sole": ("toes", "ball", "arch", "heel"),
    "top": ("toes", "top", "ankle", "leg"),
    "palm": ("fingertips", "fingers", "palm", "wrist"),
    "back": ("fingertips", "fingers", "back", "wrist"),
}
"""The four regions of each view, from the top of the drawing to its foot."""

LIMBS: Mapping[str, str] = {
    "left-leg": N_("Left leg"),
    "right-leg": N_("Right leg"),
    "left-arm": N_("Left arm"),
    "right-arm": N_("Right arm"),
}
"""Each limb with its name, which is translated where it is shown."""

LEVELS = ("none", "toes", "foot", "ankle", "calf", "knee", "above")
"""Extents along a limb, from nowhere to above the knee or elbow; `level_name` has their names for each limb."""

_LEG_LEVELS = {
    "none": N_("None"),
    "toes": N_("Toes"),
    "foot": N_("Whole foot"),
    "ankle": N_("Ankle"),
    "calf": N_("Half-way up the calf"),
    "knee": N_("Knee"),
    "above": N_("Above the knee"),
}
_ARM_LEVELS = {
    "none": N_("None"),
    "toes": N_("Fingertips"),
    "foot": N_("Whole hand"),
    "ankle": N_("Wrist"),
    "calf": N_("Half-way up the forearm"),
    "knee": N_("Elbow"),
    "above": N_("Above the elbow"),
}
_PARTS = {
    ("foot", "left"): N_("Left foot"),
    ("foot", "right"): N_("Right foot"),
    ("hand", "left"): N_("Left hand"),
    ("hand", "right"): N_("Right hand"),
}
_VIEWS = {"sole": N_("sole"), "top": N_("top"), "palm": N_("palm side"), "back": N_("back")}
_VIEW_HEADINGS = {"sole": N_("Soles"), "top": N_("Tops"), "palm": N_("Palms"), "back": N_("Backs")}
_REGIONS = {
    "toes": N_("toes"),
    "ball": N_("ball"),
    "arch": N_("arch"),
    "heel": N_("heel"),
    "top": N_("top of the foot"),
    "ankle": N_("ankle"),
    "leg": N_("lower leg"),
    "fingertips": N_("fingertips"),
    "fingers": N_("fingers"),
    "palm": N_("palm"),
    "back": N_("back of the hand"),
    "wrist": N_("wrist"),
}
_SHORT = {
    ("sole", "toes"): N_("Toes, underneath"),
    ("sole", "ball"): N_("Ball of the foot"),
    ("sole", "arch"): N_("Arch"),
    ("sole", "heel"): N_("Heel"),
    ("top", "toes"): N_("Toes, on top"),
    ("top", "top"): N_("Top of the foot"),
    ("top", "ankle"): N_("Ankle"),
    ("top", "leg"): N_("Lower leg"),
    ("palm", "fingertips"): N_("Fingertips, palm side"),
    ("palm", "fingers"): N_("Fingers, palm side"),
    ("palm", "palm"): N_("Palm"),
    ("palm", "wrist"): N_("Wrist, inside"),
    ("back", "fingertips"): N_("Fingertips, back"),
    ("back", "fingers"): N_("Fingers, back"),
    ("back", "back"): N_("Back of the hand"),
    ("back", "wrist"): N_("Wrist, outside"),
}


class Site(NamedTuple):
    """One region of one drawing; `part` is one of `PARTS`, `side` of `SIDES`, the others of `VIEWS` and `REGIONS`."""

    part: str
    view: str
    side: str
    region: str

    @property
    def key(self) -> str:
        """As "foot-sole-left-toes"."""
        return f"{self.drawing}-{self.region}"

    @property
    def drawing(self) -> str:
        """The key of the drawing that the site is a region of: "foot-sole-left"."""
        return f"{self.part}-{self.view}-{self.side}"


SITES = tuple(
    Site(part, view, side, region)
    for part in PARTS
    for view in VIEWS[part]
    for side in SIDES
    for region in REGIONS[view]
)
"""All sites, drawing by drawing."""

_BY_KEY = {one.key: one for one in SITES}

DRAWINGS: Mapping[str, tuple[Site, ...]] = {
    drawing: tuple(one for one in SITES if one.drawing == drawing)
    for drawing in dict.fromkeys(one.drawing for one in SITES)
}
"""The eight drawings in display order, each with its four sites."""


def site(key: str) -> Site:
    """The site with that key; raises `InvalidEntryError` if there is none."""
    region = _BY_KEY.get(key)
    if region is None:
        raise InvalidEntryError(_("There is no place on the body “{name}”.").format(name=key))
    return region


def mirrored(key: str) -> str:
    """The key of the same region on the other side of the body."""
    one = site(key)
    other = SIDES[1] if one.side == SIDES[0] else SIDES[0]
    return Site(one.part, one.view, other, one.region).key


def full_name(one: Site) -> str:
    """ "Left foot, sole, toes": the full name, for screen readers."""
    region = _(_REGIONS[one.region])
    if one.region == one.view:
        return f"{_(_PARTS[one.part, one.side])}, {region}"
    return f"{drawing_name(one)}, {region}"


def drawing_name(one: Site) -> str:
    """ "Left foot, sole": the name of the drawing that the site is a region of."""
    return f"{_(_PARTS[one.part, one.side])}, {_(_VIEWS[one.view])}"


def short_name(one: Site) -> str:
    """ "Toes, underneath": the name of the region on either side, for a list."""
    return _(_SHORT[one.view, one.region])


def part_name(part: str) -> str:
    return _("Feet") if part == "foot" else _("Hands")


def side_name(side: str) -> str:
    return _("Left") if side == "left" else _("Right")


def view_name(view: str) -> str:
    """ "Soles": the heading of a pair of drawings."""
    return _(_VIEW_HEADINGS[view])


def limb_name(limb: str) -> str:
    return _(LIMBS[limb])


def level_name(limb: str, level: str) -> str:
    """The translated name of a level for that limb: "Toes" of a leg are "Fingertips" of an arm."""
    return _((_ARM_LEVELS if limb.endswith("arm") else _LEG_LEVELS)[level])


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class SiteMark(Entry):
    """A symptom was felt at a site on that day.

    `site` is the key of one of `SITES`, `symptom` a key of `SYMPTOMS` or of a `Definition`. `value` is the person's own
    rating of the region, 0 to 10, or None if it is only marked. A site that was not marked has no record.
    """

    site: str
    symptom: str
    value: float | None = None

    def __post_init__(self) -> None:
        site(self.site)
        if self.value is not None and not LOWEST <= self.value <= HIGHEST:
            raise InvalidEntryError(
                _("The rating of a place on the body is a number from 0 to 10; {value} is not.").format(
                    value=as_entered(self.value)
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Extent(Entry):
    """The extent of the symptoms along a limb on that day: `limb` is one of `LIMBS`, `level` one of `LEVELS`.

    A limb without an answer has no record: unrecorded is never "none".
    """

    limb: str
    level: str

    def __post_init__(self) -> None:
        if self.limb not in LIMBS:
            raise InvalidEntryError(_("There is no limb “{name}”.").format(name=self.limb))
        if self.level not in LEVELS:
            raise InvalidEntryError(_("There is no height “{name}” of a limb.").format(name=self.level))
