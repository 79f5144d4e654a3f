import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.distributions import f_tail_of_six, student_tail

T = np.array([0.0, 0.1, 0.5, 1.0, 2.0, 3.0, 5.0, 12.0, 60.0])


@pytest.mark.parametrize(
    ("freedom", "t"), [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (10, 2.228), (21, 2.080), (30, 2.042)]
)
def test_the_printed_quantiles_of_student_have_5_of_100_beyond_them(freedom: int, t: float) -> None:
    """Abramowitz and Stegun 1964, table 26.10."""
    assert student_tail(np.array([t]), freedom)[0] == pytest.approx(0.05, abs=5e-5)


@pytest.mark.parametrize("freedom", [*range(1, 40), *range(127, 132), 363, 3650, 18255])
def test_the_tail_of_student_is_scipys(freedom: int) -> None:
    from scipy import stats  # type: ignore[import-untyped]  # no types; takes each worker a second

    assert student_tail(T, freedom) == pytest.approx(2 * stats.t.sf(T, freedom), abs=2e-13)
    table = T.reshape(3, 3)
    assert student_tail(table, freedom) == pytest.approx(2 * stats.t.sf(table, freedom), abs=2e-13)


@pytest.mark.parametrize("freedom", [1, 2, 5, 48, 300])
def test_the_tail_of_f_is_scipys(freedom: int) -> None:
    from scipy import stats  # takes each worker a second

    f = np.array([0.0, 0.2, 1.0, 2.0, 4.0, 9.0])
    assert f_tail_of_six(f, freedom) == pytest.approx(stats.f.sf(f, 6, freedom), abs=1e-13)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 800))
def test_the_further_out_the_less_is_beyond(one: float, other: float, freedom: int) -> None:
    near, far = student_tail(np.array(sorted((one, other))), freedom)
    assert -1e-12 <= far <= near + 1e-12 <= 1 + 2e-12
