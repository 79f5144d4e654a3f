"""What was answered in the health background form before the answers of now."""

from collections.abc import Iterable

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.identity import Key, content_key
from diary.domain.version import Version


def stood_before(versions: Iterable[Version], answers: Iterable[BackgroundAnswer]) -> list[Version]:
    """The earlier answers that stood until another day than they were written on; others were only being written.

    That day is an earlier one where the clock was set back. One that is the answer now is left out, as is a repetition.
    """
    by_content: dict[Key, Version] = {}
    now = {content_key(answer) for answer in answers}
    for version in versions:
        former = version.record
        if isinstance(former, BackgroundAnswer) and former.written.date() != version.moment.date():
            key = content_key(former)
            if key not in now:
                by_content.setdefault(key, version)
    return list(by_content.values())
