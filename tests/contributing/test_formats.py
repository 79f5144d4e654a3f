from pathlib import Path

from tests.contributing.tree_copy import Tree

_FORMATS = "diary/formats/__init__.py"


def test_an_export_format(tree: Tree, tmp_path: Path) -> None:
    """Settings offers it, the help of `export` tells of it, and its file is written."""
    tree.add_source("format/short_notes_export.py", "diary/formats/exporting/short_notes_export.py")
    tree.put(_FORMATS, '"fhir_export")', '"short_notes_export", ')
    tree.try_out("a format", "export_format", tmp_path)


def test_an_import_format(tree: Tree, tmp_path: Path) -> None:
    """Its file is known by its content in the window and by `import`, and what it brought stands in a file out."""
    tree.add_source("format/pain_list_import.py", "diary/formats/importing/pain_list_import.py")
    tree.put(_FORMATS, '    "csv_import",\n', '    "pain_list_import",\n')
    tree.try_out("a format", "import_format", tmp_path)
