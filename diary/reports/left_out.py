"""Moves typed text that a shortened block omits into the last block, so that nothing typed is lost."""

from collections.abc import Sequence

from diary.i18n import _
from diary.reports.arranging import Arrangement
from diary.reports.blocks import Contents, change_row, day_writer
from diary.reports.full_texts import FULL_TEXTS, full_texts_block
from diary.reports.now_words import changes_in_now
from diary.reports.summary import Summary
from diary.reports.typesetting import on_paper
from diary.reports.words import Words


def with_left_out(
    blocks: Sequence[Contents], usual: Sequence[Contents], plan: Arrangement, facts: Summary, words: Words
) -> list[Contents]:
    """The blocks of a page; the last one, "full-texts", also has the typed text that shortened blocks omit from their
    `usual` form.

    This is text of treatment changes, of events, and of agreements. Agreements justify a further page; days of changes
    and events do not, as the page names them already.
    """
    shown = {block["key"]: block for block in blocks}
    write, known = day_writer(facts, words), changes_in_now(facts.now)
    in_now = [on_paper(change_row(line, write)) for line in facts.treatment_events if line.change in known]
    has_further = facts.options.form == "full" or any(block["key"] in plan.apart for block in blocks)
    rows, lines = list[Contents](), list[str]()
    for block in usual:
        here = shown.get(block["key"], {"rows": [], "lines": []})
        if has_further:
            rows += [row for row in block.get("typed", []) if row not in here["rows"] and row not in in_now]
        lines += [line for line in block.get("agreed", []) if line not in here["lines"]]
    if not rows and not lines:
        return list(blocks)
    whole = shown.get(FULL_TEXTS, full_texts_block([]))
    heading = _("Longer texts, and what had no room above") if whole["rows"] else _("What had no room above")
    last = {**whole, "heading": heading, "rows": [*rows, *whole["rows"]], "lines": [*lines, *whole["lines"]]}
    return [*(block for block in blocks if block["key"] != FULL_TEXTS), last]
