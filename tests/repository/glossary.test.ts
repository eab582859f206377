import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../../src/graph/ontology.ts';
import { allowedWords } from './allowed-words.ts';
import { filesBelow, root } from './modules.ts';

const DOMAIN = ['src/graph', 'src/daily', 'bots/core/contract'];
const MAX_ALLOWED = 60;

/** Retired words that readers couldn't guess; no type may use them again. */
const RETIRED =
  /^(Words|Typed|Ask(ing|ed)|Bare|Said|Told|Telling|Setting|Tools|Desk|Around|Carrying|Claiming|Spot|Site|Reach|Hindrance|Ways?|Gap|Seals?|Keep|Memory|Offer|Behind|Pressable|Showing|Troubles?|Objection|Errand|Deck|Wish|Ledger|Wire|Furnishing|Atlas|Room|Seat|Rival|Gate|Exchange|Patience|Best|Tails|Marks|Mistakes|Standing|Dissent|Living|Door|Found|Remarks)$/;

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The names of the types and classes that a file exports. */
function exportedTypes(path: string): string[] {
  const names: string[] = [];
  const add = (id: { readonly name: string } | null) => id !== null && names.push(id.name);
  new Visitor({
    ExportNamedDeclaration: ({ declaration }) => {
      if (declaration === null) return;
      if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration') add(declaration.id);
      if (declaration.type === 'ClassDeclaration') add(declaration.id);
    },
  }).visit(parseSync(path, read(path)).program);
  return names;
}

const typesBelow = (folders: readonly string[]) =>
  folders.flatMap(filesBelow).flatMap((path) => exportedTypes(path).map((name) => ({ path, name })));

const rows = read('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const inCell = (cell = '') => [...cell.matchAll(/`(\*?\w+)`/g)].map(([, name = '']) => name);
const listed = rows.flatMap(([, , , types]) => inCell(types));
const endings = rows.flatMap(([, ending]) => inCell(ending).flatMap((name) => (name.startsWith('*') ? [name.slice(1)] : [])));
const asType = (word: string) => word.replace(/(?:^|[ -])(\w)/g, (_, letter: string) => letter.toUpperCase());
/** Words in the spelling of types: "Follow-up job" is `FollowUpJob`. A row may hold two; the kinds of entities are words too. */
const words = [...rows.flatMap(([, cell = '']) => cell.split(', ')), ...kindNames].map(asType);

const isKnown = (name: string): boolean =>
  listed.includes(name) ||
  name in allowedWords ||
  endings.some((ending) => name.endsWith(ending) && [...words, ...listed].includes(name.slice(0, -ending.length)));

describe('docs/glossary.md', () => {
  const types = typesBelow(DOMAIN);

  it('has the word of every domain type, unless it belongs to a platform or a standard', () => {
    expect(types.length).toBeGreaterThan(150);
    expect(types.filter(({ name }) => !isKnown(name)).map(({ path, name }) => `${name} in ${path}`)).toEqual([]);
  });

  it('lists no missing types', () => {
    const names = new Set(types.map(({ name }) => name));
    expect(listed.filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(allowedWords).filter((name) => !names.has(name))).toEqual([]);
  });

  it('defines each word once', () => {
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });

  it.each(['FactPath', 'Wish', 'RowEntity', 'Errand'])('lacks the made-up type %s', (name) => {
    expect(isKnown(name)).toBe(false);
  });

  it(`allows at most ${MAX_ALLOWED} words of platforms and standards, each with its page`, () => {
    expect(Object.keys(allowedWords).length).toBeLessThanOrEqual(MAX_ALLOWED);
    expect(
      Object.values(allowedWords).filter((url) => !/^https:\/\/(docs\.slack\.dev|discord\.com|www\.prisma\.io|graphql\.org)\//.test(url)),
    ).toEqual([]);
  });

  it('finds no retired word in any type', () => {
    const all = typesBelow(['src', 'bots']);
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ name }) => RETIRED.test(name))).toEqual([]);
    expect([...listed, ...Object.keys(allowedWords)].filter((name) => RETIRED.test(name))).toEqual([]);
  });
});
