"""The row of one thing in a file (a column, an exercise, a symptom): its meaning and scale."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.catalogue import exercises
from diary.domain.event import EVENTS
from diary.domain.measurement import QUANTITIES
from diary.domain.symptom import MORE, SYMPTOMS
from diary.domain.treatment import TREATMENTS
from diary.formats.importing.mapping import ASK, UNKNOWN, UNKNOWN_SCALE, UNREAD, Thing, Words
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_words import WordChoices
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.text_field import LONGEST, TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

SCALES = ((0, 10), (1, 10), (0, 100), (0, 4), (0, 5), (1, 5), (1, 7), (0, 3), (1, 4), (1, 3), (0, 2), (0, 1), (10, 0))
_OWN, _NOT_SAID = "", ""
_WORTHS = tuple(range(1, 11))


class ThingRow(QWidget):
    """Name, examples and menus for a `Thing`; `thing_changed` carries the edited one.

    `others` are other things of the file with which it can be merged.
    """

    thing_changed = Signal(Thing)

    def __init__(
        self, thing: Thing, examples: Sequence[str], others: Sequence[Thing] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thing = thing
        self._others = {_joined(other.label): other for other in others if other.label != thing.label}
        self._holders: dict[QWidget, QWidget] = {}
        self._places = FlowLayout(gap=theme.px(8))
        name = thing.label
        self.meaning = MenuButton(_("{column} is").format(column=name), meanings(thing), thing.meaning)
        self.target = MenuButton(_("{column} is the same as").format(column=name), self._targets(), self._target())
        self.scale = MenuButton(_("Scale of {column}").format(column=name), scales(thing), scale_key(thing.scale))
        self.amount = MenuButton(_("{column} says").format(column=name), _amounts(), thing.amount)
        self.worth = MenuButton(_("{column} stands for").format(column=name), _worths(), _worth_key(thing))
        self.divisor = MenuButton(_("Numbers of {column}").format(column=name), _divisors(), f"{thing.divisor:g}")
        self.words = WordChoices(thing)
        self.name = TextField(_("Name of {column} in the diary").format(column=name))
        self.name.setText(thing.shown_name)
        self.name.editingFinished.connect(self._on_named)
        self._lay_out(examples)
        self.words.words_changed.connect(self._on_words_changed)
        self.meaning.choice_made.connect(self._on_meaning_chosen)
        for control in (self.target, self.scale, self.amount, self.worth, self.divisor):
            control.choice_made.connect(lambda _key: self._emit_thing())
        self._has_divisor, self._is_joined = thing.divisor != 1, self.target.choice in self._others
        self._show_choices()

    @property
    def thing(self) -> Thing:
        return self._thing

    def show_scale(self, scale: tuple[float, float]) -> None:
        """Set the scale that was chosen for all symptoms; emits no signal."""
        self._thing = replace(self._thing, scale=scale)
        self.scale.set_choices(scales(self._thing), scale_key(scale))

    def focus_open(self) -> None:
        """Focus the menu of the unanswered question."""
        thing = self._thing
        control = self.meaning if thing.meaning == ASK else self.worth if thing.is_word else self.scale
        if thing.meaning == "symptom" and thing.scale != UNKNOWN_SCALE and thing.open_words:
            control = self.words.menus[thing.open_words[0]]
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_meaning_chosen(self, meaning: str) -> None:
        self._thing = replace(self._thing, meaning=meaning, key="", category="")
        self.target.set_choices(self._targets(), _OWN)
        self._show_choices()
        self._emit_thing()

    def _on_named(self) -> None:
        """Apply an edited name, which makes the thing an item of its own."""
        name = self.name.words
        if name and name != " ".join(self._thing.shown_name.split())[:LONGEST]:
            self._thing = replace(self._thing, name=name, key="")
            self.thing_changed.emit(self._thing)

    def _on_words_changed(self, words: Words) -> None:
        self._thing = replace(self._thing, words=words)
        self._emit_thing()

    def _show_choices(self) -> None:
        meaning, is_word = self._thing.meaning, self._thing.is_word
        for control, shown in (
            (self.target, len(self._targets()) > 1 and not is_word),
            (self.scale, meaning == "symptom" and not is_word),
            (self.amount, meaning == "exercise"),
            (self.worth, is_word and meaning != "leave-out"),
            (self.divisor, self._has_divisor and meaning != "leave-out"),
            (self.name, meaning not in (*UNREAD, "note") and not is_word and self.target.choice == _OWN),
        ):
            self._holders[control].setVisible(shown)
        self.words.setVisible(meaning == "symptom" and not self.words.is_bare)

    def _emit_thing(self) -> None:
        low, high = (float(end) for end in self.scale.choice.split(" "))
        other, known = self._others.get(self.target.choice), dict(self._targets())
        key = self.target.choice or (self._thing.key if self._thing.key not in known and not self._is_joined else "")
        key, name = (other.shown_key, other.shown_name) if other else (key, "" if self._is_joined else self._thing.name)
        self._is_joined = other is not None
        worth = float(self.worth.choice) if self.worth.choice else None
        self._thing = replace(
            self._thing,
            key=key if self.target.isVisibleTo(self) else self._thing.key,
            name=name,
            scale=(low, high),
            amount=self.amount.choice,
            worth=worth,
            divisor=float(self.divisor.choice),
        )
        self._show_choices()
        self.thing_changed.emit(self._thing)

    def _target(self) -> str:
        """The key of the built-in item it is mapped to; empty for a custom item."""
        key = self._thing.shown_key
        joined = (shown for shown, other in self._others.items() if self._thing.key and other.shown_key == key)
        return key if key in dict(_built_in_items(self._thing.meaning)) else next(joined, _OWN)

    def _targets(self) -> list[tuple[str, str]]:
        own, meaning = (_OWN, _("a thing of its own")), self._thing.meaning
        same = _("the same as “{name}”")
        others = (
            (key, same.format(name=other.shown_name))
            for key, other in self._others.items()
            if other.meaning == meaning and meaning not in UNREAD
        )
        return [own, *others, *_built_in_items(meaning)]

    def _lay_out(self, examples: Sequence[str]) -> None:
        holder = QWidget()
        holder.setLayout(self._places)
        for words, control in (
            (_("What it is"), self.meaning),
            (_("In the diary"), self.target),
            (_("Scale"), self.scale),
            (_("What its cells say"), self.amount),
            (_("Stands for"), self.worth),
            (_("How it is written"), self.divisor),
            (_("Called"), self.name),
        ):
            self._holders[control] = titled(words, control)
            self._places.addWidget(self._holders[control])
        name = label(self._thing.label, "row", wraps=True)
        some = label(_("for example {cells}").format(cells=", ".join(examples)), "secondary", "ink2", wraps=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(2))
        for words_of in (name, some):
            words_of.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        for widget in (name, some, holder, self.words):
            whole.addWidget(widget)
        some.setHidden(not examples)


def _joined(label: str) -> str:
    """The key of the choice to merge with the thing of this label."""
    return f"={label}"


def _built_in_items(meaning: str) -> list[tuple[str, str]]:
    """Keys and names of the built-in items of a meaning."""
    if meaning == "symptom":
        return [(symptom.key, _(symptom.name)) for symptom in SYMPTOMS + MORE]
    if meaning == "exercise":
        return [(key, _(exercise.name)) for key, exercise in exercises().items()]
    if meaning == "treatment":
        return [(treatment.key, _(treatment.name)) for treatment in TREATMENTS]
    if meaning == "measurement":
        named = _("{name} ({unit})")
        return [(quantity.key, named.format(name=_(quantity.name), unit=_(quantity.unit))) for quantity in QUANTITIES]
    return [(event.key, _(event.name)) for event in EVENTS if event.is_mark] if meaning == "event" else []


def meanings(thing: Thing) -> list[tuple[str, str]]:
    """Keys and names of the meanings, preceded by the present unknown meaning until one is chosen."""
    open_ones = {UNKNOWN: _("not known, left out"), ASK: _("choose what it is")}
    return [
        *([(thing.meaning, open_ones[thing.meaning])] if thing.meaning in open_ones else []),
        ("symptom", _("a symptom")),
        ("exercise", _("an exercise")),
        ("treatment", _("a treatment")),
        ("measurement", _("a measurement")),
        ("event", _("something that happened")),
        ("note", _("a sentence")),
        ("leave-out", _("left out")),
    ]


def scales(thing: Thing) -> list[tuple[str, str]]:
    """Keys and names of the scales; "choose the scale" first if it is unknown."""
    ends = [*SCALES, *([] if thing.scale in SCALES or thing.scale == UNKNOWN_SCALE else [thing.scale])]
    asked = [(scale_key(UNKNOWN_SCALE), _("choose the scale"))] if thing.scale == UNKNOWN_SCALE else []
    return [*asked, *((scale_key(pair), scale_name(pair)) for pair in ends)]


def scale_key(scale: tuple[float, float]) -> str:
    return f"{scale[0]:g} {scale[1]:g}"


def scale_name(scale: tuple[float, float]) -> str:
    return _("from {low} to {high}, {low} is none").format(
        low=locale_format.rating(scale[0]), high=locale_format.rating(scale[1])
    )


def _amounts() -> list[tuple[str, str]]:
    return [("done", _("1 for done, 0 for not")), ("minutes", _("minutes")), ("km", _("kilometres"))]


def _worths() -> list[tuple[str, str]]:
    return [(_NOT_SAID, _("choose the number")), *((f"{worth}", locale_format.number(worth)) for worth in _WORTHS)]


def _worth_key(thing: Thing) -> str:
    return f"{thing.worth:g}" if thing.worth in _WORTHS else _NOT_SAID


def _divisors() -> list[tuple[str, str]]:
    return [("1", _("numbers as they stand")), ("1000", _("numbers in thousandths"))]
