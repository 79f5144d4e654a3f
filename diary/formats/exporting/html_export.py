"""The diary as a self-contained HTML page of headings and tables, without scripts and external resources.

It has the style of the practitioner's web page: on narrow screens a row is a card, and the colours follow the reader's
light or dark scheme.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from diary.domain.excerpt import Excerpt
from diary.domain.kinds import KIND_OF
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.formats.exporting.format import ExportFormat
from diary.formats.html_table import card_style, cards, table
from diary.formats.provenance import lines, title
from diary.formats.row import records
from diary.i18n import N_, _, language

_STYLE = """
body { max-width: 72rem; }
a { color: inherit; }
nav li { line-height: 2.2; }
td { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 3rem; }
@media print, (min-width: 44.01rem) { td.number { text-align: end; font-variant-numeric: tabular-nums; } }
@media print {
  body { font-size: 9.5pt; }
  nav { display: none; }
}
"""
"""The CSS rules in addition to those of the practitioner's web page."""


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The page: a heading, then one section for each kind of record that the excerpt has."""
    sections = {
        kind: section_records
        for kind, section_records in records(excerpt).items()
        if section_records and kind is not Profile
    }
    heading = escape(title(excerpt))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language())}">',
        '<head>\n<meta charset="utf-8">',
        f"<title>{heading}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<style>{card_style()}{_STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{heading}</h1>",
        *(f"<p>{escape(line)}</p>" for line in lines(excerpt, made_on)),
        "</header>",
        *_contents(sections),
        "<main>",
        *([] if sections else [f"<p>{escape(_('Nothing was recorded in this period.'))}</p>"]),
        *(line for kind, section_records in sections.items() for line in _section(kind, section_records, excerpt)),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _contents(sections: Iterable[type[Record]]) -> Iterator[str]:
    """The table of contents."""
    places = [f'<li><a href="#{_place(kind)}">{escape(_(KIND_OF[kind].title))}</a></li>' for kind in sections]
    if places:
        yield f'<nav aria-label="{escape(_("Contents"))}">\n<ul>'
        yield from places
        yield "</ul>\n</nav>"


def _place(kind: type[Record]) -> str:
    return KIND_OF[kind].word.replace(" ", "-")


def _section(kind: type[Record], section_records: Sequence[Record], excerpt: Excerpt) -> Iterator[str]:
    yield f'<section aria-labelledby="{_place(kind)}">\n<h2 id="{_place(kind)}">{escape(_(KIND_OF[kind].title))}</h2>'
    if kind is Rating:
        yield f'<p class="caption">{escape(_("A “–” says that nothing was recorded; it is not 0."))}</p>'
    scroll = f'class="scroll" tabindex="0" role="group" aria-labelledby="{_place(kind)}"'
    yield f"<div {scroll}>{table(section_records, excerpt, cards)}</div>\n</section>"


FORMAT = ExportFormat("html", N_("Web page (HTML)"), N_("To read and to print, without the internet"), "html", write)
