"""The block "Pets"."""

from tests.contributing.driving import answered_form, tried


def trial() -> None:
    answered_form("Pets", "Which animals do you look after?", "Animals")


if __name__ == "__main__":
    tried(trial)
