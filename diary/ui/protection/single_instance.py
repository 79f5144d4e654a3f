"""Single instance per diary: a second start activates the window that is already open.

The processes communicate through a local socket (a Unix socket, on Windows a named pipe), never through the network.
"""

import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from shiboken6 import isValid

from diary import APP_ID

_PATIENCE_MS, _LONGEST_PATH = 2000, 1 << 16


def server_name(path: Path, platform: str = sys.platform) -> str:
    """The socket name for a diary: a hash, so that it does not reveal the folder."""
    place = str(path.resolve())
    if platform in {"win32", "darwin"}:  # case-insensitive file systems
        place = place.casefold()
    return f"{APP_ID}-{hashlib.sha256(place.encode()).hexdigest()[:24]}"


def bring_forward(path: Path, file: Path | None = None) -> bool:
    """Ask the instance that has the diary open to activate its window, and to open a file.

    Returns whether an instance answered within 2 s.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name(path))
    heard = socket.waitForConnected(_PATIENCE_MS)
    if heard and file is not None:
        socket.write(os.fsencode(file.absolute()))
        socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
    socket.abort()
    return heard


class SingleInstanceServer(QObject):
    """Listens on the local socket; `second_start` is emitted when the program is started again on the same diary.

    `file_given` carries the path if that start has a file.
    """

    second_start = Signal()
    file_given = Signal(Path)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._callers: list[QLocalSocket] = []
        """The connections whose messages are not complete yet."""
        name = server_name(path)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a window that was killed: the lock on the diary is ours
            self._server.listen(name)

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            self._callers.append(caller)
            caller.disconnected.connect(self._on_said)  # a bound method keeps no reference
            self.second_start.emit()  # events may delete the caller meanwhile
        self._on_said()

    def _on_said(self) -> None:
        """Read the message of each closed connection: the path of a file, or nothing.

        Qt may emit `disconnected` twice, and while a socket is destroyed together with the window.
        """
        while (caller := next(filter(_has_left, self._callers), None)) is not None:
            self._callers.remove(caller)
            if isValid(caller):
                message = bytes(caller.read(_LONGEST_PATH).data())
                caller.deleteLater()
                if message:
                    self.file_given.emit(Path(os.fsdecode(message)))


def _has_left(caller: QLocalSocket) -> bool:
    return not isValid(caller) or caller.state() != QLocalSocket.LocalSocketState.ConnectedState
