"""What Trends reads of a diary: from which day on it was kept, and what counts."""

from datetime import date, timedelta
from pathlib import Path

from diary.domain.change import added
from diary.domain.period import Period, ending
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.trends.choice import ALL, Choice
from diary.ui.trends.figures import figures_of
from diary.ui.trends.trends_data import reading
from tests.builders import started

TODAY = date(2026, 11, 28)
LONG_AGO = TreatmentEvent(day=date(2019, 3, 1), treatment="Pregabalin", turn="started")


def test_a_medicine_of_long_ago_is_no_beginning_of_the_diary(tmp_path: Path) -> None:
    """Ten evenings are ten of ten days, with a mean, whatever was started years before them."""
    ratings = [Rating(day=TODAY - timedelta(days=place), symptom="pain", value=4 + place % 2) for place in range(10)]
    reader = DiaryReader(started(tmp_path / "diary.sqlite"), tuple(added([*ratings, LONG_AGO])))
    data = reading(reader, Choice(), None, TODAY)()
    assert data is not None
    ten_days = ending(TODAY, 10)
    assert data.kept == tuple(ten_days)
    assert reader.days_kept(Period(LONG_AGO.day, TODAY)) == set(ten_days)
    assert (data.whole, data.counted) == (ten_days, ten_days)
    [pain] = figures_of(data, reader)().symptoms
    assert (pain.level.recorded, pain.level.days, pain.level.mean) == (10, 10, 4.5)
    everything = reading(reader, Choice(ALL), None, TODAY)()
    assert everything is not None
    assert everything.period == ten_days


def test_a_diary_of_a_medicine_alone_begins_with_that(tmp_path: Path) -> None:
    reader = DiaryReader(started(tmp_path / "diary.sqlite"), tuple(added([LONG_AGO])))
    assert reader.began() is None
    data = reading(reader, Choice(), None, TODAY)()
    assert data is not None
    assert data.whole == Period(LONG_AGO.day, TODAY)
