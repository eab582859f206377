/**
 * Breaking changes since the last release. breaking.json lists the intended ones with their reason and date; at a release,
 * schema.graphql becomes released.graphql, and the list is emptied.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const folder = join(import.meta.dirname, '..');
const read = (path) => buildSchema(readFileSync(path, 'utf8'));
export const intended = JSON.parse(readFileSync(join(folder, 'breaking.json'), 'utf8'));

export async function breaking(schema, expected = intended) {
  const changes = await diff(read(join(folder, 'released.graphql')), read(schema));
  const found = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const isSame = (change, entry) => change.type === entry.type && change.path === entry.path;
  return [
    ...found
      .filter((change) => !expected.some((entry) => isSame(change, entry)))
      .map(
        ({ type, path, message }) => `${message} This breaks clients: deprecate instead, or list ${type} of "${path}" in breaking.json.`,
      ),
    ...expected
      .filter((entry) => !found.some((change) => isSame(change, entry)))
      .map(({ type, path }) => `breaking.json lists ${type} of "${path}", but that isn't a change. Remove it.`),
    ...expected
      .filter(({ reason, on }) => !/\S{3}.*\s/.test(reason ?? '') || !/^\d{4}-\d{2}-\d{2}$/.test(on ?? ''))
      .map(
        ({ type, path }) =>
          `breaking.json lists ${type} of "${path}" without "reason" or "on". Add the reason and the date of the decision.`,
      ),
  ];
}
