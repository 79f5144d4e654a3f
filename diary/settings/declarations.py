"""All preferences: name, type, default, meaning, allowed values, and what has to be refreshed after a change."""

from typing import Annotated, NamedTuple

from diary.i18n import N_
from diary.settings.preference import Preference, Stale, Value, declarations_of

LOCK_MINUTES = (0, 5, 10, 30)
TEXT_SIZES = (100, 125, 150, 175, 200)
LATEST_TURN = 12
MOST_MINUTES, LATEST_LAG = 240, 2


class Settings(NamedTuple):
    """The value of each preference."""

    theme: Annotated[
        str,
        Preference(
            "The colours of the window; `system` follows the computer.",
            Stale.LOOK,
            choices=(
                ("system", N_("Like my computer")),
                ("light", N_("Light")),
                ("dark", N_("Dark")),
                ("high-contrast", N_("High contrast")),
            ),
            title=N_("Colours"),
            detail=N_("Light, dark, or with the strongest contrast"),
            shown_in="text",
            words=N_("theme night bright black white"),
        ),
    ] = "system"
    text_size: Annotated[
        int,
        Preference(
            "The size of the text in per cent; 0 follows the computer.",
            Stale.LOOK,
            choices=tuple((size, "") for size in (0, *TEXT_SIZES)),
            title=N_("Text size"),
            detail=N_("How large all words and buttons are"),
            set_at="preferences#text-size",
            words=N_("letters font bigger larger zoom"),
        ),
    ] = 0
    day_turn_hour: Annotated[
        int,
        Preference(
            "The hour at which a new day of the diary begins.",
            Stale.DAY,
            least=0,
            most=LATEST_TURN,
            title=N_("When a new day begins"),
            detail=N_("What you write after midnight counts for the day that is ending, until this hour."),
            set_at="preferences#day-turn",
            words=N_("midnight night late"),
        ),
    ] = 4
    symptoms: Annotated[
        tuple[str, ...],
        Preference(
            "The keys of the symptoms rated each evening, in order.",
            Stale.PAGE,
            title=N_("More to rate"),
            detail=N_("What else is rated each evening: cramps, burning, or a feeling of your own."),
            set_at="preferences#more",
            words=N_("symptoms scale feeling own"),
        ),
    ] = ("numbness", "tingling", "pain")
    treatments: Annotated[
        tuple[str, ...],
        Preference(
            "The keys of the treatments asked for each evening, in order.",
            Stale.PAGE,
            title=N_("My treatments"),
            detail=N_("Which treatments the evening asks for."),
            set_at="preferences#treatments",
            words=N_("acupuncture bath massage therapy"),
        ),
    ] = ("tablets", "warm-bath", "acupuncture", "acupressure")
    measurements: Annotated[
        tuple[str, ...],
        Preference(
            "The keys of the measurements asked for each evening, in order.",
            Stale.PAGE,
            title=N_("Measurements"),
            detail=N_("What is measured each evening: sleep, steps, weight, or something of your own."),
            set_at="preferences#measurements",
            words=N_("sleep steps glucose weight blood pressure"),
        ),
    ] = ("sleep-hours", "woken")
    events: Annotated[
        tuple[str, ...],
        Preference(
            "The keys of the person's own events offered each evening, in order.",
            Stale.PAGE,
            title=N_("My events"),
            detail=N_("What happens now and then and gets a name: a journey, new shoes."),
            set_at="preferences#events",
            words=N_("happened flare visit"),
        ),
    ] = ()
    left_out: Annotated[
        tuple[str, ...],
        Preference(
            "The keys of `domain.day_parts.PARTS` that the evening log does not ask for.",
            Stale.PAGE,
            title=N_("What I track"),
            detail=N_("What the evening asks for. Whatever is not ticked is left out."),
            set_at="preferences#tracked",
            words=N_("numbness tingling pain sleep falls sentence exercises burning cold switch off"),
        ),
    ] = ()
    definitions_shown: Annotated[
        bool,
        Preference(
            "What numbness, tingling and pain are stands beside the scales.",
            Stale.NOTHING,
            title=N_("What is what, beside the scales"),
            detail=N_("What numbness, tingling and pain are stands beside where you rate them."),
            set_at="today",
            words=N_("definition meaning difference"),
        ),
    ] = False
    where_as_list: Annotated[
        bool,
        Preference(
            "The body is a list to tick instead of a picture to mark.",
            Stale.PAGE,
            title=N_("Feet and hands as a list"),
            detail=N_("A list to tick instead of a picture to mark; the button is beside the picture."),
            set_at="today",
            words=N_("where body places picture"),
        ),
    ] = False
    where_together: Annotated[
        bool,
        Preference(
            "A mark on the left side is made on the right side too, and the other way round.",
            Stale.PAGE,
            title=N_("Both sides together"),
            detail=N_("A mark on the left is made on the right too; the button is beside the picture."),
            set_at="today",
            words=N_("left right where body feet hands"),
        ),
    ] = True
    same_where: Annotated[
        bool,
        Preference(
            "The places of the day before are offered for the day.",
            Stale.PAGE,
            title=N_("“Same as yesterday” for where I feel it"),
            detail=N_("Two keys or taps take yesterday’s places over"),
            shown_in="tracked",
        ),
    ] = False
    helper_writes: Annotated[
        bool,
        Preference(
            "Who writes a day, and a sentence about it, is asked.",
            Stale.PAGE,
            title=N_("Somebody writes for me at times"),
            detail=N_("Who writes is asked each day on Today, and said on your practitioner’s page."),
            shown_in="tracked",
            words=N_("helper carer author relative family other person"),
        ),
    ] = False
    helper_name: Annotated[str, Preference("The name of who wrote last for the person.", Stale.NOTHING)] = ""
    sounds: Annotated[
        bool,
        Preference(
            "The guided session has sounds.",
            Stale.NOTHING,
            title=N_("Sounds while exercising"),
            detail=N_("A tone when something begins and ends; the switch is in the guided session."),
            set_at="exercises",
            words=N_("tone beep loud quiet mute session"),
        ),
    ] = True
    voice: Annotated[
        bool,
        Preference(
            "The guided session speaks.",
            Stale.NOTHING,
            title=N_("Voice while exercising"),
            detail=N_("What comes next is spoken; the switch is in the guided session."),
            set_at="exercises",
            words=N_("speech spoken read aloud session"),
        ),
    ] = False
    calm: Annotated[
        bool,
        Preference(
            "Nothing on the screen moves by itself.",
            Stale.NOTHING,
            title=N_("Calm motion"),
            detail=N_("Nothing moves or fades by itself"),
            words=N_("animation sliding moving"),
            shown_in="text",
        ),
    ] = False
    taught_nerve_glide: Annotated[
        bool,
        Preference(
            "A therapist taught the person nerve gliding, so that it is offered.",
            Stale.PAGE,
            title=N_("Nerve gliding"),
            detail=N_("Offered once a therapist has taught it to you; the tick is among the exercises."),
            set_at="exercises",
            words=N_("therapist physiotherapy"),
        ),
    ] = False
    trends_view: Annotated[str, Preference("The view in which Trends was left.", Stale.NOTHING)] = "timeline"
    trends_period: Annotated[str, Preference("The period in Trends, a key of `trends.choice`.", Stale.NOTHING)] = (
        "12-weeks"
    )
    trends_dates: Annotated[
        tuple[str, ...],
        Preference("First and last day (ISO 8601) of the one or two periods typed in Trends.", Stale.NOTHING),
    ] = ()
    trends_hidden: Annotated[
        tuple[str, ...], Preference("The keys of the symptoms hidden in the timeline.", Stale.NOTHING)
    ] = ()
    trends_symptom: Annotated[str, Preference("The key of the symptom shown in Patterns.", Stale.NOTHING)] = "pain"
    trends_minutes: Annotated[
        int,
        Preference("The least minutes of exercise in “After exercise”.", Stale.NOTHING, least=0, most=MOST_MINUTES),
    ] = 20
    trends_lag: Annotated[
        int,
        Preference("How many days after exercise the rating is taken.", Stale.NOTHING, least=0, most=LATEST_LAG),
    ] = 1
    save_folder: Annotated[
        str, Preference("The folder into which the last file was saved; empty for the documents.", Stale.NOTHING)
    ] = ""
    import_folder: Annotated[
        str, Preference("The folder of the last imported file; empty for the documents.", Stale.NOTHING)
    ] = ""
    backup_place: Annotated[
        str,
        Preference(
            "The folder for second copies, on a stick or another disk; empty for none.",
            Stale.PAGE,
            title=N_("A second place for copies"),
            detail=N_("A stick, another disk or a folder that is carried elsewhere."),
            set_at="preferences#backups",
            words=N_("backup usb drive"),
        ),
    ] = ""
    shared_place: Annotated[
        str,
        Preference(
            "The folder through which several computers share the diary; empty for none.",
            Stale.PAGE,
            title=N_("A shared folder"),
            detail=N_("Two computers keep one diary through it."),
            set_at="preferences#join",
            words=N_("sync synchronise laptop other computer cloud"),
        ),
    ] = ""
    lock_minutes: Annotated[
        int,
        Preference(
            "After how many minutes without a touch a diary with a passphrase is locked; 0 for never.",
            Stale.PAGE,
            choices=tuple((minutes, "") for minutes in LOCK_MINUTES),
            title=N_("Lock when I am away"),
            detail=N_("After some minutes without a touch. Needs a passphrase."),
            set_at="preferences#lock",
            words=N_("idle automatic security"),
        ),
    ] = 0
    reminder_time: Annotated[
        str,
        Preference(
            "The local time (HH:MM) at which to remind of the evening; empty for never.",
            Stale.NOTHING,
            title=N_("Evening reminder"),
            detail=N_("One quiet message. It names nothing of what you write."),
            set_at="preferences#reminder",
            words=N_("alarm notification clock forget time"),
        ),
    ] = ""
    reminder_exercises: Annotated[
        str,
        Preference(
            "The local time (HH:MM) at which to remind of planned exercises; empty for never.",
            Stale.NOTHING,
            title=N_("Reminder of exercises"),
            detail=N_("On days with planned exercises, until these are done."),
            set_at="preferences#reminder-exercises",
            words=N_("alarm notification clock forget time plan"),
        ),
    ] = ""
    reminder_due: Annotated[
        str,
        Preference(
            "The local time (HH:MM) at which to remind of what is asked once a week or a month; empty for never.",
            Stale.NOTHING,
            title=N_("Reminder of what is asked once a week"),
            detail=N_("From the day on which it is due, until it is answered."),
            set_at="preferences#reminder-due",
            words=N_("alarm notification clock forget time weekly monthly month one thing"),
        ),
    ] = ""
    last_evening: Annotated[
        str, Preference("The last day (ISO 8601) that was finished, for the reminder.", Stale.NOTHING)
    ] = ""
    help_country: Annotated[
        str,
        Preference(
            "The country (ISO 3166-1) of the emergency number; empty for that of the computer.",
            Stale.NOTHING,
            title=N_("The country of the emergency number"),
            detail=N_("Whose emergency number stands on the page “When to get help”."),
            set_at="help#numbers",
            words=N_("abroad 112 999 911 ambulance"),
        ),
    ] = ""
    emergency_number: Annotated[
        str,
        Preference(
            "The emergency number, where it is another one than the country's; else empty.",
            Stale.NOTHING,
            title=N_("The emergency number"),
            detail=N_("Your own, where it is another one than your country’s."),
            set_at="help#numbers",
            words=N_("112 999 911 ambulance telephone"),
        ),
    ] = ""
    practice_number: Annotated[
        str,
        Preference(
            "The telephone number of the person's practice; may be empty.",
            Stale.NOTHING,
            title=N_("The number of my practice"),
            detail=N_("It stands on the page “When to get help”."),
            set_at="help#numbers",
            words=N_("doctor telephone surgery"),
        ),
    ] = ""
    foot_clinic_number: Annotated[
        str,
        Preference(
            "The telephone number of the foot clinic; may be empty.",
            Stale.NOTHING,
            title=N_("The number of the foot clinic"),
            detail=N_("It stands on the page “When to get help”."),
            set_at="help#numbers",
            words=N_("telephone podiatry"),
        ),
    ] = ""


DECLARATIONS = declarations_of(Settings)


def accepts(name: str, value: object) -> bool:
    """Whether a preference of that name exists and the value is valid for it."""
    return name in DECLARATIONS and DECLARATIONS[name].accepts(value, default_of(name))


def default_of(name: str) -> Value:
    """The default value of a preference; raises `KeyError` for an unknown name."""
    default: Value = Settings._field_defaults[name]
    return default
