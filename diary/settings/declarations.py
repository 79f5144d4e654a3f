"""All preferences: name, type, default, meaning, allowed values, and what a change makes stale."""

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
            shown_in="text",
        ),
    ] = "system"
    text_size: Annotated[
        int,
        Preference(
            "The size of the text in per cent; 0 follows the computer.",
            Stale.LOOK,
            choices=tuple((size, "") for size in (0, *TEXT_SIZES)),
        ),
    ] = 0
    day_turn_hour: Annotated[
        int, Preference("The hour at which a new day of the diary begins.", Stale.DAY, least=0, most=LATEST_TURN)
    ] = 4
    symptoms: Annotated[
        tuple[str, ...], Preference("The keys of the symptoms rated each evening, in order.", Stale.PAGE)
    ] = ("numbness", "tingling", "pain")
    treatments: Annotated[
        tuple[str, ...], Preference("The keys of the treatments asked for each evening, in order.", Stale.PAGE)
    ] = ("tablets", "warm-bath", "acupuncture", "acupressure")
    measurements: Annotated[
        tuple[str, ...], Preference("The keys of the measurements asked for each evening, in order.", Stale.PAGE)
    ] = ("sleep-hours", "woken")
    events: Annotated[
        tuple[str, ...], Preference("The keys of the person's own events offered each evening, in order.", Stale.PAGE)
    ] = ()
    left_out: Annotated[
        tuple[str, ...],
        Preference("The keys of `domain.day_parts.PARTS` that the evening log does not ask for.", Stale.PAGE),
    ] = ()
    definitions_shown: Annotated[
        bool, Preference("What numbness, tingling and pain are stands beside the scales.", Stale.NOTHING)
    ] = False
    where_as_list: Annotated[
        bool, Preference("The body is a list to tick instead of a picture to mark.", Stale.PAGE)
    ] = False
    where_together: Annotated[
        bool, Preference("A mark on the left side is made on the right side too, and the other way round.", Stale.PAGE)
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
    sounds: Annotated[bool, Preference("The guided session has sounds.", Stale.NOTHING)] = True
    voice: Annotated[bool, Preference("The guided session speaks.", Stale.NOTHING)] = False
    calm: Annotated[
        bool,
        Preference(
            "Nothing on the screen moves by itself.",
            Stale.NOTHING,
            title=N_("Calm motion"),
            detail=N_("Nothing moves or fades by itself"),
            shown_in="text",
        ),
    ] = False
    taught_nerve_glide: Annotated[
        bool, Preference("A therapist taught the person nerve gliding, so that it is offered.", Stale.PAGE)
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
        str, Preference("The folder for second copies, on a stick or another disk; empty for none.", Stale.PAGE)
    ] = ""
    shared_place: Annotated[
        str,
        Preference("The folder through which several computers share the diary; empty for none.", Stale.PAGE),
    ] = ""
    lock_minutes: Annotated[
        int,
        Preference(
            "After how many minutes without a touch a diary with a passphrase is locked; 0 for never.",
            Stale.PAGE,
            choices=tuple((minutes, "") for minutes in LOCK_MINUTES),
        ),
    ] = 0
    reminder_time: Annotated[
        str, Preference("The local time (HH:MM) at which to remind of the evening; empty for never.", Stale.NOTHING)
    ] = ""
    last_evening: Annotated[
        str, Preference("The last day (ISO 8601) that was finished, for the reminder.", Stale.NOTHING)
    ] = ""
    help_country: Annotated[
        str,
        Preference("The country (ISO 3166-1) of the emergency number; empty for that of the computer.", Stale.NOTHING),
    ] = ""
    emergency_number: Annotated[
        str, Preference("The emergency number, where it is another one than the country's; else empty.", Stale.NOTHING)
    ] = ""
    practice_number: Annotated[
        str, Preference("The telephone number of the person's practice; may be empty.", Stale.NOTHING)
    ] = ""
    foot_clinic_number: Annotated[
        str, Preference("The telephone number of the foot clinic; may be empty.", Stale.NOTHING)
    ] = ""


DECLARATIONS = declarations_of(Settings)


def accepts(name: str, value: object) -> bool:
    """Whether there is a preference of that name, and the value is valid for it."""
    return name in DECLARATIONS and DECLARATIONS[name].accepts(value, default_of(name))


def default_of(name: str) -> Value:
    """The default value of a preference; raises `KeyError` for an unknown name."""
    default: Value = Settings._field_defaults[name]
    return default
