/** The page's script, run with a storage and an address provided by the test. */
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { initialTabScript } from '../../../../src/web/playground/initial-tab.ts';

interface Tab {
  readonly query: string | null;
  readonly variables?: string | null;
  readonly headers?: string | null;
}

const EXAMPLE: Tab = { query: 'query Example { meta { revision } }' };
const LINKED = { query: 'query Linked($slug: String!) { model(slug: $slug) { name } }', variables: '{"slug":"clip"}' };

/** Opens the page at an address; returns what GraphiQL finds stored, the tabs it gets, and the address shown then. */
function open(search: Record<string, string>, before: Record<string, string> = {}) {
  const stored = new Map(Object.entries(before));
  const localStorage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  };
  const addresses: string[] = [];
  const history = { replaceState: (_state: unknown, _title: string, address: string) => void addresses.push(address) };
  const options: { defaultTabs: Tab[]; onEditQuery?: () => void } = { defaultTabs: [EXAMPLE] };
  const location = { pathname: '/graphql', search: `?${new URLSearchParams(search)}` };
  runInContext(initialTabScript, createContext({ localStorage, history, location, options, URLSearchParams }));
  return { stored: Object.fromEntries(stored), tabs: options.defaultTabs, addresses, options };
}

const state = (tabs: readonly Tab[], activeTabIndex = 0) => ({ 'graphiql:tabState': JSON.stringify({ tabs, activeTabIndex }) });

it('opens the query of a link before the examples when nothing is stored', () => {
  const { stored, tabs } = open(LINKED);
  expect(stored).toEqual({ 'graphiql:query': LINKED.query, 'graphiql:variables': LINKED.variables });
  expect(tabs).toEqual([LINKED, EXAMPLE]);
});

it("stores a link's query for GraphiQL to open next to the existing tabs, which stay", () => {
  const before = state([EXAMPLE, { query: '{ mine }' }], 1);
  const { stored, tabs } = open(LINKED, { ...before, 'graphiql:query': '{ mine }' });
  expect(stored).toEqual({ ...before, 'graphiql:query': LINKED.query, 'graphiql:variables': LINKED.variables });
  expect(tabs).toEqual([EXAMPLE]);
});

it('gives a link neither the headers nor the variables of another tab', () => {
  const mine = { 'graphiql:variables': '{"mine":1}', 'graphiql:headers': '{"authorization":"Bearer mine"}' };
  expect(open({ query: '{ linked }' }, { ...state([EXAMPLE]), ...mine }).stored).toEqual({
    ...state([EXAMPLE]),
    'graphiql:query': '{ linked }',
  });
});

it('shows the previously active tab without a link, or with only variables', () => {
  const tab = { query: '{ mine }', variables: '{"mine":1}', headers: '{"x":"y"}' };
  const before = state([EXAMPLE, tab], 1);
  const texts = { 'graphiql:query': tab.query, 'graphiql:variables': tab.variables, 'graphiql:headers': tab.headers };
  for (const search of [{}, { variables: '{}' }, { query: '' }]) expect(open(search, before).stored).toEqual({ ...before, ...texts });
  expect(open({}).stored).toEqual({});
});

it.each(['{', 'null', '[]', '{"tabs":null}', '{"tabs":[],"activeTabIndex":3}'])('drops unreadable tabs: %s', (text) => {
  const { stored, tabs } = open(LINKED, { 'graphiql:tabState': text, 'graphiql:theme': 'dark' });
  expect(stored).toEqual({ 'graphiql:theme': 'dark', 'graphiql:query': LINKED.query, 'graphiql:variables': LINKED.variables });
  expect(tabs).toEqual([LINKED, EXAMPLE]);
});

it('treats hostile text as text', () => {
  const query = '</script><script>alert(1)</script>';
  expect(open({ query, variables: query }).tabs[0]).toEqual({ query, variables: query });
});

it("leaves a plain address behind, which edits don't change", () => {
  const { addresses, options } = open(LINKED);
  expect(addresses).toEqual(['/graphql']);
  expect(options.onEditQuery?.()).toBeUndefined();
});
