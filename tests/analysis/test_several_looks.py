"""How often one of several symptoms looks changed though nothing did."""

import pytest

from diary.analysis.several_looks import one_look_in


@pytest.mark.parametrize(("symptoms", "times"), [(3, 10), (6, 5)])
def test_it_agrees_with_the_simulation(symptoms: int, times: int) -> None:
    """Clear in 10 of 100 with 3 symptoms, and in 20 with 6 (README of the analysis, several symptoms)."""
    assert one_look_in(symptoms) == times


def test_more_symptoms_are_more_often_wrong() -> None:
    assert [one_look_in(symptoms) for symptoms in (1, 2, 4, 5, 9)] == [28, 14, 7, 6, 4]
