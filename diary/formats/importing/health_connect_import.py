"""Health Connect's export, an archive with an SQLite file or that file alone: steps, sleep and exercise sessions.

Tables, units and numbers are those of Android's source (packages/modules/HealthFitness: `StepsRecordHelper`,
`SleepSessionRecordHelper`, `ExerciseSessionRecordHelper`, `IntervalRecordHelper`, `ExerciseSessionType`): times are
milliseconds since 1970 with their UTC offset in seconds; columns are selected by name, as their order varies. Phone and
watch count the same steps, so each day has the sum of the app that counted most; sleep is the union of all apps'
intervals from 18:00 to 18:00, without awake stages.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NamedTuple

from diary.formats.errors import FormatError
from diary.formats.importing import activities
from diary.formats.importing.activities import Activity, reading_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.foreign_database import MAGIC, Database, has_tables, opened_database, tables_of
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.nights import Nights
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "health-connect"
LARGEST_DATABASE = 200_000_000
"""The size limit (bytes) of the database, which is read into memory."""
_MEMBER = "health_connect_export.db"
_TABLES = ("steps_record_table", "sleep_session_record_table")
_STAGES_TABLE, _EXERCISE_TABLE = "sleep_stages_table", "exercise_session_record_table"
_STEPS, _SLEEP = "Steps", "Sleep"
_STEPS_QUERY = """
SELECT (start_time + 1000 * start_zone_offset) / 86400000, app_info_id, SUM(count) FROM steps_record_table
WHERE typeof(start_time) = 'integer' AND typeof(start_zone_offset) = 'integer' AND typeof(count) = 'integer'
GROUP BY 1, 2 ORDER BY 1
"""
_BROKEN_STEPS_QUERY = """
SELECT COUNT(*) FROM steps_record_table
WHERE typeof(start_time) != 'integer' OR typeof(start_zone_offset) != 'integer' OR typeof(count) != 'integer'
"""
_SLEEP_QUERY = """
SELECT row_id, start_time, end_time, start_zone_offset FROM sleep_session_record_table ORDER BY start_time
"""
_STAGES_QUERY = "SELECT parent_key, stage_start_time, stage_end_time, stage_type FROM sleep_stages_table"
_EXERCISE_QUERY = """
SELECT row_id, start_time, end_time, start_zone_offset, exercise_type, app_info_id FROM exercise_session_record_table
ORDER BY start_time - end_time, row_id
"""
_ASLEEP = (2, 4, 5, 6)
"""`SleepSessionStageType`: sleeping, light, deep and REM; the other stages are awake, out of bed or unknown."""
_FIRST = date(1970, 1, 1)


class _Session(NamedTuple):
    """One session as one app recorded it; another app may have recorded the same one."""

    kind: object
    app: object
    begin: datetime
    end: datetime

    def is_counted_by(self, other: "_Session") -> bool:
        """Whether another app recorded the same type of session at the same time."""
        is_same = self.kind == other.kind and self.app != other.app
        return is_same and self.begin < other.end and other.begin < self.end


def recognises(source: Source) -> bool:
    """Whether the source is the archive of such an export, or its database."""
    if source.is_archive:
        member = _member(source)
        return bool(member) and source.beginning(member).startswith(MAGIC)
    if not source.head.startswith(MAGIC) or source.size > LARGEST_DATABASE:
        return False
    return has_tables(source.content(LARGEST_DATABASE), *_TABLES)


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read the database and aggregate it by day; raises `FormatError` and `CancelledError`."""
    work.advance(0.0)
    member = _member(source)
    content = source.member(member, LARGEST_DATABASE) if member else source.content(LARGEST_DATABASE)
    work.advance(0.3)
    trouble = _("The file is cut off or damaged: it is no whole export of Health Connect.")
    with opened_database(content, work, trouble) as file:
        tables = tables_of(file)
        if not set(_TABLES) <= tables:
            raise FormatError(_("The file is no export of Health Connect."))
        items = list(_steps(file))
        work.advance(0.6)
        items += _nights(file, has_stages=_STAGES_TABLE in tables)
        work.advance(0.8)
        items += _activities(file) if _EXERCISE_TABLE in tables else ()
    mapping = Mapping(KEY, (), tuple(_thing(label) for label in texts_by_label(items)), app=KEY)
    work.advance(1.0)
    remarks = [
        _("Where several devices counted steps, those of the device with the most of that day are taken."),
        _("Sleep is the hours asleep from six in the evening to six the next evening, and counts for the next day."),
    ]
    return preview_of(mapping, items, len(items), remarks)


def _member(source: Source) -> str:
    return next((name for name in source.members if name.rpartition("/")[2] == _MEMBER), "")


def _steps(file: Database) -> Iterator[Item]:
    most: dict[int, int] = {}
    for day, _app, count in file.execute(_STEPS_QUERY):
        most[day] = max(most.get(day, 0), count)
    for day, count in most.items():
        try:
            yield Reading(_STEPS, f"{count}", _FIRST + timedelta(days=day), 0)
        except OverflowError:
            yield LeftOut(_STEPS, _("is not a day that there is"), 1, 0, f"{day}")
    [(broken,)] = file.execute(_BROKEN_STEPS_QUERY)
    if broken:
        yield LeftOut(_STEPS, _("is no whole record"), broken)


def _nights(file: Database, *, has_stages: bool) -> Iterator[Item]:
    stages: dict[object, list[tuple[object, object, object]]] = {}
    for parent, begin, end, kind in file.execute(_STAGES_QUERY) if has_stages else ():
        stages.setdefault(parent, []).append((begin, end, kind))
    nights, broken = Nights(), 0
    for row, begin, end, offset in file.execute(_SLEEP_QUERY):
        try:
            spans = stages.get(row, [(begin, end, _ASLEEP[0])])
            for from_, to, kind in spans:
                if kind in _ASLEEP:
                    nights.add(_moment(from_, offset), _moment(to, offset))
        except (TypeError, ValueError, OverflowError, OSError):
            broken += 1
    yield from nights.readings(_SLEEP)
    if broken:
        yield LeftOut(_SLEEP, _("is no whole record"), broken)


def _activities(file: Database) -> Iterator[Item]:
    """The sessions, the longest first; sessions that several apps recorded count once."""
    kept: dict[object, list[_Session]] = {}
    for row, begin, end, offset, kind, app in file.execute(_EXERCISE_QUERY):
        try:
            session = _Session(kind, app, _moment(begin, offset), _moment(end, offset))
        except (TypeError, ValueError, OverflowError, OSError):
            yield LeftOut(_("Exercise"), _("is no whole record"), 1, _row(row))
            continue
        name = activities.name_of(KEY, kind) if isinstance(kind, int) else ""
        others = kept.setdefault((kind, session.begin.date()), [])
        if any(session.is_counted_by(other) for other in others):
            yield LeftOut(name or _("Exercise"), _("is the same activity once more"), 1, _row(row))
            continue
        others.append(session)
        minutes = (session.end - session.begin).total_seconds() / 60
        yield reading_of(Activity(name, session.begin, minutes), _row(row))


def _row(number: Any) -> int:  # noqa: ANN401 - whatever the file holds
    return number if isinstance(number, int) else 0


def _moment(stamp: Any, offset: Any) -> datetime:  # noqa: ANN401 - whatever the file holds
    """The local time of `stamp`, milliseconds since 1970, with its UTC offset in seconds.

    Raises `TypeError`, `ValueError`, `OverflowError` and `OSError`.
    """
    zone = timezone(timedelta(seconds=offset))
    return datetime.fromtimestamp(stamp / 1000, UTC).astimezone(zone)


def _thing(label: str) -> Thing:
    if label == _STEPS:
        return Thing(label, "measurement", key="steps", name=_("Steps"), unit="steps")
    if label == _SLEEP:
        return Thing(label, "measurement", key="sleep-hours", name=_("Sleep"), unit="h")
    return activities.thing_of(label)


IMPORT = ImportFormat(KEY, N_("Health Connect (its export)"), ("zip", "db", "sqlite"), recognises, preview, plan_items)
