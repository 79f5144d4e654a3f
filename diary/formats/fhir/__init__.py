"""The diary in the terms of FHIR R4 (4.0.1): plain resources, which the tests check by two validators."""
