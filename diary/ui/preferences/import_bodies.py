"""The answer controls of each kind of import question: choices, scales, numbers for words, and meanings."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.formats.importing.csv_import import with_day
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import UNKNOWN_SCALE, Mapping, Thing, chosen_layout, with_meaning
from diary.formats.importing.questions import DAY, DECIMAL, ORDER, YEAR, ImportQuestion, asked_things
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_question import day_choices, letter_choices, number_choices
from diary.ui.preferences.import_thing_row import SCALES, scale_key, scale_name
from diary.ui.preferences.import_thing_rows import ThingRows
from diary.ui.widgets.inputs.choice_row import Choices
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

_OLDEST_YEARS, _FARTHEST = 60, 1000
_NONE = ""


class QuestionBody(Card):
    """The controls for an answer; `answered` carries the mapping with the answer."""

    answered = Signal(Mapping)

    def __init__(self, title: str, mapping: Mapping) -> None:
        super().__init__(title)
        self.mapping = mapping
        self.first: QWidget = self

    def focus_first(self) -> None:
        """Focus the first control."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Stop creating rows in later event loop iterations."""

    def _answer(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.answered.emit(mapping)


class FileBody(QuestionBody):
    """A question about the file as a whole: the column of the day, and the formats of dates and numbers."""

    def __init__(self, question: ImportQuestion, preview: ImportPreview, mapping: Mapping, this_year: int) -> None:
        super().__init__("", mapping)
        choices: Sequence[tuple[str, str]] = ()
        if question.kind in (ORDER, DECIMAL):
            choices = day_choices(preview, mapping) if question.kind == ORDER else number_choices(preview)
        if choices:
            self._add_choices("date_order" if question.kind == ORDER else "decimal", choices)
        elif question.kind == DAY:
            names = [(_NONE, _("choose the column")), *((name, name) for name in preview.header)]
            menu = MenuButton(_("Day"), names, mapping.day[0] if mapping.day else _NONE)
            menu.choice_made.connect(lambda key: self._answer(with_day(preview, self.mapping, key)))
            self._add_menu(_("Day"), menu)
        elif question.kind == YEAR:
            numbers = range(this_year, this_year - _OLDEST_YEARS, -1)
            years = [("0", _("choose the year")), *((f"{number}", f"{number}") for number in numbers)]
            menu = MenuButton(_("Year of the first row"), years, f"{mapping.year}")
            menu.choice_made.connect(lambda key: self._answer(replace(self.mapping, year=int(key))))
            self._add_menu(_("Year of the first row"), menu)

    def _add_choices(self, field: str, choices: Sequence[tuple[str, str]]) -> None:
        chosen = getattr(self.mapping, field)
        rows = Choices(choices, chosen, lambda key: self._answer(replace(self.mapping, **{field: key})))
        rows.set_columns(1)
        self.add_ringed(rows)
        self.first = next(row for key, row in rows.rows.items() if key == chosen or chosen not in rows.rows)

    def _add_menu(self, name: str, menu: MenuButton) -> None:
        self.add_ringed(_at_left(titled(name, menu)))
        self.first = menu


class ReadingBody(QuestionBody):
    """A question whose answer requires reading the file again."""

    @property
    def parts(self) -> dict[str, str]:
        """The chosen fields of the mapping for reading the file again; empty if nothing changes."""
        raise NotImplementedError


class LettersBody(ReadingBody):
    """The choice of the encoding, with words of the file as examples."""

    def __init__(self, preview: ImportPreview, mapping: Mapping) -> None:
        super().__init__("", mapping)
        self._former = self._chosen = preview.encoding
        choices = Choices(letter_choices(preview), preview.encoding, self._choose)
        choices.set_columns(1)
        self.add_ringed(choices)
        self.first = choices.chosen_row

    @property
    def parts(self) -> dict[str, str]:
        return {} if self._chosen == self._former else {"encoding": self._chosen}

    def _choose(self, encoding: str) -> None:
        self._chosen = encoding


class LayoutBody(ReadingBody):
    """The choice of the name column and the value column of a long table."""

    def __init__(self, preview: ImportPreview, mapping: Mapping) -> None:
        super().__init__("", mapping)
        used = {*mapping.day, mapping.time, mapping.written}
        columns = [(name, name) for name in preview.header if name not in used]
        none, choose = (_NONE, _("none, each row is a whole day")), (_NONE, _("choose the column"))
        self.name = MenuButton(_("Says what it is"), [none, *columns], mapping.name)
        self.value = MenuButton(_("Says how much"), [choose, *columns], mapping.value)
        for words, menu in ((_("Says what it is"), self.name), (_("Says how much"), self.value)):
            self.add_ringed(_at_left(titled(words, menu)))
        self.first = self.name

    @property
    def parts(self) -> dict[str, str]:
        return chosen_layout(self.mapping, self.name.choice, self.value.choice)


class ScaleBody(QuestionBody):
    """The scale of one thing, or of several together or individually."""

    def __init__(self, things: Sequence[Thing], mapping: Mapping) -> None:
        super().__init__("", mapping)
        self._labels = tuple(thing.label for thing in things)
        scale = things[0].scale if len({thing.scale for thing in things}) == 1 else UNKNOWN_SCALE
        names = (scale_key(UNKNOWN_SCALE), _("choose the scale"))
        pairs = [*SCALES, *([] if scale in (*SCALES, UNKNOWN_SCALE) else [scale])]
        self._choices = [names, *((scale_key(pair), scale_name(pair)) for pair in pairs)]
        self.for_all = MenuButton(_("Scale"), self._choices, scale_key(scale))
        self.for_all.choice_made.connect(self._on_for_all)
        self.none, self.worst = (
            Stepper(name, "", -_FARTHEST, _FARTHEST, 1) for name in (_("None is"), _("The worst imaginable is"))
        )
        self._lay_out(things)
        self._show_ends(scale)
        for stepper in (self.none, self.worst):
            stepper.value_changed.connect(lambda _value: self._on_ends())
        self.first = self.for_all

    def _lay_out(self, things: Sequence[Thing]) -> None:
        several = len(things) > 1
        self.add_ringed(_at_left(titled(_("For all of them") if several else _("Scale"), self.for_all)))
        ends = QWidget()
        line = FlowLayout(ends, theme.px(16))
        for name, stepper in ((_("None is"), self.none), (_("The worst imaginable is"), self.worst)):
            line.addWidget(titled(name, stepper, inset=False))
        self.add_inset(ends)
        self.add_inset(label(_("Where 10 is good and 0 is bad, none is 10."), "secondary", "ink2", wraps=True))
        self.rows: dict[str, MenuButton] = {}
        for thing in things if several else ():
            name = _("Scale of {column}").format(column=thing.label)
            row = MenuButton(name, self._with(thing), scale_key(thing.scale))
            row.choice_made.connect(lambda key, label=thing.label: self._set((label,), key))
            self.rows[thing.label] = row
            self.add_ringed(_at_left(titled(thing.label, row)))

    def _with(self, thing: Thing) -> list[tuple[str, str]]:
        key = scale_key(thing.scale)
        own = [] if key in dict(self._choices) else [(key, scale_name(thing.scale))]
        return [*self._choices, *own]

    def _show_ends(self, scale: tuple[float, float]) -> None:
        for stepper, end in zip((self.none, self.worst), (0, 10) if scale == UNKNOWN_SCALE else scale, strict=True):
            stepper.show_value(end)

    def _on_for_all(self, key: str) -> None:
        self._set(self._labels, key)
        self._show_ends(_pair(key))

    def _on_ends(self) -> None:
        pair = (self.none.value, self.worst.value)
        if pair[0] == pair[1]:
            return
        key = scale_key(pair)
        if key not in dict(self._choices):
            self._choices.append((key, scale_name(pair)))
        self.for_all.set_choices(self._choices, key)
        self._set(self._labels, key)

    def _set(self, labels: Sequence[str], key: str) -> None:
        things = (replace(one, scale=_pair(key)) if one.label in labels else one for one in self.mapping.things)
        mapping = replace(self.mapping, things=tuple(things))
        for thing in mapping.things:
            if thing.label in self.rows:
                self.rows[thing.label].set_choices(self._with(thing), scale_key(thing.scale))
        self._answer(mapping)


class ThingsBody(QuestionBody):
    """The meanings of several things, one row each."""

    def __init__(self, question: ImportQuestion, preview: ImportPreview, mapping: Mapping) -> None:
        super().__init__("", mapping)
        self._things = ThingRows(lambda: self.mapping.things)
        self._things.thing_changed.connect(self._on_changed)
        self._things.show_things(asked_things(question, mapping), preview)
        self.rows = self._things.rows
        self.add_ringed(self._things)

    def focus_first(self) -> None:
        next(iter(self.rows.values())).meaning.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        self._things.stop()

    def _on_changed(self, thing: Thing) -> None:
        self._answer(with_meaning(self.mapping, thing.label, thing))


def _pair(key: str) -> tuple[float, float]:
    low, high = key.split(" ")
    return float(low), float(high)


def _at_left(widget: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget)
    line.addStretch(1)
    return holder
