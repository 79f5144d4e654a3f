"""The question "Where does a light burn at night?"."""

from tests.contributing.driving import answered_form, tried


def trial() -> None:
    answered_form("Falls and aids", "Where does a light burn at night?", "Night light")


if __name__ == "__main__":
    tried(trial)
