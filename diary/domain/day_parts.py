"""The parts of the evening log, other than the symptoms, that the person can switch off."""

from collections.abc import Iterable, Mapping

from diary.i18n import N_

WHERE, EXERCISES, TREATMENTS, FALLS, SENTENCE = "where", "exercises", "treatments", "falls", "sentence"
PARTS: Mapping[str, str] = {
    WHERE: N_("Where on feet and hands"),
    EXERCISES: N_("Exercises"),
    TREATMENTS: N_("Medicines and treatments"),
    FALLS: N_("Falls"),
    SENTENCE: N_("A sentence about the day"),
}
"""The keys of the parts with their names, which are translated where they are shown."""


def leave_out(left_out: Iterable[str], part: str, *, asked: bool) -> tuple[str, ...]:
    """The keys of the parts that are switched off after `part` was switched on (`asked`) or off, in the order of
    `PARTS`."""
    wanted = {*left_out} - {part} if asked else {*left_out, part}
    return tuple(key for key in PARTS if key in wanted)
