from pathlib import Path

from tests.contributing.tree_copy import Tree

_BLOCKS, _SUMMARY = "diary/reports/blocks.py", "diary/reports/summary.py"
_MADE = '''def _evenings(facts: Summary) -> Contents | None:
    """On how many days something was rated."""
    if not facts.shows_evenings:
        return None
    lines = [_("Something was rated on {n} days.").format(n=facts.days_rated)]
    return _block("counts", "evenings", _("Rated evenings"), tables=[], lines=lines)


'''


def test_a_block_of_the_practitioners_page(tree: Tree, tmp_path: Path) -> None:
    """Summary has a tick for it, the help of `summary` names it, and it stands on the page unless it is left out."""
    tree.put(_BLOCKS, "def _exercises(", _MADE)
    tree.put(_BLOCKS, "        _notes(facts, words, limits),\n", "        _evenings(facts),\n")
    tree.put(_SUMMARY, '    "notes",\n]', '    "evenings",\n')
    tree.put(_SUMMARY, '    "notes": N_', '    "evenings": N_("Rated evenings"),\n')
    tree.put(_SUMMARY, "        is_blank=not part.entries,\n", '        shows_evenings="evenings" in parts,\n')
    tree.put(_SUMMARY, "    is_blank: bool", "    shows_evenings: bool\n")
    tree.try_out("a block of the practitioner's page", "page_block", tmp_path)
