"""The view "Weather" of the evening log."""

from tests.contributing.driving import command, exported, press, says, tried, window


def trial() -> None:
    with window() as shown:
        press(shown, "Weather")
        says(shown, "Notes so far: 0")
        press(shown, "It rained")
        says(shown, "Notes so far: 1")
    assert "It rained" in command("show")
    assert b"It rained" in exported("csv", "csv")


if __name__ == "__main__":
    tried(trial)
