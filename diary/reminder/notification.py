"""Desktop notifications by D-Bus (org.freedesktop.Notifications), with two actions. They name nothing of the diary."""

from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageType

from diary import APP_ID, APP_NAME
from diary.i18n import _
from diary.reminder.message import NOT_TONIGHT, OPEN, Answered, Message

BUS_NAME = "org.neuropathydiary.Reminder"
_NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
_DO_NOT_QUEUE, _PRIMARY_OWNER = 4, 1
_ANSWERS_WITHIN_S = 10.0
_BEGINS_WITHIN_S = 600.0
"""The time limit for connecting at login; jeepney's default of one second is too short for a slow bus."""
_NEVER_EXPIRES = 0
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Escapes the body of a notification, which may contain markup; its title may not."""


class Notifier:
    """A connection to the session bus; methods raise `OSError` or `jeepney.DBusErrorResponse` if it is lost.

    The constructor waits for a bus that is slow at login, and raises `TimeoutError` after ten minutes.
    """

    def __init__(self) -> None:
        self._bus: DBusConnection = open_dbus_connection("SESSION", auth_timeout=_BEGINS_WITHIN_S)
        rule = MatchRule(type="signal", interface=_NOTIFICATIONS.interface, member="ActionInvoked")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_BEGINS_WITHIN_S)

    def is_only_one(self) -> bool:
        """Whether no other reminder of this session is running, by the ownership of a bus name."""
        reply = self._bus.send_and_get_reply(message_bus.RequestName(BUS_NAME, _DO_NOT_QUEUE), timeout=_BEGINS_WITHIN_S)
        return bool(reply.body == (_PRIMARY_OWNER,))

    def remind(self, message: Message, replaced: int | None = None) -> int:
        """Show a message, replacing the notification with the number `replaced`; returns its number.

        Raises `LookupError` without a notification service, as early during login.
        """
        actions = [OPEN, _("Open"), NOT_TONIGHT, message.not_now]
        text = message.text.translate(_ESCAPED)
        body: tuple[Any, ...] = (APP_NAME, replaced or 0, APP_ID, message.title, text, actions, {}, _NEVER_EXPIRES)
        call = new_method_call(_NOTIFICATIONS, "Notify", "susssasa{sv}i", body)
        reply = self._bus.send_and_get_reply(call, timeout=_ANSWERS_WITHIN_S)
        if reply.header.message_type is MessageType.error:
            raise LookupError(str(reply.body))
        return int(reply.body[0])

    def withdraw(self, number: int) -> None:
        """Close the notification if it is still shown."""
        with suppress(OSError, TimeoutError):
            call = new_method_call(_NOTIFICATIONS, "CloseNotification", "u", (number,))
            self._bus.send_and_get_reply(call, timeout=_ANSWERS_WITHIN_S)

    def answer_within(self, seconds: float) -> Answered | None:
        """Wait for an action, for at most `seconds`; None if there was none."""
        try:
            message = self._bus.receive(timeout=seconds)
        except TimeoutError:
            return None
        if message.header.message_type is MessageType.signal and len(message.body) == 2:
            number, action = message.body
            return Answered(number, action) if isinstance(action, str) else None
        return None

    def close(self) -> None:
        self._bus.close()
