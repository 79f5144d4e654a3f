"""The marker of each symptom in the window, the same as in charts and on pages.

As the theme it is one for the whole program: whoever has read a day of the diary says which definitions there are.
"""

from collections.abc import Sequence

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
    from diary.charts.style import SCREEN_LIGHT, series_of  # noqa: PLC0415 - not before the first paint

    return series_of(symptom, _definitions, SCREEN_LIGHT).marker
