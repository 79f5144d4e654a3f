"""The view "Quiet hours" of Settings."""

from tests.contributing.driving import command, press, says, tried, until, window


def trial() -> None:
    command("log", "--note", "Rain")
    with window() as shown:
        shown.show_page("preferences")
        page = shown.page("preferences")
        press(page, "Quiet hours")
        says(page, "Nothing disturbs these notes: 1")
        press(page, "Back (Alt+Up)")
        until(lambda: page.place() != "quiet")


if __name__ == "__main__":
    tried(trial)
