from datetime import date

import numpy as np
import pytest

from diary.analysis.weekday import corrected_association, weekday_link, weekdays_of

NAN = np.nan
DAYS = np.datetime64("2026-08-31", "D") + np.arange(84)


def test_weekdays_count_from_monday_before_and_after_1970() -> None:
    assert weekdays_of(DAYS[:8]).tolist() == [0, 1, 2, 3, 4, 5, 6, 0]
    early = np.array(["1901-02-03"], dtype="datetime64[D]")
    assert weekdays_of(early).tolist() == [date(1901, 2, 3).weekday()]


def test_a_plan_by_the_weekday_follows_the_week_and_one_by_lot_does_not() -> None:
    planned = weekday_link(DAYS, np.isin(np.arange(84) % 7, (0, 2, 4)).astype(float))
    assert planned.shares == (1, 0, 1, 0, 1, 0, 0)
    assert planned.strength == pytest.approx(1, abs=0.05)
    assert planned.is_large
    by_lot = weekday_link(DAYS, (np.random.default_rng(12).random(84) < 0.5).astype(float))
    assert not by_lot.is_large


def test_days_by_lot_over_four_weeks_are_seldom_taken_for_a_plan() -> None:
    rng = np.random.default_rng(13)
    large = [weekday_link(DAYS[:28], (rng.random(28) < 0.5).astype(float)).is_large for _ in range(200)]
    assert np.mean(large) < 0.1


def test_the_association_is_scipys_cramers_v_freed_of_its_bias() -> None:
    """SciPy's documentation of `association`: V = 0.18617813077483678; the correction is Bergsma's (2013)."""
    from scipy.stats.contingency import association  # type: ignore[import-untyped]  # no types; takes each worker a second

    table = np.array([[100, 150], [203, 322], [420, 700], [320, 210]]).T
    v, n = association(table, method="cramer"), table.sum()
    assert v == pytest.approx(0.18617813077483678, abs=1e-15)
    rows, columns = 2 - 1 / (n - 1), 4 - 9 / (n - 1)
    expected = np.sqrt(max(0, v**2 - 3 / (n - 1)) / min(rows - 1, columns - 1))
    assert corrected_association(table) == pytest.approx(expected)


def test_the_association_is_scipys_for_any_table() -> None:
    from scipy.stats.contingency import association  # takes each worker a second

    rng = np.random.default_rng(14)
    for columns in (2, 3, 7):
        table = rng.integers(1, 30, (2, columns))
        n, free = table.sum(), columns - 1
        left = max(0, association(table, method="cramer") ** 2 - free / (n - 1)) / (1 - 1 / (n - 1))
        assert corrected_association(table) == pytest.approx(min(np.sqrt(left), 1), abs=1e-12)


def test_days_that_are_not_known_are_left_out_and_a_weekday_without_any_has_no_share() -> None:
    marked = np.where(np.arange(84) % 7 == 6, NAN, 1.0)
    marked[0] = 0
    found = weekday_link(DAYS, marked)
    assert found.shares[6] is None
    assert found.shares[0] == pytest.approx(11 / 12)


@pytest.mark.parametrize(
    "marked", [[], [1.0], [NAN] * 9, [1.0] * 20, [0.0] * 20, [1.0, NAN, NAN, NAN, NAN, NAN, NAN, 0]]
)
def test_where_nothing_varies_nothing_follows_the_week(marked: list[float]) -> None:
    found = weekday_link(DAYS[: len(marked)], np.array(marked))
    assert (found.strength, found.is_large) == (0, False)
