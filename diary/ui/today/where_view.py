"""The view for sites: the body map or a list, the extent along the limbs, and a rating of each site."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from diary.domain import where
from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt
from diary.domain.site import SITES, Extent, SiteMark, full_name, mirrored, site
from diary.domain.symptom import SYMPTOMS, Symptom
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.widgets.body.body_list import BodyList
from diary.ui.widgets.body.body_map import BodyMap
from diary.ui.widgets.body.extent_picker import ExtentPicker
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.switch import Switch
from diary.ui.widgets.label import label, set_ink
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.marker import Marker
from diary.ui.widgets.spoken import say, say_opened


class WhereView(DayView):
    """The body map, as a picture or as a list, for one symptom at a time."""

    is_ringed = True

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._symptoms: Sequence[Symptom] = SYMPTOMS
        self._excerpt: Excerpt | None = None
        self._width_class = theme.WIDE
        self.same = Button(_("Same as yesterday"), icon="copy")
        self.switch_view = Button(_("Use a list"), icon="list")
        self.clear = Button("")
        names = [(one.key, _(one.name)) for one in SYMPTOMS]
        self.layer = SegmentedControl(_("Feeling to mark"), names, has_markers=True)
        self.together = Switch(_("Mark left and right together"))
        self.together.show_on(self.settings.value.where_together)
        self.map = BodyMap(on_card=_picture_card)
        self.list = BodyList(on_card=_list_card)
        self.extents = ExtentPicker()
        self._marked = {one.key: label(_("Not recorded"), "body", "ink2", wraps=True) for one in SYMPTOMS}
        self._rated = Card(_("How strong in each place, if I want to say"))
        self._places = QGridLayout()
        self._steppers: dict[str, OptionalStepper] = {}
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        return _("Where do I feel it?")

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.same, self.switch_view)

    @property
    def foot_buttons(self) -> tuple[QWidget, ...]:
        return (self.clear,)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        super().show_day(excerpt, day)
        self._excerpt = excerpt
        marks = excerpt.day(day).site_marks
        by_site: dict[str, list[str]] = {}
        for one in marks:
            by_site.setdefault(one.site, []).append(one.symptom)
        for board in (self.map, self.list):
            board.show_marks(by_site, self.layer.choice)
        self.extents.show_extents({one.limb: one.level for one in excerpt.day(day).extents})
        before = excerpt.day(day - timedelta(days=1))
        self.same.setVisible(self.settings.value.same_where and bool(before.site_marks or before.extents))
        self._show_words(marks)
        self._show_places([one for one in marks if one.symptom == self.layer.choice])
        name = next(_(one.in_sentence) for one in self._symptoms if one.key == self.layer.choice)
        self.clear.show_label(_("Clear {symptom}").format(symptom=name), "")
        self.clear.setEnabled(any(one.symptom == self.layer.choice for one in marks))

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        if width_class != self._width_class:
            self._width_class = width_class
            self._show_board()
        narrow = width_class == theme.NARROW
        self.layer.set_compact(narrow)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._controls.setDirection(right if width_class == theme.WIDE else down)

    def focus_first(self) -> None:
        self.layer.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y copies yesterday's sites, whichever control of the view has the focus."""
        if event.key() == Qt.Key.Key_Y and not event.modifiers():
            self._take_if_wanted()
        else:
            super().keyPressEvent(event)

    @property
    def _is_list(self) -> bool:
        """Whether the list is shown, because of the settings or a narrow window."""
        return self.settings.value.where_as_list or self._width_class == theme.NARROW

    def _show_board(self) -> None:
        self.map.setVisible(not self._is_list)
        self.list.setVisible(self._is_list)
        use_list, use_picture = _("Use a list"), _("Use the picture")
        self.switch_view.show_label(use_picture if self._is_list else use_list, "foot" if self._is_list else "list")

    def _show_words(self, marks: Sequence[SiteMark]) -> None:
        """Show the marked sites as text, one line per symptom."""
        for symptom in self._symptoms:
            marked = where.in_words([one for one in marks if one.symptom == symptom.key])
            words = self._marked[symptom.key]
            words.setText(marked or _("Not recorded"))
            set_ink(words, "ink" if marked else "ink2")

    def _show_places(self, marks: Sequence[SiteMark]) -> None:
        """Show a number field for each marked site; with left and right together, one for both."""
        shown: dict[str, SiteMark] = {}
        places = [one.key for one in SITES]
        for one in sorted(marks, key=lambda mark: places.index(mark.site)):
            if self.settings.value.where_together and site(one.site).side == "right" and mirrored(one.site) in shown:
                continue
            shown[one.site] = one
        self._rated.setVisible(bool(shown))
        if list(shown) != list(self._steppers):
            empty(self._places)
            self._steppers = {}
            for row, key in enumerate(shown):
                name = full_name(site(key))
                stepper = OptionalStepper(name, "", NumberRange(0, 10, 1, 5))
                stepper.answered.connect(lambda value, key=key: self._rate(key, value))
                self._places.addWidget(label(name, "body", wraps=True), row, 0)
                self._places.addWidget(stepper, row, 1)
                self._steppers[key] = stepper
        for key, one in shown.items():
            self._steppers[key].show_value(one.value)

    def _toggle(self, key: str, on: bool) -> None:
        day, layer, both = self.day, self.layer.choice, self.settings.value.where_together
        is_first = self._rated.isHidden()
        self._change(lambda excerpt: where.mark(excerpt.site_marks, day, key, layer, on=on, both_sides=both))
        sites = (key, mirrored(key)) if both else (key,)
        places = where.in_words([SiteMark(day=day, site=one, symptom=layer) for one in sites])
        if not on:
            places = _("{places}: no longer marked").format(places=places)
        elif is_first:
            places = _("{places}. How strong it is there can be said below.").format(places=places)
        say(self, places)

    def _mark_together(self, on: bool) -> None:
        """Mark left and right together from now on, or not; announce it if that changes the number fields."""
        before = list(self._steppers)
        self.settings.set("where_together", on)
        if list(self._steppers) != before:
            say_opened(self, self._rated.accessibleName())

    def _rate(self, key: str, value: float | None) -> None:
        day, layer, both = self.day, self.layer.choice, self.settings.value.where_together
        self._change(lambda excerpt: where.rate(excerpt.site_marks, day, key, layer, value, both_sides=both))

    def _set_extent(self, limb: str, level: str) -> None:
        self._change(lambda excerpt: where.set_extent(excerpt.extents, self.day, limb, level))

    def take_yesterday(self) -> None:
        """Copy yesterday's sites and extents to this day."""
        self._change(lambda excerpt: _as_yesterday(excerpt, self.day), _("As yesterday"))

    def _clear_layer(self) -> None:
        layer = self.layer.choice
        name = next(_(one.name) for one in self._symptoms if one.key == layer)
        self._change(
            lambda excerpt: removed(one for one in excerpt.day(self.day).site_marks if one.symptom == layer),
            _("{symptom}: places cleared").format(symptom=name),
        )

    def _change(self, edit: Callable[[Excerpt], list[Change]], notice: str = "") -> None:
        self.journal.change_day(self.day, edit, notice)

    def _on_setting_changed(self, name: str) -> None:
        if name == "where_together":
            self.together.show_on(self.settings.value.where_together)
        elif name == "where_as_list":
            self._show_board()

    def _turn_view(self) -> None:
        if self._width_class == theme.NARROW:
            shows_map = self.map.isVisible()
            self.map.setVisible(not shows_map)
            self.list.setVisible(shows_map)
            self.switch_view.show_label(_("Use a list") if not shows_map else _("Use the picture"), "list")
            return
        self.settings.set("where_as_list", not self.settings.value.where_as_list)

    def _show_layer(self, key: str) -> None:
        if key in [one.key for one in self._symptoms]:
            self.layer.show_choice(key)
        if self._excerpt is not None:
            self.show_day(self._excerpt, self.day)

    def _connect(self) -> None:
        self.layer.choice_made.connect(self._show_layer)
        self.together.switched.connect(self._mark_together)
        self.settings.changed.connect(self._on_setting_changed)
        self.switch_view.clicked.connect(self._turn_view)
        self.same.clicked.connect(self.take_yesterday)
        self.clear.clicked.connect(self._clear_layer)
        self.extents.extent_chosen.connect(self._set_extent)
        for board in (self.map, self.list):
            board.site_toggled.connect(self._toggle)
            board.layer_wanted.connect(self._show_layer)
            board.same_as_yesterday_wanted.connect(self._take_if_wanted)

    def _take_if_wanted(self) -> None:
        if self.settings.value.same_where:
            self.take_yesterday()

    def _lay_out(self) -> None:
        self._controls.setContentsMargins(0, 0, 0, 0)
        self._controls.addWidget(self.layer)
        self._controls.addStretch(1)
        self._controls.addWidget(self.together)
        words = Card("")
        lines = QGridLayout()
        lines.setColumnStretch(2, 1)
        lines.setHorizontalSpacing(theme.px(12))
        for place, symptom in enumerate(self._symptoms):
            lines.addWidget(Marker(symptom.key), place, 0)
            lines.addWidget(label(_(symptom.name), "label"), place, 1)
            lines.addWidget(self._marked[symptom.key], place, 2)
        add_layout(words.content, lines)
        words.content.addWidget(label(_("Space marks the area. Arrow keys move."), "secondary", "ink2", wraps=True))
        extents = Card(_("How far up"))
        extents.content.addWidget(self.extents)
        self._places.setColumnStretch(0, 1)
        holder = QWidget()
        holder.setLayout(self._places)
        self._rated.add_bleeding(holder)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.px(12))
        add_layout(self._whole, self._controls)
        for part in (self.map, self.list, words, extents, self._rated):
            add_layout(self._whole, within_rings(part, right=False))
        self._whole.addStretch()
        self._show_board()


def _as_yesterday(excerpt: Excerpt, day: date) -> list[Change]:
    """The changes that copy the sites and extents of the day before."""
    before, today = excerpt.day(day - timedelta(days=1)), excerpt.day(day)
    former: list[SiteMark | Extent] = [*before.site_marks, *before.extents]
    existing: list[SiteMark | Extent] = [*today.site_marks, *today.extents]
    return where.copy_marks_from(former, day, existing)


def _picture_card(board: QWidget) -> QWidget:
    card = Card("")
    card.add_bleeding(board)
    return card


def _list_card(board: QWidget) -> QWidget:
    card = Card("")
    card.content.addWidget(board)
    return card


VIEW = WhereView
