"""The migrations of the file's schema, one plain-SQL module each; step n leads to `PRAGMA user_version` n."""

from diary.storage.file.migrations import v1_first_diary, v2_whole_evening, v3_before_the_visit, v4_whose_and_where

STEPS: tuple[tuple[str, ...], ...] = (
    v1_first_diary.STATEMENTS,
    v2_whole_evening.STATEMENTS,
    v3_before_the_visit.STATEMENTS,
    v4_whose_and_where.STATEMENTS,
)
