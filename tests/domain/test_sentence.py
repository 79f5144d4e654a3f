"""For whom the sentence of a day is: private, for the practitioner, or to be asked about."""

from datetime import date

from diary.domain.change import Change, added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.sentence import Audience, audience_of, can_be_asked, keep_sentence, question_about
from diary.domain.visit import LONGEST, Question, ask
from tests.builders import EVENING

PRIVATE, SHARED, ASKED = Audience(True, False), Audience(False, False), Audience(False, True)
WORDS = "Is the cream  good\nfor this?"
IN_ONE_LINE = "Is the cream good for this?"


def diary(*steps: list[Change]) -> Excerpt:
    made = Excerpt(period=single(EVENING))
    for changes in steps:
        made = changed(made, changes)
    return made


def said(excerpt: Excerpt) -> tuple[list[tuple[str, bool]], list[str], Audience]:
    """The notes with whether they are for the practitioner, the questions, and for whom the note is."""
    note = next(iter(excerpt.notes), None)
    notes = [(one.text, one.for_practitioner) for one in excerpt.notes]
    return notes, [one.text for one in excerpt.questions], audience_of(note, excerpt.questions)


def kept(excerpt: Excerpt, text: str, audience: Audience | None = None) -> Excerpt:
    return changed(excerpt, keep_sentence(excerpt, EVENING, text, audience))


def test_a_new_sentence_is_private_and_keeps_what_it_was() -> None:
    first = kept(diary(), WORDS)
    assert said(first) == ([(WORDS, False)], [], PRIVATE)
    shared = kept(first, WORDS, SHARED)
    assert said(shared) == ([(WORDS, True)], [], SHARED)
    assert said(kept(shared, "Another.")) == ([("Another.", True)], [], SHARED)
    assert audience_of(None, ()) == PRIVATE


def test_what_is_asked_about_stands_among_the_questions_and_follows_the_words() -> None:
    asked = kept(diary(), WORDS, ASKED)
    assert said(asked) == ([(WORDS, True)], [IN_ONE_LINE], ASKED)
    [question] = asked.questions
    other = kept(asked, "And the bath?")
    assert said(other) == ([("And the bath?", True)], ["And the bath?"], ASKED)
    assert other.questions[0].id == question.id
    assert keep_sentence(other, EVENING, "And the bath?") == []


def test_private_and_asked_exclude_each_other() -> None:
    asked = kept(diary(), WORDS, ASKED)
    assert said(kept(asked, WORDS, PRIVATE)) == ([(WORDS, False)], [], PRIVATE)
    assert said(kept(asked, WORDS, SHARED)) == ([(WORDS, True)], [], SHARED)
    assert said(kept(asked, "")) == ([], [], PRIVATE)


def test_a_question_that_was_asked_or_has_other_words_is_left_alone() -> None:
    own = Question(text="May I swim?")
    asked = kept(diary(added([own])), WORDS, ASKED)
    question = next(one for one in asked.questions if one.id != own.id)
    done = changed(asked, ask(question, (), date(2026, 11, 30)))
    assert audience_of(done.notes[0], done.questions) == SHARED
    after = kept(done, "")
    assert {one.text for one in after.questions} == {"May I swim?", IN_ONE_LINE}
    again = kept(after, "may I  swim?", ASKED)
    assert sorted(said(again)[1]) == [IN_ONE_LINE, "May I swim?"], "it is on the list already"
    assert said(again)[2] == ASKED


def test_a_text_that_is_too_long_for_a_question_is_not_asked_about() -> None:
    long = "a" * (LONGEST + 1)
    assert [can_be_asked(text) for text in ("", " \n", "a", "a" * LONGEST, long)] == [False, False, True, True, False]
    asked = kept(diary(), WORDS, ASKED)
    assert said(kept(asked, long)) == ([(long, True)], [], SHARED)
    assert question_about((), "") is None


def test_another_day_is_not_touched() -> None:
    before = Note(day=date(2026, 1, 1), text=WORDS)
    assert changed(diary(added([before])), keep_sentence(diary(added([before])), EVENING, "Now.")).questions == ()
