"""Forms that were left by the way home: what was typed stays in them."""

_NOTHING = object()


class Drafts:
    """What each form, named by a key, was about when it was left by the way home.

    The form itself holds what was typed, until it is opened for something else, saved, or left without saving.
    """

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    def keep(self, form: str, about: object) -> None:
        """Called when the form is left by the way home."""
        self._kept[form] = about

    def resumes(self, form: str, about: object) -> bool:
        """Whether the form, about to be opened, still holds what was typed about just that; called at each opening."""
        return self._kept.pop(form, _NOTHING) == about
