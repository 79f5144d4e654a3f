"""What a notification says, and what is answered to it. It names no symptom, no medicine and no exercise."""

from collections.abc import Collection
from typing import NamedTuple

from diary.i18n import _
from diary.reminder.schedule import DUE, EXERCISES

OPEN, NOT_TONIGHT = "default", "not-tonight"
"""The buttons of a notification; pressing the notification itself is the first of them."""


class Answered(NamedTuple):
    """A button of the notification `number` was pressed."""

    number: int
    action: str


class Message(NamedTuple):
    """A title, a text that may be empty, and the words on the button that leaves it at that."""

    title: str
    text: str
    not_now: str


def message(kinds: Collection[str], name: str = "") -> Message:
    """One message for everything that is due, of the kinds of `schedule`; `name` is whose diary it is, of two."""
    others = [kind for kind in kinds if kind != EXERCISES]
    if EXERCISES not in kinds:
        title = _("Half a minute for the diary?")
    else:
        title = _("Time for your exercises and the diary?") if others else _("Time for your exercises?")
    said = []
    if DUE in kinds:
        said.append(_("Something that is asked once a week or once a month is due."))
    if name:
        said.append(_("It is the diary of {name}.").format(name=name))
    return Message(title, " ".join(said), _("Not tonight") if others else _("Not today"))
