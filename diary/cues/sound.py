"""Plays short sounds with the player of the operating system."""

import shutil
import sys
import tempfile
from pathlib import Path

from diary import APP_ID
from diary.cues import tone
from diary.cues.children import Children, Program

_AT_ONCE = 2
_PLAYERS = {
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
    "darwin": (("afplay",),),
}


def players(platform: str = sys.platform) -> list[Program]:
    """The programs on the PATH that play a file, the best first; none on Windows, where `winsound` is used."""
    paths = ((shutil.which(name), options) for name, *options in _PLAYERS.get(platform, ()))
    return [Program((path, *options)) for path, options in paths if path]


def can_play(platform: str = sys.platform) -> bool:
    return platform == "win32" or bool(players(platform))


def _play_on_windows(file: str | None) -> None:
    """Play the file asynchronously; `None` stops playback."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - on Windows only

        try:
            winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            return


class Sounds:
    """Plays the sounds of `tone`, at most two at a time; failures are ignored.

    The sound files are created in advance, so that playback is not delayed, in a temporary folder until `close`.
    """

    def __init__(self, platform: str = sys.platform) -> None:
        self._is_windows = platform == "win32"
        self._children = Children(players(platform), most=_AT_ONCE)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: dict[str, str] = {}
        if can_play(platform):
            self._make_files()

    def play(self, name: tone.Name) -> None:
        """Start playing and return; no effect after `close`. Raises `KeyError` for an unknown name."""
        if name not in tone.SOUNDS:
            raise KeyError(name)
        if name not in self._files:
            return
        if self._is_windows:
            _play_on_windows(self._files[name])
        else:
            self._children.start(self._files[name])

    def stop(self) -> None:
        """Stop playback."""
        self._children.stop()
        if self._is_windows:
            _play_on_windows(None)

    def close(self) -> None:
        """Stop playback and delete the sound files."""
        self.stop()
        self._children.close()
        self._files = {}
        if self._folder is not None:
            self._folder.cleanup()

    def _make_files(self) -> None:
        try:
            self._folder = tempfile.TemporaryDirectory(prefix=f"{APP_ID}-", ignore_cleanup_errors=True)
            for name in tone.SOUNDS:
                path = Path(self._folder.name, f"{name}.wav")
                path.write_bytes(tone.wav(name))
                self._files[name] = str(path)
        except OSError:
            return
