"""What the publisher has filled in (publisher.toml); a release refuses to run without it.

python3 packaging/publisher.py      ends with 1, and says what is missing, where something is
"""

import sys
import tomllib
from pathlib import Path

FILE = Path(__file__).resolve().parent / "publisher.toml"


def publisher(file: Path = FILE) -> dict[str, str]:
    """The values by name."""
    values: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return values


def missing(values: dict[str, str]) -> list[str]:
    """The names of missing values."""
    return [name for name in ("name", "contact", "address", "identifier") if not values.get(name, "").strip()]


def required(file: Path = FILE) -> dict[str, str]:
    """The values; raises `SystemExit` with a sentence if one is missing."""
    values = publisher(file)
    if names := missing(values):
        raise SystemExit(f"Nothing is released: {file.name} has no {', '.join(names)}.")
    return values


if __name__ == "__main__":
    required(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
