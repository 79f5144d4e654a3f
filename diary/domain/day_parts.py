"""The parts of the evening log, beside the symptoms, that a person may leave out."""

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
"""Their names, which are translated where they are shown."""


def leave_out(left_out: Iterable[str], part: str, *, asked: bool) -> tuple[str, ...]:
    """The parts that are left out once `part` is asked for, or no longer, in the order of `PARTS`."""
    wanted = {*left_out} - {part} if asked else {*left_out, part}
    return tuple(key for key in PARTS if key in wanted)
