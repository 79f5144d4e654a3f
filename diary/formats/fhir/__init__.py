"""The diary in the terms of FHIR R4 (4.0.1): plain resources, checked by the models of `fhir.resources`."""
