from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.where_felt import Felt, where_felt
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.site import SITES, Extent, SiteMark
from tests.analysis.excerpts import day, excerpt_with

TOES, HEEL = "foot-sole-left-toes", "foot-sole-left-heel"


def marked(*marks: tuple[int, str, str], length: int = 7) -> Excerpt:
    found = tuple(SiteMark(day=day(number), site=site, symptom=symptom) for number, site, symptom in marks)
    return Excerpt(period=Period(day(0), day(length - 1)), site_marks=found)


def test_days_are_counted_of_those_on_which_a_place_was_written() -> None:
    found = where_felt(marked((0, TOES, "pain"), (1, TOES, "pain"), (1, HEEL, "pain"), (3, HEEL, "numbness")), "pain")
    assert found == Felt(Period(day(0), day(6)), recorded=3, days_at={TOES: 2, HEEL: 1})
    assert found.share(TOES) == 2 / 3
    assert found.share("hand-palm-left-palm") == 0


def test_a_place_marked_twice_on_a_day_counts_once() -> None:
    assert where_felt(marked((0, TOES, "pain"), (0, TOES, "pain")), "pain").days_at == {TOES: 1}


def test_nothing_written_is_not_nowhere() -> None:
    found = where_felt(excerpt_with(pain=[5] * 7), "pain")
    assert found.recorded == 0
    assert found.share(TOES) is None


def test_a_day_on_which_it_reached_nowhere_is_recorded() -> None:
    whole = replace(marked((0, TOES, "pain")), extents=(Extent(day=day(2), limb="left-leg", level="none"),))
    assert where_felt(whole, "pain").recorded == 2


def test_only_the_days_of_the_period_count() -> None:
    whole = marked((0, TOES, "pain"), (5, TOES, "pain"))
    assert where_felt(whole, "pain", Period(day(4), day(6))) == Felt(Period(day(4), day(6)), 1, {TOES: 1})


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from([one.key for one in SITES]), st.sampled_from(["pain", "numbness"]))
    )
)
def test_no_place_was_marked_on_more_days_than_are_recorded(marks: list[tuple[int, str, str]]) -> None:
    found = where_felt(marked(*marks), "pain")
    assert all(1 <= days <= found.recorded for days in found.days_at.values())
    assert found == where_felt(marked(*reversed(marks)), "pain")
