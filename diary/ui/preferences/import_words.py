"""The words of a column, each with the number from 0 to 10 that it stands for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.rounding import as_entered
from diary.domain.symptom import HIGHEST, LOWEST
from diary.formats.importing.mapping import Thing, Words, known_words
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.widgets import painting
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

_OPEN, _MISSING = "", "missing"


class WordChoices(QWidget):
    """A menu for each word of a thing; `words_changed` carries the words with numbers."""

    words_changed = Signal(tuple)

    def __init__(self, thing: Thing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menus: dict[str, MenuButton] = {}
        self._places = FlowLayout(gap=theme.px(8))
        holder = QWidget()
        holder.setLayout(self._places)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        heading = _("What each word stands for, from 0 none to 10 worst imaginable")
        above = label(heading, "secondary", "ink2", wraps=True)
        above.setContentsMargins(theme.px(painting.RING), 0, 0, 0)
        whole.addWidget(above)
        whole.addWidget(holder)
        offered = dict(thing.offered)
        answered = known_words(thing.words)
        for text in dict.fromkeys([*(text for text, _n in thing.words), *thing.asked, *offered]):
            choice = _choice(answered[text.casefold()]) if text.casefold() in answered else _OPEN
            self._add(text, choice, offered.get(text))

    @property
    def is_bare(self) -> bool:
        """Whether the thing has no words."""
        return not self.menus

    def _add(self, text: str, choice: str, offered: float | None) -> None:
        left = _("choose the number") if offered is None else _("left out")
        menu = MenuButton(_("“{word}” stands for").format(word=text), _choices(left, choice), choice)
        menu.choice_made.connect(lambda _key: self.words_changed.emit(self._words()))
        self.menus[text] = menu
        perhaps = _("{word} (perhaps {number})")
        number = "" if offered is None else locale_format.rating(offered)
        self._places.addWidget(titled(perhaps.format(word=text, number=number) if number else text, menu))

    def _words(self) -> Words:
        chosen = ((text, menu.choice) for text, menu in self.menus.items() if menu.choice != _OPEN)
        return tuple((text, None if key == _MISSING else float(key)) for text, key in chosen)


def _choice(number: float | None) -> str:
    return _MISSING if number is None else as_entered(number)


def _choices(left: str, choice: str) -> list[tuple[str, str]]:
    """The numbers, including the suggested one if it is not an integer."""
    whole = {f"{number}": float(number) for number in range(LOWEST, HIGHEST + 1)}
    numbers = whole | ({choice: float(choice)} if choice not in (_OPEN, _MISSING) else {})
    in_order = sorted(numbers.items(), key=lambda pair: pair[1])
    return [
        (_OPEN, left),
        *((key, locale_format.rating(number)) for key, number in in_order),
        (_MISSING, _("not recorded")),
    ]
