import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from diary import paths
from diary.domain import catalogue
from diary.domain.catalogue import GeneralLines, broken, exercise, exercise_from, exercises, general_lines
from diary.domain.exercise import CATEGORIES, Dose, Exercise, dose_in_short, dose_in_words
from diary.domain.plan.plan import suggested_plan
from diary.domain.record import InvalidEntryError, now

SHIPPED = [
    ("arm-circles", "warm-up", "default", "10 each way", "10 times each way"),
    ("leg-swings", "warm-up", "default", "10 each leg", "10 times each leg"),
    ("march-in-place", "warm-up", "guideline", "2 min", "2 minutes"),
    ("calf-stretch", "stretching", "article", "3 × 15 s each leg", "3 times 15 seconds each leg"),
    ("plantar-stretch", "stretching", "default", "3 × 15 s each foot", "3 times 15 seconds each foot"),
    ("seated-hamstring-stretch", "stretching", "article", "3 × 15 s each leg", "3 times 15 seconds each leg"),
    ("calf-raise", "balance-and-strength", "article", "10–15 times", "10 to 15 times"),
    ("heel-to-toe-walk", "balance-and-strength", "default", "10 steps", "10 steps"),
    ("side-leg-raise", "balance-and-strength", "guideline", "10 × 5 s each leg", "10 times 5 seconds each leg"),
    (
        "single-leg-stance",
        "balance-and-strength",
        "guideline",
        "up to 30 s each leg",
        "up to 30 seconds each leg",
    ),
    ("sit-to-stand", "balance-and-strength", "guideline", "10 times", "10 times"),
    (
        "tandem-stance",
        "balance-and-strength",
        "guideline",
        "2 × 10 s each foot in front",
        "2 times 10 seconds each foot in front",
    ),
    ("toe-raise", "balance-and-strength", "default", "10 times", "10 times"),
    ("brisk-walk", "aerobic", "article", "20–30 min", "20 to 30 minutes"),
    ("cycling", "aerobic", "article", "20–30 min", "20 to 30 minutes"),
    ("swimming", "aerobic", "article", "20–30 min", "20 to 30 minutes"),
    ("ankle-alphabet", "foot", "guideline", "A to Z each foot", "A to Z each foot"),
    ("ankle-pumps", "foot", "guideline", "15 each foot", "15 times each foot"),
    ("marble-pick-up", "foot", "default", "10 each foot", "10 times each foot"),
    ("towel-curl", "foot", "default", "10 each foot", "10 times each foot"),
    ("finger-opposition", "hand", "guideline", "4 rounds each hand", "4 rounds each hand"),
    ("nerve-glide", "hand", "default", "as taught", "as taught"),
    ("putty-squeeze", "hand", "default", "10 × 3 s each hand", "10 times 3 seconds each hand"),
    ("sensory-search", "hand", "default", "5 min each hand", "5 minutes each hand"),
    ("tendon-glides", "hand", "guideline", "up to 10 each hand", "up to 10 times each hand"),
    ("tai-chi", "mind-and-body", "guideline", "30 min", "30 minutes"),
    ("yoga", "mind-and-body", "guideline", "30 min", "30 minutes"),
]
KEYS = [row[0] for row in SHIPPED]
BALANCE = {
    *("leg-swings", "march-in-place", "tai-chi", "yoga"),
    *("calf-raise", "toe-raise", "side-leg-raise", "sit-to-stand"),
    *("tandem-stance", "single-leg-stance", "heel-to-toe-walk"),
}
BANNED = re.compile(
    r"!|'|\"|\s-\s|—|\d-\d|\b(missed|heal(s|ed|ing)?|cures?|regenerat\w*|repairs?|guarantee\w*|physician|doctor|consult"
    r"|great|excellent|perfect|congratulations|well done|always|relie(f|ve\w*)|color|center|gray|meter|must|should)\b",
    re.IGNORECASE,
)
SOUND = 'name = "Heel walk"\ncategory = "foot"\n[dose]\nrepetitions = 10\n'


def texts_of(one: Exercise) -> Iterator[str]:
    yield from (one.name, one.seated, one.guideline, one.note, one.feel, one.dose.words)
    yield from (*one.steps, *one.safety, *one.stop)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a catalogue that stands in the place of the program's."""
    made = tmp_path / "catalogue"
    (made / "exercises").mkdir(parents=True)
    general = 'before = ["Warm up."]\nduring = ["Breathe."]\nstop = ["Stop."]\nstudies = "It differs."\n'
    (made / "general.toml").write_text(general, encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    forget()
    yield made
    forget()


def forget() -> None:
    catalogue.exercise.cache_clear()
    catalogue._shelf.cache_clear()
    catalogue._general.cache_clear()


def test_every_exercise_of_the_suggested_plan_is_in_the_catalogue() -> None:
    for line in suggested_plan(now().date()):
        assert set(line.exercises) <= set(exercises())


def test_the_catalogue_holds_these_exercises_category_after_category_and_no_file_is_broken() -> None:
    assert list(exercises()) == KEYS
    assert list(dict.fromkeys(one.category for one in exercises().values())) == list(CATEGORIES)
    assert broken() == ()


@pytest.mark.parametrize(("key", "category", "source", "short", "words"), SHIPPED, ids=KEYS)
def test_each_exercise_has_its_category_its_source_and_its_dose(
    key: str, category: str, source: str, short: str, words: str
) -> None:
    one = exercises()[key]
    assert (one.category, one.source) == (category, source)
    assert (dose_in_short(one.dose), dose_in_words(one.dose)) == (short, words)
    assert bool(one.guideline) == (source == "guideline")


@pytest.mark.parametrize("key", KEYS)
def test_each_exercise_says_in_a_few_short_steps_how_it_is_done_and_what_to_see_to(key: str) -> None:
    one = exercises()[key]
    assert 3 <= len(one.steps) <= 5
    assert all(len(step.split()) <= 20 for step in one.steps)
    assert bool(one.feel) == (one.category != "aerobic")
    assert 1 <= len(one.safety) <= 2
    assert len(one.stop) <= 2
    assert all(text.endswith(".") for text in (*one.steps, *one.safety, *one.stop, one.feel, one.seated) if text)
    general = general_lines()
    assert not {*one.steps, *one.safety, *one.stop} & {*general.before, *general.during, *general.stop}


@pytest.mark.parametrize("key", KEYS)
def test_texts_praise_and_promise_nothing_and_are_set_properly(key: str) -> None:
    for text in texts_of(exercises()[key]):
        assert text == text.strip()
        assert not BANNED.search(text), text


@pytest.mark.parametrize("key", KEYS)
def test_steps_name_no_number_since_the_dose_can_be_changed(key: str) -> None:
    assert not re.search(r"\d", " ".join(exercises()[key].steps))


def test_general_lines_are_said_once_for_all() -> None:
    general = general_lines()
    assert all((general.before, general.during, general.stop, general.studies))
    said = " ".join((*general.before, *general.during, *general.stop))
    for line in ("Warm up", "shoes", "both feet before and after", "cannot move", "never to pain", "breathing"):
        assert line in said
    assert all(reason in said for reason in ("chest pain", "dizzy", "breathless"))
    for text in (*general.before, *general.during, *general.stop, general.studies):
        assert text == text.strip()
        assert not BANNED.search(text), text
    assert "Results differ between people." in general.studies


def test_only_the_nerve_glide_waits_until_a_therapist_taught_it() -> None:
    assert [one.key for one in exercises().values() if one.taught] == ["nerve-glide"]


def test_exercises_that_try_the_balance_have_something_to_be_read_before() -> None:
    assert {one.key for one in exercises().values() if one.balance} == BALANCE
    assert all(exercises()[key].safety for key in BALANCE)


def test_only_what_is_done_standing_has_another_way_on_a_chair() -> None:
    for one in exercises().values():
        assert one.position == "standing" or not one.seated, one.key
    unseated = {one.key for one in exercises().values() if one.position == "standing" and not one.seated}
    assert unseated == {"tandem-stance", "single-leg-stance", "heel-to-toe-walk"}


@pytest.mark.parametrize(
    ("dose", "short", "words"),
    [
        (Dose(repetitions=(10, 10), at_most=True), "up to 10 times", "up to 10 times"),
        (Dose(repetitions=(5, 10), at_most=True, side="each-hand"), "up to 10 each hand", "up to 10 times each hand"),
        (Dose(repetitions=(4, 4), at_most=True, unit="rounds"), "up to 4 rounds", "up to 4 rounds"),
        (Dose(repetitions=(1, 1), unit="rounds"), "1 round", "1 round"),
        (Dose(repetitions=(1, 1), unit="steps", side="each-way"), "1 step each way", "1 step each way"),
        (Dose(repetitions=(1, 1)), "1 time", "1 time"),
        (Dose(repetitions=(3, 3), hold_seconds=9, at_most=True), "3 × up to 9 s", "3 times up to 9 seconds"),
        (Dose(repetitions=(8, 12)), "8–12 times", "8 to 12 times"),
        (Dose(sets=2, repetitions=(10, 10)), "2 × 10 times", "2 times 10 times"),
        (Dose(sets=1, repetitions=(10, 10), side="each-leg"), "10 each leg", "10 times each leg"),
        (Dose(sets=2, hold_seconds=1), "2 × 1 s", "2 times 1 second"),
        (Dose(sets=1, hold_seconds=30), "30 s", "30 seconds"),
        (Dose(hold_seconds=30), "30 s", "30 seconds"),
        (Dose(minutes=(1, 1)), "1 min", "1 minute"),
        (Dose(minutes=(20, 30)), "20–30 min", "20 to 30 minutes"),
        (Dose(), "", ""),
    ],
)
def test_a_dose_in_short_and_in_words(dose: Dose, short: str, words: str) -> None:
    assert (dose_in_short(dose), dose_in_words(dose)) == (short, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('category = "foot"\n[dose]\nsets = 3', "“name” is missing."),
        ('name = ""\ncategory = "foot"\n[dose]\nsets = 3', "“name” is missing."),
        ('name = "X"\n[dose]\nsets = 3', "“category” is missing."),
        ('name = "X"\ncategory = "foot"', "“dose” is missing."),
        ('name = "X"\ncategory = "foot"\n[dose]', "“dose” is missing."),
        ('name = "X"\ncategory = "foot"\ndose = 3', "“dose” has to be a table."),
        ('name = "X"\ncategory = "foot"\nsets = 3\n[dose]\nsets = 3', "unknown entry “sets”."),
        ('name = "X"\ncategory = "foot"\nkey = "y"\n[dose]\nsets = 3', "unknown entry “key”."),
        ('name = "X"\ncategory = "foot"\n[dose]\nlaps = 3', "unknown entry “dose.laps”."),
        ('name = "X"\ncategory = "elbow"\n[dose]\nsets = 3', "There is no exercise category “elbow”."),
        ('name = "X"\ncategory = ["foot"]\n[dose]\nsets = 3', "“category” has to be a text."),
        ('name = 3\ncategory = "foot"\n[dose]\nsets = 3', "“name” has to be a text."),
        ('name = "X"\ncategory = "foot"\nnote = true\n[dose]\nsets = 3', "“note” has to be a text."),
        ('name = "X"\ncategory = "foot"\nsteps = "Walk."\n[dose]\nsets = 3', "“steps” has to be a list of texts."),
        ('name = "X"\ncategory = "foot"\nstop = ["Now.", 3]\n[dose]\nsets = 3', "“stop” has to be a list of texts."),
        ('name = "X"\ncategory = "foot"\nsafety = [""]\n[dose]\nsets = 3', "“safety” has to be a list of texts."),
        ('name = "X"\ncategory = "foot"\nbalance = "yes"\n[dose]\nsets = 3', "“balance” has to be true or false."),
        ('name = "X"\ncategory = "foot"\ntaught = 1\n[dose]\nsets = 3', "“taught” has to be true or false."),
        ('name = "X"\ncategory = "foot"\ntempo = true\n[dose]\nsets = 3', "“tempo” has to be a number."),
        ('name = "X"\ncategory = "foot"\ntempo = inf\n[dose]\nsets = 3', "“tempo” has to be a number."),
        ('name = "X"\ncategory = "foot"\ntempo = 0\n[dose]\nsets = 3', "A repetition takes more than 0 seconds."),
        ('name = "X"\ncategory = "foot"\n[dose]\nsets = 0', "In a dose, sets are more than 0."),
        ('name = "X"\ncategory = "foot"\n[dose]\nsets = true', "“dose.sets” has to be a whole number."),
        ('name = "X"\ncategory = "foot"\n[dose]\nhold_seconds = 1.5', "“dose.hold_seconds” has to be a whole number."),
        (
            'name = "X"\ncategory = "foot"\n[dose]\nminutes = "9"',
            "“dose.minutes” has to be a whole number, or two in a list.",
        ),
        (
            'name = "X"\ncategory = "foot"\n[dose]\nminutes = [1, 2, 3]',
            "“dose.minutes” has to be a whole number, or two in a list.",
        ),
        (
            'name = "X"\ncategory = "foot"\n[dose]\nrepetitions = [1, true]',
            "“dose.repetitions” has to be a whole number, or two in a list.",
        ),
        (
            'name = "X"\ncategory = "foot"\n[dose]\nrepetitions = [9, 1]',
            "In a dose, repetitions go from the smaller to the larger.",
        ),
        ('name = "X"\ncategory = "foot"\n[dose]\nside = 1', "“dose.side” has to be a text."),
        ('name = "X"\ncategory = "foot"\n[dose]\nside = "left"', "There is no side “left”."),
        ('name = "X"\ncategory = "foot"\n[dose]\nsets = 3\nunit = "laps"', "There is no unit “laps”."),
        ('name = "X"\ncategory = "foot"\nposition = "up"\n[dose]\nsets = 3', "There is no position “up”."),
        ('name = "X"\ncategory = "foot"\nsource = "me"\n[dose]\nsets = 3', "There is no source “me”."),
        ('name = "X"\ncategory = "foot"\n[dose]\nat_most = 1', "“dose.at_most” has to be true or false."),
        ("not toml", "Expected '=' after a key in a key/value pair (at line 1, column 5)."),
    ],
)
def test_broken_exercise_file_is_named_with_its_field(folder: Path, text: str, words: str) -> None:
    path = folder / "exercises" / "heel-walk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidEntryError, match=r"heel-walk\.toml") as caught:
        exercise_from(path)
    assert str(caught.value) == f"The exercise file heel-walk.toml cannot be read: {words}"


def test_broken_files_are_left_out_and_named_and_the_rest_load(folder: Path) -> None:
    files = {
        "b-sound": SOUND,
        "a-sound": SOUND.replace("foot", "hand"),
        "c-sound": SOUND.replace("foot", "warm-up"),
        "no-dose": 'name = "X"\ncategory = "foot"\n',
        "not-toml": "?",
    }
    for key, text in files.items():
        (folder / "exercises" / f"{key}.toml").write_text(text, encoding="utf-8")
    (folder / "exercises" / "not-text.toml").write_bytes(b'name = "\xff"')
    (folder / "exercises" / "no-file.toml").mkdir()
    assert list(exercises()) == ["c-sound", "b-sound", "a-sound"]
    named = [re.findall(r"[\w-]+\.toml", sentence) for sentence in broken()]
    assert named == [["no-dose.toml"], ["no-file.toml"], ["not-text.toml"], ["not-toml.toml"]]
    assert all(sentence.startswith("The exercise file ") and sentence.endswith(".") for sentence in broken())
    assert {key: exercise(key) for key in exercises()} == exercises()
    assert [exercise(key) for key in ("no-dose", "not-toml", "not-text", "no-file")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('before = ["A."]\nduring = ["B."]\nstop = ["C."]\n', "“studies” is missing"),
        ('before = "A."\nduring = ["B."]\nstop = ["C."]\nstudies = "D."\n', "“before” has to be a list of texts"),
        ('after = []\nbefore = []\nduring = []\nstop = []\nstudies = "D."\n', "unknown entry “after”"),
        (None, "general.toml"),
    ],
)
def test_broken_general_lines_are_named_and_the_exercises_load(folder: Path, text: str | None, reason: str) -> None:
    (folder / "exercises" / "heel-walk.toml").write_text(SOUND, encoding="utf-8")
    (folder / "general.toml").unlink()
    if text is not None:
        (folder / "general.toml").write_text(text, encoding="utf-8")
    assert list(exercises()) == ["heel-walk"]
    assert general_lines() == GeneralLines()
    (sentence,) = broken()
    assert "general.toml" in sentence
    assert reason in sentence


def test_every_field_of_an_exercise_can_stand_in_its_file(folder: Path) -> None:
    path = folder / "exercises" / "heel-walk.toml"
    path.write_text(
        'name = "Heel walk"\ncategory = "foot"\nposition = "lying"\nseated = "Sit."\nsource = "guideline"\n'
        'guideline = "NHS"\nnote = "slowly"\nsteps = ["Walk."]\nfeel = "Heels."\nsafety = ["Hold."]\nstop = ["Now."]\n'
        "tempo = 2\nbalance = true\ntaught = true\n[dose]\nsets = 2\nrepetitions = [3, 4]\nhold_seconds = 5\n"
        'minutes = 6\nside = "each-leg"\nunit = "rounds"\nat_most = true\nwords = "as taught"\n',
        encoding="utf-8",
    )
    made, bare = exercise_from(path), Exercise(key="", name="", category="foot", dose=Dose())
    assert all(
        getattr(made, field.name) != getattr(bare, field.name) for field in fields(Exercise) if field.name != "category"
    )
    assert all(getattr(made.dose, field.name) != getattr(bare.dose, field.name) for field in fields(Dose))
    assert (made.dose.repetitions, made.dose.minutes) == ((3, 4), (6, 6))
