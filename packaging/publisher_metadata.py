"""Adds the publisher's values to the metadata of wheel and sdist (a hook of hatchling)."""

import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_PAGES = {"Homepage": "", "Issues": "/issues", "Changelog": "/blob/main/CHANGELOG.md"}


def added(publisher: dict[str, str]) -> dict[str, Any]:
    """The project's URLs and authors; empty for missing values."""
    address, author = publisher["address"], {key: publisher[key] for key in ("name",) if publisher[key]}
    if "@" in publisher["contact"]:
        author["email"] = publisher["contact"]
    return {
        "urls": {page: f"{address}{path}" for page, path in _PAGES.items()} if address else {},
        "authors": [author] if author else [],
    }


class PublisherMetadata(MetadataHookInterface):
    """The metadata hook that hatchling calls during a build."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the publisher's values to the project's metadata."""
        metadata.update(
            added(tomllib.loads(Path(self.root, "packaging", "publisher.toml").read_text(encoding="utf-8")))
        )
