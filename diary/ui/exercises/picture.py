"""The picture of an exercise: its figure, which can be animated, or the person's own picture."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from diary.domain.exercise import Exercise
from diary.domain.figure.pose import Movement, movement
from diary.domain.figure.resting import resting
from diary.i18n import _
from diary.ui import theme
from diary.ui.exercises.picture_file import own_picture
from diary.ui.exercises.tile import paint_picture, paint_sign
from diary.ui.widgets import painting
from diary.ui.widgets.exercise_figure import ExerciseFigure

_FRAME_MS, _ROUNDS = 40, 2


class ExercisePicture(ExerciseFigure):
    """Shows an exercise; `play` animates two rounds of its movement and then stops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._image = QImage()
        self._movement_shown: Movement | None = None
        self._played = 0.0
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._go_on)

    @property
    def shows_exercise(self) -> bool:
        """Whether a figure or a picture is shown, and not the placeholder symbol."""
        return self._movement_shown is not None or not self._image.isNull()

    @property
    def movement(self) -> Movement | None:
        """The movement that `play` animates, or None."""
        return self._movement_shown if self._image.isNull() else None

    def show_exercise(self, exercise: Exercise, picture: bytes = b"", *, is_mirrored: bool = False) -> None:
        """Show the still pose of the exercise, or the person's own picture of it."""
        self._frames.stop()
        self._image = own_picture(picture)
        self._movement_shown = movement(exercise.key)
        self.show_movement(self._movement_shown, mirrored=is_mirrored)
        self.setAccessibleName(_("Picture of {exercise}").format(exercise=_(exercise.name)))
        self.setAccessibleDescription(" ".join(_(step) for step in exercise.steps))

    def show_resting(self) -> None:
        """Show a resting person."""
        self._frames.stop()
        self._image, self._movement_shown = QImage(), None
        self.show_movement(resting())
        self.setAccessibleName(_("Picture of somebody resting on a chair"))
        self.setAccessibleDescription("")

    def play(self) -> None:
        """Animate two rounds of the movement."""
        if self.movement is not None:
            self._played = 0.0
            self._frames.start()

    def stop(self) -> None:
        """Stop the animation."""
        self._frames.stop()
        if self._movement_shown is not None:
            self.show_phase(self._movement_shown.still_phase)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            super().paintEvent(event)
            if self._movement_shown is None:
                paint_sign(QPainter(self), QRectF(self.rect()))
            return
        painter = QPainter(self)
        paper = theme.colour("figbg")
        painting.paint_box(painter, QRectF(self.rect()), painting.BoxStyle(paper, paper, 16, width=0))
        margin = theme.px(12)
        paint_picture(painter, QRectF(self.rect()).adjusted(margin, margin, -margin, -margin), self._image)

    def _go_on(self) -> None:
        shown = self._movement_shown
        self._played += _FRAME_MS / 1000
        if shown is None or self._played >= _ROUNDS * shown.seconds:
            self.stop()
        else:
            self.show_phase(self._played / shown.seconds % 1.0)
