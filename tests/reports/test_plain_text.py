from dataclasses import replace

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.own_words import own_words_item
from diary.reports.plain_text import plain_text
from diary.reports.summary import Options, summary
from tests.reports.diaries import LAST, PRIVATE, TWELVE_WEEKS, busy, made


def said(options: Options) -> str:
    return plain_text(summary(busy(), options), busy(), made_on=LAST)


def test_the_page_as_lines() -> None:
    words = said(Options(period=TWELVE_WEEKS))
    for expected in (
        "Neuropathy diary summary\nPrepared 19 November 2026\n\nPatient: Alex Sample\nBorn: 14 March 1955\n",
        "  Numbness: Mean now 5.5; 12 weeks before 6.5; Change † −1.0 (−15\N{NARROW NO-BREAK SPACE}%), lower; ",
        "Where (last 4 weeks)\n  Numbness: Both feet: toes, balls of the feet. Both hands: fingertips.",
        "Patient’s questions\n  1. Drowsy in the mornings",
        "  Calf stretch: Done of planned 42 of 84; Mean time 1.5 min*\n",
        "  6 Nov: Alpha-lipoic acid, stopped\n",
        "From the notes (chosen by the patient)\n  11 Nov: “Slept through",
    ):
        assert expected in words
    assert words.endswith("Made with Neuropathy Diary 1.0\n")
    assert PRIVATE not in words
    assert "<" not in words


def test_the_full_form_has_a_line_for_each_day() -> None:
    words = said(Options(period=TWELVE_WEEKS, form="full"))
    assert "  Tue 3 Nov: Numbness 6; Tingling 4; Pain 4; Min. –; Events Fall\n" in words
    assert words.count(": Numbness ") == 84 + len(["in the method"])


def test_a_blank_period_says_so() -> None:
    blank = replace(made(), ratings=(), exercises=(), treatments=(), notes=(), events=())
    words = plain_text(summary(blank, Options(period=TWELVE_WEEKS)), blank, made_on=LAST)
    assert "\n\nNothing was recorded in this period.\n\nMethod." in words


def test_the_patients_own_words_are_lines() -> None:
    answer = BackgroundAnswer(item=own_words_item("pain"), texts=("a hot wire",))
    told = replace(made(), background=(answer,))
    words = plain_text(summary(told, Options(period=TWELVE_WEEKS)), told, made_on=LAST)
    assert "\n\nIn the patient’s words\n  Pain: “a hot wire”\n\n" in words
