from pathlib import Path

import pytest

from diary.reminder.__main__ import main


def test_without_a_session_bus_it_says_so_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["reminder", str(tmp_path)])
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    assert main() == 1
    assert (
        capsys.readouterr().err == "The reminder does not reach the session bus (D-Bus) by which messages are shown.\n"
    )
