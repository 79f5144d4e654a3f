"""The command "count"."""

from tests.contributing.driving import SCRATCH, command, tried


def trial() -> None:
    command("log", "--note", "Rain")
    assert "count Say how many notes today has." in command("--help").replace("│ ", "")
    assert command("count") == "Notes of today: 1"
    command("count", "--output", str(SCRATCH / "number.txt"))
    assert (SCRATCH / "number.txt").read_text("utf-8") == "Notes of today: 1"


if __name__ == "__main__":
    tried(trial)
