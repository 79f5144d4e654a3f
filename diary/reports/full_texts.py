"""Long texts of "Now" and of events: their place has the beginning, and a block at the end has the complete text."""

from collections.abc import Iterator, Sequence

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.i18n import _
from diary.reports.blocks import Contents, blocks, day_writer, kind_and_day
from diary.reports.direction import isolated
from diary.reports.limits import Limits
from diary.reports.now_words import changes_in_words, facts_of, from_background
from diary.reports.summary import Summary
from diary.reports.words import MOST_OF_CHANGES, MOST_OF_EVENT, MOST_OF_NOW, Words, is_brief

FULL_TEXTS = "full-texts"


def all_blocks(
    facts: Summary, definitions: Sequence[Definition], words: Words, limits: Limits | None = None
) -> list[Contents]:
    """The `blocks` within the limits, followed by the block "full-texts" with all truncated texts in full."""
    rows = [{"label": label, "text": text} for label, text in _long_texts(facts, words)]
    return [*blocks(facts, definitions, words, limits), *([full_texts_block(rows)] if rows else [])]


def full_texts_block(rows: Sequence[Contents]) -> Contents:
    """The block of complete texts, with these rows of label and text."""
    heading = _("Longer texts, in full")
    return {"kind": "dated", "key": FULL_TEXTS, "heading": heading, "caption": "", "rows": list(rows), "lines": []}


def _long_texts(facts: Summary, words: Words) -> Iterator[tuple[str, str]]:
    if facts.now:
        said = [(_("Now"), from_background(facts.now)), *facts_of(facts.now, words)]
        yield from ((label, text) for label, text in said if not is_brief(text, MOST_OF_NOW))
        if not is_brief(changes := changes_in_words(facts.now, words), MOST_OF_CHANGES):
            yield _("Changes"), changes
    write = day_writer(facts, words)
    for kind in facts.happened:
        for event in kind.events:
            if text := _whole(event):
                yield kind_and_day(isolated(kind.name), write(event.day)), text


def _whole(event: Event) -> str:
    """The text of an event if it is too long for the place next to its day; otherwise empty."""
    texts = (" ".join(text.split()) for text in (event.place, event.text))
    return " ".join(text for text in texts if not is_brief(text, MOST_OF_EVENT))
