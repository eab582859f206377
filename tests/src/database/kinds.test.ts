/** What the ontology says of columns, beside the tables that are written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/env.ts';
import { type ColumnRule, columnRules, detailKinds, hasOrdinal, kindNames, orderColumns } from '../../../src/graph/ontology.ts';

const schema = readFileSync(join(packageRoot, 'prisma', 'schema.prisma'), 'utf8');

/** The models of a Prisma schema: the type of each field that is a column, by its name. */
const models = new Map(
  [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) => [
    name,
    Object.fromEntries(
      [...body.matchAll(/^ {2}(\w+) +((?:String|Int|BigInt|Boolean)\??)(?: |$)/gm)].map(([, field, type]) => [field, type]),
    ),
  ]),
);

const prismaTypes = { text: 'String', url: 'String', date: 'String', count: 'BigInt', flag: 'Boolean' } as const satisfies Record<
  ColumnRule['type'],
  string
>;
const prismaType = ({ type, required }: ColumnRule) => `${prismaTypes[type]}${required === undefined ? '?' : ''}`;
const modelOf = (kind: string) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

it.each(detailKinds)('finds the columns of a %s in prisma/schema.prisma', (kind) => {
  const columns = Object.entries(columnRules(kind)).map(([name, rule]) => [name, prismaType(rule)]);
  const ordinal = hasOrdinal(kind) ? { ordinal: 'Int' } : {};
  expect(models.get(modelOf(kind))).toEqual({ id: 'String', kind: 'String', ...ordinal, ...Object.fromEntries(columns) });
});

it('finds no table for a kind without columns', () => {
  const others = kindNames.filter((kind) => !detailKinds.some((other) => other === kind));
  expect(others.filter((kind) => models.has(modelOf(kind)))).toEqual([]);
});

it('orders lists by columns that hold the same wherever they have the same name', () => {
  const types = new Map(orderColumns.map(([name, { type }]) => [name, type]));
  expect(orderColumns.filter(([name, { type }]) => types.get(name) !== type)).toEqual([]);
});
