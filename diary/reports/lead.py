"""The blocks above the figures: the one thing that matters to the person, and their phrases for symptoms."""

from collections.abc import Sequence

from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.domain.symptom import HIGHEST
from diary.i18n import _, ngettext
from diary.reports.blocks import Contents, day_writer
from diary.reports.direction import isolated
from diary.reports.summary import Summary
from diary.reports.words import Words, rating

_MOST_DRAWN = 26
"""The maximum number of latest ratings in a drawing of half the page's width."""


def lead(facts: Summary, definitions: Sequence[Definition], words: Words) -> list[Contents]:
    """The blocks that are not empty, side by side.

    `kind` is the layout: "course" (ratings by day, as `points` scaled to 0 to 1 on both axes) or "words" (symptoms with
    a phrase each). Each has rows of label and text, and `lines` of text below.
    """
    candidates = (_one_thing(facts, words), _own_words(facts, definitions))
    return [block for block in candidates if block]


def _one_thing(facts: Summary, words: Words) -> Contents | None:
    """The latest ratings of the one thing, and the number of earlier ones."""
    thing = facts.one_thing
    if thing is None:
        return None
    write, shown = day_writer(facts, words), thing.rated[-_MOST_DRAWN:]
    first, last = shown[0][0].toordinal(), shown[-1][0].toordinal()
    rows = [{"label": write(day), "text": rating(value, words)} for day, value in shown]
    points = [
        {"x": (day.toordinal() - first) / max(1, last - first), "y": value / HIGHEST, "text": row["text"]}
        for (day, value), row in zip(shown, rows, strict=True)
    ]
    earlier = len(thing.rated) - len(shown)
    before = ngettext("{n} rating before these", "{n} ratings before these", earlier).format(n=earlier)
    heading = _("The one thing: “{activity}”").format(activity=thing.name)
    lines = [before] * bool(earlier)
    return {"kind": "course", "heading": heading, "caption": thing.ends, "rows": rows, "points": points, "lines": lines}


def _own_words(facts: Summary, definitions: Sequence[Definition]) -> Contents | None:
    if not facts.own_words:
        return None
    rows = []
    for own in facts.own_words:
        look = series_of(own.symptom, definitions, PAPER)
        text = _("“{text}”").format(text=isolated(own.phrase))
        rows.append({"label": own.name, "text": text, "shape": look.marker, "colour": look.colour})
    return {"kind": "words", "heading": _("In the patient’s words"), "caption": "", "rows": rows, "lines": []}
