"""Commands whose help lists the formats of a registry, which are imported only for the help."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperOption

from diary.formats import export_formats, import_formats
from diary.i18n import _

Choices = Sequence[tuple[str, str]]
"""The values of an option, each with its description."""


class RegistryCommand(TyperCommand):
    """A command with the choices of options in `registries`, by parameter name."""

    registries: ClassVar[Mapping[str, Callable[[], Choices]]] = {}

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's class for it is private
        """The help of the command, with the choices appended to the help of their option."""
        for parameter in self.params:
            registry = self.registries.get(parameter.name or "")
            if registry and isinstance(parameter, TyperOption):
                words = "; ".join(_("{key}: {name}").format(key=key, name=name) for key, name in registry())
                parameter.help = f"{(parameter.help or '').removesuffix(words)} {words}".strip()
        return super().get_help(ctx)


class ExportCommand(RegistryCommand):
    """`export`, with the formats of `EXPORTS`."""

    registries: ClassVar[Mapping[str, Callable[[], Choices]]] = {
        "wanted": lambda: [(form.key, _(form.name)) for form in export_formats()]
    }


class ImportCommand(RegistryCommand):
    """`import`, with the programs of `IMPORTS`."""

    registries: ClassVar[Mapping[str, Callable[[], Choices]]] = {
        "from_app": lambda: [(form.key, _(form.name)) for form in import_formats()]
    }
