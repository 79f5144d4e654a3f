"""The whole form as a text of one line an item; `python -m tests.domain.background.background_form` writes it anew.

Keys are kept in diaries: in the difference, a line may be new, and a text may be another one, but no key may go.
"""

import json
from pathlib import Path

from diary.domain.background import form
from diary.domain.background.form import blocks
from diary.domain.background.question import Block, FormItem

FILE = Path(__file__).parents[2] / "data" / "background_form.jsonl"


def content() -> str:
    """Each block and each of its items on a line of its own, in the order of the form."""
    lines: list[object] = []
    for block in blocks():
        lines.append(_without_items(block))
        lines += [_told(item) for item in block.items]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write() -> None:
    FILE.write_text(content(), encoding="utf-8", newline="\n")


def forget() -> None:
    """Have the program read the form's files anew."""
    for kept in (form._form, form._items, form._places, form._blocks):
        kept.cache_clear()


def _without_items(block: Block) -> dict[str, object]:
    told = block._asdict()
    return {name: told[name] for name in ("key", "title", "about", "private")}


def _told(item: FormItem) -> dict[str, object]:
    told = {name: value for name, value in item._asdict().items() if value}
    told["choices"] = dict(item.choices)
    return told


if __name__ == "__main__":
    write()
