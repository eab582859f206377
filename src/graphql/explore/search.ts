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

const FieldEnum = enumOf<HighlightField>('SearchField', 'Where in an entity or a fact a text was found.', {
  id: 'Its id, such as `model/clip`, also one that has been retired.',
  name: 'The name people know it by.',
  slug: 'The last part of its id.',
  alias: 'Another name under which it is found.',
  ask: 'A phrase by which people ask for it.',
  summary: 'The sentence that says what it is.',
  text: 'The sentence that is the fact.',
});

const SegmentRef = builder.objectRef<Highlight['segments'][number]>('HighlightSegment').implement({
  description: 'A piece of a text that has matched as a whole, or not at all.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The piece as it is written, spaces included.' }),
    matched: t.exposeBoolean('matched', { description: 'Whether it is what was searched for.' }),
  }),
});

const HighlightRef = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'The field that has matched best, in pieces that tell what of it has matched.',
  fields: (t) => ({
    field: t.field({ type: FieldEnum, description: 'Which field of the entity or fact it is.', resolve: ({ field }) => field }),
    segments: t.field({
      type: [SegmentRef],
      complexity: listComplexity,
      description: 'Put together they are the text of the field; of a long one the part around the first match, with "…" where it is cut.',
      resolve: ({ segments }) => segments,
    }),
  }),
});

const SearchResultItem = builder.unionType('SearchResultItem', {
  description: 'What can be found: an entity of any kind, or a fact.',
  types: [...kindNames.map((kind) => kindRefs[kind]), FactRef],
  resolveType: (item: Entity | Fact) => ('about' in item ? 'Fact' : kinds[item.kind].type),
});

// Pothos knows edges as {cursor, node} and connections by their page; the resolver below is the only maker of these, and it adds the rest.
const hitOf = (edge: unknown): Hit => (edge as { readonly hit: Hit }).hit;
const resultsOf = (connection: unknown): SearchResults => (connection as { readonly results: SearchResults }).results;

const SearchConnection = builder.connectionObject(
  {
    name: 'SearchConnection',
    type: SearchResultItem,
    description: 'A page of what was found, the best first.',
    fields: (t) => ({
      text: t.string({
        description: `What was looked for in names: the text that was given, or the first ${MAX_SEARCH_LENGTH} characters of a longer one.`,
        resolve: (connection) => resultsOf(connection).text,
      }),
      words: t.stringList({
        description:
          'The words that were looked for in texts: without those that say nothing, and without the commonest where there are too many.',
        resolve: (connection) => [...resultsOf(connection).words],
      }),
      truncated: t.boolean({
        description: `Whether more was found than the best ${MAX_HITS.toLocaleString('en')}, which are all that can be read.`,
        resolve: (connection) => resultsOf(connection).truncated,
      }),
    }),
  },
  builder.edgeObject({
    name: 'SearchEdge',
    type: SearchResultItem,
    description: 'One thing that was found, with how well it fits and why.',
    fields: (t) => ({
      score: t.float({
        description:
          'How well it fits, as a share of a perfect fit from 0 to 1: 1 for its id, name or slug, 0.9 for an alias, 0.7 to 0.8 for the beginning of a name, 0.5 to 0.6 for a later word, 0.3 to 0.4 for a name with mistakes, less for words in texts.',
        resolve: (edge) => hitOf(edge).score,
      }),
      highlight: t.field({
        type: HighlightRef,
        description: 'What of it has matched, free of any markup.',
        resolve: (edge) => highlight(hitOf(edge)),
      }),
    }),
  }),
);

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: 'Entities and facts in which a text is found: in names, aliases, phrases by which people ask, summaries and facts.',
    args: {
      ...t.arg.connectionArgs(),
      text: t.arg.string({ required: true, description: `What to look for; of a longer text the first ${MAX_SEARCH_LENGTH} characters.` }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds; facts, which are of no kind, are left out then.' }),
    },
    complexity: (args) => ({ ...pageComplexity(args), field: TRAVERSAL_COST }),
    resolve: async (_root, { text, kinds: among, ...page }, { graph }) => {
      if (text.trim() === '') throw new BadInput('"text" is empty. Write what to look for, for example "video".');
      const results = await search(graph, text, parseChoices('kinds', among));
      const { edges, ...rest } = pageOf(results.hits, page, hitOrder);
      return { ...rest, results, edges: edges.map(({ cursor, node: hit }) => ({ cursor, node: hit.item, hit })) };
    },
  }),
);
