import subprocess
import sys
from dataclasses import replace

from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, series_of
from diary.domain.definition import Definition
from diary.domain.looks import OWN_LOOKS
from diary.domain.symptom import MORE, SYMPTOMS

OWN = tuple(Definition(kind="symptom", key=f"own-{number}", name=f"Own {number}") for number in range(6))


def test_colours_are_those_of_the_design() -> None:
    assert SCREEN_LIGHT.colours["numb"] == "#1F66B1"
    assert SCREEN_DARK.colours["numb"] == SCREEN_HIGH_CONTRAST.colours["numb"] == "#8CC4FF"
    assert PAPER.colours["surface"] == "#FFFFFF"
    assert PAPER.colours["ink"] == "#111111"


def test_high_contrast_draws_the_daily_marks_in_full() -> None:
    assert (SCREEN_LIGHT.mark_opacity, SCREEN_HIGH_CONTRAST.mark_opacity) == (0.42, 1.0)


def test_the_programs_symptoms_look_as_designed() -> None:
    looks = [series_of(key, OWN, SCREEN_LIGHT) for key in ("numbness", "tingling", "pain")]
    assert [look.marker for look in looks] == ["circle", "triangle", "square"]
    assert [look.dash for look in looks] == [(), (2.8, 1.6), (4.4, 1.25, 0.95, 1.25)]
    assert [look.colour for look in looks] == ["#1F66B1", "#A86100", "#7A1048"]


def test_any_two_looks_differ_in_line_and_in_marker() -> None:
    """Styles must be distinguishable without colour."""
    keys = [symptom.key for symptom in (*SYMPTOMS, *MORE)]
    own = tuple(
        Definition(kind="symptom", key=f"own-{n}", name=f"Own {n}", category=look) for n, look in enumerate(OWN_LOOKS)
    )
    looks = [series_of(key, own, PAPER) for key in (*keys, *(one.key for one in own))]
    assert len(looks) == 23
    assert len({look.marker for look in looks}) == 23
    assert len({(look.dash, look.is_double) for look in looks}) == 23
    assert not {look.marker for look in looks} & {"diamond"}, "that is a change of medicine"


def test_own_symptoms_keep_their_look_whichever_are_shown() -> None:
    looks = {one.key: series_of(one.key, OWN, SCREEN_LIGHT) for one in OWN}
    assert len({look.marker for look in looks.values()}) == len(OWN)
    assert {one.key: series_of(one.key, reversed(OWN), SCREEN_LIGHT) for one in OWN} == looks
    renamed = [replace(OWN[0], name="Another name"), *OWN[1:]]
    assert series_of("own-0", renamed, SCREEN_LIGHT) == looks["own-0"]


def test_a_symptom_that_nothing_defines_has_a_look_too() -> None:
    assert series_of("forgotten", (), SCREEN_LIGHT) == series_of("forgotten", OWN, SCREEN_LIGHT)


def test_style_and_registry_load_no_matplotlib() -> None:
    code = "import sys, diary.charts.style, diary.charts.chart_text; print('matplotlib' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
