"""The marker of each symptom in the window, the same as in charts and on pages.

As the theme it is one for the whole program: whoever has read a day of the diary says which definitions there are.
"""

from collections.abc import Sequence

from diary.domain import looks
from diary.domain.definition import Definition

_SHAPES = {"numbness": "circle", "tingling": "triangle", "pain": "square"}
_definitions: Sequence[Definition] = ()


def know(definitions: Sequence[Definition]) -> None:
    """Take over the definitions of the diary that is shown, retired ones too."""
    global _definitions  # noqa: PLW0603 - one for the whole program
    _definitions = definitions


def marker_of(symptom: str) -> str:
    """The name of a symptom's marker (`domain.marker_shape`)."""
    if symptom in _SHAPES:
        return _SHAPES[symptom]
    return looks.marker_of(looks.look_of(symptom, _definitions))
