"""A diary whose every text looks like HTML that loads an image, and a watch on that image's file."""

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import blocks
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import Dose, ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from diary.settings import Settings
from tests.ui.windows import TODAY

OWN = Settings()._replace(
    symptoms=("numbness", "mine"), treatments=("mine", "tablets"), measurements=("mine",), events=("mine",)
)
"""Settings with which all user-defined items are asked for."""
_IN_OPEN, _NON_BLOCKING = 0x20, 0o4000


def words_with(picture: Path) -> str:
    """A text with HTML for that image, matplotlib's mathematics, Markdown, and Typst's markup."""
    return f'<img src="{picture}"><b>x</b> $\\frac{{1}}{{0}}$ &amp; #eval("1") **y** *z*'


def diary_of(words: str) -> list[Record]:
    """A diary of three weeks in which every text is `words`."""
    kept: list[Record] = [
        *(
            Definition(kind=kind, key="mine", name=words, unit=words, low=words, high=words, category=category)
            for kind, category in (("symptom", ""), ("treatment", "medicine"), ("measurement", ""), ("event", ""))
        ),
        Definition(kind="exercise", key="mine", name=words, dose=Dose(sets=2, words=words), steps=(words,)),
        PlanLine(exercises=("mine", "calf-raise"), name=words, valid_from=TODAY - timedelta(days=40)),
        PlanLine(exercises=("mine",), valid_from=TODAY - timedelta(days=40), position=1),
        StepWords(symptom="mine", step=4, words=words, valid_from=TODAY - timedelta(days=40)),
        Profile(name=words),
        Visit(date=TODAY - timedelta(days=30), whom=words, agreed=words),
        Visit(date=TODAY + timedelta(days=3), whom=words),
        Question(text=words),
        Question(text=words, asked=TODAY - timedelta(days=30), answer=words),
        *(
            BackgroundAnswer(item=item.key, texts=(words,))
            for block in blocks()
            for item in block.items
            if item.kind in ("text", "lines")
        ),
        TreatmentEvent(day=TODAY - timedelta(days=14), treatment="mine", turn="started", dose=words, times=words),
        TreatmentEvent(day=TODAY - timedelta(days=5), treatment="mine", turn="changed", dose=words, text=words),
    ]
    for back in range(21):
        day = TODAY - timedelta(days=back)
        kept += [
            Rating(day=day, symptom="mine", value=back % 10),
            Rating(day=day, symptom="numbness", value=3 + back % 2),
            ExerciseDone(day=day - timedelta(days=1), exercise="mine", minutes=10),
            TreatmentDone(day=day, treatment="mine", dose=words, text=words),
            Note(day=day, text=words, author=words, for_practitioner=True),
            Measurement(day=day, quantity="mine", value=4),
            Event(day=day, event="mine", text=words, place=words),
            Event(day=day, event="fall", text=words, place=words, count=1),
        ]
    return kept


@dataclass
class Openings:
    """The number of times a file was opened by any process since the watch began (Linux)."""

    handle: int

    def count(self) -> int:
        """The openings since the last call."""
        try:
            events = os.read(self.handle, 65536)
        except BlockingIOError:
            return 0
        return len(events) // struct.calcsize("iIII")


@contextmanager
def watched(file: Path) -> Iterator[Openings]:
    """Watch the file with inotify, which detects opening by any library."""
    library = ctypes.CDLL(None, use_errno=True)
    handle = library.inotify_init1(_NON_BLOCKING)
    assert handle >= 0, os.strerror(ctypes.get_errno())
    try:
        assert library.inotify_add_watch(handle, os.fsencode(file), _IN_OPEN) >= 0, os.strerror(ctypes.get_errno())
        yield Openings(handle)
    finally:
        os.close(handle)
