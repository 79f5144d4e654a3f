"""The marker of each symptom in the window, the same as in charts and on pages.

Like the theme this is a global of the program: code that has read the definitions passes them to `know`.
"""

from collections.abc import Sequence

from diary.domain import looks
from diary.domain.definition import Definition

_SHAPES = {"numbness": "circle", "tingling": "triangle", "pain": "square"}
_definitions: Sequence[Definition] = ()


def know(definitions: Sequence[Definition]) -> None:
    """Set the definitions of the shown diary, including retired ones."""
    global _definitions  # noqa: PLW0603 - one for the whole program
    _definitions = definitions


def marker_of(symptom: str) -> str:
    """The name of a symptom's marker (`domain.marker_shape`)."""
    if symptom in _SHAPES:
        return _SHAPES[symptom]
    return looks.marker_of(looks.look_of(symptom, _definitions))
