"""The FHIR document: what becomes of each kind of record, and that it is sound in itself."""

import json
from dataclasses import replace
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.excerpt import DATED, Excerpt, changed, without_private_notes
from diary.domain.kinds import KIND_OF
from diary.domain.one_thing import KEY
from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.site import SITES
from diary.domain.treatment import TreatmentDone
from diary.formats.exporting import fhir_export
from diary.formats.fhir import codes
from diary.formats.fhir.document import PARTS
from diary.formats.fhir.observation import OBSERVATIONS
from tests.formats.diaries import MADE_ON, diary
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries

Element = dict[str, Any]


def document(excerpt: Excerpt) -> Element:
    found: Element = json.loads(fhir_export.write(excerpt, MADE_ON))
    return found


def resources(found: Element, kind: str) -> list[Element]:
    return [one["resource"] for one in found["entry"] if one["resource"]["resourceType"] == kind]


def coded(found: Element, code: str) -> list[Element]:
    """The observations that have the code."""
    return [
        one
        for one in resources(found, "Observation")
        if any(coding["code"] == code for coding in one["code"].get("coding", ()))
    ]


def test_no_kind_of_record_is_left_out() -> None:
    told = [kind for part in PARTS for kind in part.kinds]
    assert sorted(map(repr, [*told, Definition, Profile])) == sorted(map(repr, KIND_OF))
    assert {*OBSERVATIONS, TreatmentDone} == set(DATED)


def test_it_is_a_document_with_its_composition_first_and_then_the_patient() -> None:
    found = document(diary())
    assert (found["type"], found["timestamp"]) == ("document", "2026-11-24T00:00:00+14:00")
    composition, patient = (one["resource"] for one in found["entry"][:2])
    assert composition["type"]["coding"] == [
        {"system": "http://loinc.org", "code": "51855-5", "display": "Patient Note"}
    ]
    assert composition["status"] == "final"
    assert (patient["name"], patient["birthDate"]) == ([{"text": "Alex Sample"}], "1955-03-14")


def test_a_rating_is_a_survey_of_that_day_made_by_the_patient() -> None:
    found = document(diary())
    patient = {"reference": found["entry"][1]["fullUrl"]}
    evening, noon = coded(found, "72514-3")
    assert evening["valueQuantity"] == {
        "value": 3.5,
        "unit": "{score}",
        "system": "http://unitsofmeasure.org",
        "code": "{score}",
    }
    assert [one["code"] for one in evening["category"][0]["coding"]] == ["survey"]
    assert (evening["effectiveDateTime"], evening["performer"]) == ("2026-11-21", [patient])
    assert [coding["code"] for coding in evening["code"]["coding"]] == ["symptom-pain", "72514-3"]
    assert noon["effectiveDateTime"] == "2026-11-22T12:30:00+01:00"
    assert (evening["method"]["text"], noon["method"]["text"]) == (
        "In the evening, of the past 24 hours",
        "At that moment",
    )
    assert [one["issued"] for one in (evening, noon)] == ["2026-11-21T20:02:00+01:00", "2026-11-22T20:04:00+01:00"]


@pytest.mark.parametrize(("symptom", "concept"), [("numbness", "44077006"), ("tingling", "62507009")])
def test_numbness_and_tingling_say_what_was_felt(symptom: str, concept: str) -> None:
    [component] = coded(document(diary()), f"symptom-{symptom}")[0]["component"]
    assert [coding["code"] for coding in component["code"]["coding"]] == ["75325-1"]
    [felt] = component["valueCodeableConcept"]["coding"]
    assert (felt["system"], felt["code"]) == ("http://snomed.info/sct", concept)


def test_an_exercise_is_an_activity_with_its_minutes_where_they_are_known() -> None:
    stretch, walk, _raise = coded(document(diary()), "73985-4")
    assert walk["category"][0]["coding"][0]["code"] == "activity"
    assert walk["valueCodeableConcept"]["text"] == "Brisk walk"
    minutes, kilometres = walk["component"]
    assert (minutes["code"]["coding"][0]["code"], minutes["valueQuantity"]["value"]) == ("55411-3", 25)
    assert kilometres["valueQuantity"]["unit"] == "km"
    assert "55411-3" not in json.dumps(stretch)


def test_sleep_steps_treatments_and_medicines_have_their_codes() -> None:
    found = document(diary())
    assert [one["valueQuantity"]["value"] for code in ("93832-4", "41950-7") for one in coded(found, code)] == [
        6.5,
        7200,
    ]
    needles, bath = resources(found, "Procedure")
    assert needles["code"]["coding"][0]["code"] == "44868003"
    assert [coding["system"] for coding in bath["code"]["coding"]] == [codes.DIARY]
    statements = resources(found, "MedicationStatement")
    assert {one["medicationCodeableConcept"]["text"] for one in statements} == {"Pregabalin"}
    assert not any("coding" in one["medicationCodeableConcept"] for one in statements)
    assert [one["status"] for one in statements] == ["active"]


def test_the_background_form_is_a_questionnaire_response() -> None:
    [response] = resources(document(diary()), "QuestionnaireResponse")
    items = {item["linkId"]: item for block in response["item"] for item in block["item"]}
    assert items["problem"]["answer"] == [{"valueString": "-Burning soles"}]
    assert items["began"]["answer"] == [{"valueDate": "2019-05"}]
    assert [one["valueCoding"]["display"] for one in items["feelings"]["answer"]] == ["Numb", "Burning"]
    assert items["hba1c"]["answer"][0]["valueQuantity"]["code"] == "mmol/mol"
    assert [one["valueCoding"]["display"] for one in items["family"]["answer"]] == ["I do not know"]
    assert items["an-item-of-old"]["answer"] == [{"valueString": "this"}, {"valueString": "that"}]
    assert items["questions"]["answer"] == [{"valueString": "Is numbness by night usual?"}]
    assert "goal" not in items
    shared = resources(document(without_private_notes(diary())), "QuestionnaireResponse")
    assert "bladder" not in json.dumps(shared)
    assert resources(document(replace(diary(), background=())), "QuestionnaireResponse") == []


def test_the_persons_own_words_are_their_story() -> None:
    found = document(diary())
    [story] = [one for one in resources(found, "Composition")[0]["section"] if one["title"] == "Patient Story"]
    assert "<p>Numbness: “walking on &lt;cotton&gt; wool”</p>" in story["text"]["div"]
    assert [coding["code"] for coding in story["code"]["coding"]] == ["section-story", "81338-6"]
    [response] = [one for one in found["entry"] if one["resource"]["resourceType"] == "QuestionnaireResponse"]
    assert story["entry"] == [{"reference": response["fullUrl"]}]
    silent = replace(diary(), background=tuple(one for one in diary().background if one.item != "words-numbness"))
    assert "Patient Story" not in json.dumps(document(silent))


def test_the_one_thing_that_matters_is_a_score_and_says_both_ends() -> None:
    [rated] = coded(document(diary()), f"measurement-{KEY}")
    assert (rated["code"]["text"], rated["valueQuantity"]["value"]) == ("My buttons", 3)
    assert rated["valueQuantity"]["code"] == "{score}"
    assert rated["note"] == [{"text": "0 not at all, 10 without difficulty"}]


def test_every_section_has_its_narrative_and_says_that_nothing_is_verified() -> None:
    [composition] = resources(document(diary()), "Composition")
    assert [section["title"] for section in composition["section"]] == [
        *(part.title for part in PARTS),
        "Patient Story",
        "About this document",
    ]
    for section in composition["section"]:
        assert section["text"]["status"] == "generated"
        assert "Entered by the patient, not verified." in section["text"]["div"]


def test_the_notices_of_loinc_and_snomed_are_in_the_file() -> None:
    told = json.dumps(document(diary()), ensure_ascii=False)
    assert "This material contains content from LOINC (http://loinc.org)" in told
    assert "This material includes SNOMED Clinical Terms® (SNOMED CT®)" in told


def test_a_site_has_its_own_code_and_a_structure_only_where_one_was_verified() -> None:
    structures = {site.key: codes.body_structure(site) for site in SITES}
    assert {key.split("-")[0] for key, structure in structures.items() if structure} == {"foot", "hand"}
    assert {key for key, structure in structures.items() if structure is None} == {
        site.key for site in SITES if site.region == "leg"
    }
    [sole] = [one for one in coded(document(diary()), "felt-at-site") if "toes" in one["bodySite"]["text"]]
    assert [coding["code"] for coding in sole["bodySite"]["coding"]] == ["22335008", "site-foot-sole-left-toes"]


@given(diaries)
@settings(max_examples=at(40, 15), deadline=None)
def test_a_random_diary_is_a_sound_document_in_which_every_reference_leads_somewhere(some: list[Record]) -> None:
    found = document(changed(Excerpt(period=Period(FIRST, LAST)), added(some)))
    Bundle.model_validate(found)
    addresses = [one["fullUrl"] for one in found["entry"]]
    assert len(addresses) == len(set(addresses))
    assert set(_references(found)) <= set(addresses)
    [composition] = resources(found, "Composition")
    told = {entry["reference"] for section in composition["section"] for entry in section.get("entry", ())}
    assert told == set(addresses[2:])


def _references(element: object) -> list[str]:
    if isinstance(element, list):
        return [found for one in element for found in _references(one)]
    if isinstance(element, dict):
        mine = [element["reference"]] if isinstance(element.get("reference"), str) else []
        return mine + [found for one in element.values() for found in _references(one)]
    return []
