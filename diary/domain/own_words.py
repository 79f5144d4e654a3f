"""The person's own phrase for a symptom ("walking on cotton wool"), stored as an answer of the health background."""

from collections.abc import Iterable, Mapping

from diary.domain.background.answers import BackgroundAnswer, answer, answer_to
from diary.domain.change import Change
from diary.domain.symptom import SYMPTOMS


def own_words_item(symptom: str) -> str:
    """The key of the health background's item that asks for the phrase."""
    return f"words-{symptom}"


def own_words(answers: Iterable[BackgroundAnswer]) -> Mapping[str, str]:
    """The phrase of each symptom that has one, by its key, in the order of the symptoms."""
    every = list(answers)
    answers_by_symptom = {symptom.key: answer_to(every, own_words_item(symptom.key)) for symptom in SYMPTOMS}
    phrases = {key: " ".join(" ".join(one.texts).split()) for key, one in answers_by_symptom.items() if one is not None}
    return {key: phrase for key, phrase in phrases.items() if phrase}


def say_own_words(answers: Iterable[BackgroundAnswer], symptom: str, phrase: str) -> list[Change]:
    """The changes that set the person's phrase for a symptom; an empty one removes it."""
    every, item, words = list(answers), own_words_item(symptom), " ".join(phrase.split())
    if words == own_words(every).get(symptom, ""):
        return []
    return answer(every, item, BackgroundAnswer(item=item, texts=(words,)) if words else None)
