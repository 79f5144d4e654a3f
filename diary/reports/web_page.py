"""The practitioner's page as one self-contained HTML file, without external resources."""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from html import escape

from diary.domain.excerpt import Excerpt
from diary.i18n import language
from diary.reports.blocks import Contents
from diary.reports.contents import contents
from diary.reports.drawings import chart_svg, prepared_chart, where_svg
from diary.reports.summary import Summary
from diary.reports.words import ENGLISH, Words

_CHART_MM = (190.0, 80.0)
_STYLE = """
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; color: #111; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; border-bottom: 3px solid; padding-bottom: .3rem; margin-bottom: .5rem; }
h2 { font-size: 1.2rem; border-bottom: 1.5px solid; padding-bottom: .2rem; margin-top: 1.6rem; }
.caption { color: #3a3a3a; font-size: .9rem; margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ccc; vertical-align: top; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .4rem 0; }
dt { font-weight: 600; }
dd { margin: 0; white-space: pre-line; }
img { max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
footer { border-top: 1px solid; margin-top: 2rem; font-size: .9rem; }
"""


def web_page(facts: Summary, excerpt: Excerpt, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """A complete HTML document in UTF-8, without scripts, links and external resources."""
    texts = contents(facts, excerpt, made_on, words)
    chart = chart_svg(prepared_chart(facts, excerpt, words), _CHART_MM) if facts.shows_chart else ""
    where = where_svg(facts, excerpt.definitions)
    body = "\n".join(
        [
            f"<h1>{escape(texts['title'])}</h1>",
            *(f'<p class="caption">{escape(line)}</p>' for line in texts["prepared"]),
            _terms((entry["label"], entry["value"]) for entry in texts["patient"]),
            _now(texts["now"]),
            f"<p>{escape(texts['nothing'])}</p>" if texts["nothing"] else "",
            _glance(texts["glance"]),
            _chart(texts, chart),
            *(_block(block, where) for block in texts["blocks"]),
            _days(texts["days"]),
            _footer(texts["method"]),
        ]
    )
    return _DOCUMENT.format(language=language(), title=escape(texts["document"]), style=_STYLE, body=body).encode()


_DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
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


def _terms(rows: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in rows) + "</dl>"


def _table(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    """A table whose first column names its rows."""
    columns = "".join(f'<th scope="col">{escape(words)}</th>' for words in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(cells[0])}</th>'
        + "".join(f"<td>{escape(words)}</td>" for words in cells[1:])
        + "</tr>"
        for cells in rows
    )
    return f'<div class="scroll"><table><thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></div>'


def _glance(glance: Contents | None) -> str:
    if not glance:
        return ""
    table = _table(glance["head"], [row["cells"] for row in glance["rows"]])
    lines = "".join(f"<p>{escape(line)}</p>" for line in glance["lines"])
    return _heading(glance["heading"], glance["caption"]) + table + lines


def _chart(texts: Contents, svg: str) -> str:
    if not svg:
        return ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in texts["chart"]["lines"])
    return _heading(texts["course"], texts["chart"]["caption"]) + _image(svg, texts["chart"]["alt"]) + lines


def _image(svg: str, alt: str) -> str:
    """The SVG as an `img` with a data URI, in which browsers run no scripts."""
    return f'<p><img alt="{escape(alt)}" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"></p>'


def _block(block: Contents, where: str) -> str:
    parts = [_heading(block["heading"], block["caption"])]
    if block["kind"] == "where":
        parts.append(_image(where, block["alt"]) if where else "")
        parts.append(f"<p>{escape(block['alt'])}</p>" if block["alt"] else "")
    if block["kind"] == "items":
        parts.append("<ol>" + "".join(f"<li>{escape(item)}</li>" for item in block["items"]) + "</ol>")
    if block["kind"] == "counts":
        parts += [_table(table["head"], [row["cells"] for row in table["rows"]]) for table in block["tables"]]
    if block["kind"] == "means":
        parts.append(_table(block["head"], [row["cells"] for row in block["rows"]]))
    if block["kind"] == "dated" and block["rows"]:
        parts.append(_terms((row["label"], row["text"]) for row in block["rows"]))
    parts += [f"<p>{escape(line)}</p>" for line in block["lines"]]
    return "\n".join(filter(None, parts))


def _now(now: Contents | None) -> str:
    """What holds now; in its own section, the first below the name."""
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


def _days(days: Contents | None) -> str:
    if not days:
        return ""
    lines = [f"<p>{escape(line)}</p>" for line in days["lines"]]
    return "\n".join([_heading(days["heading"]), *lines, *(_table(one["head"], one["rows"]) for one in days["tables"])])


def _footer(method: Contents) -> str:
    said = f"<p><strong>{escape(method['label'])}</strong> {escape(method['text'])}</p>"
    return f"<footer>{said}<p>{escape(method['provenance'])}</p></footer>"
