"""The diary as FHIR R4 (4.0.1): resources as plain dictionaries, which the tests check with two validators."""
