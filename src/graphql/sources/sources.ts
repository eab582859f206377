/** Sources, one by one and in pages. */
import { select } from '../../graph/query/criteria.ts';
import { type SourceField, sortedSources } from '../../graph/query/sorted-lists.ts';
import { sourceCriterion } from '../../graph/query/sources.ts';
import { needSource } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { orderInput } from '../base/order-input.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { SourceRef } from './citation.ts';
import { SourceKindEnum } from './source-kind.ts';

builder.objectField(SourceRef, 'kind', (t) =>
  t.field({ type: SourceKindEnum, description: 'What it is: a paper, a dataset or something else.', resolve: ({ kind }) => kind }),
);

const SourceConnection = builder.connectionObject(
  { name: 'SourceConnection', type: SourceRef, description: 'A page of a list of sources, with its edges and its total count.' },
  { name: 'SourceEdge', description: 'One source of a page, with the cursor to read on from.' },
);

const SourceOrder = orderInput<SourceField>('Source', 'sources', {
  slug: 'The short stable name, from A to Z.',
  title: 'The title, capitals before small letters.',
  published: 'When it was published, as exact as it is known.',
});

const SourceFilterInput = builder.inputType('SourceFilter', {
  description: 'Which sources are wanted; of what is given all must hold.',
  fields: (t) => ({
    kind: t.field({ type: SourceKindEnum, description: 'Only papers, only datasets, or whatever else is named here.' }),
    publisher: t.string({ description: 'Only those of this journal, company or site, as `publisher` spells it.' }),
    publishedAfter: t.field({ type: 'PartialDate', description: 'Only those of later; what is too inexact to tell does not pass.' }),
    publishedBefore: t.field({ type: 'PartialDate', description: 'Only those of earlier; what is too inexact to tell does not pass.' }),
  }),
});

builder.queryFields((t) => ({
  source: t.field({
    type: SourceRef,
    nullable: true,
    description: 'Where something was published, by slug; an unknown slug is an error with the nearest slugs.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug, as `slug` of an earlier answer tells it.' }) },
    resolve: (_root, { slug }, { graph }) => needSource(graph, slug),
  }),
  sources: t.field({
    type: SourceConnection,
    description: 'Everything that is or was cited, as far as it passes the filter, by slug.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: SourceFilterInput, description: 'Which sources are wanted; all of them when it is left out.' }),
      orderBy: t.arg({ type: SourceOrder, description: 'In which order they are read; by slug when it is left out.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { filter, orderBy, ...page }, { graph }) => {
      const { items, order } = sortedSources(graph, orderBy?.field ?? 'slug', orderBy?.direction ?? 'asc');
      return pageOf(select(items, sourceCriterion(graph, filter ?? {})), page, order);
    },
  }),
}));
