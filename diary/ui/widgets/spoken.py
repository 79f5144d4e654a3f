"""Announcements for a screen reader."""

from PySide6.QtWidgets import QWidget


def say(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader speak `words` once; queued after what it is saying, or at once if they are urgent."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - imported after the first paint

    announcement = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    announcement.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(announcement)
