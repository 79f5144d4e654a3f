"""Creates recovery words on the command line: they are printed once, and two of them are asked back."""

import sys
from random import SystemRandom

from diary.domain.word_list import COUNT, word_list
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.storage.safety import recovery

_ASKED = 2


def make_recovery_words() -> tuple[str, ...]:
    """Draw twelve words and print them; on a terminal ask for two of them. Raises `StorageError` for a wrong answer."""
    words = recovery.drawn()
    print(_("These twelve words open the diary when the passphrase is forgotten. Copy them by hand, on paper:"))
    for number, word in enumerate(words, 1):
        print(f"{number:>4}  {word}")
    print(_("They are not shown again. Keep them where you keep your passport, not beside the computer."))
    if sys.stdin.isatty():
        for place in sorted(SystemRandom().sample(range(COUNT), _ASKED)):
            _ask(place + 1, words[place])
    return words


def _ask(number: int, word: str) -> None:
    """Ask for one of the words; raises `StorageError` for a wrong answer."""
    typed = input(_("Word {n}: ").format(n=number))
    bundled = word_list()
    if bundled is None or bundled.meant(typed) != word:
        raise StorageError(_("Word {n} is another one; nothing was changed.").format(n=number))
