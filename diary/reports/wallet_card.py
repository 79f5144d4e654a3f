"""The wallet card: the facts of "Now" on two sides of the size of a bank card, to cut out and fold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from diary import fonts
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.treatment import TREATMENT_EVENTS
from diary.i18n import _, ngettext
from diary.reports.direction import isolated
from diary.reports.frame import frame
from diary.reports.now import Now, TakenNow, now
from diary.reports.now_words import (
    dose_of,
    emergency_facts,
    falls_in_words,
    falls_label,
    now_contents,
    unwritten,
)
from diary.reports.typesetting import SetPage, as_input, on_paper, typeset
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import about_lacking, every_text, require_name

if TYPE_CHECKING:
    from diary.reports.summary import Paper

_TEMPLATE = "wallet.typ"
_LETTERS, _MOST_MEDICINES = (110, 70, 48, 34), (6, 5, 4, 3)
"""The maximum number of letters of a text, and of medicines, from the loosest to the tightest layout."""
_NAME = 34


@dataclass(frozen=True, slots=True)
class CardOptions:
    """The paper of the sheet, whether the card has name and date of birth, and the day of the diary's first entry, if
    known."""

    paper: "Paper" = "a4"
    include_name: bool = True
    began: date | None = None


def set_card(excerpt: Excerpt, options: CardOptions, *, made_on: date, words: Words = ENGLISH) -> SetPage:
    """The PDF (PDF/A-2a and PDF/UA-1) of the card of a day, and the sentence on unsupported characters.

    The excerpt must cover `now.falls_period(made_on)` as far as the diary exists; its private content is left out.
    Raises `ReportError` if a part of the installation is missing, and `UnwritableNameError` for a letter of the name
    that no font has.
    """
    shown = without_private_notes(excerpt)
    profile = shown.profile if options.include_name else None
    name, born = (profile.name.strip(), profile.born) if profile else ("", None)
    said = _contents(now(shown, made_on, options.began), name, born, options.paper, words)
    with fonts.covering(every_text(said)):
        require_name(name)
        texts, lost = on_paper(said), about_lacking(said)
        if lost:
            texts["foot"] += f" {lost}"
        return SetPage(typeset(_TEMPLATE, {"texts": as_input(texts)}, made_on), lost)


def _contents(now: Now, name: str, born: date | None, paper: "Paper", words: Words) -> dict[str, Any]:
    """All texts of the sheet; each side has several variants, the longest first."""
    on = words.short.day_month_year(now.day)
    return {
        **frame(_("Card for the wallet"), paper, now.day),
        "how": _(
            "Cut along the corner marks, fold in the middle, glue. It is as large as a bank card. Print it again when"
            " something changes: the date stands on both sides."
        ),
        "fold": _("fold"),
        "front": [_front(now, name, born, letters, words) for letters in _LETTERS],
        "front_foot": _("Written by myself on {day}, not checked.").format(day=on),
        "back": [_back(now, letters, most, words) for most in _MOST_MEDICINES for letters in _LETTERS],
        "back_foot": _("Older than three months? Please ask me again."),
        "list": {"heading": _("My list"), "rows": _list(now, words)},
        "captions": [_("Front: who I am, what matters in an emergency"), _("Back: what I take, since when")],
        "foot": _(
            "Printed from Neuropathy Diary by the patient. What is not written down is left as a line for the pen;"
            " nothing is guessed."
        ),
    }


def _front(now: Now, name: str, born: date | None, letters: int, words: Words) -> dict[str, Any]:
    whole = {label: _emergency_parts(now, label, text) for label, text in emergency_facts(now)}
    facts = {
        _("Allergies"): [],
        _("Blood thinner"): [],
        _("Pacemaker"): [],
        **whole,
        _("Please call"): [],
    }
    said = {label: _fitting(parts, letters) for label, parts in facts.items()}
    shown = shortened(name, letters)
    return {
        "name": shown,
        "born": _("born {day}").format(day=words.short.day_month_year(born)) if born else "",
        "what": _("I have a neuropathy"),
        "meaning": _("I may feel little in feet or hands, may fall, and may not notice a wound, heat or pressure."),
        "facts": [{"label": label, "text": isolated(text)} for label, text in said.items()],
        "is_whole": shown == name and all(said[label] == "; ".join(parts) for label, parts in facts.items()),
    }


def _emergency_parts(now: Now, label: str, text: str) -> list[str]:
    """The parts of an emergency fact: the lines of the allergies, or the text split at semicolons."""
    is_listed = label == _("Allergies") and now.allergies and now.allergies.texts
    return list(now.allergies.texts) if is_listed and now.allergies else text.split("; ")


def _fitting(parts: Sequence[str], letters: int) -> str:
    """As many complete parts as fit, and the number of omitted ones; a single part is truncated."""
    for number in range(len(parts), 0, -1):
        said = "; ".join([*parts[:number], *_more(len(parts) - number)])
        if len(said) <= letters:
            return said
    return "; ".join([shortened(parts[0], letters), *_more(len(parts) - 1)]) if parts else ""


def _more(number: int) -> list[str]:
    return [ngettext("and {n} more, see my list", "and {n} more, see my list", number).format(n=number)] * (number > 0)


def _back(now: Now, letters: int, most: int, words: Words) -> dict[str, Any]:
    lines = [
        [isolated(shortened(one.name, _NAME)), _dose(one, letters), words.short.day_month_year(one.since)]
        for one in now.taken
    ]
    lines += [[isolated(shortened(line, letters)), "", ""] for line in now.further]
    said = "".join(_more(len(lines) - most))
    if not lines and _("medicines") not in unwritten(now):
        said = _("no medicine")
    changes, shown = _changes(now), _fitting(_changes(now), letters)
    facts = [(_("Falls"), _falls(now, letters, words))]
    if now.since_visit is not None and changes:
        facts.append((_("Since {day}").format(day=words.short.day_month(now.since_visit.visit)), shown))
    are_whole = all(len(one.name) <= _NAME and _dose(one, letters) == dose_of(one) for one in now.taken)
    return {
        "title": _("I take now"),
        "on": _("on {day}").format(day=words.short.day_month_year(now.day)),
        "medicines": lines[:most],
        "more": said,
        "facts": [{"label": label, "text": text} for label, text in [*facts, (_("Practitioner"), "")]],
        "is_whole": len(lines) <= most
        and are_whole
        and all(len(line) <= letters for line in now.further)
        and shown == "; ".join(changes),
    }


def _dose(taken: TakenNow, letters: int) -> str:
    """Dose and times if there is room for both, otherwise the dose."""
    said = dose_of(taken)
    return said if len(said) <= letters else shortened(_("{dose} …").format(dose=isolated(taken.dose)), letters)


def _changes(now: Now) -> list[str]:
    """The changes since the last visit, each with the name of the treatment."""
    changes = now.since_visit.changes if now.since_visit else ()
    said = [
        _("{name} {turn}").format(name=isolated(name), turn=_(TREATMENT_EVENTS[event.turn])) for name, event in changes
    ]
    return list(dict.fromkeys(said))


def _falls(now: Now, letters: int, words: Words) -> str:
    """The falls of 12 months, or since the diary began; if that is too long, their number and the last day."""
    since = words.short.day_month_year(now.falls.period.first)
    said = falls_in_words(now.falls, words)
    pattern = _("{falls}, 12 months") if now.is_complete else _("{falls}, since {day}")
    if len(whole := pattern.format(falls=said, day=since)) <= letters or not now.falls.days:
        return whole
    brief = _("{n} in 12 months, last {last}") if now.is_complete else _("{n} since {day}, last {last}")
    return brief.format(n=now.falls.times, day=since, last=words.short.day_month_year(now.falls.days[0]))


def _list(now: Now, words: Words) -> list[dict[str, str]]:
    """The complete content, to which the card refers where it was truncated."""
    taken = now_contents(now, words)["running"]
    rows = [*taken, *([[_("Also"), "; ".join(map(isolated, now.further))]] if now.further else [])]
    rows += [[label, isolated(text)] for label, text in emergency_facts(now)]
    rows += [[falls_label(now, words), falls_in_words(now.falls, words)]]
    if changes := _changes(now):
        rows.append([_("Changed since the last visit"), "; ".join(changes)])
    return [{"label": label, "text": text} for label, text in rows]


def shortened(text: str, most: int) -> str:
    """The text truncated at a space before `most` letters, with an ellipsis if anything is omitted."""
    if len(text) <= most:
        return text
    kept = text[:most].rsplit(" ", 1)[0] if " " in text[:most].strip() else text[:most]
    return _("{words} …").format(words=kept.rstrip(" ,;"))
