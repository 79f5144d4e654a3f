"""What changed, told in words beside the timeline, in the real window."""

from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.charts.body_map import BodyMapOptions
from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.domain.visit import Visit
from diary.settings import SettingsStore
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.trends.page import TrendsPage
from diary.ui.trends.table_view import TrendsTableModel
from diary.ui.widgets import painting
from diary.ui.widgets.spoken import own_description
from tests.journeys.test_trends import evenings, trends
from tests.ui.views import settle
from tests.ui.windows import TODAY, named, until, window_on


def two_levels(before: int, after: int, days: int = 84) -> list[Entry]:
    """Pain around one level in the days before the last so many, and around another in them."""
    made: list[Entry] = []
    for back in range(2 * days):
        level = after if back < days else before
        made.append(Rating(day=TODAY - timedelta(days=back), symptom="pain", value=level + (back * 7 % 5 > 2)))
    return made


def figured(page: TrendsPage, qtbot: QtBot) -> TrendsPage:
    """The page, once what changed is told."""
    until(qtbot, lambda: bool(page.figures.cards))
    return page


def told(page: TrendsPage, symptom: str = "pain") -> str:
    return " ".join(page.figures.cards[symptom].details)


def choose(page: TrendsPage, qtbot: QtBot, words: str) -> None:
    """Choose a period with the mouse, and wait for its figures."""
    page.figures.cards.clear()
    qtbot.mouseClick(named(page, QRadioButton, words), Qt.MouseButton.LeftButton)
    figured(page, qtbot)


def test_a_fall_of_pain_is_told_with_its_interval_and_what_is_usually_noticed(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(two_levels(6, 3))) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert page.figures.about == "12 weeks, compared with the 12 weeks before."
        assert page.figures.cards["pain"].accessibleName() == "Pain. Lower than before."
        words = told(page)
        assert words.startswith(
            "Mean 6.4 before, 3.4 now. 3.0 lower, 47\N{NARROW NO-BREAK SPACE}% (95\N{NARROW NO-BREAK SPACE}% interval "
        )
        assert "A fall of pain by 2 points or 30\N{NARROW NO-BREAK SPACE}% is usually noticeable." in words
        assert "Before: 84 of 84 days recorded." in words
        assert "median 3. 84 of 84 days recorded. Highest rating 4, on " in words
        assert words in own_description(page.timeline)


def test_figures_stand_behind_more_and_each_card_opens_for_itself(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*two_levels(6, 3), *evenings(3)])) as window:
        page = figured(trends(window, qtbot), qtbot)
        card, other = page.figures.cards["pain"], page.figures.cards["numbness"]
        until(qtbot, card.more.isVisible)
        words = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
        assert words == ["Pain", "Lower than before."]
        assert card.more.accessibleName() == "More about Pain"
        before, said = card.more.geometry(), other.accessibleName()
        qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "Mean 6.4 before, 3.4 now." in card.accessibleName())
        assert card.more.text() == "Less"
        assert card.more.geometry() == before
        assert other.accessibleName() == said
        qtbot.keyClick(card.more, Qt.Key.Key_Space)
        until(qtbot, lambda: card.accessibleName() == "Pain. Lower than before.")


@pytest.mark.parametrize("is_made_up", [False, True])
def test_cards_with_their_sentence_are_in_the_first_view(tmp_path: Path, qtbot: QtBot, is_made_up: bool) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(two_levels(6, 3))) as window:
        window.resize(1200, 800)
        if is_made_up:
            window.show_made_up()
        page = figured(trends(window, qtbot), qtbot)
        card = page.figures.cards["pain"]

        until(qtbot, lambda: card.isVisible() and page.timeline.picture is not None)
        settle(window)
        [sentence] = [one for one in card.findChildren(QLabel) if one.text() == card.sentence.words]
        assert sentence.mapTo(window, sentence.rect().bottomLeft()).y() < window.height()


def test_nothing_is_promised_of_other_symptoms_and_a_rise_is_told_calmly(tmp_path: Path, qtbot: QtBot) -> None:
    rising = two_levels(3, 5)
    falling = [Rating(day=one.day, symptom="numbness", value=9 - int(getattr(one, "value", 0))) for one in rising]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*rising, *falling])) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert "usually noticeable" not in told(page, "numbness")
        assert "2.0 higher" in told(page)
        assert "If this worries you, it may be worth mentioning at your next visit." in told(page)


def test_too_few_days_are_told_with_their_counts(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(60))) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert "Not enough days to compare: 0 recorded in the time before, 42 needed." in told(page)
        said = page.figures.cards["pain"].accessibleName()
        assert said == "Pain. Cannot tell yet. Too few days written down before."
    with window_on(tmp_path / "other.sqlite", qtbot, changes=added(evenings(12))) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert "Mean 4.6, median 4.5. 12 of 12 days recorded. Highest rating 10, on 14 Nov 2026." in told(page)
        assert page.figures.about.endswith(" Your diary begins on 13 November 2026.")
        assert "Not enough days yet for a trend: it needs 28 ratings over 84 days, and these are 12 over 12." in told(
            page
        )


def test_the_same_every_day_is_about_the_same_and_level(tmp_path: Path, qtbot: QtBot) -> None:
    same = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(168)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(same)) as window:
        page = figured(trends(window, qtbot), qtbot)
        assert page.figures.cards["pain"].accessibleName() == "Pain. About the same as before."
        assert "Level in this time." in told(page)


def test_the_whole_diary_has_nothing_before_it(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(two_levels(6, 3))) as window:
        page = figured(trends(window, qtbot), qtbot)
        choose(page, qtbot, "All")
        assert page.figures.about == "The whole diary; before it there is nothing to compare with."
        assert "lower every four weeks" in told(page)
        assert "This says nothing about its cause." in told(page)


def other_dates(page: TrendsPage, qtbot: QtBot, way: str) -> None:
    qtbot.mouseClick(named(page, QRadioButton, "Other"), Qt.MouseButton.LeftButton)
    until(qtbot, page.dates.isVisible)
    qtbot.mouseClick(named(page.dates, QRadioButton, way), Qt.MouseButton.LeftButton)


def type_date(page: TrendsPage, qtbot: QtBot, place: int, words: str) -> None:
    field = page.dates.fields[place].findChildren(QLineEdit)[0]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_own_dates_and_two_periods_are_typed_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(two_levels(6, 3))) as window:
        page = figured(trends(window, qtbot), qtbot)
        other_dates(page, qtbot, "Two periods")
        type_date(page, qtbot, 0, "1 November 2026")
        type_date(page, qtbot, 1, "20 November 2026")
        type_date(page, qtbot, 3, "20 November 2026")
        assert "The two periods overlap; choose ones without a day in common." in texts(page.dates)
        type_date(page, qtbot, 2, "1 July 2026")
        type_date(page, qtbot, 3, "20 July 2026")
        page.figures.cards.clear()
        until(qtbot, lambda: "compared with 1 July to 20 July 2026" in page.figures.about)
        assert page.figures.about.startswith("1 November to 20 November 2026, ")
        assert "Before: 20 of 20 days recorded." in told(page)
        qtbot.mouseClick(named(page, QRadioButton, "Patterns"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "body_map" in page.patterns.cards)
        tabs = page.patterns.tabs
        assert tabs is not None
        tabs.choose("body_map")
        until(qtbot, lambda: page.patterns.cards["body_map"].chart.shown_chart is not None)
        request = page.patterns.cards["body_map"].chart.request
        assert request is not None
        assert isinstance(request.options, BodyMapOptions)
        assert request.options.periods == (
            Period(date(2026, 7, 1), date(2026, 7, 20)),
            Period(date(2026, 11, 1), date(2026, 11, 20)),
        )
        window.show_page("today")
    assert SettingsStore(tmp_path).value.trends_dates == ("2026-11-01", "2026-11-20", "2026-07-01", "2026-07-20")
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("trends")
        again = window.page("trends")
        assert isinstance(again, TrendsPage)
        page = figured(again, qtbot)
        assert page.patterns.isVisible()
        assert page.dates.isVisible()
        assert page.figures.about.endswith("compared with 1 July to 20 July 2026.")


def texts(where: QWidget) -> list[str]:
    return [one.text() for one in where.findChildren(QLabel) if one.isVisible()]


def test_since_the_last_visit(tmp_path: Path, qtbot: QtBot) -> None:
    visit = Visit(date=TODAY - timedelta(days=30), whom="Neurologist")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*two_levels(6, 3), visit])) as window:
        page = figured(trends(window, qtbot), qtbot)
        other_dates(page, qtbot, "Since the last visit")
        until(qtbot, lambda: page.data is not None and page.data.period.first == visit.date)
        assert page.header.findChildren(QLabel)[0].text() == "25 October to 24 November 2026"


def test_other_dates_begin_with_the_visit_or_else_with_the_days_in_sight(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(60))) as window:
        page = figured(trends(window, qtbot), qtbot)
        choose(page, qtbot, "Other")
        assert page.dates.way.choice == "own"
        assert page.data is not None
        assert len(page.data.period) == 84
    visit = Visit(date=TODAY - timedelta(days=30))
    with window_on(tmp_path / "visited.sqlite", qtbot, changes=added([*evenings(60), visit])) as window:
        page = figured(trends(window, qtbot), qtbot)
        choose(page, qtbot, "12 weeks")
        choose(page, qtbot, "Other")
        assert page.dates.way.choice == "since-visit"
        assert page.data is not None
        assert len(page.data.period) == 31


def test_without_a_visit_that_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(60))) as window:
        page = figured(trends(window, qtbot), qtbot)
        other_dates(page, qtbot, "Since the last visit")
        sentence = "No visit is written down yet, so the last 12 weeks are shown."
        until(qtbot, lambda: sentence in texts(page))


def test_keys_go_nearer_and_back_to_where_one_was(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(100))) as window:
        page = trends(window, qtbot)
        view = page.timeline
        for _step in range(40):
            qtbot.keyClick(view, Qt.Key.Key_Left)
        day = view.day
        assert day is not None
        qtbot.keyClicks(view, "++")
        assert view.shown_period is not None
        assert len(view.shown_period) == 21
        first, last = view.shown_period.first, view.shown_period.last
        assert view.accessibleName() == f"Timeline, {first.day} {first:%B} to {last.day} {last:%B}"
        assert day in view.shown_period
        assert page.card.zoom_back.isVisible()
        qtbot.keyClick(view, Qt.Key.Key_Home)
        assert view.shown_period.first == TODAY - timedelta(days=83)
        with qtbot.waitSignal(view.drawn, timeout=20_000):
            qtbot.keyClick(view, Qt.Key.Key_Backspace)
        assert len(view.shown_period) == 42
        qtbot.keyClick(view, Qt.Key.Key_Minus)
        assert not view.is_zoomed
        assert not page.card.zoom_back.isVisible()


def mouse(view: QWidget, kind: QEvent.Type, x: float) -> None:
    place = QPointF(x, 100)
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, place, view.mapToGlobal(place), left, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def test_dragging_goes_nearer_and_a_click_opens_the_day(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(100))) as window:
        view = trends(window, qtbot).timeline
        picture = view.picture
        assert picture is not None
        left, width = picture.left + theme.px(2 * painting.RING), (picture.right - picture.left) / 84
        mouse(view, QEvent.Type.MouseButtonPress, left + 10.5 * width)
        mouse(view, QEvent.Type.MouseMove, left + 30.5 * width)
        with qtbot.waitSignal(view.drawn, timeout=20_000):
            mouse(view, QEvent.Type.MouseButtonRelease, left + 30.5 * width)
        first = TODAY - timedelta(days=83)
        assert view.shown_period is not None
        assert (view.shown_period.first - first).days == 10
        assert len(view.shown_period) == 21
        assert not window.today_page.isVisible()
        with qtbot.waitSignal(view.drawn, timeout=20_000):
            turned = QWheelEvent(
                QPointF(left + 200, 100),
                view.mapToGlobal(QPointF(left + 200, 100)),
                QPointF().toPoint(),
                QPointF(0, -120).toPoint(),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(view, turned)
        assert len(view.shown_period) == 42
        shown = view.shown_period
        x = left + 5.5 * (picture.right - picture.left) / 42
        mouse(view, QEvent.Type.MouseButtonPress, x)
        mouse(view, QEvent.Type.MouseButtonRelease, x)
        assert window.today_page.isVisible()
        assert window.today_page.day == shown.first + timedelta(days=5)


def _given(path: Path, _name: str) -> Path:
    return path


def trigger(page: TrendsPage, words: str) -> None:
    menu = page.card.picture.menu_of_choices()
    action = next(one for one in menu.actions() if one.text() == words)
    assert isinstance(action, QAction)
    action.trigger()


def test_the_picture_is_copied_and_saved(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        page = trends(window, qtbot)
        QGuiApplication.clipboard().clear()
        trigger(page, "Copy as picture")
        until(qtbot, lambda: "The picture is copied." in texts(page))
        assert QGuiApplication.clipboard().image().width() == 2 * 960
        for ending, begin in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
            target = tmp_path / f"timeline.{ending}"
            page.export.choose_path = partial(_given, target)
            trigger(page, "Save as…")
            until(qtbot, target.exists)
            assert target.read_bytes().startswith(begin)
        page.export.choose_path = lambda _name: tmp_path / "timeline.doc"
        trigger(page, "Save as…")
        until(qtbot, lambda: any("timeline.doc is none of these" in one for one in texts(page)))
        assert not (tmp_path / "timeline.doc").exists()


def test_private_notes_stay_out_of_the_saved_table(tmp_path: Path, qtbot: QtBot) -> None:
    notes = [Note(day=TODAY, text="Only for me."), Note(day=TODAY, text="For the doctor.", for_practitioner=True)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*evenings(9, TODAY), *notes])) as window:
        page = trends(window, qtbot)
        qtbot.keyClick(page.timeline, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        target = tmp_path / "table.csv"
        page.tables.choose_path = lambda _name: target
        qtbot.mouseClick(page.card.save_table, Qt.MouseButton.LeftButton)
        until(qtbot, target.exists)
        written = target.read_text(encoding="utf-8-sig")
        assert "For the doctor." in written
        assert "Only for me." not in written


def test_the_table_says_what_a_value_is_made_of(tmp_path: Path, qtbot: QtBot) -> None:

    moments = [Rating(day=TODAY, symptom="tingling", value=value, time=time(value)) for value in (2, 5)]
    evening = [Rating(day=TODAY - timedelta(days=1), symptom="tingling", value=7)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*evenings(9), *moments, *evening])) as window:
        page = trends(window, qtbot)
        assert "Tingling 3.5 (mean of 2 moments)" in page.read_out.accessibleName()
        qtbot.keyClick(page.timeline, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        model = page.table.model()
        assert isinstance(model, TrendsTableModel)
        column = model.headings.index("Tingling, made of")
        assert [model.text(row, column) for row in range(3)] == [
            "mean of 2 moments: 02:00 2, 05:00 5",
            "evening’s rating",
            "",
        ]


def begins(page: TrendsPage, qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("trends")
    until(qtbot, page.begin.isVisible)
    until(qtbot, lambda: bool(page.begin.example.accessibleDescription()))


@pytest.mark.parametrize(("days", "words"), [(0, "no evening yet"), (1, "1 evening."), (6, "6 evenings.")])
def test_less_than_a_week_says_how_it_begins(tmp_path: Path, qtbot: QtBot, days: int, words: str) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(days)) if days else None) as window:
        page = window.page("trends")
        assert isinstance(page, TrendsPage)
        begins(page, qtbot, window)
        assert words in page.begin.words
        assert not page.timeline.isVisible()
        assert window.focusWidget() is page.begin.to_today
        named(page.view, QRadioButton, "Patterns").click()
        assert "patterns" in page.begin.words
        assert page.begin.isVisible()
        named(page.view, QRadioButton, "Timeline").click()
        assert "lines" in page.begin.words
        qtbot.keyClick(page.begin.to_today, Qt.Key.Key_Return)
        assert window.today_page.isVisible()


def test_a_diary_of_long_ago_with_a_gap_of_a_year(tmp_path: Path, qtbot: QtBot) -> None:
    first = evenings(40, date(2024, 3, 1))
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*first, *evenings(40)])) as window:
        page = figured(trends(window, qtbot), qtbot)
        choose(page, qtbot, "All")
        assert "Too few days for a mean" in told(page)


@pytest.mark.parametrize(("days", "is_known"), [(28 + 181, False), (28 + 182, True)])
def test_the_usual_range_is_shaded_from_half_a_year_on_for_a_symptom_alone(
    tmp_path: Path, qtbot: QtBot, days: int, *, is_known: bool
) -> None:
    every = [TODAY - timedelta(days=back) for back in range(days)]
    ratings = [Rating(day=one, symptom=key, value=one.day % 5) for one in every for key in ("pain", "numbness")]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as window:
        page = trends(window, qtbot)
        assert "8 of 10 of your weeks" not in own_description(page.timeline)
        with qtbot.waitSignal(page.timeline.drawn, timeout=30_000):
            page.symptoms.chips["numbness"].click()
        said = own_description(page.timeline)
        assert ("Pain, where 8 of 10 of your weeks were: " in said) is is_known
