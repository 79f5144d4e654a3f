"""The practitioner's page as one self-contained HTML file, without external resources."""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from diary.domain.excerpt import Excerpt
from diary.formats.html_table import card_labels, card_lines, card_style
from diary.i18n import language
from diary.reports.blocks import Contents
from diary.reports.contents import contents, own_and_now
from diary.reports.direction import is_from_right
from diary.reports.drawings import chart_svg, lowest_chart_mm, prepared_chart, where_svg
from diary.reports.summary import Summary
from diary.reports.words import ENGLISH, Words

if TYPE_CHECKING:
    from diary.charts.chart import PreparedChart

_WIDE_MM, _NARROW_MM, _HEIGHT_MM = 190.0, 95.0, 80.0
"""The chart's widths in millimetres, on a screen and on a phone, and its minimum height."""
_NARROW = "(max-width: 44rem)"
"""The media query for the narrow layout, as in the style sheet."""
_MOST_COLUMNS, _LONGEST_WORD = 6, 14
"""The maximum number of columns, and of letters of a word in the header, for a table that never needs horizontal
scrolling."""


def web_page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """A complete HTML document in UTF-8, without scripts, links and external resources."""
    texts = contents(facts, excerpt, made_on, words)
    chart = _charts(prepared_chart(facts, excerpt, words)) if facts.shows_chart else None
    where = where_svg(facts, excerpt.definitions)
    body = "\n".join(
        [
            f"<h1>{escape(texts['title'])}</h1>",
            *(f'<p class="caption">{escape(line)}</p>' for line in texts["prepared"]),
            _terms((entry["label"], entry["value"]) for entry in texts["patient"]),
            *own_and_now(texts, _lead, _now),
            f"<p>{escape(texts['nothing'])}</p>" if texts["nothing"] else "",
            _glance(texts["glance"]),
            _chart(texts, chart),
            *(_block(block, where) for block in texts["blocks"]),
            _days(texts["days"]),
            _footer(texts["method"]),
        ]
    )
    title, style = escape(texts["document"]), card_style()
    return _DOCUMENT.format(language=language(), title=title, style=style, body=body).encode()


def _charts(chart: "PreparedChart") -> tuple[str, str]:
    """The chart for a screen, and for a phone, as SVG."""
    wide, narrow = (
        chart_svg(chart, (width, max(_HEIGHT_MM, lowest_chart_mm(chart, width)))) for width in (_WIDE_MM, _NARROW_MM)
    )
    return wide, narrow


_DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _heading(words: str, caption: str = "") -> str:
    return f"<h2>{escape(words)}</h2>" + (f'<p class="caption">{escape(caption)}</p>' if caption else "")


def _way(words: str) -> str:
    """The `dir` attribute for right-to-left text; empty for all other text."""
    return ' dir="auto"' if is_from_right(words) else ""


def _terms(rows: Iterable[tuple[str, str]]) -> str:
    said = (f"<dt{_way(label)}>{escape(label)}</dt><dd{_way(text)}>{escape(text)}</dd>" for label, text in rows)
    return "<dl>" + "".join(said) + "</dl>"


def _table(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    """A table whose first column has the row headers; on a phone each row is a card, whose values have `data-label`."""
    names = list(head)
    labels = card_labels(names)
    marked_up = ((_way(first), escape(first), _cells(cells, labels)) for first, *cells in rows)
    is_wide = len(names) > _MOST_COLUMNS or any(len(word) > _LONGEST_WORD for name in names for word in name.split())
    scroll = f' tabindex="0" role="region" aria-label="{escape(", ".join(names))}"' if is_wide else ""
    return f'<div class="scroll"{scroll}>{"".join(card_lines(names, marked_up))}</div>'


def _cells(texts: list[str], labels: list[str]) -> str:
    pairs = zip(texts, labels, strict=True)
    return "".join(f"<td{label}{_way(words)}>{escape(words)}</td>" for words, label in pairs)


def _glance(glance: Contents | None) -> str:
    if not glance:
        return ""
    table = _table(glance["head"], [row["cells"] for row in glance["rows"]])
    lines = "".join(f"<p>{escape(line)}</p>" for line in glance["lines"])
    return _heading(glance["heading"], glance["caption"]) + table + lines


def _chart(texts: Contents, charts: tuple[str, str] | None) -> str:
    if charts is None:
        return ""
    wide, narrow = charts
    source = f'<source media="{_NARROW}" srcset="{_address(narrow)}">'
    picture = f"<p><picture>{source}{_img(wide, texts['chart']['alt'])}</picture></p>"
    lines = "".join(f"<p>{escape(line)}</p>" for line in texts["chart"]["lines"])
    heading = _heading(texts["course"], texts["chart"]["caption"])
    return f'<div class="together">{heading}{picture}</div>{lines}'


def _image(svg: str, alt: str) -> str:
    return f"<p>{_img(svg, alt)}</p>"


def _img(svg: str, alt: str) -> str:
    """The SVG as an `img` with a data URI, in which browsers run no scripts."""
    return f'<img alt="{escape(alt)}" src="{_address(svg)}">'


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _block(block: Contents, where: str) -> str:
    parts = [_heading(block["heading"], block["caption"])]
    if block["kind"] == "where":
        parts.append(_image(where, block["alt"]) if where else "")
        parts.append(f"<p>{escape(block['alt'])}</p>" if block["alt"] else "")
    if block["kind"] == "items":
        parts.append("<ol>" + "".join(f"<li{_way(item)}>{escape(item)}</li>" for item in block["items"]) + "</ol>")
    if block["kind"] == "counts":
        parts += [_table(table["head"], [row["cells"] for row in table["rows"]]) for table in block["tables"]]
    if block["kind"] == "means":
        parts.append(_table(block["head"], [row["cells"] for row in block["rows"]]))
    if block["kind"] == "dated" and block["rows"]:
        parts.append(_terms((row["label"], row["text"]) for row in block["rows"]))
    parts += [f"<p>{escape(line)}</p>" for line in block["lines"]]
    return "\n".join(filter(None, parts))


def _now(now: Contents | None) -> str:
    """The facts of "Now" in a section of its own, the first one below the name."""
    if not now:
        return ""
    facts = [(fact["label"], fact["text"]) for fact in [*now["facts"], *([now["changed"]] if now["changed"] else [])]]
    parts = [
        _heading(now["heading"], now["caption"]),
        _table(now["head"], now["medicines"]) if now["medicines"] else "",
        f"<p>{escape(now['further'])}</p>" if now["further"] else "",
        _terms(facts),
    ]
    return "\n".join(filter(None, ["<section>", *parts, "</section>"]))


def _lead(block: Contents) -> str:
    rows = ((row["label"], row["text"]) for row in block["rows"])
    lines = "".join(f"<p>{escape(line)}</p>" for line in block["lines"])
    return f"<section>\n{_heading(block['heading'], block['caption'])}\n{_terms(rows)}{lines}\n</section>"


def _days(days: Contents | None) -> str:
    if not days:
        return ""
    lines = [f"<p>{escape(line)}</p>" for line in days["lines"]]
    return "\n".join([_heading(days["heading"]), *lines, *(_table(one["head"], one["rows"]) for one in days["tables"])])


def _footer(method: Contents) -> str:
    said = f"<p><strong>{escape(method['label'])}</strong> {escape(method['text'])}</p>"
    return f"<footer>{said}<p>{escape(method['provenance'])}</p></footer>"
