"""The sheets on paper, by their texts: in which language they are, and which sentence stands where."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from diary import i18n
from diary.domain.evening_sheet import SheetColumn
from diary.domain.excerpt import Excerpt
from diary.domain.help.get_help import Act, GetHelp, Sign
from diary.domain.period import single
from diary.reports import background, evening_sheet, get_help_sheet, recovery_sheet, wallet_card
from diary.reports.background import BackgroundOptions
from diary.reports.contents import contents
from diary.reports.get_help_sheet import get_help_sheet as set_get_help
from diary.reports.now import now
from diary.reports.summary import Options, summary
from diary.reports.words import ENGLISH
from tests.catalogues import Translated
from tests.reports.diaries import LAST, TWELVE_WEEKS, made
from tests.reports.pdf_text import laid_out_texts

FIRST = date(2026, 11, 30)
TWELVE = [f"word{number}" for number in range(12)]
HELP = GetHelp(
    title="When to get help",
    opening="Some signs need help now.",
    static="This page is the same for everybody.",
    check_number="Make sure of the number.",
    groups=(
        Act("Call now", "the emergency number", (Sign("Sudden weakness", "a"), Sign("No feeling", "b"))),
        Act("Ask soon", "the practice", (Sign("A wound that does not heal", "c"),)),
    ),
)
NUMBERS = [("Emergency", "112"), ("Practice", "")]
EMPTY = Excerpt(period=single(LAST))
SHEETS: dict[str, Callable[[], dict[str, Any]]] = {
    "page": lambda: contents(summary(made(), Options(period=TWELVE_WEEKS, paper="letter")), made(), LAST, ENGLISH),
    "background": lambda: background._contents(EMPTY, BackgroundOptions(paper="letter"), LAST, ENGLISH),
    "evenings": lambda: evening_sheet._contents([], FIRST, "letter", LAST, ENGLISH),
    "help": lambda: get_help_sheet._contents(HELP, NUMBERS, "letter", LAST, ENGLISH),
    "recovery": lambda: recovery_sheet._contents(TWELVE, "letter", LAST, ENGLISH),
    "wallet": lambda: wallet_card._contents(now(EMPTY, LAST), "", None, "letter", ENGLISH),
}
NAMES = {
    "page": (
        "Neuropathy diary summary",
        "Neuropathy diary summary, 28 Aug to 19 Nov 2026",
        "Neuropathy diary summary · Alex Sample · 28 Aug to 19 Nov 2026",
    ),
    "background": ("Health background",) * 3,
    "evenings": ("My evenings, on paper", "My evenings, on paper, Sheet 2026-11-30", "My evenings, on paper"),
    "help": ("When to get help",) * 3,
    "recovery": ("Recovery words",) * 3,
    "wallet": ("Card for the wallet",) * 3,
}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    ("tag", "language", "region"), [("en-GB", "en", "GB"), ("de", "de", None), ("pt-BR", "pt", "BR")]
)
def test_each_says_in_which_language_on_which_paper_and_of_which_day_it_is(
    sheet: str, tag: str, language: str, region: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_translations", Translated({"en-GB": tag}))
    said = SHEETS[sheet]()
    assert (said["language"], said["region"], said["paper"]) == (language, region, "letter")
    assert (said["made_on"], said["page_of"]) == ([2026, 11, 19], "Page {page} of {pages}")


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_is_called_what_it_is_on_its_head_in_its_file_and_on_further_pages(sheet: str) -> None:
    said = SHEETS[sheet]()
    assert (said["title"], said["document"], said["running"]) == NAMES[sheet]


def test_the_recovery_sheet_says_what_the_words_are_for_how_they_are_used_and_what_may_happen() -> None:
    said = SHEETS["recovery"]()
    assert said["printed"] == ["Neuropathy Diary", "printed 19 November 2026"]
    assert said["purpose"] == (
        "If the passphrase is forgotten, these twelve words open the diary. Nothing else does, and nobody else can"
        " help."
    )
    assert said["keep"] == "Keep this sheet where you keep your passport, not beside the computer."
    assert said["words"] == TWELVE
    assert said["notes"] == {
        "title": "For my own notes, by hand",
        "lines": ["Name", "Computer", "Where the diary is kept", "Who else knows of this sheet"],
    }
    assert said["use"] == {
        "title": "How to use it",
        "steps": [
            "On the locked screen choose “Open with the recovery words”.",
            "Type the words in this order. Small letters; the first four letters of each are enough.",
            "Choose a new passphrase. This sheet stays good.",
        ],
    }
    assert said["warning"] == (
        "Whoever holds this sheet and the diary can read it. If you lose the sheet, make a new one under Settings,"
        " Privacy: the old words then stop working. A copy of the diary opens with the words that were in force when it"
        " was made."
    )


def test_the_help_sheet_has_each_sign_under_what_to_do_and_a_line_for_a_number_that_is_not_known() -> None:
    said = SHEETS["help"]()
    assert said["prepared"] == ["Neuropathy Diary", "printed 19 November 2026"]
    assert (said["opening"], said["static"]) == (HELP.opening, HELP.static)
    assert said["groups"] == [
        {"act": "Call now", "who": "the emergency number", "signs": ["Sudden weakness", "No feeling"]},
        {"act": "Ask soon", "who": "the practice", "signs": ["A wound that does not heal"]},
    ]
    assert said["numbers"] == {
        "title": "My numbers",
        "lines": [{"of": "Emergency", "number": "112"}, {"of": "Practice", "number": ""}],
        "check": "Make sure of the number.",
    }
    [printed] = laid_out_texts(set_get_help(HELP, NUMBERS, "a4", made_on=LAST))
    places = [
        printed.index(words)
        for words in ("When to get help", "Some signs", "Call now", "No feeling", "Ask soon", "My numbers", "112")
    ]
    assert places == sorted(places)


COLUMNS = (
    SheetColumn("symptom", "pain", "Pain"),
    SheetColumn("fall", "fall", "Fall"),
    SheetColumn("feet", "feet-same", "Feet seen"),
    SheetColumn("words", "", "In a few words"),
)


def test_the_evening_sheet_says_how_it_is_filled_and_marks_the_end_of_the_week() -> None:
    said = evening_sheet._contents(COLUMNS, FIRST, "a4", LAST, ENGLISH)
    assert said["period"] == "30 Nov 2026 to 27 Dec 2026"
    assert said["rule"] == "Past 24 hours: 0 is none, 10 is the worst imaginable."
    assert said["how"] == [
        "One number in each large box, a tick in each small one.",
        "Leave blank what you do not know: blank is an answer.",
    ]
    assert (said["for_the_pen"], said["day"]) == (["Name", "Written by"], "Day")
    assert [(one["weekday"], one["day"], one["is_week_end"]) for one in said["days"]][4:8] == [
        ("Fri", "4 Dec", False),
        ("Sat", "5 Dec", True),
        ("Sun", "6 Dec", True),
        ("Mon", "7 Dec", False),
    ]
    assert said["days"][-1]["day"] == "27 Dec"
    assert said["sheets"] == [
        [
            {"name": "Pain", "kind": "number"},
            {"name": "Fall", "kind": "tick"},
            {"name": "Feet seen", "kind": "tick"},
            {"name": "In a few words", "kind": "words"},
        ]
    ]


def test_the_evening_sheet_explains_the_boxes_that_it_has() -> None:
    fall = ("Fall", "tick if you fell; nearly fell: write N.")
    feet = ("Feet seen", "tick if you looked at both feet; something new: write N, and what in words.")
    typing = ("", "To type it in: History, “From paper”. It asks in the order of this sheet.")
    for columns, expected in ((COLUMNS, [fall, feet, typing]), (COLUMNS[:2], [fall, typing]), ((), [typing])):
        said = evening_sheet._contents(columns, FIRST, "a4", LAST, ENGLISH)["legend"]
        assert [(one["of"], one["text"]) for one in said] == expected


@pytest.mark.parametrize(
    ("numbers", "ticks", "pages"),
    [(8, 0, [8]), (9, 0, [8, 1]), (0, 9, [9]), (0, 10, [9, 1]), (5, 3, [8]), (5, 4, [8, 1]), (4, 5, [9]), (0, 0, [0])],
)
def test_as_many_columns_stand_on_a_page_as_there_is_room_for(numbers: int, ticks: int, pages: list[int]) -> None:
    columns = [
        *(SheetColumn("symptom", f"s{n}", f"S{n}") for n in range(numbers)),
        *(SheetColumn("treatment", f"t{n}", f"T{n}") for n in range(ticks)),
        SheetColumn("words", "", "Words"),
    ]
    sheets = evening_sheet._contents(columns, FIRST, "a4", LAST, ENGLISH)["sheets"]
    assert [sum(one["kind"] != "words" for one in sheet) for sheet in sheets] == pages
    assert [any(one["kind"] == "words" for one in sheet) for sheet in sheets] == [True, *[False] * (len(pages) - 1)]
    boxes = [one["name"] for sheet in sheets for one in sheet if one["kind"] != "words"]
    assert boxes == [one.name for one in columns if one.kind != "words"]


def test_the_date_of_a_sheet_does_not_depend_on_its_days() -> None:
    later = evening_sheet._contents([], FIRST + timedelta(days=28), "a4", LAST, ENGLISH)
    assert (later["sheet"], later["made_on"]) == ("Sheet 2026-12-28", [2026, 11, 19])
