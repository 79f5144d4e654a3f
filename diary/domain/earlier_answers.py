"""The earlier versions of the answers to the health background form."""

from collections.abc import Iterable

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.identity import Key, content_key
from diary.domain.version import Version


def stood_before(versions: Iterable[Version], answers: Iterable[BackgroundAnswer]) -> list[Version]:
    """The earlier answers that were replaced on another day than they were written; edits of the same day are drafts.

    The other day can be an earlier one, if the clock was set back. Versions equal to the current answer, and repeated
    ones, are left out.
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
