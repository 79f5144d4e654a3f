"""The practitioner's page as plain text, for pasting into a message."""

from collections.abc import Iterable
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.reports.blocks import Contents
from diary.reports.contents import contents, own_and_now
from diary.reports.summary import Summary
from diary.reports.words import ENGLISH, Words

_INDENT = "  "


def plain_text(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> str:
    """The page as lines of text, without drawings and tables, as these need a monospaced font."""
    texts = contents(facts, excerpt, made_on, words)
    method = texts["method"]
    paragraphs = [
        [texts["title"], *texts["prepared"]],
        [_labelled(entry["label"], entry["value"]) for entry in texts["patient"]],
        *own_and_now(texts, _lead, _now),
        [texts["nothing"]] if texts["nothing"] else [],
        _glance(texts["glance"]),
        [texts["course"], *_indented([texts["chart"]["alt"]])] if texts["chart"] else [],
        *(_block(block) for block in texts["blocks"]),
        *_days(texts["days"]),
        [f"{method['label']} {method['text']}", method["provenance"]],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def _labelled(label: str, words: str) -> str:
    return _("{label}: {words}").format(label=label, words=words)


def _indented(lines: Iterable[str]) -> list[str]:
    return [_INDENT + line for text in lines if text for line in text.splitlines()]


def _row(head: list[str], cells: list[str]) -> str:
    """A row of a table as a sentence: "Numbness: Mean, this period 5.5; Change −0.4"."""
    values = [f"{' '.join(name.split())} {cell}" for name, cell in zip(head[1:], cells[1:], strict=True) if cell]
    return _labelled(cells[0], "; ".join(values))


def _glance(glance: Contents | None) -> list[str]:
    if not glance:
        return []
    rows = [_row(glance["head"], row["cells"]) for row in glance["rows"]]
    return [glance["heading"], *_indented([glance["caption"], *rows, *glance["lines"]])]


def _now(now: Contents | None) -> list[str]:
    """The facts of "Now", one line each."""
    if not now:
        return []
    medicines = [_labelled(name, rest) for name, rest in now["running"]]
    facts = [_labelled(fact["label"], fact["text"]) for fact in now["facts"]]
    changed = [_labelled(now["changed"]["label"], now["changed"]["text"])] if now["changed"] else []
    return [f"{now['heading']} ({now['caption']})", *_indented([*medicines, now["further"], *facts, *changed])]


def _lead(block: Contents) -> list[str]:
    heading = f"{block['heading']} ({block['caption']})" if block["caption"] else block["heading"]
    return [heading, *_indented([*(_labelled(row["label"], row["text"]) for row in block["rows"]), *block["lines"]])]


def _block(block: Contents) -> list[str]:
    lines: list[str] = []
    if block["kind"] == "where":
        lines = [block["alt"]]
    if block["kind"] == "items":
        lines = [f"{number}. {item}" for number, item in enumerate(block["items"], 1)]
    if block["kind"] == "counts":
        lines = [_row(table["head"], row["cells"]) for table in block["tables"] for row in table["rows"]]
    if block["kind"] == "means":
        lines = [_row(block["head"], row["cells"]) for row in block["rows"]]
    if block["kind"] == "dated":
        lines = [_labelled(row["label"], row["text"]) for row in block["rows"]]
    heading = f"{block['heading']} ({block['caption']})" if block["caption"] else block["heading"]
    return [heading, *_indented([*lines, *block["lines"]])]


def _days(days: Contents | None) -> list[list[str]]:
    if not days:
        return []
    rows = [[_row(one["head"], cells) for cells in one["rows"]] for one in days["tables"]]
    return [[days["heading"], *_indented(days["lines"]), *_indented(line for table in rows for line in table)]]
