"""The files of the health background: what is refused, and that the sound ones load beside a broken one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary import paths
from diary.domain.background.block_file import block_from
from diary.domain.background.form import blocks, broken, item_named
from diary.domain.background.question import NONE, FormChoice
from diary.domain.record import InvalidEntryError
from tests.domain.background.background_form import forget

BLOCK = 'position = 10\ntitle = "T"\n'
ITEM = '[[item]]\nkey = "a"\nkind = "text"\nquestion = "Q?"\n'
ONE = '[[item]]\nkey = "a"\nkind = "one"\nquestion = "Q?"\n'
NUMBER = '[[item]]\nkey = "a"\nkind = "number"\nquestion = "Q?"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a form of its own; the program's form comes back afterwards."""
    made = tmp_path / "catalogue" / "background"
    made.mkdir(parents=True)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    forget()
    yield made
    forget()


def test_every_entry_can_stand_in_a_file(folder: Path) -> None:
    (folder / "b.toml").write_text(
        'position = 3\ntitle = "T"\nabout = "A"\nprivate = true\n'
        '[lists]\nyes-no = [{ key = "yes", name = "Yes" }, { key = "no", name = "No" }]\n'
        '[[item]]\nkey = "a"\nkind = "several"\nquestion = "Q?"\n'
        'label = "L"\nhint = "H"\nchoices = "yes-no"\nnone = "N"\n'
        '[[item]]\nkey = "b"\nkind = "number"\nquestion = "How many"\n'
        'units = [{ key = "u", name = "U", lowest = 1, highest = 9, step = 0.5, start = 2, one = "1" }, '
        '{ key = "v", name = "V", lowest = 0, highest = 1 }]\n',
        encoding="utf-8",
    )
    block = block_from(folder / "b.toml")
    assert (block.key, block.position, block.title, block.about, block.private) == ("b", 3, "T", "A", True)
    first, second = block.items
    assert (first.label, first.hint) == ("L", "H")
    assert first.choices == (FormChoice("yes", "Yes"), FormChoice("no", "No"), FormChoice(NONE, "N"))
    assert second.label == "How many"
    assert [tuple(unit) for unit in second.units] == [("u", "U", 1, 9, 0.5, 2, "1"), ("v", "V", 0, 1, 1, 0, "")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('title = "T"\n' + ITEM, "“position” is missing"),
        (BLOCK, "“item” is missing"),
        (BLOCK + "colour = 3\n" + ITEM, "unknown entry “colour”"),
        ('position = "1"\ntitle = "T"\n' + ITEM, "“position” has to be a whole number"),
        (BLOCK + "private = 1\n" + ITEM, "“private” has to be true or false"),
        (BLOCK + "item = [3]\n", "“item” has to be a list of tables"),
        (BLOCK + ITEM.replace('key = "a"\n', ""), "“item.key” is missing"),
        (BLOCK + ITEM + 'colour = "red"\n', "unknown entry “item.colour”"),
        (BLOCK + ITEM.replace("text", "essay"), "there is no kind “essay”"),
        (BLOCK + ITEM + "choices = 3\n", "“item.choices” has to be the name of one of “lists”, or a list of tables"),
        (BLOCK + ONE + 'choices = "mine"\n', "“lists” has no “mine”"),
        (BLOCK + ONE + 'choices = [{ key = "x" }]\n', "“item.choices.name” is missing"),
        (BLOCK + ONE + 'choices = [{ key = "x", name = "X" }]\n', "the choices of “a” do not fit its kind"),
        (BLOCK + ONE, "the choices of “a” do not fit its kind"),
        (BLOCK + ITEM + 'none = "None"\n', "the choices of “a” do not fit its kind"),
        (BLOCK + ONE + 'choices = [{ key = "x", name = "X" }, { key = "x", name = "Y" }]\n', "“x” is there twice"),
        (BLOCK + "lists = { mine = 3 }\n" + ITEM, "“lists.mine” has to be a list of tables"),
        (BLOCK + NUMBER, "the units of “a” do not fit its kind"),
        (
            BLOCK + ITEM + 'units = [{ key = "u", name = "U", lowest = 1, highest = 9 }]\n',
            "the numbers of “u” do not go from lowest to highest",
        ),
        (BLOCK + NUMBER + 'units = [{ key = "u", name = "U", lowest = 0 }]\n', "“item.units.highest” is missing"),
        (
            BLOCK + NUMBER + 'units = [{ key = "u", name = "U", lowest = 9, highest = 0 }]\n',
            "the numbers of “u” do not go from lowest to highest",
        ),
        ("?", "Invalid statement (at line 1, column 1)"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(folder: Path, text: str, reason: str) -> None:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=r"^The background file mine\.toml cannot be read: .*\.$") as caught:
        block_from(path)
    assert str(caught.value).endswith(f" cannot be read: {reason}.")


def test_the_sound_blocks_load_beside_broken_ones_in_the_order_of_their_positions(folder: Path) -> None:
    for key, position in (("late", 30), ("first", 10), ("second", 20)):
        text = f'position = {position}\ntitle = "T"\n' + ITEM.replace('"a"', f'"{key}"')
        (folder / f"{key}.toml").write_text(text, encoding="utf-8")
    (folder / "broken.toml").write_text("?", encoding="utf-8")
    (folder / "no-text.toml").write_bytes(b'title = "\xff"')
    (folder / "repeats.toml").write_text(BLOCK + ITEM.replace('"a"', '"late"'), encoding="utf-8")
    assert [block.key for block in blocks()] == ["first", "second", "late"]
    assert [re.findall(r"[\w-]+\.toml", told) for told in broken()] == [
        ["broken.toml"],
        ["no-text.toml"],
        ["repeats.toml"],
    ]
    assert "“late” is there already" in broken()[2]
    assert item_named("second") is not None
