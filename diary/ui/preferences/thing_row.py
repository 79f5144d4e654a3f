"""One column of a file to import: what it means, and on which scale."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from diary.domain.catalogue import exercises
from diary.domain.symptom import SYMPTOMS
from diary.domain.treatment import TREATMENTS
from diary.formats.mapping import Thing
from diary.i18n import _
from diary.ui import local_words, theme
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.label import set_ink
from diary.ui.widgets.segmented import SegmentedControl

_SCALES = ((0, 10), (1, 10), (0, 100), (0, 4), (0, 5), (1, 5), (1, 7), (0, 3))
_OWN = ""


class ThingRow(QWidget):
    """Name and examples of a column, with the choices that its meaning has; `thing_changed` carries the `Thing`."""

    thing_changed = Signal(object)

    def __init__(self, thing: Thing, examples: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thing = thing
        name, some = QLabel(thing.label), QLabel(_("for example {cells}").format(cells=", ".join(examples)))
        name.setFont(theme.font("row"))
        for label in (name, some):
            label.setWordWrap(True)
        some.setFont(theme.font("secondary"))
        set_ink(some, "ink2")
        self.meaning = _menu(_("{column} is").format(column=thing.label), _meanings(), thing.meaning)
        self.target = _menu(_("{column} is the same as").format(column=thing.label), self._targets(), self._target())
        self.scale = _menu(_("Scale of {column}").format(column=thing.label), _scales(thing), _scale_key(thing.scale))
        self.amount = _menu(_("{column} says").format(column=thing.label), _amounts(), thing.amount)
        holder = QWidget()
        choices = FlowLayout(holder, theme.px(4))
        for control in (self.meaning, self.target, self.scale, self.amount):
            choices.addWidget(control)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        whole.setSpacing(theme.px(2))
        for widget in (name, some, holder):
            whole.addWidget(widget)
        some.setHidden(not examples)
        self.meaning.choice_made.connect(self._on_meaning_chosen)
        self.target.choice_made.connect(lambda _key: self._tell())
        self.scale.choice_made.connect(lambda _key: self._tell())
        self.amount.choice_made.connect(lambda _key: self._tell())
        self._show_choices()

    @property
    def thing(self) -> Thing:
        return self._thing

    def _on_meaning_chosen(self, meaning: str) -> None:
        self._thing = replace(self._thing, meaning=meaning, key="", name="")
        self.target.set_choices(self._targets())
        self._show_choices()
        self._tell()

    def _show_choices(self) -> None:
        meaning = self._thing.meaning
        self.target.setVisible(len(self._targets()) > 1)
        self.scale.setVisible(meaning == "symptom")
        self.amount.setVisible(meaning == "exercise")

    def _tell(self) -> None:
        low, high = (float(end) for end in self.scale.choice.split(" "))
        target = self.target.choice
        named = {"key": target, "name": dict(self._targets())[target]} if target else {"key": "", "name": ""}
        if not target and self._thing.name and self._thing.key == "":
            named["name"] = self._thing.name
        self._thing = replace(self._thing, scale=(low, high), amount=self.amount.choice, **named)
        self.thing_changed.emit(self._thing)

    def _target(self) -> str:
        """Which of the program's own things it is; empty for one of the person's own."""
        return self._thing.shown_key if self._thing.shown_key in dict(self._targets()) else _OWN

    def _targets(self) -> list[tuple[str, str]]:
        own = (_OWN, _("“{name}”, as a thing of its own").format(name=self._thing.label))
        brought: dict[str, list[tuple[str, str]]] = {
            "symptom": [(one.key, _(one.name)) for one in SYMPTOMS],
            "exercise": [(key, _(one.name)) for key, one in exercises().items()],
            "treatment": [(one.key, _(one.name)) for one in TREATMENTS],
        }
        return [own, *brought.get(self._thing.meaning, [])]


def _menu(name: str, choices: Sequence[tuple[str, str]], choice: str) -> SegmentedControl:
    control = SegmentedControl(name, choices)
    control.set_compact(True)
    control.show_choice(choice)
    return control


def _meanings() -> list[tuple[str, str]]:
    return [
        ("symptom", _("a symptom")),
        ("exercise", _("an exercise")),
        ("treatment", _("a treatment")),
        ("measurement", _("a measurement")),
        ("event", _("something that happened")),
        ("note", _("a sentence")),
        ("leave-out", _("left out")),
    ]


def _amounts() -> list[tuple[str, str]]:
    return [("done", _("1 for done, 0 for not")), ("minutes", _("minutes")), ("km", _("kilometres"))]


def _scales(thing: Thing) -> list[tuple[str, str]]:
    ends = [*_SCALES, *([] if thing.scale in _SCALES else [thing.scale])]
    return [
        (
            _scale_key(pair),
            _("from {low} to {high}").format(low=local_words.rating(pair[0]), high=local_words.rating(pair[1])),
        )
        for pair in ends
    ]


def _scale_key(scale: tuple[float, float]) -> str:
    return f"{scale[0]:g} {scale[1]:g}"
