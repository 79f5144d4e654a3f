"""The block "Rated evenings" of the practitioner's page."""

from PySide6.QtWidgets import QCheckBox

from tests.contributing.driving import SCRATCH, command, named, today, tried, window


def trial() -> None:
    command("log", "--pain", "3")
    assert "evenings" in command("summary", "--help")
    days = ("--from", str(today()), "--to", str(today()))
    for ending in ("txt", "html", "pdf"):
        command("summary", *days, "--output", str(SCRATCH / f"page.{ending}"))
    for ending in ("txt", "html"):
        assert "Something was rated on 1 days." in (SCRATCH / f"page.{ending}").read_text("utf-8")
    command("summary", *days, "--sections", "chart,notes", "--output", str(SCRATCH / "less.txt"))
    assert "Something was rated" not in (SCRATCH / "less.txt").read_text("utf-8")
    with window() as shown:
        shown.show_page("summary")
        assert named(shown.page("summary"), QCheckBox, "Rated evenings").isChecked()


if __name__ == "__main__":
    tried(trial)
