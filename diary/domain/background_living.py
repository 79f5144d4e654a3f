"""The health background form: falls, everyday life, feet, what the body does by itself, activity, and acupuncture."""

from diary.domain.background import NONE, Block, Choice, Item, Unit
from diary.i18n import N_

_YES_NO = (Choice("yes", N_("Yes")), Choice("no", N_("No")))
_TIMES = (Unit("times", N_("times"), 0, 500),)

FALLS = Block(
    key="falls",
    title=N_("Falls and aids"),
    items=(
        Item(
            key="falls",
            kind="number",
            question=N_("How often have you fallen in the past 12 months?"),
            label=N_("Falls in 12 months"),
            hint=N_("For never, write 0."),
            units=_TIMES,
        ),
        Item(
            key="falls-hurt",
            kind="one",
            question=N_("Were you hurt?"),
            label=N_("Hurt in a fall"),
            choices=_YES_NO,
        ),
        Item(
            key="near-falls",
            kind="one",
            question=N_("How often do you nearly fall?"),
            label=N_("Nearly falls"),
            choices=(
                Choice("daily", N_("Every day")),
                Choice("weekly", N_("Every week")),
                Choice("seldom", N_("Seldom")),
                Choice("never", N_("Never")),
            ),
        ),
        Item(
            key="aids",
            kind="several",
            question=N_("What do you use to walk?"),
            label=N_("Aids"),
            choices=(
                Choice("stick", N_("A stick")),
                Choice("sticks", N_("Two sticks")),
                Choice("frame", N_("A frame or rollator")),
                Choice("wheelchair", N_("A wheelchair")),
                Choice("splint", N_("A splint")),
                Choice("furniture", N_("Walls and furniture")),
                Choice("person", N_("Somebody’s arm")),
                Choice(NONE, N_("Nothing")),
            ),
        ),
        Item(
            key="falls-more",
            kind="text",
            question=N_("How did the last fall come about?"),
            label=N_("The last fall"),
        ),
    ),
)

LIVING = Block(
    key="living",
    title=N_("Sleep, mood, work, driving"),
    items=(
        Item(
            key="sleep",
            kind="one",
            question=N_("How do you sleep?"),
            label=N_("Sleep"),
            choices=(
                Choice("well", N_("Well")),
                Choice("fairly", N_("Fairly well")),
                Choice("badly", N_("Badly")),
            ),
        ),
        Item(
            key="woken",
            kind="one",
            question=N_("Does it wake you at night?"),
            label=N_("Woken by it"),
            choices=(
                Choice("never", N_("Never")),
                Choice("some", N_("Some nights")),
                Choice("most", N_("Most nights")),
            ),
        ),
        Item(
            key="mood",
            kind="one",
            question=N_("How are your spirits?"),
            label=N_("Mood"),
            choices=(
                Choice("good", N_("Mostly good")),
                Choice("mixed", N_("Good and bad days")),
                Choice("low", N_("Mostly low")),
                Choice("worried", N_("Mostly worried")),
            ),
        ),
        Item(
            key="work",
            kind="one",
            question=N_("Do you work?"),
            label=N_("Work"),
            choices=(
                Choice("yes", N_("Yes")),
                Choice("less", N_("Yes, but less because of it")),
                Choice("stopped", N_("No, because of it")),
                Choice("retired", N_("Retired")),
                Choice("no", N_("No")),
            ),
        ),
        Item(
            key="driving",
            kind="one",
            question=N_("Do you drive?"),
            label=N_("Driving"),
            choices=(
                Choice("yes", N_("Yes")),
                Choice("pedals", N_("Yes, but hardly feel pedals")),
                Choice("stopped", N_("No longer, because of it")),
                Choice("no", N_("No")),
            ),
        ),
        Item(
            key="living-more",
            kind="text",
            question=N_("What can you no longer do, or only with effort?"),
            label=N_("Hard or given up"),
        ),
    ),
)

FEET = Block(
    key="feet",
    title=N_("Feet and skin"),
    items=(
        Item(
            key="feet",
            kind="several",
            question=N_("What do you see on your feet?"),
            label=N_("Feet"),
            choices=(
                Choice("sore", N_("A sore or an open place")),
                Choice("slow-healing", N_("Wounds that heal slowly")),
                Choice("callus", N_("Hard skin")),
                Choice("dry", N_("Dry or cracked skin")),
                Choice("colour", N_("Another colour")),
                Choice("swelling", N_("Swelling")),
                Choice("nails", N_("Trouble with nails")),
                Choice("shape", N_("Toes or arch changed shape")),
                Choice("unfelt", N_("Injuries I did not feel")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="ulcer",
            kind="one",
            question=N_("Have you ever had an ulcer on a foot?"),
            label=N_("Foot ulcer at some time"),
            choices=_YES_NO,
        ),
        Item(
            key="feet-looked-at",
            kind="one",
            question=N_("How often are your feet looked at?"),
            label=N_("Feet looked at"),
            choices=(
                Choice("daily", N_("Every day")),
                Choice("weekly", N_("Every week")),
                Choice("seldom", N_("Seldom")),
                Choice("cannot", N_("I cannot see them")),
            ),
        ),
        Item(
            key="foot-care",
            kind="one",
            question=N_("Does somebody look after your feet?"),
            label=N_("Foot care"),
            choices=(
                Choice("regularly", N_("Yes, regularly")),
                Choice("sometimes", N_("Now and then")),
                Choice("no", N_("No")),
            ),
        ),
    ),
)

BY_ITSELF = Block(
    key="by-itself",
    title=N_("Dizziness, bladder, bowel"),
    about=N_("These are kept to yourself: they are on the page only if you tick so there."),
    private=True,
    items=(
        Item(
            key="dizzy",
            kind="one",
            question=N_("Do you get dizzy when you stand up?"),
            label=N_("Dizzy on standing"),
            choices=(
                Choice("never", N_("Never")),
                Choice("sometimes", N_("Sometimes")),
                Choice("often", N_("Often")),
                Choice("fainted", N_("I have fainted")),
            ),
        ),
        Item(
            key="bladder",
            kind="several",
            question=N_("How is your bladder?"),
            label=N_("Bladder"),
            choices=(
                Choice("slow", N_("Slow to start or to empty")),
                Choice("urgent", N_("In a hurry, or often")),
                Choice("night", N_("Several times at night")),
                Choice("leaking", N_("Leaking")),
                Choice(NONE, N_("No trouble")),
            ),
        ),
        Item(
            key="bowel",
            kind="several",
            question=N_("How are your stomach and bowel?"),
            label=N_("Stomach and bowel"),
            choices=(
                Choice("constipation", N_("Constipation")),
                Choice("diarrhoea", N_("Diarrhoea")),
                Choice("leaking", N_("Leaking")),
                Choice("full", N_("Full after a few bites")),
                Choice("sick", N_("Feeling sick")),
                Choice(NONE, N_("No trouble")),
            ),
        ),
        Item(
            key="sweating",
            kind="several",
            question=N_("How do you sweat?"),
            label=N_("Sweating"),
            choices=(
                Choice("dry-feet", N_("My feet no longer sweat")),
                Choice("upper-body", N_("Much on the upper body")),
                Choice("meals", N_("When I eat")),
                Choice("night", N_("At night")),
                Choice(NONE, N_("As ever")),
            ),
        ),
        Item(
            key="by-itself-more",
            kind="text",
            question=N_("What else of this kind should be known?"),
            label=N_("Also"),
        ),
    ),
)

ACTIVITY = Block(
    key="activity",
    title=N_("Activity now"),
    items=(
        Item(
            key="walking",
            kind="number",
            question=N_("How long can you walk without a rest?"),
            label=N_("Walks without a rest"),
            units=(Unit("minutes", N_("minutes"), 0, 720, step=5, start=15),),
        ),
        Item(
            key="active-days",
            kind="number",
            question=N_("On how many days a week do you move until you are warm?"),
            label=N_("Active enough to get warm"),
            hint=N_("A brisk walk counts, and so does heavy work in the garden."),
            units=(Unit("days-a-week", N_("days a week"), 0, 7),),
        ),
        Item(
            key="activities",
            kind="several",
            question=N_("What do you do?"),
            label=N_("Does"),
            choices=(
                Choice("walking", N_("Walking")),
                Choice("cycling", N_("Cycling")),
                Choice("swimming", N_("Swimming")),
                Choice("strength", N_("Strength")),
                Choice("balance", N_("Balance or tai chi")),
                Choice("yoga", N_("Yoga or stretching")),
                Choice("dancing", N_("Dancing")),
                Choice("garden", N_("Garden and house")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="activity-more",
            kind="text",
            question=N_("What did you do earlier and gave up?"),
            label=N_("Gave up"),
        ),
    ),
)

ACUPUNCTURE = Block(
    key="acupuncture",
    title=N_("For acupuncture"),
    about=N_("Only if you are thinking of it. Whoever treats you will want to know."),
    items=(
        Item(
            key="bleeding",
            kind="several",
            question=N_("How easily do you bleed?"),
            label=N_("Bleeding"),
            choices=(
                Choice("bruises", N_("I bruise easily")),
                Choice("long", N_("I bleed for long")),
                Choice("disorder", N_("A disorder of clotting")),
                Choice(NONE, N_("As usual")),
            ),
        ),
        Item(
            key="blood-thinner",
            kind="one",
            question=N_("Do you take a blood thinner?"),
            label=N_("Blood thinner"),
            hint=N_("Warfarin, apixaban, rivaroxaban, clopidogrel or aspirin, say."),
            choices=_YES_NO,
        ),
        Item(
            key="implants",
            kind="several",
            question=N_("What do you have in your body?"),
            label=N_("Implants"),
            choices=(
                Choice("pacemaker", N_("A pacemaker")),
                Choice("defibrillator", N_("A defibrillator")),
                Choice("pump", N_("A pump or a stimulator")),
                Choice("valve", N_("A replaced heart valve")),
                Choice("metal", N_("A joint, plates or screws")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="pregnancy",
            kind="one",
            question=N_("Are you pregnant?"),
            label=N_("Pregnant"),
            choices=(
                Choice("yes", N_("Yes")),
                Choice("possible", N_("It is possible")),
                Choice("no", N_("No")),
            ),
        ),
        Item(
            key="immune",
            kind="several",
            question=N_("Does something weaken your immune system?"),
            label=N_("Immune system weakened by"),
            choices=(
                Choice("medicine", N_("Cortisone or another medicine")),
                Choice("cancer-treatment", N_("Treatment for cancer")),
                Choice("illness", N_("An illness")),
                Choice("no-spleen", N_("My spleen was taken out")),
                Choice(NONE, N_("No")),
            ),
        ),
        Item(
            key="skin",
            kind="several",
            question=N_("What should be known about your skin?"),
            label=N_("Skin"),
            choices=(
                Choice("broken", N_("Broken or infected places")),
                Choice("rash", N_("Eczema or psoriasis")),
                Choice("lymph", N_("A limb swollen with lymph")),
                Choice("numb", N_("Places without feeling")),
                Choice("metal-allergy", N_("An allergy to metal")),
                Choice(NONE, N_("Nothing special")),
            ),
        ),
        Item(
            key="needles",
            kind="several",
            question=N_("How do you take needles?"),
            label=N_("Needles"),
            choices=(
                Choice("faint", N_("I may faint")),
                Choice("afraid", N_("I am afraid of them")),
                Choice("fits", N_("I have had fits")),
                Choice(NONE, N_("Well")),
            ),
        ),
    ),
)
