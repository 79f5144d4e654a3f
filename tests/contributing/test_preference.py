from pathlib import Path

from tests.contributing.tree_copy import Tree

_FIELD = """    big_pointer: Annotated[
        bool,
        Preference(
            "The pointer is large.",
            Stale.NOTHING,
            title=N_("Large pointer"),
            detail=N_("Easier to find"),
            shown_in="text",
        ),
    ] = False
"""


def test_a_preference(tree: Tree, tmp_path: Path) -> None:
    """Settings has a switch for it, and the file of the settings keeps it. No command has to do with preferences."""
    tree.put("diary/settings/declarations.py", "    taught_nerve_glide: ", _FIELD)
    tree.try_out("a preference", "preference", tmp_path)
