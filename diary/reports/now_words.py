"""The block "Now" as texts, for the page, the web page, the plain text and the wallet card."""

from collections.abc import Sequence

from diary.domain.background.answers import UNKNOWN_WORDS, BackgroundAnswer
from diary.domain.background.form import item_named
from diary.domain.background.question import NONE
from diary.domain.background.words import answer_in_words
from diary.domain.treatment import TreatmentEvent
from diary.domain.treatment_history import event_in_words
from diary.i18n import _, ngettext
from diary.reports.blocks import Contents, and_more, listed, most_of
from diary.reports.direction import isolated, with_typed_isolated
from diary.reports.now import PACEMAKER, Falls, Now, TakenNow
from diary.reports.words import MOST_OF_CHANGES, MOST_OF_NOW, Words, brief

_MOST_FALLS, _MOST_CHANGES = 3, 4


def now_contents(now: Now, words: Words) -> Contents:
    """Heading, the medicines as a table of texts, and the other facts with their labels."""
    return {
        "heading": _("Now"),
        "caption": _("{day}, as the patient wrote it, not checked").format(day=words.short.day_month_year(now.day)),
        "head": [_("Takes"), _("Dose"), _("Since")],
        "medicines": [_medicine(one, words) for one in now.taken],
        "running": [[isolated(one.name), _after_name(one, words)] for one in now.taken],
        "further": brief(from_background(now), MOST_OF_NOW),
        "facts": [{"label": label, "text": brief(text, MOST_OF_NOW)} for label, text in facts_of(now, words)],
        "changed": _changed(now, words),
    }


def from_background(now: Now) -> str:
    """The medicines that are only mentioned in the health background; empty if there are none."""
    return (
        _("By the health background: {lines}").format(lines="; ".join(map(isolated, now.further)))
        if now.further
        else ""
    )


def dose_of(taken: TakenNow) -> str:
    """Dose and times: "75 mg, twice a day"."""
    return listed([isolated(part) for part in (taken.dose, taken.times) if part])


def since_of(taken: TakenNow, words: Words) -> str:
    """The date of the latest change: "26 Oct 2026 (new)"."""
    since = words.short.day_month_year(taken.since)
    return _("{day} (new)").format(day=since) if taken.is_new else since


def _medicine(taken: TakenNow, words: Words) -> list[str]:
    return [taken.name, dose_of(taken), since_of(taken, words)]


def _after_name(taken: TakenNow, words: Words) -> str:
    """ "75 mg, twice a day, since 26 Oct 2026 (new)"."""
    since = _("since {day}").format(day=since_of(taken, words))
    return listed([part for part in (dose_of(taken), since) if part])


def facts_of(now: Now, words: Words) -> list[tuple[str, str]]:
    """Allergies, blood thinner, pacemaker and falls, each with its label; then the facts that are not recorded."""
    falls = (falls_label(now, words), falls_in_words(now.falls, words))
    facts = [
        *([(_("Medicines"), _("none"))] if now.takes_nothing else []),
        *((label, isolated(text)) for label, text in emergency_facts(now)),
        falls,
    ]
    missing = unwritten(now)
    return [*facts, (_("Not written down"), listed(missing))] if missing else facts


def emergency_facts(now: Now) -> list[tuple[str, str]]:
    """The recorded facts that matter to strangers in an emergency."""
    facts = [
        (_("Allergies"), answered(now.allergies) if now.allergies else ""),
        (_("Blood thinner"), _yes_or_no(now.blood_thinner) if now.blood_thinner else ""),
        (_("Pacemaker"), pacemaker(now.implants) if now.implants else ""),
    ]
    return [(label, text) for label, text in facts if text]


def unwritten(now: Now) -> list[str]:
    """The facts that neither the diary nor the health background has, which is not the same as "none"."""
    silent = {
        _("medicines"): not (now.taken or now.further or now.takes_nothing),
        _("allergies"): now.allergies is None,
        _("blood thinner"): now.blood_thinner is None,
        _("pacemaker"): now.implants is None,
    }
    return [name for name, is_silent in silent.items() if is_silent]


def answered(answer: BackgroundAnswer) -> str:
    """An answer of the health background in short form."""
    if answer.unknown:
        return _(UNKNOWN_WORDS)
    if answer.choices == (NONE,):
        return _("none")
    item = item_named(answer.item)
    return "; ".join(answer_in_words(item, answer)) if item else "; ".join(answer.texts)


def _yes_or_no(answer: BackgroundAnswer) -> str:
    """The answer of a single choice in the form used after its label: "yes"."""
    short_answers: dict[tuple[str, ...], str] = {("yes",): _("yes"), ("no",): _("no")}
    return short_answers.get(answer.choices) or answered(answer)


def pacemaker(answer: BackgroundAnswer) -> str:
    """Whether there is a pacemaker, followed by other implants."""
    if answer.unknown:
        return answered(answer)
    others = tuple(one for one in answer.choices if one not in (NONE, PACEMAKER))
    answer_text = _("yes") if PACEMAKER in answer.choices else _("no")
    item = item_named(answer.item)
    if not others or item is None:
        return answer_text
    further = answer_in_words(item, BackgroundAnswer(item=answer.item, choices=others))
    return _("{answer}; also: {implants}").format(answer=answer_text, implants="; ".join(further))


def falls_label(now: Now, words: Words) -> str:
    if now.is_complete:
        return _("Falls, 12 months")
    return _("Falls since {day}").format(day=words.short.day_month_year(now.falls.period.first))


def falls_in_words(falls: Falls, words: Words) -> str:
    """ "3: 3 Nov, 21 Sep, 2 Mar; hurt in 1"; a day of the previous year has its year."""
    if not falls.times:
        return _("none written down")
    this_year = falls.period.last.year
    shown = [
        words.short.day_month(day) if day.year == this_year else words.short.day_month_year(day)
        for day in falls.days[: most_of(falls.days, _MOST_FALLS)]
    ]
    days = listed([*shown, *and_more(len(falls.days) - len(shown))])
    falls_text = _("{n}: {days}").format(n=falls.times, days=days)
    if falls.hurt is None:
        return falls_text
    hurt = ngettext("hurt in {n}", "hurt in {n}", falls.hurt).format(n=falls.hurt) if falls.hurt else _("not hurt")
    return _("{falls}; {hurt}").format(falls=falls_text, hurt=hurt)


def _changed(now: Now, words: Words) -> Contents | None:
    """The changes since the last visit; `None` without a visit."""
    if now.since_visit is None:
        return None
    label = _("Changed since the last visit, {day}").format(day=words.short.day_month_year(now.since_visit.visit))
    changes_text = changes_in_words(now, words) or _("no medicine or treatment")
    return {"label": label, "text": brief(changes_text, MOST_OF_CHANGES)}


def changes_in_now(now: Now | None) -> tuple[TreatmentEvent, ...]:
    """The treatment events whose day and dose are in "Now" or in its complete texts."""
    changes = now.since_visit.changes if now and now.since_visit else ()
    return tuple(event for _name, event in changes[-_MOST_CHANGES:])


def changes_in_words(now: Now, words: Words) -> str:
    """ "Pregabalin: started, 75 mg (5 Oct 2026); …"; empty if nothing changed since the last visit."""
    changes = now.since_visit.changes if now.since_visit else ()
    earlier, latest = changes[:-_MOST_CHANGES], changes[-_MOST_CHANGES:]
    said: Sequence[str] = [
        _("{name}: {turn} ({day})").format(
            name=isolated(name),
            turn=event_in_words(with_typed_isolated(event)),
            day=words.short.day_month_year(event.day),
        )
        for name, event in latest
    ]
    if earlier:
        names = listed(list(dict.fromkeys(isolated(name) for name, _event in earlier)))
        said = [_("before these {names}").format(names=names), *said]
    return "; ".join(said)
