"""The health background form as a QuestionnaireResponse: its blocks are groups, its answered items have answers."""

from collections.abc import Iterable, Iterator

from diary.domain.background.answers import UNKNOWN_WORDS, BackgroundAnswer, answer_to, last_updated
from diary.domain.background.form import blocks, item_named
from diary.domain.background.question import FormItem, choice_name, unit_of
from diary.domain.excerpt import Excerpt
from diary.domain.visit import open_questions
from diary.formats.fhir import codes
from diary.formats.fhir.codes import Unit
from diary.formats.fhir.element import Element, clean_text, coding, made_identifier, own, quantity, reference
from diary.i18n import _

_BLANK = "–"


def background(excerpt: Excerpt, patient: str) -> Iterator[Element]:
    """One response of the patient with that identifier; none where no item is answered.

    Unanswered items are absent, and "I do not know" is an answer. Answers to items that the form no longer has come
    last.
    """
    answers = excerpt.background
    updated = last_updated(answers)
    if updated is None:
        return
    groups = [(block.key, _(block.title), list(_items(block.items, answers))) for block in blocks()]
    former = dict.fromkeys(one.item for one in answers if item_named(one.item) is None)
    groups.append(("former", _("Asked formerly"), list(_items(map(_former, former), answers))))
    for block in blocks():
        asking = [item for item in block.items if item.kind == "questions"]
        groups += [(block.key, _(block.title), list(_questions(item, excerpt))) for item in asking]
    yield {
        "resourceType": "QuestionnaireResponse",
        "id": made_identifier(patient, "background"),
        "status": "completed",
        "subject": reference(patient),
        "authored": updated.isoformat(),
        "author": reference(patient),
        "source": reference(patient),
        "item": [{"linkId": f"block-{key}", "text": title, "item": items} for key, title, items in groups if items],
    }


def _items(items: Iterable[FormItem], answers: Iterable[BackgroundAnswer]) -> Iterator[Element]:
    given = list(answers)
    for item in items:
        answer = answer_to(given, item.key)
        if answer is not None:
            text = clean_text(_(item.question)) or item.key
            yield {"linkId": clean_text(item.key) or _BLANK, "text": text, "answer": list(_answers(item, answer))}


def _former(key: str) -> FormItem:
    """An item that the form no longer has, of which only the key is known."""
    return FormItem(key=key, kind="several", question=key, label=key)


def _answers(item: FormItem, answer: BackgroundAnswer) -> Iterator[Element]:
    if answer.unknown:
        yield {"valueCoding": coding(own("answer", "unknown"), _(UNKNOWN_WORDS))}
    for text in answer.texts:
        yield {"valueString": clean_text(text) or _BLANK}
    for key in answer.choices:
        yield {"valueCoding": coding(own(f"answer-{item.key}", key), choice_name(item, key))}
    if answer.number is not None:
        yield {"valueQuantity": quantity(answer.number, _unit(item, answer.unit))}
    if answer.dated:
        yield {"valueDate": answer.dated}


def _unit(item: FormItem, key: str) -> Unit:
    is_known = any(one.key == key for one in item.units)
    return Unit(_(unit_of(item, key).name) if is_known else clean_text(key), codes.OF_BACKGROUND_UNIT.get(key, ""))


def _questions(item: FormItem, excerpt: Excerpt) -> Iterator[Element]:
    """What the person wants to ask and has not asked yet."""
    texts = [{"valueString": clean_text(one.text) or _BLANK} for one in open_questions(excerpt.questions)]
    if texts:
        yield {"linkId": item.key, "text": _(item.question), "answer": texts}
