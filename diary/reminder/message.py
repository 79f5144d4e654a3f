"""The texts and the actions of a notification. They name no symptom, no medicine and no exercise."""

from collections.abc import Collection
from typing import NamedTuple

from diary.i18n import _
from diary.reminder.schedule import DUE, EXERCISES

OPEN, NOT_TONIGHT = "default", "not-tonight"
"""The action keys of a notification; clicking the notification itself is the first one."""


class Answered(NamedTuple):
    """The person chose an action of the notification `number`."""

    number: int
    action: str


class Message(NamedTuple):
    """A title, a text that may be empty, and the label of the dismiss action."""

    title: str
    text: str
    not_now: str


def message(kinds: Collection[str], name: str = "") -> Message:
    """One message for all kinds of `schedule` that are due; `name` is the diary's owner, if there are two diaries."""
    others = [kind for kind in kinds if kind != EXERCISES]
    if EXERCISES not in kinds:
        title = _("Half a minute for the diary?")
    else:
        title = _("Time for your exercises and the diary?") if others else _("Time for your exercises?")
    sentences = []
    if DUE in kinds:
        sentences.append(_("Something that is asked once a week or once a month is due."))
    if name:
        sentences.append(_("It is the diary of {name}.").format(name=name))
    return Message(title, " ".join(sentences), _("Not tonight") if others else _("Not today"))
