"""The LOINC, SNOMED CT and UCUM codes of the export, and how each was verified; everything else has the diary's own
code.

LOINC 51855-5: FHIR R4's own value set of document types. 72514-3: HL7 Belgium, Patient Monitoring, PainScale. 75325-1,
73985-4, 55411-3, 93832-4, 41950-7: profiles and examples of several published implementation guides, with these names.
SNOMED CT 44868003, 231107005, 387854002, 266694003: HL7 Symptoms (STU 1), AlleviatingFactorCodes. 44077006, 62507009:
quoted with these names by several public projects, but in no published value set that was accessible; the same holds
for the names of 387854002 and 266694003. Body structures: a public guide for body-worn sensors (HAR Body Locations);
ankles and wrists also HL7 Norway, Vital Signs. LOINC 29463-7, 3141-9: FHIR R4's profile of body weight. 15074-8: FHIR
R4's example of blood glucose; 2339-0: quoted with this name by many public projects. Sections: FHIR R4's value set of
section codes; 81338-6: the International Patient Summary's "Patient Story", with its name as several public guides
quote it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from diary.domain.site import Site

LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
DIARY = "urn:uuid:04581157-4983-49c1-bcda-18cb072391ad"
"""The diary's own code system: "symptom-pain", "exercise-calf-stretch", "site-foot-sole-left-toes"."""

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc."
    " and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under"
    " the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief"
    " Institute, Inc."
)
SNOMED_NOTICE = (
    "This material includes SNOMED Clinical Terms® (SNOMED CT®) which is used by permission of SNOMED International."
    " All rights reserved. SNOMED CT® was originally created by the College of American Pathologists. “SNOMED” and"
    " “SNOMED CT” are registered trademarks of SNOMED International. Whoever uses the SNOMED CT codes in it has to have"
    " the licence that SNOMED International asks for in their country."
)
"""The copyright notices in their owners' wording, which are never translated."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a code system, with its name there."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as people write it, and its UCUM code if there is one."""

    name: str
    code: str = ""


CATEGORIES: Mapping[str, str] = {
    "survey": "Survey",
    "activity": "Activity",
    "therapy": "Therapy",
    "vital-signs": "Vital Signs",
}
"""The categories of observations in use, as HL7 names them."""
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode"

PATIENT_NOTE = Code(LOINC, "51855-5", "Patient Note")
SYMPTOM = Code(LOINC, "75325-1", "Symptom")
EXERCISE = Code(LOINC, "73985-4", "Exercise activity")
EXERCISE_DURATION = Code(LOINC, "55411-3", "Exercise duration")

OF_SYMPTOM: Mapping[str, Code] = {
    "pain": Code(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
}
"""The LOINC code of a rating by symptom, in addition to the diary's own code."""
FELT: Mapping[str, Code] = {
    "numbness": Code(SNOMED, "44077006", "Numbness"),
    "tingling": Code(SNOMED, "62507009", "Pins and needles"),
}
"""The SNOMED CT code of a symptom whose rating has no LOINC code."""
OF_MEASUREMENT: Mapping[str, Code] = {
    "sleep-hours": Code(LOINC, "93832-4", "Sleep duration"),
    "steps": Code(LOINC, "41950-7", "Number of steps in 24 hour Measured"),
    "blood-glucose": Code(LOINC, "15074-8", "Glucose [Moles/volume] in Blood"),
    "blood-glucose-mg": Code(LOINC, "2339-0", "Glucose [Mass/volume] in Blood"),
    "weight": Code(LOINC, "29463-7", "Body weight"),
}
PROFILES: Mapping[str, str] = {"weight": "http://hl7.org/fhir/StructureDefinition/bodyweight"}
"""The FHIR R4 profile that a measurement conforms to."""
OF_SECTION: Mapping[str, Code] = {
    "ratings": Code(LOINC, "61150-9", "Subjective Narrative"),
    "treatments": Code(LOINC, "10160-0", "History of Medication use Narrative"),
    "measurements": Code(LOINC, "8716-3", "Vital signs"),
    "background": Code(LOINC, "11329-0", "History general Narrative - Reported"),
    "story": Code(LOINC, "81338-6", "Patient Goals, preferences, and priorities for care experience"),
}
"""The LOINC code of a section, in addition to the diary's own."""
UNITS: Mapping[str, Unit] = {
    "sleep-hours": Unit("h", "h"),
    "steps": Unit("steps/day", "{steps}/d"),
    "woken": Unit("times", "{times}"),
    "blood-glucose": Unit("mmol/L", "mmol/L"),
    "blood-glucose-mg": Unit("mg/dL", "mg/dL"),
    "weight": Unit("kg", "kg"),
}
OF_BACKGROUND_UNIT: Mapping[str, str] = {
    "mmol-mol": "mmol/mol",
    "per-cent": "%",
    "drinks-a-week": "{drinks}/wk",
    "mg-a-day": "mg/d",
    "times": "{times}",
    "minutes": "min",
    "days-a-week": "d/wk",
}
"""UCUM codes of the units of the background form."""
SCORE = Unit("{score}", "{score}")
AMOUNTS: Mapping[str, Unit] = {
    "sets": Unit("sets", "{sets}"),
    "repetitions": Unit("repetitions", "{repetitions}"),
    "hold_seconds": Unit("s", "s"),
    "distance_km": Unit("km", "km"),
}
"""The units of an exercise's amounts; its minutes have a LOINC code."""
OF_TREATMENT: Mapping[str, Code] = {
    "acupuncture": Code(SNOMED, "44868003", "Acupuncture"),
    "acupressure": Code(SNOMED, "231107005", "Acupressure"),
    "massage": Code(SNOMED, "387854002", "Massage"),
    "heat": Code(SNOMED, "266694003", "Heat therapy"),
}
_PLACES: Mapping[tuple[str, str], Code] = {
    ("foot", "left"): Code(SNOMED, "22335008", "Structure of left foot"),
    ("foot", "right"): Code(SNOMED, "7769000", "Structure of right foot"),
    ("ankle", "left"): Code(SNOMED, "51636004", "Structure of left ankle"),
    ("ankle", "right"): Code(SNOMED, "6685009", "Structure of right ankle"),
    ("hand", "left"): Code(SNOMED, "85151006", "Structure of left hand"),
    ("hand", "right"): Code(SNOMED, "78791008", "Structure of right hand"),
    ("wrist", "left"): Code(SNOMED, "5951000", "Structure of left wrist region"),
    ("wrist", "right"): Code(SNOMED, "9736006", "Structure of right wrist region"),
}


def body_structure(site: Site) -> Code | None:
    """The SNOMED CT body structure that contains the site; None for the lower leg, whose code was not verified."""
    part = site.region if site.region in ("ankle", "wrist", "leg") else site.part
    return _PLACES.get((part, site.side))
