"""The keyboard map: the shortcuts of each page and control, with their actions."""

from diary.i18n import N_

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("Everywhere"),
        (
            ("Ctrl+1", N_("Today")),
            ("Ctrl+2", N_("Exercises")),
            ("Ctrl+3", N_("Trends")),
            ("Ctrl+4", N_("Summary")),
            ("Ctrl+5", N_("History")),
            ("Ctrl+,", N_("Settings")),
            ("F1", N_("Help")),
            ("Shift+F1", N_("When to get help")),
            ("F6", N_("From the pages at the left to the page, and back")),
            ("Alt+Up", N_("Back from a part of a page to the whole of it")),
            ("Esc", N_("The same; in a menu or a search, first out of that")),
            ("Ctrl+Z", N_("Undo")),
            ("Ctrl+Shift+Z", N_("Redo")),
            ("Ctrl+L", N_("Lock the diary; without a passphrase: to where one is set")),
        ),
    ),
    (
        N_("Today"),
        (
            ("Alt+Left", N_("Previous day")),
            ("Alt+Right", N_("Next day")),
            ("Ctrl+D", N_("Choose a day")),
            ("Alt+N", N_("Numbness")),
            ("Alt+T", N_("Tingling")),
            ("Alt+P", N_("Pain")),
            ("Alt+X", N_("Exercises")),
            ("Alt+R", N_("Treatments")),
            ("Alt+W", N_("Where I felt it")),
            ("Alt+S", N_("Sleep, falls and feet")),
            ("Alt+F", N_("Falls")),
            ("Alt+M", N_("A sentence about the day")),
            ("Ctrl+Return", N_("Finish today")),
        ),
    ),
    (
        N_("Where I felt it"),
        (
            ("Left", N_("To the region at the left; the other arrows likewise")),
            ("Space", N_("Mark the region, or take the mark away")),
            ("1", N_("Mark the first feeling; 2 and 3 the next ones")),
            ("Y", N_("Same places as yesterday")),
        ),
    ),
    (
        N_("Exercises"),
        (("Ctrl+Return", N_("Start the exercises that are still open, or the one in front")),),
    ),
    (
        N_("While an exercise is guided"),
        (
            ("Space", N_("Pause, or go on")),
            ("Right", N_("On to the next part")),
            ("Left", N_("Back to the part before")),
            ("Return", N_("Done, where the program waits for it")),
            ("A", N_("One more set")),
            ("U", N_("It felt unsteady")),
            ("H", N_("It hurts: stop this exercise")),
            ("Esc", N_("Stop here, after a question")),
        ),
    ),
    (
        N_("Trends"),
        (
            ("Left", N_("One day back; with Ctrl a week")),
            ("Right", N_("One day on; with Ctrl a week")),
            ("Home", N_("To the first day of the period")),
            ("End", N_("To the last day of the period")),
            ("PgUp", N_("The period before; in the calendar a month back")),
            ("PgDown", N_("The next period; in the calendar a month on")),
            ("Return", N_("Open the day in the log")),
            ("N", N_("Show or hide numbness; T and P do so with tingling and pain")),
            ("+", N_("Fewer days, each wider; the wheel with Ctrl and dragging do the same")),
            ("-", N_("More days again")),
            ("Backspace", N_("Back to the days that were shown before")),
            ("Ctrl+T", N_("Tables in the place of charts, and back")),
            ("Ctrl+PgDown", N_("In the patterns: to the next tab")),
            ("Ctrl+PgUp", N_("In the patterns: to the tab before")),
        ),
    ),
    (
        N_("Summary"),
        (
            ("Ctrl+S", N_("Save the page as a PDF")),
            ("Ctrl+P", N_("Print the page")),
            ("Ctrl++", N_("Show the page larger")),
            ("Ctrl+-", N_("Show the page smaller")),
        ),
    ),
    (
        N_("History"),
        (
            ("Ctrl+F", N_("Search the notes; / does the same")),
            ("Ctrl+D", N_("Choose a day")),
            ("Return", N_("Open the day in the log")),
            ("Del", N_("Delete the day, after a question")),
            ("Home", N_("To the newest day")),
            ("End", N_("To the oldest day")),
        ),
    ),
    (
        N_("From paper"),
        (
            ("Return", N_("Next box; in the last one, next day")),
            ("Down", N_("The same box of the next day; Up leads to the day before")),
            ("Ctrl+Return", N_("Keep the week, and go on to the next one")),
            ("Alt+Left", N_("Previous week")),
            ("Alt+Right", N_("Next week")),
        ),
    ),
    (
        N_("Import from a file"),
        (
            ("Ctrl+Return", N_("Next question; at the sum, import")),
            ("Alt+Left", N_("The question before")),
            ("K", N_("Keep the diary’s value, in a row of what differs; T takes the file’s, B keeps both")),
            ("PgDown", N_("The next values that differ")),
        ),
    ),
    (
        N_("Help"),
        (
            ("Ctrl+F", N_("Search the questions")),
            ("Down", N_("The next question; Up leads to the one before")),
            ("Return", N_("To the answer")),
            ("End", N_("When to get help")),
        ),
    ),
    (
        N_("On a rating scale"),
        (
            ("0", N_("Choose the number; for 10 type 1 and then 0")),
            ("Left", N_("One less")),
            ("Right", N_("One more")),
            ("Del", N_("Not recorded")),
            ("Return", N_("To the next scale")),
            ("?", N_("What numbness, tingling and pain are; once more to hide it")),
        ),
    ),
    (
        N_("In a list to tick"),
        (
            ("Space", N_("Tick, or take the tick away")),
            ("Up", N_("To the row above")),
            ("Down", N_("To the row below")),
            ("Ctrl+A", N_("Tick the whole list")),
            ("+", N_("More minutes")),
            ("-", N_("Fewer minutes")),
        ),
    ),
)
