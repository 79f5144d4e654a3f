"""The command `summary`: the practitioner's page."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast

import typer

from diary.cli.arguments import day_named, one_sentence, opened, past_day, today
from diary.cli.file_password import Encrypt, FileDescriptor, pdf_password, save_page
from diary.cli.lettering import FontFile, Spelled, lettered, warn_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, single
from diary.domain.record import InvalidEntryError
from diary.i18n import _, languages, speaking
from diary.reports import summary as report
from diary.reports.page import set_page
from diary.reports.plain_text import plain_text
from diary.reports.web_page import web_page
from diary.storage import records

_WEB_PAGE, _NO_PDF = (".html", ".htm"), (".html", ".htm", ".txt")
"""The file name extensions of a web page, and of all formats other than PDF."""


class Paper(StrEnum):
    """The sizes of paper."""

    a4 = "a4"
    letter = "letter"


class Form(StrEnum):
    """The two lengths of the page."""

    short = "short"
    full = "full"


def summary(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", help="The first day.")],
    last: Annotated[str, typer.Option("--to", help="The last day.")],
    output: Annotated[Path, typer.Option(help="The file to write: a PDF, or by its name .html or .txt.")],
    form: Annotated[Form, typer.Option(help="Read in a minute, or everything with a table of the days.")] = Form.short,
    language: Annotated[str, typer.Option(help="The language of the page, such as en-GB.")] = "",
    sections: Annotated[str, typer.Option(help=f"What stands on it, of {','.join(report.PARTS)}.")] = "",
    paper: Annotated[Paper, typer.Option(help="The size of the page.")] = Paper.a4,
    symptoms: Annotated[str, typer.Option(help="The keys of the symptoms, in the order of the page.")] = "",
    visit: Annotated[str, typer.Option(help="The day of the visit that it is for.")] = "",
    name: Annotated[bool, typer.Option("--name/--no-name", help="With name and date of birth.")] = True,
    spelled: Spelled = "",
    font: FontFile = None,
    encrypt: Encrypt = False,
    passphrase_fd: FileDescriptor = None,
) -> None:
    """Save the practitioner's page as a PDF, a web page or plain text."""
    with one_sentence(), opened(context) as journal, speaking(_known(language)):
        password = pdf_password(output.suffix.lower() in _NO_PDF, encrypt, passphrase_fd)
        day, began = today(context), journal.read(records.began)
        asked = report.Options(
            period=Period(day_named(first), past_day(last, day)), paper=paper.value, form=form.value, include_name=name
        )
        visit_day = day_named(visit) if visit else None
        options = replace(asked, visit=visit_day, parts=_parts(sections), began=began, today=day)
        visits = journal.read(records.excerpt, single(day)).visits
        excerpt = lettered(journal.read(records.excerpt, report.period_to_read(options, visits)), spelled, font)
        options = replace(options, symptoms=_symptoms(symptoms, excerpt, options.period))
        content = _set(output.suffix.lower(), report.summary(excerpt, options), excerpt, day)
        save_page(context.obj, output, content, password)


def _set(ending: str, facts: report.Summary, excerpt: Excerpt, day: date) -> bytes:
    """The page in the format of that file name extension: a web page, plain text, or a PDF."""
    if ending in _WEB_PAGE:
        return web_page(facts, excerpt, made_on=day)
    if ending == ".txt":
        return plain_text(facts, excerpt, made_on=day).encode()
    typeset_page = set_page(facts, excerpt, made_on=day)
    warn_of(typeset_page.lost)
    return typeset_page.pdf


def _known(language: str) -> str:
    """The language tag, if its catalogue is installed, or an empty text; raises `InvalidEntryError` for another one."""
    if language and language not in languages():
        known = ", ".join(languages())
        raise InvalidEntryError(
            _("There is no language “{name}”; there are: {known}.").format(name=language, known=known)
        )
    return language


def _parts(sections: str) -> frozenset[report.SummaryPart]:
    """The named parts of the page, all of them for an empty text; raises `InvalidEntryError` for an unknown one."""
    wanted = [name.strip() for name in sections.split(",") if name.strip()] or list(report.PARTS)
    for name in wanted:
        if name not in report.PARTS:
            known = ", ".join(report.PARTS)
            raise InvalidEntryError(
                _("There is no section “{name}”; there are: {known}.").format(name=name, known=known)
            )
    return frozenset(cast("report.SummaryPart", name) for name in wanted)


def _symptoms(keys: str, excerpt: Excerpt, period: Period) -> tuple[str, ...]:
    """The named symptoms; raises `InvalidEntryError` for one that is not rated in the period."""
    wanted = tuple(name.strip() for name in keys.split(",") if name.strip())
    rated = [key for key, _name in report.page_symptoms(excerpt, period)] if wanted else []
    for key in wanted:
        if key not in rated:
            words = _("There is no symptom “{name}” in this period; there are: {known}.")
            raise InvalidEntryError(words.format(name=key, known=", ".join(rated)))
    return wanted
