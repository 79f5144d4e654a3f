"""The operations during a fault, performed with the same controls as by a person."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.privacy_view import PASSPHRASE as PRIVACY
from diary.ui.preferences.privacy_view import PrivacyView
from diary.ui.today.sentence_view import SentenceView
from diary.ui.widgets.inputs.rating_scale import RatingScale
from tests.faults.scene import PASSPHRASE, SENTENCE, STORED, Scene, until

CALM = "That is today written down."
ENTERED = 7.0


class Operation(NamedTuple):
    """`prepare` runs before the fault, `act` during it; afterwards everything must settle.

    `is_of_plain` is whether the operation needs a diary without a passphrase.
    """

    act: Callable[[Scene], None]
    prepare: Callable[[Scene], None] = lambda _scene: None
    is_of_plain: bool = False


def scale(scene: Scene) -> RatingScale:
    return scene.shown.today_page.log.ratings["pain"].scale


def preferences(scene: Scene) -> PreferencesPage:
    scene.shown.show_page("preferences")
    page = scene.shown.page("preferences")
    assert isinstance(page, PreferencesPage)
    return page


def look(scene: Scene) -> None:
    """Show another day, and today again."""
    scene.shown.today_page.step(-3)
    scene.goes_on()
    if not scene.is_blocked:
        scene.shown.today_page.step(3)


def tap(scene: Scene) -> None:
    QTest.keyClick(scale(scene), Qt.Key.Key_7)
    scene.ratings = {ENTERED}
    if not scene.is_blocked:
        assert scale(scene).value == ENTERED, "the number that was tapped is not shown"


def write(scene: Scene) -> None:
    page = scene.shown.today_page
    view = page.view("sentence")
    assert isinstance(view, SentenceView)
    QTest.keyClicks(view.text, SENTENCE)
    view.take_up()
    scene.notes.append(SENTENCE)


def open_sentence(scene: Scene) -> None:
    scene.shown.today_page.open_view("sentence")


def finish(scene: Scene) -> None:
    tap(scene)
    if not scene.is_blocked:
        QTest.keyClick(scale(scene), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    scene.goes_on()
    if not scene.is_blocked:
        words = [one.text() for one in scene.shown.today_page.findChildren(QLabel) if one.isVisible()]
        assert CALM not in words or not scene.shown.journal.queue.unwritten, "written down was said too early"


def close_unsaved(scene: Scene) -> None:
    tap(scene)
    if not scene.close():
        assert scene.asked, "the window stayed open without a word"
        scene.told.append("asked")


def close_saved(scene: Scene) -> None:
    if not scene.close():
        scene.told.append("asked")


def closed(scene: Scene) -> None:
    assert scene.close()


def start(scene: Scene) -> None:
    scene.open()


def back_up(scene: Scene) -> None:
    preferences(scene).backups.back_up()


def share(scene: Scene) -> None:
    scene.shown._watch.exchange()


def leave_theirs(scene: Scene) -> None:
    scene.leave_theirs()


def ready_copy(scene: Scene) -> None:
    """Make a copy of the diary; then change a rating."""
    from diary.storage.safety import backup

    backup.make(scene.diary, backup.BY_HAND, scene.elsewhere)
    QTest.keyClick(scale(scene), Qt.Key.Key_7)
    scene.shown.journal.save()
    until(lambda: scene.is_quiet, "the number written")
    scene.ratings = {ENTERED, STORED}


def restore(scene: Scene) -> None:
    [copy] = scene.elsewhere.glob("diary-*.sqlite")
    preferences(scene).backups._restore(Path(copy))


def set_passphrase(scene: Scene) -> None:
    page = preferences(scene)
    page.show_place(PRIVACY)
    view = page.view(PRIVACY)
    assert isinstance(view, PrivacyView)
    view._change(PASSPHRASE)


OPERATIONS: dict[str, Operation] = {
    "window open": Operation(look),
    "tap": Operation(tap),
    "note": Operation(write, open_sentence),
    "Finish": Operation(finish),
    "close, unsaved": Operation(close_unsaved),
    "close, saved": Operation(close_saved),
    "start": Operation(start, closed),
    "backup": Operation(back_up),
    "share": Operation(share, leave_theirs),
    "restore": Operation(restore, ready_copy),
    "passphrase": Operation(set_passphrase, is_of_plain=True),
}
"""The operations by the name that the table prints."""
