/** What docs/api.md tells the users of other clients, as values: the checks take their settings from there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const apiPage = readFileSync(join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');

/** The rows below a table's heading, as cells without their code marks. */
function rows(page, heading) {
  const [, table] = page.split(new RegExp(String.raw`^\| ${heading} \|.*\n\|[ |-]+\n`, 'm'));
  if (table === undefined) throw new Error(`docs/api.md has no table "${heading}".`);
  return table
    .split('\n\n')[0]
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
}

const code = (cell) => cell.replaceAll('`', '');

/** The TypeScript type of each custom scalar. */
export const scalarsOf = (page) => Object.fromEntries(rows(page, 'Scalar').map(([name, , type]) => [code(name), code(type)]));

/** The abstract types, each with the possible types that its row names. */
export const abstractTypesOf = (page) =>
  Object.fromEntries(rows(page, 'Type').map(([name, types]) => [code(name), [...types.matchAll(/`([A-Z]\w+)`/g)].map(([, type]) => type)]));

/** The module that creates Apollo's cache. */
export function apolloCacheOf(page) {
  const blocks = [...page.matchAll(/```js\n([^`]+)```/g)].map(([, block]) => block);
  const block = blocks.find((text) => text.includes('InMemoryCache'));
  if (block === undefined) throw new Error("docs/api.md doesn't show how to create Apollo's cache.");
  return block;
}
