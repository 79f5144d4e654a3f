"""Single instance for each diary: a second start raises the window that is already open.

The two talk through a local socket (a Unix socket, on Windows a named pipe), never through the network.
"""

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from diary import APP_ID

_PATIENCE_MS = 2000


def server_name(path: Path, platform: str = sys.platform) -> str:
    """The socket name for a diary: a hash, so that it does not reveal the folder."""
    place = str(path.resolve())
    if platform in {"win32", "darwin"}:  # where one folder has many spellings
        place = place.casefold()
    return f"{APP_ID}-{hashlib.sha256(place.encode()).hexdigest()[:24]}"


def bring_forward(path: Path) -> bool:
    """Ask the window that has the diary open to come to the front; returns whether one answered within 2 s."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(path))
    heard = socket.waitForConnected(_PATIENCE_MS)
    socket.abort()
    return heard


class SingleInstanceServer(QObject):
    """Listens on the local socket; `second_start` is emitted when the program is started again on the same diary."""

    second_start = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = server_name(path)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a window that was killed: the lock on the diary is ours
            self._server.listen(name)

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.second_start.emit()
