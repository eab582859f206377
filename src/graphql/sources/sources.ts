import { select } from '../../graph/query/criteria.ts';
import { type SourceField, sortedSources } from '../../graph/query/sorted-lists.ts';
import { sourceCriterion } from '../../graph/query/sources.ts';
import { needSource } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { orderInput } from '../inputs/order-input.ts';
import { SourceRef } from './citation.ts';
import { SourceKindEnum } from './source-kind.ts';

builder.objectField(SourceRef, 'kind', (t) =>
  t.field({ type: SourceKindEnum, description: 'A paper, a dataset or another form.', resolve: ({ kind }) => kind }),
);

const SourceConnection = builder.connectionObject(
  { name: 'SourceConnection', type: SourceRef, description: 'A page of a list of sources.' },
  { name: 'SourceEdge', description: 'One source and its cursor.' },
);

const SourceOrder = orderInput<SourceField>('Source', 'sources', {
  slug: 'By its slug, A to Z.',
  title: 'Capitals sort first.',
  published: 'The date of publication.',
});

const SourceFilterInput = builder.inputType('SourceFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    kind: t.field({ type: SourceKindEnum, description: 'Only this form, such as PAPER.' }),
    publisher: t.string({ description: 'Only those by it, as `publisher` spells it.' }),
    publishedAfter: t.field({ type: 'PartialDate', description: 'Only those published later.' }),
    publishedBefore: t.field({ type: 'PartialDate', description: 'Only those published earlier.' }),
  }),
});

builder.queryFields((t) => ({
  source: t.field({
    type: SourceRef,
    nullable: true,
    description: 'One publication by its slug.',
    args: { slug: t.arg.string({ required: true, description: 'The `slug` of an earlier answer.' }) },
    resolve: (_root, { slug }, { graph }) => needSource(graph, slug, ['slug']),
  }),
  sources: t.field({
    type: SourceConnection,
    description: 'Everything that is or was cited, by slug.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: SourceFilterInput, description: 'Conditions that sources must meet.' }),
      orderBy: t.arg({ type: SourceOrder, description: 'Instead of the order by slug.' }),
    },
    complexity: pageComplexity,
    resolve: (_root, { filter, orderBy, ...page }, { graph }) => {
      const { items, order } = sortedSources(graph, orderBy?.field ?? 'slug', orderBy?.direction ?? 'asc');
      return pageOf(select(items, sourceCriterion(graph, filter ?? {})), page, order);
    },
  }),
}));
