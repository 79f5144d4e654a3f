"""The person's own phrase for a symptom."""

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import item_named
from diary.domain.own_words import own_words, own_words_item, say_own_words
from diary.domain.symptom import SYMPTOMS


def test_each_of_the_three_has_its_question_and_its_definition() -> None:
    for symptom in SYMPTOMS:
        item = item_named(own_words_item(symptom.key))
        assert item is not None
        assert item.kind == "text"
        assert symptom.definition.endswith(".")


def test_phrases_stand_in_the_order_of_the_symptoms_on_one_line() -> None:
    answers = [
        BackgroundAnswer(item="words-pain", texts=("a hot\nneedle ",)),
        BackgroundAnswer(item="words-numbness", texts=("cotton wool",)),
        BackgroundAnswer(item="words-tingling", unknown=True),
        BackgroundAnswer(item="problem", texts=("stairs",)),
    ]
    assert list(own_words(answers).items()) == [("numbness", "cotton wool"), ("pain", "a hot needle")]


def test_a_phrase_is_set_changed_and_taken_away() -> None:
    [first] = say_own_words([], "pain", "  a hot  needle ")
    assert isinstance(first.after, BackgroundAnswer)
    assert own_words([first.after]) == {"pain": "a hot needle"}
    assert say_own_words([first.after], "pain", "a hot needle") == []
    [second] = say_own_words([first.after], "pain", "a knife")
    assert isinstance(second.after, BackgroundAnswer)
    assert (second.before, second.after.texts) == (first.after, ("a knife",))
    [last] = say_own_words([first.after], "pain", " ")
    assert (last.before, last.after) == (first.after, None)
