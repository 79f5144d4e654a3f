"""The health background form: other conditions, family, medicines, treatments and tests.

The conditions are those that are looked for as causes of a peripheral neuropathy (American Family Physician 2020; 102:
732-739), the medicines those that can damage nerves (Practical Neurology 2023, doi 10.1136/pn-2022-003444) or lower
vitamin B12.
"""

from diary.domain.background import NONE, Block, Choice, Item, Unit
from diary.i18n import N_

_YES_NO = (Choice("yes", N_("Yes")), Choice("no", N_("No")))
_HELPED = (
    Choice("helped", N_("Helped")),
    Choice("little", N_("Helped a little")),
    Choice("same", N_("No difference")),
    Choice("worse", N_("Made it worse")),
    Choice("not-tried", N_("Not tried")),
)

CONDITIONS = Block(
    key="conditions",
    title=N_("Other conditions"),
    about=N_("Anything you have now or had at some time."),
    items=(
        Item(
            key="conditions",
            kind="several",
            question=N_("Which of these do you have, or had?"),
            label=N_("Conditions"),
            choices=(
                Choice("diabetes-1", N_("Type 1 diabetes")),
                Choice("diabetes-2", N_("Type 2 diabetes")),
                Choice("raised-glucose", N_("Raised blood sugar")),
                Choice("thyroid-low", N_("Underactive thyroid")),
                Choice("thyroid-high", N_("Overactive thyroid")),
                Choice("kidney", N_("Kidney disease")),
                Choice("liver", N_("Liver disease")),
                Choice("b12", N_("Too little vitamin B12")),
                Choice("folate", N_("Too little folate")),
                Choice("coeliac", N_("Coeliac disease")),
                Choice("bowel-operation", N_("Stomach or bowel operation")),
                Choice("circulation", N_("Poor circulation in the legs")),
                Choice("blood-protein", N_("A protein in the blood")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="diabetes-since",
            kind="date",
            question=N_("If you have diabetes: since when?"),
            label=N_("Diabetes since"),
            hint=N_("A year is enough."),
        ),
        Item(
            key="hba1c",
            kind="number",
            question=N_("What was your last HbA1c?"),
            label=N_("Last HbA1c"),
            hint=N_("The blood test of the past three months’ sugar. It may be on a letter from your surgery."),
            units=(
                Unit("mmol-mol", N_("mmol/mol"), 9, 200, start=50),
                Unit("per-cent", N_("%"), 3, 20, step=0.1, start=7),
            ),
        ),
        Item(key="hba1c-on", kind="date", question=N_("When was it measured?"), label=N_("HbA1c measured")),
        Item(
            key="autoimmune",
            kind="several",
            question=N_("Do you have an autoimmune disease?"),
            label=N_("Autoimmune disease"),
            choices=(
                Choice("rheumatoid", N_("Rheumatoid arthritis")),
                Choice("lupus", N_("Lupus")),
                Choice("sjogren", N_("Sjögren’s syndrome")),
                Choice("vasculitis", N_("Inflamed blood vessels")),
                Choice("sarcoidosis", N_("Sarcoidosis")),
                Choice("nerves", N_("Guillain-Barré or CIDP")),
                Choice("other", N_("Another one")),
                Choice(NONE, N_("None")),
            ),
        ),
        Item(
            key="infections",
            kind="several",
            question=N_("Have you had one of these infections?"),
            label=N_("Infections"),
            choices=(
                Choice("shingles", N_("Shingles")),
                Choice("lyme", N_("Lyme disease")),
                Choice("hepatitis", N_("Hepatitis B or C")),
                Choice("hiv", N_("HIV")),
                Choice("syphilis", N_("Syphilis")),
                Choice("leprosy", N_("Leprosy")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="cancer-treatment",
            kind="several",
            question=N_("Were you treated for cancer?"),
            label=N_("Cancer treatment"),
            choices=(
                Choice("chemotherapy", N_("Chemotherapy")),
                Choice("radiotherapy", N_("Radiotherapy")),
                Choice("operation", N_("An operation")),
                Choice("immunotherapy", N_("Immunotherapy")),
                Choice(NONE, N_("No")),
            ),
        ),
        Item(
            key="back-neck",
            kind="several",
            question=N_("What about your back and neck?"),
            label=N_("Back and neck"),
            choices=(
                Choice("back-pain", N_("Back pain")),
                Choice("neck-pain", N_("Neck pain")),
                Choice("disc", N_("A slipped disc")),
                Choice("narrow", N_("A narrowed spinal canal")),
                Choice("operation", N_("An operation")),
                Choice(NONE, N_("No trouble")),
            ),
        ),
        Item(
            key="alcohol",
            kind="number",
            question=N_("How many alcoholic drinks do you have in a usual week?"),
            label=N_("Alcohol"),
            hint=N_("One is a small glass of wine, half a pint of beer, or one measure of spirits. For none, write 0."),
            units=(Unit("drinks-a-week", N_("drinks a week"), 0, 200),),
        ),
        Item(
            key="alcohol-before",
            kind="one",
            question=N_("Was it much more in earlier years?"),
            label=N_("More in earlier years"),
            choices=_YES_NO,
        ),
        Item(
            key="toxins",
            kind="several",
            question=N_("What have you worked with for a long time?"),
            label=N_("Worked with"),
            choices=(
                Choice("solvents", N_("Solvents, paints or glues")),
                Choice("metals", N_("Lead, mercury or arsenic")),
                Choice("pesticides", N_("Pesticides")),
                Choice("tools", N_("Vibrating tools")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="vitamin-b6",
            kind="number",
            question=N_("How much vitamin B6 do you take a day?"),
            label=N_("Vitamin B6"),
            hint=N_("Add up all tablets: B6 is also called pyridoxine, and is in many mixtures. For none, write 0."),
            units=(Unit("mg-a-day", N_("mg a day"), 0, 2000),),
        ),
        Item(
            key="conditions-more",
            kind="lines",
            question=N_("What else do you have, or had?"),
            label=N_("Also"),
            hint=N_("One a line, with the year if you know it."),
        ),
    ),
)

FAMILY = Block(
    key="family",
    title=N_("Family"),
    items=(
        Item(
            key="family",
            kind="several",
            question=N_("What do parents, brothers, sisters or children have?"),
            label=N_("In the family"),
            choices=(
                Choice("neuropathy", N_("Numb or painful feet")),
                Choice("feet-shape", N_("High arches, hammer toes")),
                Choice("walking", N_("Trouble with walking")),
                Choice("diabetes", N_("Diabetes")),
                Choice("thyroid", N_("Thyroid disease")),
                Choice("autoimmune", N_("An autoimmune disease")),
                Choice("amyloid", N_("Amyloidosis")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(key="family-more", kind="text", question=N_("Who has what?"), label=N_("Who")),
    ),
)

MEDICINES = Block(
    key="medicines",
    title=N_("Medicines and allergies"),
    about=N_("One a line. Copy from the packets if you can."),
    items=(
        Item(
            key="medicines-now",
            kind="lines",
            question=N_("Which medicines and supplements do you take now?"),
            label=N_("Takes now"),
            hint=N_("With the dose: “metformin 500 mg, twice a day”. Vitamins and herbal ones count too."),
            choices=(Choice(NONE, N_("None")),),
        ),
        Item(
            key="medicines-stopped",
            kind="lines",
            question=N_("Which ones did you stop in the past year?"),
            label=N_("Stopped in the past year"),
            hint=N_("With the reason, if there was one."),
            choices=(Choice(NONE, N_("None")),),
        ),
        Item(
            key="medicines-nerves",
            kind="several",
            question=N_("Have you taken one of these for some time?"),
            label=N_("Taken at some time"),
            choices=(
                Choice("amiodarone", N_("Amiodarone (heartbeat)")),
                Choice("nitrofurantoin", N_("Nitrofurantoin (bladder)")),
                Choice("metronidazole", N_("Metronidazole for weeks")),
                Choice("fluoroquinolones", N_("Ciprofloxacin and its kind")),
                Choice("tuberculosis", N_("Tablets for tuberculosis")),
                Choice("phenytoin", N_("Phenytoin (fits)")),
                Choice("colchicine", N_("Colchicine (gout)")),
                Choice("metformin", N_("Metformin (diabetes)")),
                Choice("acid", N_("Acid blockers for years")),
                Choice("nitrous-oxide", N_("Laughing gas, often")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="allergies",
            kind="lines",
            question=N_("What are you allergic to?"),
            label=N_("Allergies"),
            hint=N_("Medicines, plasters, metals or food, and what happens."),
            choices=(Choice(NONE, N_("Nothing")),),
        ),
    ),
)


def _tried(key: str, name: str) -> Item:
    """A treatment and whether it helped; its name is the question."""
    return Item(key=f"tried-{key}", kind="one", question=name, label=name, choices=_HELPED)


TREATMENTS = Block(
    key="treatments",
    title=N_("Treatments tried"),
    about=N_("Did it help? Leave out what you are not sure about."),
    items=(
        _tried("tablets", N_("Tablets for nerve pain")),
        _tried("cream", N_("Creams or patches")),
        _tried("exercise", N_("Exercises or physiotherapy")),
        _tried("acupuncture", N_("Acupuncture")),
        _tried("massage", N_("Massage or acupressure")),
        _tried("heat", N_("Heat or warm baths")),
        _tried("cold", N_("Cold")),
        _tried("tens", N_("TENS or other currents")),
        _tried("shoes", N_("Special shoes or insoles")),
        _tried("food", N_("Vitamins or other food")),
        Item(
            key="tried-more",
            kind="lines",
            question=N_("What else did you try, and did it help?"),
            label=N_("Also tried"),
            hint=N_("One a line: which tablets, which cream, and what came of it."),
        ),
    ),
)

TESTS = Block(
    key="tests",
    title=N_("Tests done"),
    items=(
        Item(
            key="tests",
            kind="several",
            question=N_("Which tests were done?"),
            label=N_("Tests"),
            choices=(
                Choice("blood", N_("Blood tests")),
                Choice("conduction", N_("Nerve conduction")),
                Choice("muscle", N_("Needle test of the muscles")),
                Choice("skin-biopsy", N_("Skin sample")),
                Choice("nerve-biopsy", N_("Nerve sample")),
                Choice("scan", N_("Scan of back or neck")),
                Choice("spinal-fluid", N_("Spinal fluid")),
                Choice("genes", N_("Genes")),
                Choice(NONE, N_("None of these")),
            ),
        ),
        Item(
            key="test-results",
            kind="lines",
            question=N_("What came out, and when?"),
            label=N_("Results"),
            hint=N_("One test a line, with month and year."),
        ),
        Item(
            key="diagnosis",
            kind="text",
            question=N_("What name was it given, and by whom?"),
            label=N_("Named by a doctor"),
        ),
        Item(
            key="reports",
            kind="one",
            question=N_("Can you bring the reports?"),
            label=N_("Reports"),
            choices=(
                Choice("yes", N_("Yes, all of them")),
                Choice("some", N_("Some of them")),
                Choice("no", N_("No")),
            ),
        ),
    ),
)
