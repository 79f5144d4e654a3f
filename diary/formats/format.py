"""What the registries hold of a format."""

from collections.abc import Callable
from dataclasses import dataclass

from diary.domain.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file made of an excerpt; `name` is translated where it is shown, `ending` is that of its files."""

    key: str
    name: str
    ending: str
    write: Callable[[Excerpt], bytes]
