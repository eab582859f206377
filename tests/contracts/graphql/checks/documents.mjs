/** Documents as an application would write them, each with the fragments that it uses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { concatAST, parse, separateOperations } from 'graphql';

const folder = join(import.meta.dirname, '../clients/documents');

/** One entry a file, as code generators take them. */
export const files = readdirSync(folder).map((name) => {
  const location = join(folder, name);
  return { location, document: parse(readFileSync(location, 'utf8')) };
});

const whole = concatAST(files.map(({ document }) => document));

/** The operations by name. */
export const documents = separateOperations(whole);

/** A fragment by name, for reading one object from a cache. */
export const fragment = (name) => ({
  kind: 'Document',
  definitions: whole.definitions.filter((definition) => definition.kind === 'FragmentDefinition' && definition.name.value === name),
});
