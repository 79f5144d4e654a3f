"""What a practice can file of the FHIR document: the page, means, courses, moments, forms, and fifty years of it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha1
from typing import Any

import pytest
from hypothesis import given, settings

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.measurement import Measurement
from diary.domain.period import Period
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Visit
from diary.formats import export_format
from diary.formats.exporting import fhir_export
from diary.formats.fhir.document import document as pieces
from diary.formats.work import CancelledError, Work
from tests.formats.diaries import DAY, MADE_ON, NEXT, diary
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries

Element = dict[str, Any]
LATE = date(2031, 1, 2)
_HOUR = timezone(timedelta(hours=1))
_LONGEST_NARRATIVE = 1024 * 1024


def document(excerpt: Excerpt, made_on: date = MADE_ON, page: bytes = b"") -> Element:
    made: Element = json.loads(fhir_export.write_with(excerpt, made_on, page, Work()))
    return made


def resources(made: Element, kind: str) -> list[Element]:
    return [one["resource"] for one in made["entry"] if one["resource"]["resourceType"] == kind]


def coded(made: Element, code: str) -> list[Element]:
    """The observations whose first code it is."""
    return [one for one in resources(made, "Observation") if one["code"]["coding"][0]["code"] == code]


def components(element: Element) -> dict[str, Any]:
    return {one["code"]["coding"][0]["code"]: one["valueQuantity"]["value"] for one in element["component"]}


def of(*records: Record, period: Period | None = None) -> Excerpt:
    return changed(Excerpt(period=period or Period(DAY, NEXT)), added(records))


def elements(element: object) -> Iterator[Element]:
    """Every object of a document, however deep."""
    if isinstance(element, list):
        for one in element:
            yield from elements(one)
    if isinstance(element, dict):
        yield element
        for one in element.values():
            yield from elements(one)


def test_the_page_is_in_it_as_it_was_made() -> None:
    made = document(diary(), page=b"%PDF-1.7 the page")
    [pointing], [binary] = resources(made, "DocumentReference"), resources(made, "Binary")
    attachment = pointing["content"][0]["attachment"]
    assert pointing["description"] == attachment["title"] == "The page for the practitioner"
    assert attachment["hash"] == b64encode(sha1(b"%PDF-1.7 the page", usedforsecurity=False).digest()).decode()
    assert (pointing["status"], pointing["type"]["coding"][0]["code"]) == ("current", "51855-5")
    assert (pointing["date"], attachment["language"]) == ("2026-11-24T00:00:00+14:00", "en-GB")
    assert pointing["context"] == {"period": {"start": "2026-11-21", "end": "2026-11-22"}}
    assert (pointing["id"], binary["id"]) == (
        "c6dd7051-01ce-5c05-92eb-2816787175fd",
        "8cfe701e-12c4-5b00-a013-5683590fb8ae",
    ), "a page that is filed again is known again"
    [person] = resources(made, "Patient")
    assert pointing["author"] == [pointing["subject"]] == [{"reference": f"urn:uuid:{person['id']}"}]
    by_address = {one["fullUrl"]: one["resource"] for one in made["entry"]}
    assert by_address[attachment["url"]] is binary
    assert b64decode(binary["data"]) == b"%PDF-1.7 the page"
    assert (binary["contentType"], attachment["size"]) == ("application/pdf", 17)
    [section] = [one for one in resources(made, "Composition")[0]["section"] if "practitioner" in one["title"]]
    assert [by_address[one["reference"]]["resourceType"] for one in section["entry"]] == ["DocumentReference", "Binary"]
    assert resources(document(diary()), "Binary") == []


def test_the_format_that_takes_a_page_makes_the_file_with_it_and_tells_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("diary.formats.fhir.document._TOLD_EVERY", 5)
    told = list[float]()
    form = export_format("fhir").taking(b"%PDF-1.7", Work(told.append), DAY)
    assert form.write(diary(), MADE_ON) == fhir_export.write_with(diary(), MADE_ON, b"%PDF-1.7", Work(), DAY)
    assert told == sorted(told)
    assert len(told) > 1
    assert export_format("csv").taking(b"%PDF-1.7", Work()) is export_format("csv")


def test_each_symptom_has_its_mean_of_the_period_and_how_many_days_were_rated() -> None:
    ratings = [Rating(day=DAY + timedelta(days=n), symptom="pain", value=value) for n, value in enumerate((3, 4, 4))]
    made = document(of(*ratings, Rating(day=DAY, symptom="numbness", value=9), period=Period(DAY, MADE_ON)))
    [pain], [numbness] = coded(made, "period-mean-pain"), coded(made, "period-mean-numbness")
    assert pain["valueQuantity"]["value"] == 3.7
    assert pain["effectivePeriod"] == {"start": "2026-11-21", "end": "2026-11-23"}
    assert components(pain) == {"days-rated": 3, "days-of-period": 3, "highest-rating": 4}
    assert numbness["dataAbsentReason"]["text"] == "not enough days"
    assert "valueQuantity" not in numbness
    section = resources(made, "Composition")[0]["section"][0]
    assert "<td>3.7</td><td>4</td><td>3 of 3</td>" in section["text"]["div"]


def test_a_moment_has_its_time_and_the_night_after_midnight_the_date_of_the_calendar() -> None:
    written = datetime.combine(NEXT, time(8), _HOUR)
    night = Rating(day=DAY, symptom="pain", value=7, time=time(2, 30), written=written)
    evening = Rating(day=DAY, symptom="pain", value=5, written=written)
    made = coded(document(of(night, evening)), "symptom-pain")
    assert {(one["effectiveDateTime"], one["method"]["coding"][0]["code"]) for one in made} == {
        ("2026-11-22T02:30:00+01:00", "rated-moment"),
        ("2026-11-21", "rated-evening"),
    }


def test_a_moment_written_down_long_after_has_its_day_and_its_time_in_words() -> None:
    """Whether the clock was set forward in between nobody knows."""
    late = Rating(
        day=date(2026, 7, 1), symptom="pain", value=7, time=time(14), written=datetime(2026, 11, 20, tzinfo=UTC)
    )
    [made] = coded(document(of(late, period=Period(late.day, NEXT))), "symptom-pain")
    assert (made["effectiveDateTime"], made["note"]) == ("2026-07-01", [{"text": "at 14:00"}])


def test_what_a_wrong_clock_dated_to_come_has_no_time_to_come() -> None:
    wrong = datetime(2031, 1, 1, 20, tzinfo=_HOUR)
    records = [
        Rating(day=date(2031, 1, 1), symptom="pain", value=7, written=wrong),
        Measurement(day=date(2031, 1, 1), quantity="steps", value=7, time=time(9), written=wrong),
        TreatmentDone(day=date(2031, 1, 1), treatment="massage", written=wrong),
        TreatmentDone(day=date(2031, 1, 1), treatment="tablets", written=wrong),
        TreatmentEvent(day=date(2031, 1, 1), treatment="tablets", turn="started", text="new", written=wrong),
        BackgroundAnswer(item="family", unknown=True, written=wrong),
    ]
    made = document(of(*records, period=Period(DAY, LATE)), page=b"%PDF-1.7")
    moments = ("effectiveDateTime", "issued", "authored", "performedDateTime", "timestamp", "date")
    dated = (*moments, "start", "end", "time")
    told = [value for one in elements(made) for name, value in one.items() if name in dated]
    assert told
    assert max(told) < "2026-11-25"
    assert "In the diary at 2031-01-01, which is to come." in json.dumps(made)


def test_only_a_visit_to_come_is_planned() -> None:
    records = [Visit(date=DAY, whom="Dr Grey", agreed="Blood test"), Visit(date=date(2027, 1, 4))]
    made = document(of(*records))
    former, coming = resources(made, "Encounter")
    assert (former["status"], former["participant"]) == ("finished", [{"individual": {"display": "Dr Grey"}}])
    assert (coming["status"], coming["period"]["start"]) == ("planned", "2027-01-04")
    assert "participant" not in coming
    [agreed] = coded(made, "agreed")
    assert (agreed["valueString"], agreed["effectiveDateTime"]) == ("Blood test", "2026-11-21")


def _course(*events: tuple[int, str, str], ticked: range = range(0), dose: str = "") -> Excerpt:
    """A medicine with events at days from the first of September, ticked on others, and a period from day 10 to 40."""
    first = date(2026, 9, 1)
    changes = [
        TreatmentEvent(day=first + timedelta(days=day), treatment="tablets", turn=turn, dose=said)
        for day, turn, said in events
    ]
    done = [TreatmentDone(day=first + timedelta(days=day), treatment="tablets", dose=dose) for day in ticked]
    return of(*changes, *done, period=Period(first + timedelta(days=10), first + timedelta(days=40)))


def test_the_ticks_of_a_medicine_are_one_course_with_its_doses_and_the_days_ticked() -> None:
    made = document(_course((0, "started", "75 mg"), (20, "changed", "150 mg"), ticked=range(10, 35), dose="150 mg"))
    [statement], [ticks] = resources(made, "MedicationStatement"), coded(made, "days-ticked-tablets")
    assert (statement["status"], statement["effectivePeriod"]) == ("active", {"start": "2026-09-01"})
    assert [(one["text"], one["timing"]["repeat"]["boundsPeriod"]) for one in statement["dosage"]] == [
        ("75 mg", {"start": "2026-09-01", "end": "2026-09-20"}),
        ("150 mg", {"start": "2026-09-21"}),
    ]
    assert statement["note"] == [{"text": "Ticked on 25 of 31 days."}]
    assert (ticks["valueQuantity"]["value"], components(ticks)) == (25, {"days-of-course": 31})
    assert len(ticks["effectiveTiming"]["event"]) == 25
    assert statement["derivedFrom"][0]["reference"].endswith(ticks["id"])
    assert ticks["partOf"][0]["reference"].endswith(statement["id"])
    assert [one["text"] for one in ticks["note"]] == ["150 mg"] * 10


def test_a_medicine_that_was_stopped_and_taken_again_has_two_courses() -> None:
    events = ((0, "started", "75 mg"), (15, "stopped", ""), (30, "started", "50 mg"))
    made = resources(document(_course(*events, ticked=range(12, 18))), "MedicationStatement")
    assert [(one["status"], one["effectivePeriod"]) for one in made] == [
        ("stopped", {"start": "2026-09-01", "end": "2026-09-16"}),
        ("active", {"start": "2026-10-01"}),
        ("unknown", {"start": "2026-09-17", "end": "2026-09-18"}),
    ]
    assert [one.get("note") for one in made] == [
        [{"text": "Ticked on 4 of 6 days."}],
        None,
        [{"text": "Ticked on 2 of 2 days."}],
    ]


def test_a_course_that_ended_before_the_period_is_not_in_it() -> None:
    assert resources(document(_course((0, "started", "75 mg"), (5, "stopped", ""))), "MedicationStatement") == []
    [only_stopped] = resources(document(_course((12, "stopped", ""))), "MedicationStatement")
    assert (only_stopped["status"], only_stopped["effectivePeriod"]) == ("stopped", {"end": "2026-09-13"})


def test_weight_and_glucose_are_coded_as_r4_has_them() -> None:
    amounts = {"weight": 81.5, "blood-glucose": 7.4, "blood-glucose-mg": 133.0}
    measured = [Measurement(day=DAY, quantity=key, value=value) for key, value in amounts.items()]
    made = {one["code"]["coding"][1]["code"]: one for one in resources(document(of(*measured)), "Observation")}
    assert made["measurement-weight"]["meta"]["profile"] == ["http://hl7.org/fhir/StructureDefinition/bodyweight"]
    assert [one["code"] for one in made["measurement-weight"]["category"][0]["coding"]] == ["vital-signs"]
    assert [made[f"measurement-{key}"]["code"]["coding"][0] for key in amounts] == [
        {"system": "http://loinc.org", "code": "29463-7", "display": "Body weight"},
        {"system": "http://loinc.org", "code": "15074-8", "display": "Glucose [Moles/volume] in Blood"},
        {"system": "http://loinc.org", "code": "2339-0", "display": "Glucose [Mass/volume] in Blood"},
    ]


def test_a_weight_without_its_day_claims_no_profile_which_would_ask_for_one() -> None:
    made = document(of(Measurement(day=date(2031, 1, 1), quantity="weight", value=81.5), period=Period(DAY, LATE)))
    [weight] = [one for one in resources(made, "Observation") if "meta" not in one]
    assert "effectiveDateTime" not in weight
    assert weight["code"]["coding"][0]["code"] == "29463-7"


def test_every_observation_says_when_it_was_issued() -> None:
    made = document(diary())
    codes = {one["code"]["coding"][0]["code"] for one in resources(made, "Observation")}
    assert {"period-mean-pain", "days-ticked-pregabalin", "symptom-pain", "question-open"} <= codes
    assert [one["code"] for one in resources(made, "Observation") if "issued" not in one] == []


def test_the_days_of_the_plan_are_named() -> None:
    made = document(diary())
    weekdays = replace(diary().plan[0], weekdays=(0, 3))
    some = document(replace(diary(), plan=(weekdays,)))
    timings = [one["activity"][0]["detail"]["scheduledTiming"]["repeat"] for one in resources(some, "CarePlan")]
    assert timings == [{"dayOfWeek": ["mon", "thu"]}]
    assert "<td>Mon, Thu</td>" in json.dumps(some)
    assert "<td>every day</td>" in json.dumps(made)
    assert "Monday" not in json.dumps([made, some])


def test_every_code_has_its_name_and_every_section_its_code() -> None:
    made = document(diary(), page=b"%PDF-1.7")
    codings = [one for one in elements(made) if set(one) >= {"system", "code"} and "value" not in one]
    assert [one for one in codings if not one.get("display")] == []
    assert all(one["code"]["coding"] for one in resources(made, "Composition")[0]["section"])


@pytest.mark.parametrize("excerpt", [diary(), replace(diary(), questions=())])
def test_the_questionnaire_asks_what_the_response_answers(excerpt: Excerpt) -> None:
    _require_fitting(document(excerpt))


@given(diaries)
@settings(max_examples=at(60, 15), deadline=None)
def test_the_questionnaire_asks_what_any_response_answers(some: list[Record]) -> None:
    _require_fitting(document(of(*some, period=Period(FIRST, LAST))))


def _require_fitting(made: Element) -> None:
    """The response keeps the rules of its Questionnaire: items in their order, answers of their types and options."""
    responses, asked = resources(made, "QuestionnaireResponse"), resources(made, "Questionnaire")
    assert len(responses) == len(asked)
    for response, questionnaire in zip(responses, asked, strict=True):
        assert response["questionnaire"] == questionnaire["url"]
        _require_fitting_items(response["item"], questionnaire["item"])


def _require_fitting_items(answered: list[Element], asked: list[Element]) -> None:
    links = [one["linkId"] for one in asked]
    assert len(set(links)) == len(links)
    places = [links.index(one["linkId"]) for one in answered]
    assert places == sorted(set(places))
    for item, question in zip(answered, (asked[place] for place in places), strict=True):
        assert item["text"] == question["text"]
        if question["type"] == "group":
            _require_fitting_items(item["item"], question["item"])
            continue
        assert question.get("repeats") or len(item["answer"]) == 1 or question["type"] == "open-choice"
        for answer in item["answer"]:
            [(kind, value)] = answer.items()
            assert kind in _VALUES[question["type"]]
            assert kind != "valueCoding" or value in [one["valueCoding"] for one in question["answerOption"]]


_VALUES = {
    "open-choice": ("valueCoding", "valueString"),
    "quantity": ("valueQuantity",),
    "date": ("valueDate",),
    "string": ("valueString",),
    "boolean": ("valueBoolean",),
}


@pytest.fixture(scope="module")
def fifty_years() -> Excerpt:
    """A rating a day, and what was agreed at long visits, of fifty years."""
    first = date(1976, 11, 25)
    days = [first + timedelta(days=n) for n in range((MADE_ON - first).days)]
    written = datetime(2026, 11, 1, 20, tzinfo=_HOUR)
    ratings = [Rating(id=f"pain-{day}", day=day, symptom="pain", value=4, written=written) for day in days]
    visits = [Visit(date=day, whom="Dr Grey", agreed="&" * 9_000) for day in days[::90]]
    return replace(Excerpt(period=Period(first, MADE_ON)), ratings=tuple(ratings), visits=tuple(visits))


def test_fifty_years_have_no_narrative_that_fhir_does_not_allow(fifty_years: Excerpt) -> None:
    _head, beginning, *entries, _end = pieces(fifty_years, MADE_ON, b"", Work())
    assert len(entries) > 18_000
    [composition, _patient] = json.loads(beginning.partition(b":")[2] + b"]")
    narratives = [one["div"] for one in elements(composition) if "div" in one]
    assert max(map(len, narratives)) < _LONGEST_NARRATIVE
    assert any("are among the entries." in one for one in narratives)


def test_it_tells_how_far_it_is_and_ends_where_nobody_wants_it(fifty_years: Excerpt) -> None:
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) == 4:
            work.cancel()

    work = Work(tell)
    with pytest.raises(CancelledError):
        b"".join(pieces(fifty_years, MADE_ON, b"", work))
    assert len(told) == 4
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] < 1
