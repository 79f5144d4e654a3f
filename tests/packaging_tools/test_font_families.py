"""The table of the bundled fonts' coverage matches the files."""

import runpy

import pytest

from diary import fonts, paths

FOLDER = paths.resources() / "fonts"


def test_the_table_says_what_the_files_can_draw() -> None:
    script = runpy.run_path(str(paths.resources().parent / "packaging" / "font_families.py"))
    assert (FOLDER / fonts.FAMILIES).read_text("utf-8") == script["text"](FOLDER)


def test_every_family_has_its_files_and_its_letters() -> None:
    families = fonts.bundled()
    assert families[0].name == fonts.OWN
    files = [path for one in families for path in one.files]
    assert sorted(files) == sorted(FOLDER.rglob("*.ttf"))
    letters = dict(
        zip((one.name.rpartition(" ")[2] for one in families), (one.letters for one in families), strict=True)
    )
    for name, some in (("Next", "aZ9é"), ("Sans", "ŵЖΩ"), ("Hebrew", "אש"), ("Devanagari", "कख"), ("Thai", "กข")):
        assert letters[name].issuperset(some), name
    assert letters["Vazirmatn"].issuperset("عس")
    assert "Ж" not in families[0].letters


def test_a_checkout_without_the_table_has_no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert fonts.bundled.__wrapped__() == ()
