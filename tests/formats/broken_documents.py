"""FHIR documents with one error each, which a validator has to reject."""

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]


def _resource(document: Document, kind: str, number: int = 0) -> Document:
    found: list[Document] = [one["resource"] for one in document["entry"] if one["resource"]["resourceType"] == kind]
    return found[number]


def _observation(document: Document, code: str) -> Document:
    for entry in document["entry"]:
        resource: Document = entry["resource"]
        if any(one["code"] == code for one in resource.get("code", {}).get("coding", ())):
            return resource
    raise LookupError(code)


def no_identifier(document: Document) -> None:
    del document["identifier"]


def no_timestamp(document: Document) -> None:
    del document["timestamp"]


def no_type(document: Document) -> None:
    del document["type"]


def patient_before_composition(document: Document) -> None:
    document["entry"][:2] = document["entry"][1::-1]


def same_address_twice(document: Document) -> None:
    document["entry"].append(document["entry"][2])


def composition_without_author(document: Document) -> None:
    del _resource(document, "Composition")["author"]


def composition_without_title(document: Document) -> None:
    del _resource(document, "Composition")["title"]


def section_that_says_nothing(document: Document) -> None:
    _resource(document, "Composition")["section"].append({"title": "Empty"})


def observation_without_status(document: Document) -> None:
    del _observation(document, "symptom-pain")["status"]


def observation_without_code(document: Document) -> None:
    del _observation(document, "symptom-pain")["code"]


def value_as_text(document: Document) -> None:
    _observation(document, "symptom-pain")["valueQuantity"]["value"] = "3"


def day_that_is_none(document: Document) -> None:
    _observation(document, "symptom-pain")["effectiveDateTime"] = "22 November 2026"


def one_performer_instead_of_a_list(document: Document) -> None:
    resource = _observation(document, "symptom-pain")
    resource["performer"] = resource["performer"][0]


def unknown_element(document: Document) -> None:
    _observation(document, "symptom-pain")["rating"] = 3


def component_without_code(document: Document) -> None:
    del _observation(document, "symptom-numbness")["component"][0]["code"]


def procedure_without_subject(document: Document) -> None:
    del _resource(document, "Procedure")["subject"]


def statement_without_medicine(document: Document) -> None:
    del _resource(document, "MedicationStatement")["medicationCodeableConcept"]


def questionnaire_without_status(document: Document) -> None:
    del _resource(document, "Questionnaire")["status"]


def encounter_without_class(document: Document) -> None:
    del _resource(document, "Encounter")["class"]


def page_without_content(document: Document) -> None:
    del _resource(document, "DocumentReference")["content"]


def plan_without_intent(document: Document) -> None:
    del _resource(document, "CarePlan")["intent"]


def weight_without_category(document: Document) -> None:
    del _observation(document, "29463-7")["category"]


def weight_without_a_day(document: Document) -> None:
    del _observation(document, "29463-7")["effectiveDateTime"]


def born_on_no_day(document: Document) -> None:
    _resource(document, "Patient")["birthDate"] = "1955-3-14"


def resource_of_no_kind(document: Document) -> None:
    _resource(document, "Procedure")["resourceType"] = "Treatment"


BREAKS: tuple[Callable[[Document], None], ...] = (
    no_identifier,
    no_timestamp,
    no_type,
    patient_before_composition,
    same_address_twice,
    composition_without_author,
    composition_without_title,
    section_that_says_nothing,
    observation_without_status,
    observation_without_code,
    value_as_text,
    day_that_is_none,
    one_performer_instead_of_a_list,
    unknown_element,
    component_without_code,
    procedure_without_subject,
    statement_without_medicine,
    questionnaire_without_status,
    encounter_without_class,
    page_without_content,
    plan_without_intent,
    weight_without_category,
    weight_without_a_day,
    born_on_no_day,
    resource_of_no_kind,
)
