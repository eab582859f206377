/** The documents behind the bots' answers: a user who follows the link can run each of them without a key. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import type { App } from '../../src/app.ts';
import { packageRoot } from '../../src/env.ts';
import { freshApps } from '../support/app.ts';
import { botContextOf, pagesOf, queryApp } from '../support/bots/bot-contexts.ts';
import { asking } from '../support/bots/interpret.ts';

const PLAYGROUND = 'https://atlas.example/graphql';
const schema = buildSchema(readFileSync(join(packageRoot, 'schema.graphql'), 'utf8'));
const folder = join(packageRoot, 'bots/core/commands');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(folder, path), 'utf8'));
/** Every document that a command names as the one behind its answer. */
const named = sources.flatMap((text) => [...text.matchAll(/\bresultFrom\(\s*query,\s*(\w+)/g)].map(([, name]) => name));

const examples = commands.flatMap((command) => command.examples);
const fresh = freshApps('pglite');
let app: App;
interface Linked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
let linked: readonly Linked[];

beforeAll(async () => {
  app = await fresh();
  const ask = asking(botContextOf(app, { playground: PLAYGROUND }));
  const replies = [];
  // One fact by its id is what the button of a post asks for.
  for (const example of [...examples, 'fact fact/clip-training-pairs']) replies.push(...(await pagesOf(ask, example)));
  const urls = replies.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'link' ? [action.url] : [])));
  linked = [...new Set(urls)].filter((url) => url.startsWith(PLAYGROUND)).map(readLink);
});

function readLink(url: string): Linked {
  const { searchParams } = new URL(url);
  return { query: searchParams.get('query') ?? '', variables: JSON.parse(searchParams.get('variables') ?? '{}') };
}

describe('the documents behind answers', () => {
  it('are all linked by some example', () => {
    // The query behind the answer to a question comes from the API, without a name.
    const operations = linked.flatMap(({ query }) => getOperationAST(parse(query))?.name?.value ?? []);
    expect(operations.length).toBeLessThan(linked.length);
    expect(named.length).toBeGreaterThan(15);
    expect([...new Set(operations)].sort()).toEqual([...new Set(named)].sort());
  });

  it('fit the public schema', () => {
    for (const { query } of linked) expect(validate(schema, parse(query)), query).toEqual([]);
  });

  it('run without a key', async () => {
    for (const { query, variables } of linked) expect(await queryApp(app, query, variables), query).toBeTruthy();
  });
});
