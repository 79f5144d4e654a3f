"""Navigation through the questions of an import, forwards and backwards, up to the summary at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from diary.formats.importing.mapping import LEFT_OUT, Mapping
from diary.formats.importing.questions import DAY, MEANING, ORDER, ImportQuestion, asked_things, is_answered

DIFFERS, SUM = ImportQuestion("differs"), ImportQuestion("sum")
"""The question about differing entries, which is the last one; and the summary, which is not a question."""
_ORDER = ImportQuestion(ORDER)


@dataclass(slots=True)
class ImportSteps:
    """The questions followed by `SUM`, with the current index `at`; or `aside`, a question about a single thing."""

    every: list[ImportQuestion] = field(default_factory=lambda: [SUM])
    at: int = 0
    aside: ImportQuestion | None = None

    @property
    def current(self) -> ImportQuestion:
        return self.aside or self.every[self.at]

    @property
    def count(self) -> int:
        """The number of questions."""
        return len(self.every) - 1

    @property
    def has_former(self) -> bool:
        return self.aside is not None or self.at > 0

    @property
    def leads_to_sum(self) -> bool:
        """Whether the next step is the summary."""
        return self.aside is not None or self.at + 2 >= len(self.every)

    def begin(self, asked: Iterable[ImportQuestion], at: int = 0) -> None:
        """Begin with these questions, at the given index."""
        self.every = [*asked, SUM]
        self.go(at)

    def go(self, at: int) -> None:
        """Go to the question with that index, or to the summary."""
        self.aside, self.at = None, max(0, min(at, self.count))

    def go_on(self) -> None:
        """Go to the next question; from the question aside back to where it was opened."""
        self.go(self.at if self.aside else self.at + 1)

    def go_back(self) -> bool:
        """Go to the previous question; False at the first one."""
        if not self.has_former:
            return False
        self.go(self.at if self.aside else self.at - 1)
        return True

    def look_at(self, label: str) -> None:
        """Open the question about one thing aside."""
        self.aside = ImportQuestion(MEANING, (label,))

    def show_differing(self, differs: bool, *, is_certain: bool) -> None:
        """Add or remove the question about differing entries.

        While other answers are missing, it is not certain that nothing differs, and the question is kept: the announced
        number of questions may become smaller, but never larger.
        """
        if differs and DIFFERS not in self.every:
            self.every.insert(self.count, DIFFERS)
        elif not differs and DIFFERS in self.every and (is_certain or self.current == DIFFERS):
            self._drop(DIFFERS)

    def drop_needless(self, mapping: Mapping) -> int:
        """Drop later questions whose things are all left out; returns their number.

        The order of dates is asked after the day if the dates of the chosen column need it.
        """
        if self.current.kind == DAY and not mapping.date_order and _ORDER not in self.every:
            self.every.insert(self.at + 1, _ORDER)
        needless = [one for one in self.every[self.at + 1 :] if _is_needless(one, mapping)]
        needless += [_ORDER] if self.current.kind == DAY and mapping.date_order and _ORDER in self.every else []
        for one in needless:
            self._drop(one)
        return len(needless)

    def go_to_open(self, mapping: Mapping) -> bool:
        """Go to the first unanswered question; False if there is none."""
        open_ones = (
            at for at, one in enumerate(self.every) if not (one in (DIFFERS, SUM) or is_answered(one, mapping))
        )
        place = next(open_ones, None)
        if place is not None:
            self.go(place)
        return place is not None

    def _drop(self, question: ImportQuestion) -> None:
        place = self.every.index(question)
        self.every.remove(question)
        self.at -= place < self.at


def _is_needless(question: ImportQuestion, mapping: Mapping) -> bool:
    """Whether all things of the question are left out, or no longer exist."""
    return bool(question.labels) and all(thing.meaning == LEFT_OUT for thing in asked_things(question, mapping))
