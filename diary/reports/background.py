"""The health background as a page of its own: the answers, block by block, as a PDF or as plain text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from diary import APP_NAME, __version__, fonts
from diary.domain.background.answers import BackgroundAnswer, last_updated
from diary.domain.background.form import blocks, without_private
from diary.domain.background.question import FormItem
from diary.domain.background.words import PLAIN, Writing, answered_in_words
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import decimals_in
from diary.domain.taken_now import MEDICINES, named_in_none, taken_in_words
from diary.domain.visit import open_questions
from diary.i18n import _
from diary.reports.frame import frame
from diary.reports.now import now
from diary.reports.now_words import emergency_facts
from diary.reports.typesetting import SetPage, as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import about_lacking, every_text, require_name

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_TEMPLATE = "background.typ"
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class BackgroundOptions:
    """The options of the page; private answers are included only on request."""

    paper: "Paper" = "a4"
    include_name: bool = True
    include_private: bool = False


@dataclass(frozen=True, slots=True)
class AnsweredBlock:
    """A block with its answered items, each with its label and its answer in one or more lines."""

    title: str
    items: tuple[tuple[str, tuple[str, ...]], ...]


def background_page(excerpt: Excerpt, options: BackgroundOptions, *, made_on: date, words: Words = ENGLISH) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of the answers.

    Raises `ReportError` if a part of the installation is missing, and `UnwritableNameError` for a letter of the name
    that no font has.
    """
    return set_background(excerpt, options, made_on=made_on, words=words).pdf


def set_background(excerpt: Excerpt, options: BackgroundOptions, *, made_on: date, words: Words = ENGLISH) -> SetPage:
    """The PDF of `background_page`, and the sentence on unsupported characters. Raises the same exceptions."""
    said = _contents(excerpt, options, made_on, words)
    with fonts.covering(every_text(said)):
        if excerpt.profile and options.include_name:
            require_name(excerpt.profile.name)
        texts, lost = on_paper(said), about_lacking(said)
        if lost:
            texts["method"]["text"] += f" {lost}"
        return SetPage(typeset(_TEMPLATE, {"texts": as_input(texts)}, made_on), lost)


def background_text(excerpt: Excerpt, *, include_private: bool, writing: Writing = PLAIN) -> str:
    """The answers as plain text for reading; empty if there are none."""
    paragraphs = [
        "\n".join([block.title, *(line for label, said in block.items for line in _lines(label, said))])
        for block in answered_blocks(excerpt, include_private=include_private, writing=writing)
    ]
    return "\n\n".join(paragraphs)


def background_letter(excerpt: Excerpt, options: BackgroundOptions, *, made_on: date, words: Words = ENGLISH) -> str:
    """The answers as plain text for handing over, with title, name, date, warnings first, and a final remark on their
    origin."""
    said = _contents(excerpt, options, made_on, words)
    head = [said["title"], *said["prepared"]]
    patient = [_("{label}: {words}").format(label=one["label"], words=one["value"]) for one in said["patient"]]
    first = [line for label, text in said["first"] for line in _lines(label, (text,))]
    answers = background_text(excerpt, include_private=options.include_private, writing=_writing(words))
    paragraphs = ["\n".join(lines) for lines in (head, patient, first) if lines]
    return "\n\n".join([*paragraphs, answers or said["nothing"], said["method"]["text"]]) + "\n"


def answered_blocks(excerpt: Excerpt, *, include_private: bool, writing: Writing = PLAIN) -> list[AnsweredBlock]:
    """The blocks with an answer, in the order of the form; the open questions belong to the last one.

    Current medicines come from the treatment courses on the last day of the excerpt, followed by answered ones that
    have no course.
    """
    answers = _answers(excerpt, include_private=include_private)
    with_answers = []
    for block in blocks():
        said = {item.key: answer for item, answer in answered_in_words(block, answers, writing)}
        said |= {item.key: more for item in block.items if (more := _from_the_diary(item, said, excerpt, writing))}
        items = tuple((_(item.label), said[item.key]) for item in block.items if item.key in said)
        if items:
            with_answers.append(AnsweredBlock(_(block.title), items))
    return with_answers


def _from_the_diary(
    item: FormItem, said: Mapping[str, tuple[str, ...]], excerpt: Excerpt, writing: Writing
) -> tuple[str, ...]:
    """The answer derived from other records: open questions, and current medicines; empty if there are none."""
    if item.kind == "questions":
        return tuple(one.text for one in open_questions(excerpt.questions))
    if item.key != MEDICINES:
        return ()
    events, definitions = excerpt.treatment_changes, excerpt.definitions
    taken = taken_in_words(events, definitions, excerpt.period.last, lambda day: writing.dated(day.isoformat()))
    return (*taken, *named_in_none(said.get(item.key, ()), events, definitions)) if taken else ()


def _answers(excerpt: Excerpt, *, include_private: bool) -> Sequence[BackgroundAnswer]:
    return excerpt.background if include_private else without_private(excerpt.background)


def _lines(label: str, said: tuple[str, ...]) -> list[str]:
    """Label and answer on one line, or several lines below the label."""
    lines = [line for text in said for line in text.splitlines()]
    if len(lines) == 1:
        return [_INDENT + _("{label}: {words}").format(label=label, words=lines[0])]
    return [_INDENT + _("{label}:").format(label=label), *(_INDENT * 2 + line for line in lines)]


def _contents(excerpt: Excerpt, options: BackgroundOptions, made_on: date, words: Words) -> dict[str, Any]:
    """All texts of the page."""
    title = _("Health background")
    profile = excerpt.profile if options.include_name else None
    name, born = (profile.name, profile.born) if profile else ("", None)
    blocks = answered_blocks(excerpt, include_private=options.include_private, writing=_writing(words))
    updated = last_updated(_answers(excerpt, include_private=options.include_private))
    return {
        **frame(title, options.paper, made_on),
        "prepared": [_("Prepared {date}").format(date=words.long_date(made_on))],
        "patient": _patient_line(name, born, updated, words),
        "first": [list(fact) for fact in emergency_facts(now(excerpt, made_on))],
        "nothing": None if blocks else _("Nothing is answered yet."),
        "blocks": [
            {"heading": block.title, "items": [{"label": label, "lines": list(said)} for label, said in block.items]}
            for block in blocks
        ],
        "method": {"label": _("Method."), "text": _method()},
        "running": " · ".join(filter(None, [title, name])),
    }


def _writing(words: Words) -> Writing:
    return Writing(number=partial(_number, words), dated=partial(_dated, words))


def _patient_line(name: str, born: date | None, updated: datetime | None, words: Words) -> list[dict[str, str]]:
    """The labels with their values; unknown ones are left out."""
    rows = [
        (_("Patient"), name),
        (_("Born"), words.long_date(born) if born else ""),
        (_("Last changed"), words.long_date(updated.date()) if updated else ""),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _method() -> str:
    said = _("Answered by the patient, not verified, not a diagnosis; what is not answered is left out.")
    return " ".join([said, _("Made with {name} {version}.").format(name=APP_NAME, version=__version__)])


def _number(words: Words, value: float) -> str:
    return words.short.number(value, decimals_in(value))


def _dated(words: Words, dated: str) -> str:
    """A date of the precision given: "2019", "May 2019" or "13 May 2019"."""
    year, *rest = (int(part) for part in dated.split("-"))
    if not rest:
        return dated
    month, *days = rest
    return words.long_date(date(year, month, days[0])) if days else words.short.month_year(date(year, month, 1))
