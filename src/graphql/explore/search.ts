/** Search: entities and facts in which a text is found. */
import { BadInput } from '../../errors.ts';
import type { Entity, Fact } from '../../graph/graph.ts';
import { kindNames, kinds } from '../../graph/ontology.ts';
import { type Highlight, type HighlightField, highlight } from '../../graph/search/highlight.ts';
import { type Hit, hitOrder, MAX_HITS, MAX_SEARCH_LENGTH, type SearchResults, search } from '../../graph/search/search.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity, pageComplexity, pageOf } from '../base/page.ts';
import { KindEnum, kindRefs } from '../knowledge/entity.ts';
import { FactRef } from '../knowledge/fact.ts';
import { parseChoices, TRAVERSAL_COST } from './arguments.ts';

const FieldEnum = enumOf<HighlightField>('SearchField', 'The field that matched.', {
  id: 'Its id, such as `model/clip`, even a former one.',
  name: 'The name people use.',
  slug: 'The last part of its id.',
  alias: 'One of its other names.',
  ask: 'A phrase that people use to ask for it.',
  summary: 'The sentence that says what it is.',
  text: 'The sentence of the fact.',
});

const SegmentRef = builder.objectRef<Highlight['segments'][number]>('HighlightSegment').implement({
  description: "A piece of a text that matches, or doesn't.",
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The exact piece, spaces included.' }),
    matched: t.exposeBoolean('matched', { description: 'Whether this piece matches the search.' }),
  }),
});

const HighlightRef = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'The best matching field, split into pieces.',
  fields: (t) => ({
    field: t.field({ type: FieldEnum, description: 'The field of the entity or fact.', resolve: ({ field }) => field }),
    segments: t.field({
      type: [SegmentRef],
      complexity: listComplexity,
      description: 'Joined, they are the field; "…" marks cuts in a long text.',
      resolve: ({ segments }) => segments,
    }),
  }),
});

const SearchResultItem = builder.unionType('SearchResultItem', {
  description: 'An entity or a fact.',
  types: [...kindNames.map((kind) => kindRefs[kind]), FactRef],
  resolveType: (item: Entity | Fact) => ('aboutIds' in item ? 'Fact' : kinds[item.kind].type),
});

// Pothos knows edges as {cursor, node} and connections by their page; edges of a page have the entry too, here the hit, and the
// resolver below adds the results.
const hitOf = (edge: unknown): Hit => (edge as { readonly entry: Hit }).entry;
const resultsOf = (connection: unknown): SearchResults => (connection as { readonly results: SearchResults }).results;

const SearchConnection = builder.connectionObject(
  {
    name: 'SearchConnection',
    type: SearchResultItem,
    description: 'A page of results, best first.',
    fields: (t) => ({
      text: t.string({
        description: `The text searched in names, up to ${MAX_SEARCH_LENGTH} characters.`,
        resolve: (connection) => resultsOf(connection).text,
      }),
      words: t.stringList({
        description: 'The words searched in texts, without stop words.',
        resolve: (connection) => [...resultsOf(connection).words],
      }),
      truncated: t.boolean({
        description: `Whether there are more than ${MAX_HITS.toLocaleString('en')} results.`,
        resolve: (connection) => resultsOf(connection).truncated,
      }),
    }),
  },
  builder.edgeObject({
    name: 'SearchEdge',
    type: SearchResultItem,
    description: 'A result, its score and its cursor.',
    fields: (t) => ({
      score: t.float({
        description: 'A share of a perfect match from 0 to 1: names above aliases, aliases above texts.',
        resolve: (edge) => hitOf(edge).score,
      }),
      highlight: t.field({ type: HighlightRef, description: 'What matched, without markup.', resolve: (edge) => highlight(hitOf(edge)) }),
    }),
  }),
);

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: 'Searches names, aliases, phrases, summaries and facts.',
    args: {
      ...t.arg.connectionArgs(),
      text: t.arg.string({ required: true, description: `The words to search for, up to ${MAX_SEARCH_LENGTH} characters.` }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds, and no facts.' }),
      requireRarest: t.arg.boolean({
        description: 'Only texts with the rarest of the words; names always count.',
        defaultValue: false,
      }),
    },
    complexity: (args) => ({ ...pageComplexity(args), field: TRAVERSAL_COST }),
    resolve: async (_root, { text, kinds: among, requireRarest, ...page }, { graph }) => {
      if (text.trim() === '')
        throw new BadInput('"text" is empty. Write what to look for, for example "video".', {
          at: ['text'],
          reason: 'TOO_SHORT',
          limit: 1,
        });
      const results = await search(graph, text, { among: parseChoices('kinds', among), requireRarest: requireRarest === true });
      return Object.assign(
        pageOf(results.hits, page, hitOrder, ({ item }) => item),
        { results },
      );
    },
  }),
);
