"""Validates a bill of materials with the schema of CycloneDX 1.6 (`cyclonedx/`, as published by the CycloneDX project).

python -m tests.packaging_tools.bill_schema FILE      exits with 1 and prints the violations
"""

import json
import sys
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource

_FOLDER = Path(__file__).parent / "cyclonedx"
_BASE = "http://cyclonedx.org/schema/"


def errors(bill: object) -> list[str]:
    """The violations of the schema, each with its location; empty if the bill is valid."""
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.json")}
    registry: Registry[Any] = Registry()
    for name, schema in schemas.items():
        registry = registry.with_resource(_BASE + name, Resource.from_contents(schema))
    schema = schemas["bom-1.6.SNAPSHOT.schema.json"]
    validator = Draft7Validator(schema, registry=registry, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(bill)]


if __name__ == "__main__":
    sys.exit("\n".join(errors(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))) or None)
