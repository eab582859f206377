/** One notion of id: whatever the API calls an id, `node` and `nodes` fetch the thing by it. */
import { type GraphQLEnumType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { publicSchemaOf } from '../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { dataOf } from '../../support/api/ask.ts';
import { askAs, CITED, modelInput, send } from '../../support/api/editors.ts';
import { fieldsOf } from '../../support/api/schema-rules.ts';
import { freshApps } from '../../support/app.ts';
import { need } from '../../support/need.ts';

const open = publicSchemaOf(schema);
const fresh = freshApps('pglite');
let app: App;
const curator = askAs(() => app, 'curate');
const reader = askAs(() => app);
beforeAll(async () => {
  app = await fresh();
});

const nodesOf = async (ids: readonly string[]) => {
  const query = 'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id } node(id: $id) { __typename id } }';
  const { node, nodes } = dataOf(await reader<Record<'node' | 'nodes', never>>(query, { ids, id: ids[0] }));
  return { node, nodes };
};

/** Values of a field of the API, found below an answer. */
async function valuesIn(query: string, field: string): Promise<string[]> {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      if (name === field && typeof part === 'string') found.push(part);
      visit(part);
    }
  };
  const { data, errors } = await reader(query);
  visit(data);
  for (const { extensions } of errors) visit(extensions);
  return found;
}

/** Where each field that answers an id is met, beside the `id` of the nodes themselves. */
const meetings: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  'SuggestedName.id': async () => {
    const { errors } = await send(curator, 'updateEntity', { id: 'model/flamigo', summary: 'A new one.' });
    return errors.flatMap(({ suggestions = [] }) => suggestions.map(({ id }) => id));
  },
  'Completion.value': () => valuesIn('{ complete(text: "fla") { value } }', 'value'),
  // The tests of subscriptions show that a change names an entity by its id.
  'EntityChange.entityId': async () => ['model/clip'],
  'DeleteEntityPayload.deletedId': async () => {
    await send(curator, 'createEntity', modelInput('short-lived'));
    const { deletedId } = await send<{ deletedId: string }>(curator, 'deleteEntity', { id: 'model/short-lived' });
    // What is deleted can only be fetched once it is there again.
    await send(curator, 'createEntity', modelInput('short-lived'));
    return [deletedId];
  },
};

describe('every field of type ID', () => {
  const isRow = (name: string) => schema.getType(name)?.extensions['pothosPrismaModel'] !== undefined;
  const fields = Object.values(open.getTypeMap()).flatMap((type) =>
    fieldsOf(type)
      .filter((field) => getNamedType(field.type).name === 'ID')
      .map((field) => ({ path: `${type.name}.${field.name}`, type, field })),
  );
  const isNode = ({ type }: (typeof fields)[number]) =>
    type.name === 'Node' || ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().some(({ name }) => name === 'Node'));

  it('is of a node, of a row of the queues, or is met below', () => {
    const others = fields.filter((field) => !isNode(field) && !isRow(field.type.name)).map(({ path }) => path);
    expect(others.sort()).toEqual(Object.keys(meetings).sort());
  });

  it('says of a row that `node` does not know it', () => {
    const rows = fields.filter(({ type }) => isRow(type.name));
    expect(rows.length).toBeGreaterThan(2);
    for (const { path, field } of rows) expect(field.description, path).toMatch(/not for `node`/i);
  });

  it.each(Object.entries(meetings))('%s leads to the thing', async (_path, meet) => {
    const ids = await meet();
    expect(ids.length).toBeGreaterThan(0);
    const { node, nodes } = await nodesOf(ids);
    expect(nodes).toMatchObject(ids.map((id) => ({ id })));
    expect(node).toMatchObject({ id: ids[0] });
  });

  it('leads from every type of node to itself, and into every input', async () => {
    const types = open.getPossibleTypes(need(open.getType('Node')) as never);
    const { node } = need(open.getQueryType()).getFields();
    expect(node).toBeDefined();
    const kinds = (open.getType('Kind') as GraphQLEnumType).getValues().map(({ name }) => name);
    const entities = await valuesIn(
      `{ facts(first: 5) { nodes { id } } sources(first: 5) { nodes { id } } limitations(of: LMM) { id }
      ${kinds.map((kind) => `${kind}: entities(kinds: [${kind}], first: 1) { nodes { id } }`).join('\n')} }`,
      'id',
    );
    const ids = [...new Set(entities)];
    const { nodes } = await nodesOf(ids);
    expect((nodes as { id: string }[]).map(({ id }) => id)).toEqual(ids);
    expect(new Set((nodes as { __typename: string }[]).map(({ __typename }) => __typename))).toEqual(
      new Set(types.map(({ name }) => name)),
    );
  });
});

it('takes the id of an answer in every input for one', async () => {
  const [id = ''] = await valuesIn('{ search(text: "CLIP", first: 1) { nodes { ... on Node { id } } } }', 'id');
  expect(id).toBe('model/clip');
  const relation = { type: 'PERFORMS', from: id, to: 'task/translation' };
  expect((await send(curator, 'relate', { ...relation, ...CITED })).errors).toEqual([]);
  expect((await send(curator, 'unrelate', relation)).errors).toEqual([]);
  expect(await valuesIn(`{ model(slug: "${id}") { id } entity(kind: MODEL, slug: "${id}") { id } }`, 'id')).toEqual([id, id]);
});

it.each([
  ['{ model(slug: "flamigo") { id } }', 'model/flamingo'],
  ['{ fact(slug: "clip-purpos") { id } }', 'fact/clip-purpose'],
  ['{ source(slug: "clip-pap") { id } }', 'source/clip-paper'],
])('suggests by errors what can be fetched: %s', async (query, nearest) => {
  const ids = await valuesIn(query, 'id');
  expect(ids).toContain(nearest);
  expect((await nodesOf(ids)).nodes).toMatchObject(ids.map((id) => ({ id })));
});
