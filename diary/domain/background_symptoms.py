"""The health background form: the problem itself, how it began, where it is, how it feels, and how it went on."""

from diary.domain.background import NONE, Block, Choice, Item
from diary.i18n import N_

_PLACES = (
    Choice("toes", N_("Toes")),
    Choice("soles", N_("Soles")),
    Choice("whole-feet", N_("Whole feet")),
    Choice("lower-legs", N_("Lower legs")),
    Choice("thighs", N_("Above the knees")),
    Choice("fingertips", N_("Fingertips")),
    Choice("hands", N_("Hands")),
    Choice("forearms", N_("Forearms")),
    Choice("trunk", N_("Belly, chest or back")),
    Choice("face", N_("Face")),
    Choice("elsewhere", N_("Somewhere else")),
)
_FEELINGS = (
    Choice("numb", N_("Numb")),
    Choice("tingling", N_("Tingling")),
    Choice("burning", N_("Burning")),
    Choice("stabbing", N_("Sudden stabs")),
    Choice("shocks", N_("Like electric shocks")),
    Choice("aching", N_("A deep ache")),
    Choice("cramps", N_("Cramps")),
    Choice("cold", N_("Cold, though warm to the hand")),
    Choice("itching", N_("Itching")),
    Choice("tight", N_("Tight, as in a small sock")),
    Choice("padded", N_("As if walking on wadding")),
    Choice("touch-hurts", N_("Light touch hurts")),
    Choice("heavy", N_("Heavy")),
)

PROBLEM = Block(
    key="problem",
    title=N_("The main problem"),
    about=N_("In your own words. A sentence is enough."),
    items=(
        Item(key="problem", kind="text", question=N_("What troubles you most?"), label=N_("Main problem")),
        Item(
            key="goal",
            kind="text",
            question=N_("What would you like to be able to do, or to do better?"),
            label=N_("Goal"),
        ),
    ),
)

BEGINNING = Block(
    key="beginning",
    title=N_("How it began"),
    items=(
        Item(
            key="began",
            kind="date",
            question=N_("When did you first notice it?"),
            label=N_("First noticed"),
            hint=N_("A year is enough: 2019, or May 2019."),
        ),
        Item(
            key="began-how",
            kind="one",
            question=N_("How did it begin?"),
            label=N_("Began"),
            choices=(
                Choice("days", N_("Within a few days")),
                Choice("weeks", N_("Over some weeks")),
                Choice("slowly", N_("Slowly, over months or years")),
            ),
        ),
        Item(
            key="began-after",
            kind="several",
            question=N_("What happened in the weeks before?"),
            label=N_("In the weeks before"),
            choices=(
                Choice("infection", N_("An infection or a fever")),
                Choice("vaccination", N_("A vaccination")),
                Choice("operation", N_("An operation")),
                Choice("injury", N_("An injury or a fall")),
                Choice("medicine", N_("A new medicine")),
                Choice("cancer-treatment", N_("Treatment for cancer")),
                Choice("weight-loss", N_("I lost much weight")),
                Choice("strain", N_("A time of great strain")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="began-more",
            kind="text",
            question=N_("What else should be known about the beginning?"),
            label=N_("About the beginning"),
        ),
    ),
)

WHERE = Block(
    key="where",
    title=N_("Where it is"),
    items=(
        Item(
            key="where-first",
            kind="several",
            question=N_("Where did you feel it first?"),
            label=N_("Felt first in"),
            choices=_PLACES,
        ),
        Item(
            key="where-now",
            kind="several",
            question=N_("Where do you feel it now?"),
            label=N_("Felt now in"),
            choices=_PLACES,
        ),
        Item(
            key="sides",
            kind="one",
            question=N_("Is it the same on both sides?"),
            label=N_("Sides"),
            choices=(
                Choice("same", N_("Much the same")),
                Choice("more-left", N_("More on the left")),
                Choice("more-right", N_("More on the right")),
                Choice("left", N_("Only on the left")),
                Choice("right", N_("Only on the right")),
            ),
        ),
        Item(
            key="spread",
            kind="one",
            question=N_("How did it spread?"),
            label=N_("Spread"),
            choices=(
                Choice("stayed", N_("It stayed where it began")),
                Choice("upwards", N_("Slowly up the legs")),
                Choice("to-hands", N_("From the feet to the hands")),
                Choice("one-by-one", N_("One place after another")),
            ),
        ),
        Item(
            key="where-more",
            kind="text",
            question=N_("What else should be known about where it is?"),
            label=N_("About the place"),
        ),
    ),
)

FEELINGS = Block(
    key="feelings",
    title=N_("How it feels"),
    items=(
        Item(
            key="feelings",
            kind="several",
            question=N_("Which of these do you feel?"),
            label=N_("Feels"),
            choices=(*_FEELINGS, Choice(NONE, N_("None of these"))),
        ),
        Item(
            key="feeling-worst",
            kind="one",
            question=N_("Which of them troubles you most?"),
            label=N_("Worst of these"),
            choices=_FEELINGS,
        ),
        Item(
            key="weakness",
            kind="several",
            question=N_("What has become hard for your feet and hands?"),
            label=N_("Hard to do"),
            choices=(
                Choice("toes-catch", N_("My toes catch when I walk")),
                Choice("stairs", N_("Stairs, or getting up")),
                Choice("steady", N_("Keeping my balance")),
                Choice("dark", N_("Walking in the dark")),
                Choice("buttons", N_("Buttons and small things")),
                Choice("dropping", N_("I drop things")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="feelings-more",
            kind="text",
            question=N_("How would you describe it to a friend?"),
            label=N_("In own words"),
        ),
    ),
)

COURSE = Block(
    key="course",
    title=N_("How it goes"),
    items=(
        Item(
            key="course",
            kind="one",
            question=N_("How did it go over the past year?"),
            label=N_("Past year"),
            choices=(
                Choice("better", N_("Better")),
                Choice("same", N_("About the same")),
                Choice("slowly-worse", N_("Slowly worse")),
                Choice("quickly-worse", N_("Quickly worse")),
                Choice("up-and-down", N_("Up and down")),
            ),
        ),
        Item(
            key="worst-time",
            kind="several",
            question=N_("When is it worst?"),
            label=N_("Worst time"),
            choices=(
                Choice("morning", N_("In the morning")),
                Choice("day", N_("During the day")),
                Choice("evening", N_("In the evening")),
                Choice("night", N_("At night")),
                Choice(NONE, N_("At no special time")),
            ),
        ),
        Item(
            key="eases",
            kind="several",
            question=N_("What eases it?"),
            label=N_("Eased by"),
            choices=(
                Choice("warmth", N_("Warmth")),
                Choice("cold", N_("Cold")),
                Choice("moving", N_("Moving")),
                Choice("rest", N_("Rest")),
                Choice("rubbing", N_("Rubbing or massage")),
                Choice("feet-up", N_("Putting my feet up")),
                Choice("tablets", N_("Tablets")),
                Choice("busy", N_("Being busy")),
                Choice(NONE, N_("Nothing")),
            ),
        ),
        Item(
            key="worsens",
            kind="several",
            question=N_("What makes it worse?"),
            label=N_("Made worse by"),
            choices=(
                Choice("standing", N_("Standing")),
                Choice("walking", N_("Walking")),
                Choice("sitting", N_("Sitting for long")),
                Choice("cold", N_("Cold")),
                Choice("warmth", N_("Warmth")),
                Choice("touch", N_("Shoes or bedclothes")),
                Choice("tired", N_("Being tired")),
                Choice("strain", N_("Strain or worry")),
                Choice("alcohol", N_("Alcohol")),
                Choice(NONE, N_("Nothing special")),
            ),
        ),
        Item(
            key="course-more",
            kind="text",
            question=N_("What else eases it or makes it worse?"),
            label=N_("Also"),
        ),
    ),
)
