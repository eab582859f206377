/** An API in process to which some callers have keys: who sends `Bearer <scope>` may do what the scope allows. */
import { createYoga } from 'graphql-yoga';
import { anonymous, type Scope, scopeNames, type Viewer } from '../../src/access/scopes.ts';
import type { Atlas } from '../../src/atlas.ts';
import { systemClock } from '../../src/clock.ts';
import type { Context } from '../../src/graphql/builder.ts';
import { maskErrors } from '../../src/graphql/errors.ts';
import { schema } from '../../src/graphql/schema.ts';
import { silent } from './atlas.ts';

const isScope = (text: string): text is Scope => (scopeNames as readonly string[]).includes(text);

function viewerOf(header: string | null): Viewer {
  const scope = header?.replace(/^Bearer /, '') ?? '';
  return isScope(scope) ? { key: { id: scope, name: scope }, scopes: new Set([scope]), exempt: scope === 'bot' } : anonymous;
}

/** The same fields, errors and graph as the product's own API, with the clock of the test. */
export function apiWithKeys({ store, client }: Pick<Atlas, 'store' | 'client'>, clock = systemClock) {
  const yoga = createYoga<object, Context>({
    schema,
    context: ({ request }) => ({ graph: store.current(), viewer: viewerOf(request.headers.get('authorization')), store, client, clock }),
    maskedErrors: { maskError: maskErrors(silent) },
    graphiql: false,
    logging: false,
  });
  const fetch: typeof globalThis.fetch = async (input, init) => yoga.fetch(new Request(input, init));
  return { url: 'http://localhost/graphql', fetch };
}
