"""Makes the fonts of other scripts in `resources/fonts/scripts` out of whole ones.

    python packaging/script_fonts.py FOLDER

FOLDER holds the unpacked npm packages `@expo-google-fonts/…` of the families below (version 0.4), in folders of any
depth. Each font keeps the letters of its script with their shaping; digits, Latin and punctuation come from
Atkinson Hyperlegible Next, but for the Latin letters of Vietnamese, whose words are set in one font.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font  # type: ignore[import-untyped]  # has no types

INTO = Path(__file__).parent.parent / "resources" / "fonts" / "scripts"
WEIGHTS = ("400Regular", "700Bold")
JOINERS = ((0x200C, 0x200D), (0x25CC, 0x25CC))
"""Zero-width joiners, and the dotted circle below a combining mark without a letter."""
FAMILIES = {
    # Latin with Vietnamese, combining marks, Greek, Cyrillic
    "NotoSans": (
        *((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x300, 0x345)),
        *((0x370, 0x3FF), (0x400, 0x52F), (0x1EA0, 0x1EF9), (0x20AB, 0x20AB)),
    ),
    "NotoSansHebrew": ((0x20, 0x20), (0x591, 0x5F4), (0x20AA, 0x20AA), (0xFB1D, 0xFB4F)),
    "NotoSansDevanagari": ((0x20, 0x20), (0x900, 0x97F), (0x1CD0, 0x1CF9), (0x20B9, 0x20B9), (0xA8E0, 0xA8FF)),
    "NotoSansThai": ((0x20, 0x20), (0xE01, 0xE5B)),
    "Vazirmatn": (
        (0x20, 0x20), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
    ),
}  # fmt: skip


def main(folder: Path) -> None:
    for family, ranges in FAMILIES.items():
        for weight in WEIGHTS:
            name = f"{family}_{weight}.ttf"
            [source] = folder.rglob(name)
            options = Options()
            options.name_IDs = ["*"]
            options.hinting = False
            font = load_font(str(source), options)
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=[one for low, high in (*ranges, *JOINERS) for one in range(low, high + 1)])
            subsetter.subset(font)
            save_font(font, str(INTO / name), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
