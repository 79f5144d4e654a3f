"""The health background form as a Questionnaire, and its answers as a QuestionnaireResponse.

Blocks are groups, and each item has the type of its answers.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator

from diary.domain.background.answers import UNKNOWN_WORDS, BackgroundAnswer, answer_to, last_updated
from diary.domain.background.form import blocks, item_named
from diary.domain.background.question import FormItem, ItemKind, choice_name, unit_of
from diary.domain.rounding import as_entered
from diary.domain.visit import open_questions
from diary.formats.fhir import codes
from diary.formats.fhir.codes import Unit
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import (
    Element,
    clean_text,
    coding,
    full_url,
    made_identifier,
    moment,
    own,
    quantity,
    reference,
)
from diary.i18n import _, language

_BLANK = "–"
_UNKNOWN = "unknown"
_TYPES: dict[ItemKind, str] = {
    "text": "open-choice",
    "lines": "open-choice",
    "one": "open-choice",
    "several": "open-choice",
    "number": "quantity",
    "date": "date",
    "questions": "string",
}
"""The type of an item in a Questionnaire; "I do not know" is a choice, or an item of its own for types without
choices."""
_SEVERAL = ("lines", "several", "questions")


def background(at: Context) -> Iterator[Element]:
    """The form and its response; nothing if no item is answered.

    Unanswered items are absent; "I do not know" is an answer. Answers to items that the form no longer has are texts at
    the end.
    """
    answers = at.excerpt.background
    updated = last_updated(answers)
    if updated is None:
        return
    asked = _questionnaire(answers)
    yield asked
    patient = reference(at.patient)
    groups = [_group(block.key, _(block.title), list(_answered(block.items, at))) for block in blocks()]
    groups.append(_group("former", _("Asked formerly"), list(_former_answers(answers))))
    yield {
        "resourceType": "QuestionnaireResponse",
        "id": response_to_background(at),
        "questionnaire": asked["url"],
        "status": "completed",
        "subject": patient,
        "authored": moment(min(updated, at.made_at)),
        "author": patient,
        "source": patient,
        "item": [group for group in groups if group["item"]],
    }


def response_to_background(at: Context) -> str:
    """The identifier of the response; empty if there is none."""
    return made_identifier(at.patient, "background")


def _questionnaire(answers: Collection[BackgroundAnswer]) -> Element:
    """The form, including private blocks only if one of their items is answered; its identifier is derived from its
    content."""
    answered = {one.item for one in answers}
    shown = [block for block in blocks() if not block.private or answered & {item.key for item in block.items}]
    groups = [_group(block.key, _(block.title), list(_asked(block.items))) for block in shown]
    former = [{"linkId": _link(key), "text": _link(key), "type": "string", "repeats": True} for key in _former(answers)]
    groups.append(_group("former", _("Asked formerly"), former))
    items = [{**group, "type": "group"} for group in groups if group["item"]]
    identifier = made_identifier("questionnaire", language(), hashlib.sha256(json.dumps(items).encode()).hexdigest())
    return {
        "resourceType": "Questionnaire",
        "id": identifier,
        "language": language(),
        "url": full_url(identifier),
        "title": _("Health background"),
        "status": "active",
        "subjectType": ["Patient"],
        "item": items,
    }


def _group(key: str, title: str, items: list[Element]) -> Element:
    return {"linkId": f"block-{key}", "text": title, "item": items}


def _asked(items: Iterable[FormItem]) -> Iterator[Element]:
    for item in items:
        kind = _TYPES[item.kind]
        options = [coding(own(f"answer-{item.key}", one.key), _(one.name)) for one in item.choices]
        if kind == "open-choice":
            options.append(_unknown())
        yield {
            "linkId": item.key,
            "text": _(item.question),
            "type": kind,
            **({"repeats": True} if item.kind in _SEVERAL else {}),
            **({"answerOption": [{"valueCoding": one} for one in options]} if options else {}),
        }
        if kind in ("quantity", "date"):
            yield {"linkId": f"{item.key}-{_UNKNOWN}", "text": _(UNKNOWN_WORDS), "type": "boolean"}


def _answered(items: Iterable[FormItem], at: Context) -> Iterator[Element]:
    for item in items:
        if item.kind == "questions":
            yield from _questions(item, at)
            continue
        answer = answer_to(at.excerpt.background, item.key)
        if answer is not None and answer.unknown and _TYPES[item.kind] != "open-choice":
            answers = [{"valueBoolean": True}]
            yield {"linkId": f"{item.key}-{_UNKNOWN}", "text": _(UNKNOWN_WORDS), "answer": answers}
        elif answer is not None and (answers := list(_answers(item, answer))):
            yield {"linkId": item.key, "text": _(item.question), "answer": answers}


def _answers(item: FormItem, answer: BackgroundAnswer) -> Iterator[Element]:
    """The answers in the item's type; choices of an older form become texts if the type permits them."""
    kind = _TYPES[item.kind]
    if kind == "quantity" and answer.number is not None:
        yield {"valueQuantity": quantity(answer.number, _unit(item, answer.unit))}
    elif kind == "date" and answer.dated:
        yield {"valueDate": answer.dated}
    elif kind == "open-choice":
        if answer.unknown:
            yield {"valueCoding": _unknown()}
        known = {one.key for one in item.choices}
        for key in answer.choices:
            if key in known:
                yield {"valueCoding": coding(own(f"answer-{item.key}", key), choice_name(item, key))}
        others = (*(key for key in answer.choices if key not in known), *_texts(answer))
        for text in others:
            yield {"valueString": clean_text(text) or _BLANK}


def _texts(answer: BackgroundAnswer) -> tuple[str, ...]:
    number = "" if answer.number is None else f"{as_entered(answer.number)} {answer.unit}".strip()
    return tuple(filter(None, (*answer.texts, number, answer.dated)))


def _unknown() -> Element:
    return coding(own("answer", _UNKNOWN), _(UNKNOWN_WORDS))


def _former(answers: Iterable[BackgroundAnswer]) -> list[str]:
    """The keys of answered items that the form no longer has."""
    return list(dict.fromkeys(one.item for one in answers if item_named(one.item) is None))


def _former_answers(answers: Iterable[BackgroundAnswer]) -> Iterator[Element]:
    given = list(answers)
    for key in _former(given):
        answer = answer_to(given, key)
        if answer is not None:
            texts = [_(UNKNOWN_WORDS)] if answer.unknown else [*answer.choices, *_texts(answer)]
            values = [{"valueString": clean_text(text) or _BLANK} for text in texts]
            yield {"linkId": _link(key), "text": _link(key), "answer": values}


def _link(key: str) -> str:
    return clean_text(key) or _BLANK


def _unit(item: FormItem, key: str) -> Unit:
    is_known = any(one.key == key for one in item.units)
    return Unit(_(unit_of(item, key).name) if is_known else clean_text(key), codes.OF_BACKGROUND_UNIT.get(key, ""))


def _questions(item: FormItem, at: Context) -> Iterator[Element]:
    """The open questions for the next visit."""
    texts = [{"valueString": clean_text(one.text) or _BLANK} for one in open_questions(at.excerpt.questions)]
    if texts:
        yield {"linkId": item.key, "text": _(item.question), "answer": texts}
