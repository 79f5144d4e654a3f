"""The buttons in the header of the Exercises page, which depend on the view."""

from PySide6.QtCore import QObject

from diary.domain.guided.run_order import estimated_minutes
from diary.domain.guided.script import Run
from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.widgets.buttons import ICON, PRIMARY, Button
from diary.ui.widgets.keys import naming_keys
from diary.ui.widgets.label import label, set_tool_tip
from diary.ui.widgets.layout.page_header import PageHeader

OVERVIEW, DETAIL = "overview", "detail"


class PageButtons(QObject):
    """The back button; today's number of remaining exercises with a start button; buttons to mark or start one
    exercise."""

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self._width_class = theme.WIDE
        self._view = OVERVIEW
        self._is_done = False
        self.back = Button("", kind=ICON, icon="chevl", spoken=naming_keys(_("Back to all exercises (Alt+Up)")))
        self._left_for_today = label("", "secondary", "ink2")
        self.mark_done = Button(_("Mark as done"), icon="check")
        self.start_one = Button(_("Start"), kind=PRIMARY, icon="play")
        self.start_all = Button(_("Start guided session"), kind=PRIMARY, icon="play")
        header.before_title.addWidget(self.back)
        for widget in (self._left_for_today, self.mark_done, self.start_one, self.start_all):
            header.after_title.addWidget(widget)
        header.after_title.insertSpacing(1, theme.px(10))

    def show_view(self, view: str) -> None:
        """Show the buttons for that view."""
        self._view = view
        self.back.setVisible(view != OVERVIEW)
        self.start_all.setVisible(view == OVERVIEW)
        self.mark_done.setVisible(view == DETAIL)
        self.start_one.setVisible(view == DETAIL)
        self._left_for_today.setVisible(view == OVERVIEW and self._width_class == theme.WIDE)

    def show_left(self, left: int, run: Run) -> None:
        """Show the number of today's remaining plan lines, and the duration of their run."""
        self.start_all.setEnabled(bool(run))
        words = _("Nothing is left for today")
        if run:
            text = ngettext("{n} left for today, about {minutes} min", "{n} left for today, about {minutes} min", left)
            words = text.format(n=left, minutes=estimated_minutes(run))
        self._left_for_today.setText(words)

    def show_done(self, *, is_done: bool) -> None:
        """Set whether the exercise in front is done."""
        self._is_done = is_done
        if is_done:  # the accessible name begins with the present state
            self.mark_done.show_label(_("Not done after all"), "undo", spoken=_("Done. Not done after all"))
        else:
            self.mark_done.show_label(_("Mark as done"), "check")
        if self._width_class == theme.NARROW:
            self.mark_done.setText("")
            set_tool_tip(self.mark_done, self.mark_done.accessibleName())

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        self.start_all.setText(_("Start") if width_class == theme.NARROW else _("Start guided session"))
        self.show_view(self._view)
        self.show_done(is_done=self._is_done)
