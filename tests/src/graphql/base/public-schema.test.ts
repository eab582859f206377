/** What the public schema leaves out, and that everything in it can be used by people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, parse, printSchema, validateSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { packageRoot } from '../../../../src/env.ts';
import { kindNames, relationTypeNames } from '../../../../src/graph/ontology.ts';
import { hiddenFieldIn, publicSchemaOf } from '../../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { askAs } from '../../../support/api/editors.ts';
import { minimalDocument } from '../../../support/api/minimal-document.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';

const sdl = `
  interface Named { name: String }
  interface Job { id: ID }
  type Cat implements Named { name: String owner: Person secret: Secret }
  type Person implements Named { name: String }
  type Post implements Job { id: ID fact: Cat }
  type Secret { text: String }
  type Token { value: String }
  enum Color { RED }
  input Wish { color: Color }
  input Hope { color: Color }
  union Thing = Cat | Person
  type Query { thing: Thing named: Named audit(hope: Hope): ID jobs(wish: Wish): [Job!]! tokens: [Token] }
`;

/** The schema with scopes as Pothos keeps them. */
function guarded(scopes: Readonly<Record<string, unknown>>): GraphQLSchema {
  const built = buildSchema(sdl);
  for (const [path, authScopes] of Object.entries(scopes)) {
    const [type = '', field] = path.split('.');
    const owner = need(built.getType(type)) as GraphQLObjectType;
    (field === undefined ? owner : need(owner.getFields()[field])).extensions = { pothosOptions: { authScopes } };
  }
  return built;
}

const hiddenNames = (whole: GraphQLSchema): string[] => {
  const open = publicSchemaOf(whole).getTypeMap();
  return Object.keys(whole.getTypeMap()).filter((name) => open[name] === undefined);
};

describe('a field', () => {
  it.each([
    [{ bot: true }, true],
    [{ $any: { bot: true } }, true],
    [{ $all: { bot: true, read: true } }, false],
    [{ $any: { bot: true, curate: true } }, false],
    [{ bot: true, curate: true }, false],
    [{ curate: true }, false],
    [{ admin: true }, false],
    [undefined, false],
  ])('that asks for %j is hidden: %s', (authScopes, hidden) => {
    const { tokens } = need(publicSchemaOf(guarded({ 'Query.tokens': authScopes })).getQueryType()).getFields();
    expect(tokens === undefined).toBe(hidden);
  });

  it('takes with it what only it leads to: objects, interfaces with their objects, inputs', () => {
    const whole = guarded({
      'Query.jobs': { bot: true },
      'Cat.secret': { bot: true },
      Token: { bot: true },
      'Query.tokens': { bot: true },
    });
    expect(hiddenNames(whole)).toEqual(['Job', 'Post', 'Secret', 'Token', 'Wish']);
    expect(validateSchema(publicSchemaOf(whole))).toEqual([]);
    expect(printSchema(publicSchemaOf(whole))).not.toMatch(/secret|jobs|tokens/i);
    // What is reached through an interface or a union alone stays.
    expect(Object.keys(publicSchemaOf(whole).getTypeMap())).toEqual(expect.arrayContaining(['Cat', 'Person', 'Thing', 'Color', 'Hope']));
  });

  it('cannot hide behind a function', () => {
    expect(() => publicSchemaOf(guarded({ 'Query.jobs': () => ({ bot: true }) }))).toThrow(/authScopes of "jobs" are a function/);
  });

  it('leaves a schema as it is when nothing of it is hidden', () => {
    const whole = guarded({ 'Query.audit': { admin: true } });
    expect(publicSchemaOf(whole)).toBe(whole);
  });

  it.each([
    ['{ thing { __typename } }', undefined],
    ['{ jobs { id } }', 'jobs'],
    ['{ ...F } fragment F on Query { x: jobs { id } }', 'jobs'],
    ['query A { audit } query B { jobs { id } }', 'jobs'],
    ['{ thing { ... on Cat { secret { text } } } }', 'secret'],
    ['{ nothing { jobs } }', undefined],
  ])('is found in %s: %s', (text, field) => {
    const whole = guarded({ 'Query.jobs': { bot: true }, 'Cat.secret': { bot: true } });
    expect(hiddenFieldIn(whole, parse(text))).toBe(field);
  });
});

describe('our schema', () => {
  const open = publicSchemaOf(schema);
  const committed = buildSchema(readFileSync(join(packageRoot, 'schema.graphql'), 'utf8'));
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  it('is valid without its hidden parts, and small for its ontology', () => {
    expect(validateSchema(open)).toEqual([]);
    // The first part holds what doesn't grow with the ontology; 4,000 of it are the conditions that filters share and those of models,
    // 3,000 the answers to questions, 3,500 checks of statements, 4,500 what curators see of questions without an answer, 500 what they see
    // of useful answers, 2,500 what has changed, and 1,000 what a picture says.
    const limit = 58_500 + 4_500 * kindNames.length + 1_000 * relationTypeNames.length;
    expect(readFileSync(join(packageRoot, 'schema.graphql')).byteLength).toBeLessThan(limit);
  });

  const roots = [
    ['query', committed.getQueryType()],
    ['mutation', committed.getMutationType()],
  ] as const;
  const fields = roots.flatMap(([operation, type]) => Object.values(need(type).getFields()).map((field) => ({ operation, field })));

  it.each(fields.map(({ operation, field }) => [`${operation} ${field.name}`, operation, field] as const))(
    '%s is open to curators, or to admins where it says so',
    async (_name, operation, field) => {
      const document = minimalDocument(operation, field);
      const codesFor = async (scope: 'curate' | 'admin') =>
        (await askAs(() => app, scope)(document)).errors.map(({ extensions }) => extensions.code);
      const isForAdmins = /scope `admin`/.test(field.description ?? '');
      const codes = await codesFor('curate');
      expect(codes.filter((code) => !['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'].includes(String(code)))).toEqual([]);
      expect(codes.includes('FORBIDDEN')).toBe(isForAdmins);
      if (isForAdmins) expect(await codesFor('admin')).toEqual([]);
    },
  );

  it('has hidden parts, all of them of bots', async () => {
    const whole = need(schema.getMutationType()).getFields();
    const hidden = Object.keys(whole).filter((name) => need(open.getMutationType()).getFields()[name] === undefined);
    expect(hidden.length).toBeGreaterThan(10);
    for (const name of hidden) {
      const document = minimalDocument('mutation', need(whole[name]));
      for (const scopes of [[], ['read'], ['curate']] as const) {
        const { errors } = await askAs(() => app, ...scopes)(document);
        expect(
          errors.map(({ extensions }) => extensions.code),
          document,
        ).toEqual(['FORBIDDEN']);
      }
    }
  });
});
