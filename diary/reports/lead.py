"""What stands above the figures, as it is the person's own: the words for the symptoms, as texts for every form."""

from collections.abc import Sequence

from diary.charts.style import PAPER, series_of
from diary.domain.definition import Definition
from diary.i18n import _
from diary.reports.blocks import Contents
from diary.reports.summary import Summary


def lead(facts: Summary, definitions: Sequence[Definition]) -> list[Contents]:
    """The blocks that are not empty, side by side; `kind` is the layout: "words" (symptoms with a phrase each)."""
    candidates = (_own_words(facts, definitions),)
    return [block for block in candidates if block]


def _own_words(facts: Summary, definitions: Sequence[Definition]) -> Contents | None:
    if not facts.own_words:
        return None
    rows = []
    for said in facts.own_words:
        look = series_of(said.symptom, definitions, PAPER)
        text = _("“{text}”").format(text=said.phrase)
        rows.append({"label": said.name, "text": text, "shape": look.marker, "colour": look.colour})
    return {"kind": "words", "heading": _("In the patient’s words"), "caption": "", "rows": rows}
