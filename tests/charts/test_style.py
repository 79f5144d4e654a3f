import subprocess
import sys

from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, series_of
from diary.domain.definition import Definition

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


def test_own_symptoms_keep_their_look_whichever_are_shown_and_repeat_after_the_fifth() -> None:
    looks = [series_of(definition.key, OWN, SCREEN_LIGHT) for definition in OWN]
    assert len(set(looks[:5])) == 5
    assert looks[5] == looks[0]
    assert not {look.marker for look in looks} & {"circle", "triangle", "square"}
    assert {look.colour for look in looks} <= {SCREEN_LIGHT.colours[name] for name in ("ink", "ink2", "ctl")}


def test_a_symptom_that_nothing_defines_has_a_look_too() -> None:
    assert series_of("forgotten", (), SCREEN_LIGHT) == series_of("own-0", OWN, SCREEN_LIGHT)


def test_style_and_registry_load_no_matplotlib() -> None:
    code = "import sys, diary.charts.style, diary.charts.chart_text; print('matplotlib' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
